"""What is known of a gift while it is talked about, and what the rules say to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from bot.domain.accepting import Accepted, Logo, Missing, Offered, accept
from bot.domain.medicines import Medicine, Ware
from bot.domain.outcome import Refused
from bot.domain.wares import comes_back
from bot.services.desk import Desk

# Told by the rules as refusals, but only a number or a day has to be said again.
COUNTS = frozenset({"gift.no.none", "gift.no.part", "gift.no.too_many"})
DAYS = frozenset({"gift.no.expired", "gift.no.too_soon", "gift.no.day"})
UNKNOWN = "gift.no.unknown"
TRADES = frozenset({"gift.no.money", "gift.no.barter"})
# A number nobody could write down: more than all, less than nothing, not whole, nothing.
FAULTY = {"too_many": 1e9, "negative": -1.0, "part": 0.5, "zero": 0.0}


@dataclass(frozen=True, slots=True)
class Gift:
    """Everything as short text, as a row of `dialogs` and the details of a case hold it."""

    item: str = ""  # id of the catalogue; empty while nobody knows what it is
    qty: str = ""
    unit: str = ""
    last: str = ""  # the last day of use, YYYY-MM-DD
    opened: str = ""  # yes | no
    batch: str = ""
    photo: str = ""  # Telegram's file id
    words: str = ""  # as it was said
    logo: str = ""  # red | green | none, as said or seen
    rest: str = ""  # what else the same words offered: item:qty:unit, one after the other

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> Gift:
        """The gift as it was kept; whatever else lies beside it is left alone."""
        return cls(**{f.name: kept.get(f.name, "") for f in fields(cls)})

    def kept(self) -> dict[str, str]:
        """Only what is known."""
        pairs = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in pairs.items() if value}

    def details(self, box: str) -> dict[str, str]:
        """What its case keeps; words and picture stand with what was said."""
        return {"box": box, **self.shown()}

    def shown(self) -> dict[str, str]:
        """What a message needs of it; no words, and of a picture only that there is one."""
        return replace(self, photo="", words="", rest="").kept()

    def following(self) -> Gift | None:
        """The next thing of the same words, to be talked about once this one is settled."""
        if not self.rest:
            return None
        one, _, rest = self.rest.partition(" ")
        item, qty, unit = one.split(":")
        return Gift(item, qty, unit, words=self.words, rest=rest)

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.last) if self.last else None

    @property
    def count(self) -> float | None:
        return float(self.qty) if self.qty else None

    def medicine(self, desk: Desk) -> Medicine | None:
        return desk.content.stocked.find(self.item) if self.item else None


PACK = "盒"


def unit_of(gift: Gift, medicine: Medicine | None) -> str:
    """What it is counted in; of medicine whole packs, whatever one takes of it at a time."""
    if gift.unit or medicine is None:
        return gift.unit
    return PACK if medicine.kind is Ware.MEDICINE else medicine.unit


def judged(desk: Desk, gift: Gift) -> Accepted | Missing | Refused:
    """What the rules say before anybody has seen it: sealed and with its logo until it is seen."""
    return _accept(desk, gift, opened=gift.opened == "yes", logo=gift.logo or "green")


def judged_in_hand(desk: Desk, gift: Gift) -> Accepted | Missing | Refused:
    """The second look, at what the keeper holds."""
    return _accept(desk, gift, opened=False, logo=gift.logo or "unknown")


def _accept(desk: Desk, gift: Gift, *, opened: bool, logo: str) -> Accepted | Missing | Refused:
    medicine = gift.medicine(desk)
    seen: Logo = "unknown"
    if logo in ("red", "green", "none"):
        seen = logo  # type: ignore[assignment]
    offered = Offered(medicine, gift.count, gift.unit or None, gift.day, opened, seen)
    return accept(offered, desk.today())


def without_fault(gift: Gift, reason: str) -> Gift:
    """Once it was answered, only what was wrong has to be said anew."""
    if reason in COUNTS:
        return replace(gift, qty="")
    return replace(gift, last="") if reason in DAYS else gift


def ages(medicine: Medicine | None) -> bool:
    """Whether it has a last day at all."""
    return medicine is not None and not comes_back(medicine)
