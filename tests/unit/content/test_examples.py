"""A triage rule is checked by the sentence it must hold for and the one it must spare."""

from dataclasses import replace

from bot.content.examples import example_faults
from bot.domain.triage import TriageRules
from tests.unit.understanding.reader import shipped_lexicon, shipped_rules


def test_every_shipped_rule_holds_for_its_sentence_and_spares_the_other() -> None:
    assert [str(fault) for fault in example_faults(shipped_rules(), shipped_lexicon())] == []


def test_a_rule_that_does_not_do_what_its_sentences_say_is_named() -> None:
    rule = next(r for r in shipped_rules().rules if r.id == "bite.snake")
    wrong = replace(rule, fires=("蛇年快乐",), spares=("脚让蛇咬了",))
    faults = example_faults(TriageRules((wrong,)), shipped_lexicon())
    assert [fault.place for fault in faults] == ["bite.snake", "bite.snake"]
    assert "蛇年快乐" in faults[0].reason
    assert "must not hold" in faults[1].reason


def test_a_rule_without_sentences_is_a_fault() -> None:
    rule = replace(shipped_rules().rules[0], fires=(), spares=())
    faults = example_faults(TriageRules((rule,)), shipped_lexicon())
    assert [fault.reason.split(" ")[0] for fault in faults] == ["fires", "spares"]
