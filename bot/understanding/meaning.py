"""What one message was taken to mean, as far as its words say."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is asked for, offered or spoken of."""

    # The generic name of a medicine or device, the word as written of anything else.
    name: str
    qty: float | None = None
    unit: str | None = None
    # The words as written where `name` is only what they sound like: to be confirmed.
    guessed_from: str | None = None
    # The id in the catalogue of medicines, devices and supplies; None for other goods.
    medicine: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something is wanted, in the village's own time; what is not said is None."""

    day: date | None = None
    clock: time | None = None
    # dawn morning noon afternoon evening night
    part: str | None = None
    # 每天, 每周一三五: the weekdays from Monday 0, in order.
    weekdays: tuple[int, ...] = ()
    # 现在, 马上, 越快越好
    soon: bool = False
    # The words it was read from.
    said: str = ""

    @property
    def recurring(self) -> bool:
        """Whether it comes again every week or day."""
        return bool(self.weekdays)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Only what is said; how dangerous it is stays with `bot.domain.triage`."""

    intents: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    # Danger-sign codes of the lexicon, looked up by the triage rules.
    signs: tuple[str, ...] = ()
    temperature_c: float | None = None
    spo2: int | None = None
    bp: tuple[int, int] | None = None
    glucose: float | None = None
    breaths: int | None = None
    duration_h: float | None = None
    # self elder child infant pregnant adult
    subject: str | None = None
    age: float | None = None
    chronic: bool = False
    phone: str | None = None
    names: tuple[str, ...] = ()
    # Says that it reports for somebody else: 帮王奶奶报一下, 报 王德发 ….
    proxy: bool = False
    # Places as written, without 去, 到, 从.
    destination: str | None = None
    origin: str | None = None
    # Where somebody who comes back comes from.
    from_place: str | None = None
    items: tuple[Item, ...] = ()
    # YYYY-MM or YYYY-MM-DD of what is offered.
    expiry: str | None = None
    when: When | None = None
    # People to be carried, or free seats offered.
    seats: int | None = None
    # fire violence missing self_harm look_in death
    alarm: str | None = None
    # A complaint that says nothing more than that somebody is unwell.
    bare: bool = False
    # The heading of a public problem.
    category: str | None = None
    # What the message means when it answers a card: claim done cannot wait arrived ambulance
    # where cancel thanks not_yet fine me_too ack sos; `greeting` when it says nothing else.
    word: str | None = None
    wait_until: date | None = None
    # strong | weak | none: a weak reading is acted on only when the bot was addressed.
    tier: str = "none"
    confidence: float = 0.0
    # The words that made it so, for people who ask.
    why: tuple[str, ...] = ()

    def chatter(self) -> bool:
        """Nothing in it that anybody would act on."""
        return not (self.intents or self.alarm or self.bare or self.word or self.proxy)
