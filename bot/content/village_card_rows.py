"""cards.yaml of a village: what has to be known of somebody in the minute, and their categories."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.readers import one_of, read_code, read_date, read_flag, read_text
from bot.content.table import Table
from bot.content.village_cards import VillageCard
from bot.content.village_rows import read_id
from bot.domain.cards import Card, IllnessState

FILE = "cards.yaml"


def read_cards(shelf: Shelf) -> tuple[VillageCard, ...]:
    """Every row; a village may have written down none."""
    if not any(layer.find(FILE) for layer in shelf.layers):
        return ()
    found: list[VillageCard] = []
    for table in shelf.one(FILE):
        for row in table.rows("cards"):
            found.append(card_row(row))
            row.close()
        table.close()
    return tuple(found)


def card_row(row: Table) -> VillageCard:
    """Words for people to read, and the facts the colour is made of."""
    card = Card(
        person_id=row.read("person", read_id, "", required=True),
        illness_state=row.read("illness_state", one_of(IllnessState), None),
        family_doctor_id=row.read("family_doctor", read_id, None),
        diseases=row.read("diseases", read_text, None),
        medicines=row.read("medicines", read_text, None),
        allergies=row.read("allergies", read_text, None),
        door_note=row.read("door_note", read_text, None),
        due_on=row.read("due_on", read_date, None),
        flu_on=row.read("flu_on", read_date, None),
        pneumococcal_on=row.read("pneumococcal_on", read_date, None),
        dialysis=row.read("dialysis", read_flag, False),
        oxygen=row.read("oxygen", read_flag, False),
        disabled=row.read("disabled", read_flag, False),
    )
    return VillageCard(card, row.several("tags", read_code) or ())
