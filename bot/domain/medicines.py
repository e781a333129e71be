"""A medicine, device or supply that people name, and what may happen to it in a shared box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ware(StrEnum):
    """What sort of thing an entry of the catalogue is."""

    MEDICINE = "medicine"
    DEVICE = "device"
    SUPPLY = "supply"
    # What a tool house lends: 扳手, 象棋, 梯子.
    TOOL = "tool"


class BoxRule(StrEnum):
    """What the shared box does with it."""

    # Anybody may take it after the questions.
    SELF = "G"
    # A keeper or the village doctor has to tick each hand-out.
    TICK = "Y"
    NEVER = "N"


class Caution(StrEnum):
    """What being pregnant or nursing means for it; more is never read into silence than ASK."""

    FINE = "fine"
    ASK = "ask"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Limits:
    """For whom and how much, as far as a source says so; what is not known asks a doctor."""

    # Under this age, in months, nobody gets it at all; under the other a doctor decides.
    never_under: int | None = None
    ask_under: int | None = None
    pregnant: Caution = Caution.ASK
    # Codes of what a person must not have for it without a doctor: ulcer, kidney, bp, driving ….
    avoid: tuple[str, ...] = ()
    # Days one may go on by oneself; packs handed out at a time for one person.
    course_days: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the shared box has to know of a thing before it takes it in or lends it."""

    antibiotic: bool = False
    fridge: bool = False
    # A liquid, an ointment, drops: only unopened; tablets may come as a whole blister.
    unopened_only: bool = False
    # Cancelled by the regulator: locked up and shown to the village doctor.
    withdrawn: bool = False
    # Holds mercury: collected as hazardous waste, never handed on.
    mercury: bool = False
    # Lent for so many days instead of given; None where it is used up.
    lend_days: int | None = None


@dataclass(frozen=True, slots=True)
class Medicine:
    """One line of the catalogue. The logo on the pack itself stands above it."""

    id: str
    # What the thing is called in lists, its dosage form dropped: 布洛芬.
    generic: str
    # The same in full, with its form.
    name: str
    # Rx, 甲, 乙, 双 (both), OTC, 械 device, 消 disinfectant, 停 withdrawn; ? is not known.
    pack_class: str
    box: BoxRule
    kind: Ware = Ware.MEDICINE
    # Names that mean it wherever they stand.
    aliases: tuple[str, ...] = ()
    # Names that mean it only where medicine is spoken of: 999, 连花, 84.
    nicknames: tuple[str, ...] = ()
    # Everyday words that sound like one of its names.
    unlike: tuple[str, ...] = ()
    # A word for many things, like 退烧药 or 泰诺: which one it is has to be asked.
    broad: bool = False
    # Groups of which nobody takes two at a time: PARA, IBU, CPM ….
    ingredients: tuple[str, ...] = ()
    content: str = ""
    form: str = ""
    unit: str = ""
    limits: tuple[str, ...] = ()
    # What it is taken for: fever, cold, cough, bp ….
    use: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = "M"
    # Whether the class was not read on a pack or in a register.
    class_unsure: bool = False
    dosing: Limits = Limits()
    keeping: Keeping = Keeping()
    class_verified_by: str | None = None
    class_verified_on: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that means it wherever it stands, the generic name first."""
        return tuple(dict.fromkeys((self.generic, self.name, *self.aliases)))
