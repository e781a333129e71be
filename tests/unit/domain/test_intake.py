"""What a message calls for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.acuity import Acuity
from bot.domain.intake import Decision, Opens, Sender, What, cases_of, decide

GREEN = Sender(colour="green")
ILL = What(intents=("symptom",), acuity=Acuity.SAME_DAY, strong=True)
RIDE = What(intents=("need_ride",), strong=True)
SOS = What(word="sos", strong=True)
CHEST_PAIN = What(intents=("symptom",), acuity=Acuity.EMERGENCY, strong=True)


def private(what: What, sender: Sender = GREEN) -> Decision:
    return decide(what, sender, private=True, addressed=True)


def group(what: What, *, addressed: bool = False, doubted: bool = False) -> Decision:
    return decide(what, GREEN, private=False, addressed=addressed, doubted=doubted)


def alarm(code: str, *, strong: bool = True) -> What:
    return What(alarm=code, strong=strong)


@pytest.mark.parametrize(
    ("what", "card", "opens"),
    [
        (alarm("fire"), "danger.fire", Opens("danger", "fire", Acuity.EMERGENCY, "fire")),
        (
            alarm("violence"),
            "danger.violence",
            Opens("danger", "violence", Acuity.EMERGENCY, "violence"),
        ),
        (
            alarm("missing"),
            "danger.missing",
            Opens("danger", "missing", Acuity.EMERGENCY, "missing"),
        ),
        (
            alarm("self_harm"),
            "danger.self_harm",
            Opens("danger", "self_harm", Acuity.EMERGENCY, "self_harm"),
        ),
        (SOS, "danger.120", Opens("danger", "sos", Acuity.EMERGENCY)),
        (CHEST_PAIN, "danger.120", Opens("symptom", None, Acuity.EMERGENCY)),
    ],
)
def test_danger_has_its_own_card_and_opens_one_case_at_once_everywhere(
    what: What, card: str, opens: Opens
) -> None:
    assert private(what) == group(what) == Decision(card=card, opens=(opens,))


def test_danger_comes_before_whatever_else_the_message_says() -> None:
    both = replace(CHEST_PAIN, intents=("symptom", "need_ride"), bare=True, kind="trip")
    assert private(both).opens == (Opens("symptom", None, Acuity.EMERGENCY),)
    assert private(replace(SOS, alarm="look_in")).card == "danger.120"


@pytest.mark.parametrize("what", [alarm("fire"), alarm("self_harm"), SOS, CHEST_PAIN])
@pytest.mark.parametrize("strong", [True, False])
def test_doubted_words_of_danger_in_a_group_are_asked_in_private_first(
    what: What, strong: bool
) -> None:
    asks = Decision(asks=private(what).opens[0])
    assert group(replace(what, strong=strong), doubted=True) == asks


@pytest.mark.parametrize(
    ("what", "maybe"),
    [
        (alarm("fire"), "danger.fire.maybe"),
        (alarm("missing"), "danger.missing.maybe"),
        (SOS, "danger.120.maybe"),
        (CHEST_PAIN, "danger.120.maybe"),
        (alarm("violence"), None),
        (alarm("self_harm"), None),
    ],
)
def test_weak_words_of_danger_are_answered_in_the_group_where_a_group_may_know(
    what: What, maybe: str | None
) -> None:
    found = group(replace(what, strong=False))
    assert found == Decision(asks=private(what).opens[0], maybe=maybe)


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        (GREEN, False),
        (Sender(pregnant=True), False),
        (Sender(registered=False), False),
        (Sender(lives_alone=True), True),
        (Sender(elder=True), True),
        (Sender(colour="red"), True),
        (Sender(colour="yellow"), True),
    ],
)
def test_a_weak_sign_of_somebody_frail_is_whispered_to_their_liaison(
    sender: Sender, told: bool
) -> None:
    weak = replace(ILL, strong=False)
    found = decide(weak, sender, private=False, addressed=False)
    assert found == Decision(asks=Opens("symptom", None, Acuity.SAME_DAY), whisper=told)
    wish = decide(replace(RIDE, strong=False), sender, private=False, addressed=False)
    assert wish.whisper is False
    assert decide(ILL, sender, private=False, addressed=False).whisper is False


def test_weak_words_of_danger_said_to_the_bot_itself_are_danger() -> None:
    weak = replace(CHEST_PAIN, strong=False)
    assert group(weak, addressed=True) == private(weak)
    assert private(weak).card == "danger.120"
    assert group(weak, addressed=True, doubted=True).asks is not None


@pytest.mark.parametrize("code", ["violence", "self_harm"])
@pytest.mark.parametrize("strong", [True, False])
def test_violence_and_self_harm_leave_no_mark_in_a_group(code: str, strong: bool) -> None:
    assert group(alarm(code, strong=strong)).react is False


def test_words_of_death_hold_everything_when_they_are_meant() -> None:
    assert private(alarm("death")) == group(alarm("death")) == Decision(death=True)
    assert group(alarm("death", strong=False)) == Decision()


def test_somebody_who_cannot_be_reached_is_looked_in_on() -> None:
    looked = Decision(opens=(Opens("look_in", alarm="look_in"),))
    assert private(alarm("look_in")) == group(alarm("look_in")) == looked


@pytest.mark.parametrize(
    ("sender", "watched"),
    [
        (GREEN, False),
        (Sender(), False),
        (Sender(lives_alone=True), True),
        (Sender(elder=True), True),
        (Sender(pregnant=True), True),
        (Sender(colour="red"), True),
        (Sender(colour="yellow"), True),
        (Sender(registered=False), True),
    ],
)
def test_a_bare_complaint_starts_the_clock_on_the_silence_of_whom_it_endangers(
    sender: Sender, watched: bool
) -> None:
    bare = What(intents=("symptom",), bare=True)
    assert sender.watched is watched
    assert private(bare, sender) == Decision(watch=watched, ask_once=not watched)
    in_group = decide(bare, sender, private=False, addressed=False)
    assert in_group == Decision(watch=watched)


def test_a_complaint_beside_a_need_is_not_bare() -> None:
    assert private(What(intents=("need_ride",), bare=True, strong=True)).watch is False
    assert private(What(intents=(), bare=True)).ask_once is True


@pytest.mark.parametrize(
    ("what", "opens"),
    [
        (ILL, (Opens("symptom", None, Acuity.SAME_DAY),)),
        (RIDE, (Opens("help", "ride"),)),
        (What(intents=("need_medicine",)), (Opens("help", "medicine"),)),
        (What(intents=("need_errand",)), (Opens("help", "errand"),)),
        (What(intents=("need_farm",)), (Opens("help", "farm"),)),
        (What(intents=("offer_ride", "offer_help")), (Opens("help", "offer"),)),
        (What(intents=("question",)), (Opens("help", "other"),)),
        (What(intents=("need_ride", "question")), (Opens("help", "ride"),)),
        (
            What(intents=("need_ride", "symptom"), acuity=Acuity.URGENT),
            (Opens("symptom", None, Acuity.URGENT), Opens("help", "ride")),
        ),
        (What(intents=("report_problem",), category="water"), (Opens("problem", "water"),)),
        (What(intents=("report_problem",)), (Opens("problem", "other"),)),
        (What(intents=("report_problem",), category="quarrel"), (Opens("quarrel", "quarrel"),)),
        (What(kind="harvester", kind_category="rice"), (Opens("harvester", "rice"),)),
        (What(kind="harvester", intents=("need_farm",)), (Opens("harvester"),)),
    ],
)
def test_each_need_opens_its_case_and_illness_comes_first(
    what: What, opens: tuple[Opens, ...]
) -> None:
    assert cases_of(what) == opens
    assert private(what) == Decision(opens=opens)


def test_what_nobody_understood_is_said_so_in_private_only() -> None:
    assert private(What()) == Decision(unclear=True)
    assert group(What(), addressed=True) == Decision()


def test_chatter_in_a_group_is_left_alone() -> None:
    assert group(What()).nothing
    assert group(What(intents=("question",), strong=True)).nothing
    assert not group(RIDE).nothing


@pytest.mark.parametrize("intent", ["offer_ride", "offer_medicine", "offer_help"])
def test_an_offer_in_a_group_gets_a_quiet_mark_and_a_case_when_said_to_the_bot(intent: str) -> None:
    what = What(intents=(intent,), strong=True)
    assert group(what) == Decision(react=True)
    assert group(what, addressed=True).opens == (Opens("help", "offer"),)


def test_in_a_group_only_what_is_surely_meant_opens() -> None:
    maybe = replace(RIDE, strong=False)
    assert group(RIDE) == Decision(opens=(Opens("help", "ride"),))
    assert group(maybe) == Decision(asks=Opens("help", "ride"))
    assert group(maybe, addressed=True) == Decision(opens=(Opens("help", "ride"),))


@pytest.mark.parametrize(
    ("what", "react"),
    [
        (ILL, True),
        (What(intents=("report_problem",), category="water", strong=True), True),
        (What(intents=("report_problem",), strong=True), False),
        (What(intents=("report_problem",), category="quarrel", strong=True), False),
        (What(intents=("report_problem",), category="tip", strong=True), False),
        (What(intents=("report_problem",), category="rumour", strong=True), False),
        (What(intents=("report_problem",), category="wildlife", strong=True), False),
        (What(intents=("report_problem",), category="fake_medicine", strong=True), False),
        (What(intents=("symptom", "need_ride"), acuity=Acuity.SAME_DAY, strong=True), False),
        (What(kind="harvester", strong=True), False),
    ],
)
def test_what_has_no_card_gets_a_quiet_mark_and_what_is_about_people_gets_none(
    what: What, react: bool
) -> None:
    assert group(what).react is react


@pytest.mark.parametrize(
    "decision",
    [
        group(CHEST_PAIN),
        group(CHEST_PAIN, doubted=True),
        group(alarm("violence", strong=False)),
        group(alarm("look_in")),
        group(alarm("look_in", strong=False)),
        decide(What(bare=True), Sender(elder=True), private=False, addressed=False),
    ],
)
def test_danger_and_what_may_be_one_is_alarming(decision: Decision) -> None:
    assert decision.alarming


@pytest.mark.parametrize(
    "decision",
    [
        group(RIDE),
        group(replace(RIDE, strong=False)),
        group(replace(ILL, strong=False)),
        private(What()),
        Decision(death=True),
    ],
)
def test_no_wish_is_alarming_not_even_one_that_is_doubted(decision: Decision) -> None:
    assert not decision.alarming
