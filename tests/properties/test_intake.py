"""What holds of the decision about any message."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.acuity import Acuity
from bot.domain.intake import DANGER_CARDS, HELP_OF_INTENT, Decision, Sender, What, cases_of, decide

INTENTS = ["symptom", "report_problem", *HELP_OF_INTENT]
whats = st.builds(
    What,
    intents=st.lists(st.sampled_from(INTENTS), max_size=3, unique=True).map(tuple),
    acuity=st.none() | st.sampled_from(Acuity),
    alarm=st.none() | st.sampled_from([*DANGER_CARDS, "death", "look_in"]),
    bare=st.booleans(),
    category=st.none() | st.sampled_from(["water", "quarrel", "tip", "rumour", "fake_medicine"]),
    word=st.none() | st.sampled_from(["sos", "safe"]),
    strong=st.booleans(),
    kind=st.none() | st.just("harvester"),
)
calm = whats.filter(lambda w: w.alarm is None and w.word != "sos" and w.acuity != "emergency")
senders = st.builds(
    Sender,
    registered=st.booleans(),
    lives_alone=st.booleans(),
    elder=st.booleans(),
    pregnant=st.booleans(),
    colour=st.none() | st.sampled_from(["red", "yellow", "green"]),
)
flags = st.booleans()


def is_danger(what: What) -> bool:
    return what.alarm in DANGER_CARDS or what.word == "sos" or what.acuity is Acuity.EMERGENCY


@given(senders, flags, flags)
def test_chatter_in_a_group_is_nothing(sender: Sender, addressed: bool, doubted: bool) -> None:
    made = decide(What(), sender, private=False, addressed=addressed, doubted=doubted)
    assert made == Decision()
    assert made.nothing


@given(whats.filter(is_danger), senders, flags, flags)
def test_danger_in_private_always_has_a_card_and_a_case(
    what: What, sender: Sender, addressed: bool, doubted: bool
) -> None:
    made = decide(what, sender, private=True, addressed=addressed, doubted=doubted)
    assert made.card
    assert [opens.acuity for opens in made.opens] == [Acuity.EMERGENCY]


@given(whats.filter(is_danger), senders, flags, flags)
def test_danger_in_a_group_is_acted_on_or_asked_about_and_never_overheard(
    what: What, sender: Sender, addressed: bool, doubted: bool
) -> None:
    made = decide(what, sender, private=False, addressed=addressed, doubted=doubted)
    assert (made.card is not None) is not (made.asks is not None)
    assert made.card is not None or doubted or not (what.strong or addressed)


@given(whats, senders, flags, flags)
def test_violence_and_self_harm_are_never_marked_in_a_group(
    what: What, sender: Sender, addressed: bool, doubted: bool
) -> None:
    for alarm in ("violence", "self_harm"):
        said = replace(what, alarm=alarm)
        made = decide(said, sender, private=False, addressed=addressed, doubted=doubted)
        assert made.react is False


@given(calm, senders, flags)
def test_a_quarrel_leaves_no_mark_in_a_group(what: What, sender: Sender, addressed: bool) -> None:
    quarrel = replace(what, intents=("report_problem",), category="quarrel", bare=False)
    made = decide(quarrel, sender, private=False, addressed=addressed)
    assert made.react is False


@given(calm, senders, flags)
def test_no_danger_no_card_and_a_case_is_opened_or_asked_about_but_not_both(
    what: What, sender: Sender, private: bool
) -> None:
    made = decide(what, sender, private=private, addressed=private)
    assert made.card is None
    assert not (made.opens and made.asks)
    assert set(made.opens) <= set(cases_of(what))


@given(whats, senders, flags)
def test_saying_it_to_the_bot_never_brings_less_than_saying_it_beside_it(
    what: What, sender: Sender, doubted: bool
) -> None:
    beside = decide(what, sender, private=False, addressed=False, doubted=doubted)
    to_it = decide(what, sender, private=False, addressed=True, doubted=doubted)
    assert set(beside.opens) <= set(to_it.opens)
    assert not beside.card or to_it.card


@given(whats, senders)
def test_in_private_something_always_happens(what: What, sender: Sender) -> None:
    assert not decide(what, sender, private=True, addressed=True).nothing


@given(whats, senders, flags)
def test_silence_is_watched_only_of_whom_it_endangers(
    what: What, sender: Sender, private: bool
) -> None:
    made = decide(what, sender, private=private, addressed=private)
    assert not made.watch or sender.watched
    assert not (made.watch and made.ask_once)
    assert not made.watch or not made.opens
