"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.registers import page_values, sheets, sweep_cards
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

_REGISTER = (
    "registers.is_off", "registers.off_page", "registers.entries", "registers.tags",
    "registers.signing", "registers.missing", "registers.noted",
)  # fmt: skip

# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(_REGISTER, page_values.say_register),
    "registers.list": page_values.say_list,
    "registers.pack": page_values.say_pack,
    "registers.found": page_values.say_found,
    "visits.noted": page_values.say_visits,
    "visits.how": page_values.say_mine,
    "visits.which": page_values.say_which,
    "sweeps.last_day": sweep_cards.say_sweep,
    "sweeps.over": sweep_cards.say_sweep,
    "sweeps.how": sweep_cards.say_how,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {
    "living.checklist": sheets.checklist,
    "living.counts": sheets.counts,
    "living.sweep": sweep_cards.overview,
    "living.sweep_mine": sweep_cards.mine,
}
