"""The shipped content: it loads without a fault, and a village can lay its own over it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.content.differences import differences
from bot.content.faults import ContentFaults
from bot.content.load import check, load_content
from bot.domain.acuity import Acuity
from bot.domain.kinds import GroupView
from bot.domain.ladder import Level
from tests.unit.content.shelves import ROOT, write

MACHINE = """
acuity: same_day
ladder: favour
group: card
claim: [volunteer, liaison]
intents: [need_farm]
form:
  version: 1
  steps:
    - {name: what, type: choice, ask: form.farm_machine.what, choices: [tractor, harvester]}
"""
MACHINE_MESSAGES = """
kind.farm_machine.title: {text: 农机共享}
kind.farm_machine.card:
  needs: [card]
  text: "{{ card.title }}"
form.farm_machine.what:
  needs: [choices]
  text: 要哪样机器？
  buttons: [{many: choices, verb: pick}]
form.farm_machine.what.tractor: {text: 拖拉机}
form.farm_machine.what.harvester: {text: 收割机}
"""


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


def test_all_that_is_shipped_loads_with_no_fault() -> None:
    assert [str(fault) for fault in check(ROOT)] == []


def test_a_new_kind_is_one_file_and_one_message_file(tmp_path) -> None:
    overlay = write(
        tmp_path,
        {
            "data/kinds/farm_machine.yaml": MACHINE,
            "messages/plain/farm_machine.yaml": MACHINE_MESSAGES,
        },
    )
    village = load_content(ROOT, overlay)
    assert village.kinds["farm_machine"].form is not None
    assert village.kinds["help"] == load_content(ROOT).kinds["help"]
    said = village.messages.render(
        "form.farm_machine.what", {"choices": [{"label": "拖拉机", "choice": "tractor"}]}
    )
    assert said.buttons[0][0].choice == "tractor"


def test_whatever_leads_nowhere_is_told_at_once(tmp_path) -> None:
    kind = (
        (
            MACHINE.replace("favour", "ladder_of_none")
            .replace("[volunteer, liaison]", "[volunteer, blacksmith]")
            .replace("form:", "outcomes: [ploughed]\nform:")
        )
        + """
categories:
  far: {department: moon, ladder: tip, acuity: urgent, parties: [smith]}
"""
    )
    ladders = """
favour:
  urgent:
    rungs: [{after: 0m, level: liaison, tell: [liaison, uncle]}]
    repeat: {first: 1h}
"""
    over = write(tmp_path / "over", {"kinds/mill.yaml": kind, "ladders.yaml": ladders})
    with pytest.raises(ContentFaults) as caught:
        load_content(ROOT, over)
    assert str(caught.value).splitlines() == [
        "over/kinds/mill.yaml: claim[1]: blacksmith is no role of roles.yaml",
        "over/kinds/mill.yaml: ladder: ladder_of_none is no ladder of ladders.yaml",
        "over/kinds/mill.yaml: categories.far.ladder: tip has no rungs for urgent",
        "over/kinds/mill.yaml: categories.far.department: moon is no department of roles.yaml",
        "over/kinds/mill.yaml: categories.far.parties[0]: smith is no role of roles.yaml",
        "over/ladders.yaml: favour.urgent.rungs[0].tell[1]: "
        "uncle is no role of roles.yaml and no tie",
        "messages/plain: kind.mill.title is missing",
        "messages/plain: kind.mill.card is missing",
        "messages/plain: kind.mill.category.far is missing",
        "messages/plain: outcome.ploughed is missing",
        "messages/plain: form.farm_machine.what is missing",
        "messages/plain: form.farm_machine.what.tractor is missing",
        "messages/plain: form.farm_machine.what.harvester is missing",
    ]


def test_a_heading_of_the_lexicon_must_be_at_home_in_a_kind(tmp_path) -> None:
    lines = check(ROOT, write(tmp_path / "o", {"lexicon/problems.yaml": "noise: [太吵]"}))
    assert [str(line) for line in lines] == [
        "lexicon/problems.yaml: noise: is no category of any kind"
    ]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path) -> None:
    assert str(check(tmp_path / "nowhere")[0]).endswith("nowhere: is no folder")
    with pytest.raises(ContentFaults, match="is no folder"):
        load_content(tmp_path / "nowhere")


LADDER = """
help:
  urgent:
    rungs:
      - {after: 0m, level: liaison, tell: [liaison]}
      - {after: 15m, level: village, tell: [duty_village, cadre]}
      - {after: 60m, level: township, tell: [duty_township, cadre]}
      - {after: 120m, level: county, tell: [duty_county, cadre]}
    repeat: {first: 1h, growth: 2, most: 24h}
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory) -> Content:
    """A folder in which one unit has its own ladder, kind and text."""
    files = {
        "units/LW/ladders.yaml": LADDER,
        "units/LW/kinds/farm_machine.yaml": MACHINE,
        "units/LW/messages/plain/own.yaml": MACHINE_MESSAGES + "outcome.solved: {text: 搞定}\n",
    }
    return load_content(ROOT, write(tmp_path_factory.mktemp("v") / "village", files))


def test_a_unit_may_say_and_do_otherwise_than_its_township(village) -> None:
    own = village.for_unit("LW")
    assert own.ladders.get("help", Acuity.URGENT).rungs[1].after == timedelta(minutes=15)
    assert village.ladders.get("help", Acuity.URGENT).rungs[1].after == timedelta(minutes=20)
    assert own.messages.render("outcome.solved", {}).text == "搞定"
    assert village.messages.render("outcome.solved", {}).text == "办好了"
    assert "farm_machine" in own.kinds
    assert "farm_machine" not in village.kinds


def test_the_nearest_unit_with_its_own_content_is_taken(village) -> None:
    assert village.for_unit(None, "HAMLET", "LW") is village.units["LW"]
    assert village.for_unit("HAMLET") is village


def test_the_plan_of_a_village_is_what_it_does_otherwise(village) -> None:
    plan = differences(village, village.for_unit("LW"))
    assert "ladders.help.urgent.rungs[1].after：原来是 20m，本村是 15m" in plan
    assert "messages.plain.outcome.solved：原来是 办好了，本村是 搞定" in plan
    assert "kinds.farm_machine.ladder：本村加上 favour" in plan
    assert not any("emergency" in line for line in plan)
    assert differences(village, village) == []


def test_the_plan_also_says_what_a_village_leaves_out(village) -> None:
    plan = differences(village.for_unit("LW"), village)
    assert "kinds.farm_machine.ladder：本村不用 favour" in plan


def test_a_unit_folder_holds_only_what_a_unit_may_change(tmp_path) -> None:
    over = write(tmp_path / "v", {"units/LW/roles.yaml": "{}", "units/LW/ladder.yaml": "x: 1"})
    known = "bulletins.yaml, kinds, ladders.yaml, messages"
    assert [str(fault) for fault in check(ROOT, over)] == [
        f"v/units/LW/{name}: is not known here; a unit may have {known}"
        for name in ("ladder.yaml", "roles.yaml")
    ]


def test_a_fault_in_a_unit_keeps_everything_from_starting(tmp_path) -> None:
    files = {"units/LW/ladders.yaml": LADDER.replace("15m", "soon")}
    with pytest.raises(ContentFaults) as caught:
        load_content(ROOT, write(tmp_path / "v", files))
    assert str(caught.value) == (
        "v/units/LW/ladders.yaml: help.urgent.rungs[1].after: "
        "must look like 30m, 4h or 2d, not 'soon'"
    )


def test_quiet_hours_come_in_the_zone_of_the_unit(content) -> None:
    quiet = content.quiet_hours("Asia/Urumqi")
    assert quiet.zone.key == "Asia/Urumqi"
    assert len(quiet.spans) == 2
    assert content.silence.night == timedelta(minutes=3)


def test_what_nobody_has_reviewed_is_listed(content) -> None:
    listed = content.unreviewed(date(2026, 11, 21))
    assert {"phone mental_help", "colours", "course antigen"} <= set(listed)


def test_a_signature_takes_it_off_the_list_until_its_day_is_over(content) -> None:
    signed = replace(content.colours, reviewed_by="a doctor", expires_on=date(2026, 11, 30))
    known = replace(content, colours=signed)
    assert "colours" not in known.unreviewed(date(2026, 11, 30))
    assert "colours" in known.unreviewed(date(2026, 12, 1))


EMERGENCY = Acuity.EMERGENCY


def test_danger_is_told_to_all_who_are_near_and_never_grows_quieter(content) -> None:
    ladder = content.ladders.get("emergency", EMERGENCY)
    near = ("guardian", "key_holder", "next_door", "doctor", "liaison", "duty_village")
    assert ladder.rungs[0].tell == near
    assert [rung.after for rung in ladder.rungs] == [timedelta(minutes=m) for m in (0, 2, 5)]
    assert [rung.group for rung in ladder.rungs] == [False, False, True]
    assert not ladder.waking
    assert ladder.repeat.gap(50) == timedelta(minutes=3)


@pytest.mark.parametrize("name", ["self_harm", "violence", "quarrel", "tip"])
def test_what_must_stay_private_is_never_told_to_the_group(content, name) -> None:
    for ladder in content.ladders.ladders[name].values():
        if ladder is not content.ladders.get("emergency", EMERGENCY):
            assert not any(rung.group for rung in ladder.rungs)


def test_what_is_about_people_gets_nothing_in_the_group(content) -> None:
    problem, danger = content.kinds["problem"], content.kinds["danger"]
    for code in ("fake_medicine", "rumour", "wildlife", "tip"):
        assert problem.categories[code].group is GroupView.NOTHING
    for code in ("violence", "self_harm"):
        assert danger.categories[code].group is GroupView.NOTHING
    assert content.kinds["quarrel"].group is GroupView.NOTHING
    assert content.kinds["quarrel"].dispute


def test_somebody_turned_away_begins_at_the_township_and_a_shut_clinic_at_the_county(
    content,
) -> None:
    problem = content.kinds["problem"]
    refused = content.ladders.get("refused_care", Acuity.URGENT)
    assert problem.categories["refused_care"].starts_at is Level.TOWNSHIP
    assert [r.after for r in refused.rungs] == [timedelta(0), timedelta(minutes=30)]
    assert problem.categories["clinic_closed"].starts_at is Level.COUNTY
    assert content.ladders.get("clinic_closed", Acuity.URGENT).rungs[0].level is Level.COUNTY


def test_every_problem_has_a_department_that_answers_for_it(content) -> None:
    assert all(c.department for c in content.kinds["problem"].categories.values())


@pytest.mark.parametrize("name", ["favour", "problem"])
def test_what_is_no_danger_stops_at_the_township(content, name) -> None:
    for acuity in (Acuity.URGENT, Acuity.SAME_DAY):
        assert content.ladders.get(name, acuity).ceiling is Level.TOWNSHIP


def test_a_dispute_has_a_week_with_the_mediator_and_goes_no_higher_by_time_alone(content) -> None:
    ladder = content.ladders.get("quarrel", Acuity.SAME_DAY)
    assert ladder.rungs[1].after == timedelta(days=7)
    assert ladder.ceiling is Level.VILLAGE


def test_only_a_doctor_lowers_a_level(content) -> None:
    assert [code for code, role in content.roles.items() if "lower" in role.can] == ["doctor"]


def test_readers_above_the_county_see_figures_only(content) -> None:
    for code in ("city_reader", "province_reader"):
        assert content.roles[code].counts_only
        assert content.roles[code].can == ()


def test_content_holds_no_path_of_a_machine() -> None:
    texts = [p.read_text("utf-8") for p in Path(ROOT / "data").glob("*.yaml")]
    assert not [text for text in texts if "/home" in text or "/root" in text]
