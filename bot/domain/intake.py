"""What a message calls for: the pure decision between danger, case, question, mark and silence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.acuity import Acuity

HELP_OF_INTENT = {
    "need_ride": "ride",
    "need_medicine": "medicine",
    "need_errand": "errand",
    "need_meal": "meal",
    "need_borrow": "borrow",
    "need_farm": "farm",
    "offer_ride": "offer",
    "offer_medicine": "offer",
    "offer_help": "offer",
    "question": "other",
}
# What farming wants of the township rather than of a neighbour: 卖难, 饲料.
FARM_TROUBLES = frozenset({"sell", "feed"})
DANGER_CARDS = {
    "fire": "danger.fire",
    "violence": "danger.violence",
    "missing": "danger.missing",
    "self_harm": "danger.self_harm",
}
# What may never have a card, a button or a reaction in a group (CONDUCT 12).
UNSEEN_CATEGORIES = frozenset({"quarrel", "tip", "rumour", "wildlife", "fake_medicine"})
UNSEEN_ALARMS = frozenset({"violence", "self_harm"})


@dataclass(frozen=True, slots=True)
class What:
    """The message as it was understood."""

    intents: tuple[str, ...] = ()
    acuity: Acuity | None = None
    alarm: str | None = None
    bare: bool = False
    category: str | None = None
    word: str | None = None
    strong: bool = False
    hushed: bool = False  # pregnancy: never a mark in the group (CONDUCT 12)
    kind: str | None = None  # a kind of the village's own that its words named
    kind_category: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """What the register knows of who speaks, as far as silence is concerned (CONDUCT 1)."""

    registered: bool = True
    lives_alone: bool = False
    elder: bool = False
    pregnant: bool = False
    colour: str | None = None

    @property
    def watched(self) -> bool:
        """Whether this person's silence is an answer."""
        return self.frail or self.pregnant or not self.registered

    @property
    def frail(self) -> bool:
        """Whether a hint is enough for the liaison to hear of it."""
        return self.lives_alone or self.elder or self.colour in ("red", "yellow")


@dataclass(frozen=True, slots=True)
class Opens:
    """One case to open."""

    kind: str
    category: str | None = None
    acuity: Acuity | None = None
    alarm: str | None = None

    @property
    def alarming(self) -> bool:
        """Danger, or somebody who may lie behind a shut door; no wish."""
        return self.acuity is Acuity.EMERGENCY or self.alarm is not None


@dataclass(frozen=True, slots=True)
class Decision:
    """All that happens because of one message; nothing at all is a decision too."""

    card: str | None = None  # the danger card, by message key
    opens: tuple[Opens, ...] = ()
    asks: Opens | None = None  # its author is asked in private whether this is meant
    maybe: str | None = None  # the group is told what to do if it is true, by message key
    whisper: bool = False  # the liaison hears quietly that somebody frail may be unwell
    watch: bool = False  # the 120 line, one question, and a clock on the silence
    ask_once: bool = False  # the same question without the clock on danger
    react: bool = False  # a quiet mark on the author's own message
    death: bool = False
    unclear: bool = False  # said to the bot, and not understood

    @property
    def nothing(self) -> bool:
        return self == Decision()

    @property
    def alarming(self) -> bool:
        """Danger, what may be one, and a silence that may be one; a doubted wish is none."""
        meant = (*self.opens, self.asks) if self.asks else self.opens
        return self.watch or any(one.alarming for one in meant)


def decide(
    what: What,
    sender: Sender,
    *,
    private: bool,
    addressed: bool,
    doubted: bool = False,
    reachable: bool = True,
) -> Decision:
    """The one decision; `doubted` means that these words were stood down here three times.

    Only who is `reachable` in private can be asked first.
    """
    danger = _danger(what)
    if danger is not None:
        asked_first = doubted and reachable
        if private or ((what.strong or addressed) and not asked_first):
            return danger
        return _doubtful(danger, what, asked_first=asked_first)
    if what.alarm == "death" and what.strong:
        return Decision(death=True)
    if what.alarm == "look_in" or "need_look_in" in what.intents:
        opens = Opens("look_in", alarm="look_in")
        sure = private or addressed or what.strong
        return Decision(opens=(opens,)) if sure else Decision(asks=opens)
    if _only_bare(what):
        return Decision(watch=sender.watched, ask_once=not sender.watched and private)
    if private:
        return _private(what)
    return _group(what, sender, addressed=addressed)


def _only_bare(what: What) -> bool:
    # Unable to get up, ill and not going: what is called off does not make it any better.
    return what.bare and not (set(what.intents) - {"symptom", "cancel"})


def _danger(what: What) -> Decision | None:
    """Danger words answer at once, whatever else the message says."""
    if what.alarm in DANGER_CARDS:
        opens = Opens("danger", what.alarm, Acuity.EMERGENCY, what.alarm)
        return Decision(card=DANGER_CARDS[what.alarm], opens=(opens,))
    if what.word == "sos":
        return Decision(card="danger.120", opens=(Opens("danger", "sos", Acuity.EMERGENCY),))
    if what.acuity is Acuity.EMERGENCY:
        return Decision(card="danger.120", opens=(Opens("symptom", None, Acuity.EMERGENCY),))
    return None


def _doubtful(danger: Decision, what: What, *, asked_first: bool) -> Decision:
    """It may be danger: the group hears at once what to do if it is, its author is asked.

    Violence and self-harm are asked of their author alone (CONDUCT 12).
    """
    alone = asked_first or what.alarm in UNSEEN_ALARMS
    return Decision(asks=danger.opens[0], maybe=None if alone else f"{danger.card}.maybe")


def cases_of(what: What) -> tuple[Opens, ...]:
    """Which cases the words ask for; who is ill comes before what is wanted."""
    found: list[Opens] = []
    if "symptom" in what.intents:
        found.append(Opens("symptom", None, what.acuity))
    if what.kind:
        found.append(Opens(what.kind, what.kind_category))
    unsold = what.category in FARM_TROUBLES and "need_farm" in what.intents
    if "report_problem" in what.intents or unsold:
        found.append(_problem(what))
    wanted = [i for i in what.intents if not (unsold and i == "need_farm")]
    helps = dict.fromkeys(HELP_OF_INTENT[i] for i in wanted if i in HELP_OF_INTENT)
    if not what.kind:
        found.extend(Opens("help", category) for category in helps if _worth(category, found))
    return tuple(found)


def _problem(what: What) -> Opens:
    """A quarrel has two sides and a kind of its own."""
    if what.category == "quarrel":
        return Opens("quarrel", "quarrel")
    return Opens("problem", what.category or "other")


def _worth(category: str, found: list[Opens]) -> bool:
    """A question beside something that is already a case is part of it."""
    return category != "other" or not found


def _private(what: What) -> Decision:
    opens = cases_of(what)
    if opens:
        return Decision(opens=opens)
    return Decision(unclear=True)


def _group(what: What, sender: Sender, *, addressed: bool) -> Decision:
    """In a group only what is surely meant opens; what may be a need is asked in private."""
    opens = tuple(o for o in cases_of(what) if addressed or o.category not in ("offer", "other"))
    if not opens:
        return Decision(
            react=bool({"offer_ride", "offer_medicine", "offer_help"} & {*what.intents})
        )
    if not (what.strong or addressed):
        return Decision(asks=opens[0], whisper=sender.frail and opens[0].kind == "symptom")
    unseen = any(o.category in UNSEEN_CATEGORIES or o.kind == "quarrel" for o in opens)
    hidden = all(o.kind not in ("help", what.kind) for o in opens)
    return Decision(opens=opens, react=hidden and not unseen and not what.hushed)
