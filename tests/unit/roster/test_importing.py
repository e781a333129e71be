"""A list of people against the register: found by stable keys, written once, nothing taken away."""

from __future__ import annotations

from datetime import date

from bot.services.roster.importing import plan_import
from bot.services.roster.plan import Does, Plan
from bot.services.roster.telling_plan import fault_lines, plan_lines
from bot.store import cards, people, places, records
from tests.unit.roster.conftest import Clerk

HEAD = ("姓名", "组", "户主", "门牌", "出生")
XIUYING = ("王秀英", "东湾", "王秀英", "1号", "1948-3-9")


def does(plan: Plan) -> list[tuple[str, Does]]:
    return [(change.name, change.does) for change in plan.changes]


async def test_who_is_there_already_is_found_and_stays_the_same(clerk: Clerk) -> None:
    plan = await clerk.plans(HEAD, XIUYING, ("李小芳", "东湾组", "", "东湾2号", "1984"))
    assert does(plan) == [("王秀英", Does.SAME), ("李小芳", Does.SAME)]


async def test_somebody_new_has_a_door_a_card_and_all_who_stand_by_them(clerk: Clerk) -> None:
    head = (*HEAD, "慢性病", "什么病", "透析", "流感疫苗", "人群", "包保人1", "谁有钥匙", "隔壁",
            "在外子女", "职务", "家庭医生")  # fmt: skip
    row = ("张大山", "西湾", "张大山", "3号", "1946", "不稳定", "糖尿病", "是", "2026-10-8",
           "低保户、独居", "李小芳", "李四婶 13900000004", "王秀英", "张小军 13900000005",
           "组长", "孙立民")  # fmt: skip
    plan, _ = await clerk.imports(head, row)
    assert plan.newcomers == 2
    person = await clerk.person("张大山")
    read, day = clerk.desk.database.read, clerk.desk.today()
    card = await read(lambda work: cards.find(work, person.id))
    assert card is not None
    assert (card.diseases, card.dialysis, card.flu_on) == ("糖尿病", True, date(2026, 10, 8))
    assert card.family_doctor_id == "officer"
    assert (person.unit_id, person.illness, person.lives_alone) == ("xi", "糖尿病", True)
    assert await read(lambda work: cards.tags_of(work, person.id, day)) == {"low_income"}
    ties = await read(lambda work: people.ties_of(work, person.id))
    named = {tie.tie: tie.other_id for tie in ties}
    assert (named["guardian"], named["next_door"]) == ("xiaofang", "xiuying")
    aunt = await clerk.person("李四婶")
    assert (aunt.id, aunt.phone) == (named["key_holder"], "13900000004")
    assert named["kin"] == (await clerk.person("张小军")).id
    roles = await read(lambda work: people.roles_of(work, person.id, day))
    assert [(role.role, role.unit_id) for role in roles] == [("group_head", "xi")]
    door = await read(lambda work: places.get_household(work, person.household_id or ""))
    assert (door.door, door.name) == ("西湾3号", "张大山家")


async def test_the_same_list_again_changes_nothing(clerk: Clerk) -> None:
    head = (*HEAD, "包保人1", "在外子女", "颜色", "人群", "编号", "透析")
    rows = [
        ("张大山", "西湾", "张大山", "3号", "1946", "李小芳", "张小军 139 0000 0005",
         "红", "低保", "7", "否"),
        (*XIUYING, "周来福", "", "黄", "", "", ""),
    ]  # fmt: skip
    plan, _ = await clerk.imports(head, *rows)
    assert {change.does for change in plan.changes} == {Does.NEW, Does.CHANGED}
    again, done = await clerk.imports(head, *rows)
    assert {change.does for change in again.changes} == {Does.SAME}
    assert done.done == 0


async def test_an_empty_cell_takes_nothing_away_and_who_is_not_on_the_list_stays(
    clerk: Clerk,
) -> None:
    await clerk.imports((*HEAD, "电话", "常用药"), (*XIUYING, "", "氨氯地平"))
    await clerk.imports((*HEAD, "电话", "常用药"), (*XIUYING, "13800000099", ""))
    person = await clerk.person("王秀英")
    card = await clerk.desk.database.read(lambda work: cards.find(work, person.id))
    assert person.phone == "13800000099"
    assert person.called == "王奶奶"
    assert card is not None
    assert card.medicines == "氨氯地平"
    assert (await clerk.person("周来福")).ended_why is None


async def test_the_villages_own_number_finds_somebody_whose_name_was_written_wrong(
    clerk: Clerk,
) -> None:
    await clerk.imports((*HEAD, "编号"), (*XIUYING, "LW-017"))
    row = ("王秀瑛", "西湾", "王秀英", "9号", "1948-3-9", "LW-017")
    plan, _ = await clerk.imports((*HEAD, "编号"), row)
    assert does(plan) == [("王秀英", Does.MOVED)]
    person = await clerk.person("王秀瑛")
    assert (person.id, person.unit_id) == ("xiuying", "xi")
    slip = await clerk.plans((*HEAD, "编号"), ("赵六", "东湾", "", "", "", "LW-017"))
    assert slip.faults[0].key == "roster.fault.key_of_another"


async def test_a_first_guardian_who_is_another_takes_the_place_of_the_one_before(
    clerk: Clerk,
) -> None:
    await clerk.imports((*HEAD, "包保人", "第二包保人"), (*XIUYING, "周来福", "李小芳"))
    ties = await clerk.desk.database.read(lambda work: people.ties_of(work, "xiuying", "guardian"))
    assert [(tie.other_id, tie.rank) for tie in ties] == [("laozhou", 1), ("xiaofang", 2)]
    await clerk.imports((*HEAD, "包保人"), (*XIUYING, "孙立民"))
    ties = await clerk.desk.database.read(lambda work: people.ties_of(work, "xiuying", "guardian"))
    assert [(tie.other_id, tie.rank) for tie in ties] == [("officer", 1), ("xiaofang", 2)]


async def test_a_colour_on_the_list_is_a_humans_word_and_is_logged(clerk: Clerk) -> None:
    await clerk.imports((*HEAD, "颜色", "颜色原因"), (*XIUYING, "红", "刚出院"))
    read = clerk.desk.database.read
    card = await read(lambda work: cards.find(work, "xiuying"))
    assert card is not None
    assert (card.override, card.override_why, card.colour) == ("red", "刚出院", "red")
    assert (await clerk.person("王秀英")).colour == "red"
    log = await read(lambda work: cards.changes_of(work, "xiuying"))
    assert ("colour", "red") in [(row["field"], row["became"]) for row in log]
    assert not [row for row in log if "刚出院" in str(dict(row))]


async def test_somebody_new_who_is_like_somebody_known_is_told_and_never_merged(
    clerk: Clerk,
) -> None:
    rows = [
        ("王秀瑛", "西湾", "王秀瑛", "8号", "1949"),
        ("王秀英", "西湾", "王小二", "7号", "1948"),
        ("王秀兰", "西湾", "王秀兰", "6号", "1960"),
        ("刘秀英", "西湾", "刘秀英", "5号", "1948"),
    ]
    plan, _ = await clerk.imports(HEAD, *rows)
    assert [(alike.name, alike.other_id) for alike in plan.alike] == [
        ("王秀瑛", "xiuying"),
        ("王秀英", "xiuying"),
    ]
    told = "\n".join(plan_lines(clerk.desk.content, plan))
    assert "第2行 王秀瑛，像是东湾1号的王秀英（1948-03-09）" in told
    assert plan.counts[Does.NEW] == 4


async def test_moving_leaving_and_handing_over_stand_in_one_column(clerk: Clerk) -> None:
    head = ("处理", *HEAD, "接手人")
    plan, _ = await clerk.imports(
        head,
        ("搬家", "王秀英", "西湾", "王秀英", "4号", "1948", ""),
        ("迁走", "李小芳", "东湾", "", "", "1984-5", "周来福"),
    )
    assert does(plan) == [("王秀英", Does.MOVED), ("李小芳", Does.ENDED)]
    person = await clerk.person("王秀英")
    assert person.unit_id == "xi"
    read = clerk.desk.database.read
    gone = await read(lambda work: people.get_person(work, "xiaofang"))
    assert gone.ended_why == "moved"
    ties = await read(lambda work: people.ties_of(work, "xiuying", "guardian"))
    assert [tie.other_id for tie in ties] == ["laozhou"]
    again = await clerk.plans(head, ("迁走", "李小芳", "东湾", "", "", "1984-5", ""))
    assert does(again) == [("李小芳", Does.SAME)]
    back = await clerk.plans(head, ("", "李小芳", "东湾", "", "", "1984-5", ""))
    assert back.faults[0].key == "roster.fault.ended_before"


async def test_a_list_that_is_there_already_is_read_as_it_is(clerk: Clerk) -> None:
    """A title above, other headings, the head named once, the identity card, a sum below."""
    rows = [
        ("白鹭镇柳湾村人口花名册", "", "", "", "", "", ""),
        ("序号", "户主姓名", "姓名", "与户主关系", "身份证号码", "自然村", "联系电话"),
        (1, "赵老四", "赵老四", "户主", "11010519491231002X", "西湾自然村", 13900000001),
        (2, "", "赵小五", "儿子", "", "", ""),
        ("", "合计", "合计", "", "", "", "2人"),
        ("", "填表人", "", "", "", "", ""),
    ]
    sheets = clerk.sheets(("", *[""] * 6), *rows)
    plan = await plan_import(clerk.desk, sheets)
    assert plan.faults == []
    assert does(plan) == [("赵老四", Does.NEW), ("赵小五", Does.NEW)]
    assert plan.unused == ["序号"]
    written = str([change.first for change in plan.changes])
    assert "1949-12-31" in written
    assert "11010519491231002" not in written
    first, second = (change.first["put_roster_person"][0] for change in plan.changes)
    assert first["household_id"] == second["household_id"] is not None


async def test_every_fault_is_told_at_once_by_row_and_column_in_plain_words(
    clerk: Clerk,
) -> None:
    head = (*HEAD, "电话", "独居", "性别", "包保人1", "人群", "职务", "身份证号")
    rows = [
        ("", "东湾", "王秀英", "1号", "1950", "", "", "", "", "", "", ""),
        ("赵一", "北湾", "", "", "", "", "", "", "", "", "", ""),
        ("赵二", "", "", "", "", "", "", "", "", "", "", ""),
        ("赵三", "东湾", "", "", "48", "", "", "", "", "", "", ""),
        ("赵四", "东湾", "", "", "", "123", "", "", "", "", "", ""),
        ("赵五", "东湾", "", "", "", "", "也许", "", "", "", "", ""),
        ("赵六", "东湾", "", "", "", "", "", "不知", "", "", "", ""),
        ("赵七", "东湾", "", "", "", "", "", "", "没这人", "", "", ""),
        ("赵八", "东湾", "", "", "", "", "", "", "赵八", "", "", ""),
        ("赵九", "东湾", "", "", "", "", "", "", "", "神仙", "", ""),
        ("赵十", "东湾", "", "", "", "", "", "", "", "", "村长", ""),
        ("赵百", "东湾", "", "", "", "", "", "", "", "", "", "11010519491231"),
        ("王秀英", "东湾", "", "1号", "1948", "", "", "", "", "", "", ""),
        ("王秀英", "东湾", "", "1号", "1948", "", "", "", "", "", "", ""),
    ]
    plan = await clerk.plans(head, *rows)
    told = fault_lines(clerk.desk.content, plan)
    assert len(told) == 13
    assert told[0] == "第2行 A列「姓名」：没写姓名。"
    assert told[1] == "第3行 B列「组」：没有“北湾”这个组。有：东湾、西湾。"
    assert told[2] == "第4行 B列「组」：没写是哪个组。有：东湾、西湾。"
    assert told[3] == "第5行 E列「出生」：“48”看不懂，写成 1948、1948-3 或 1948-3-9。"
    assert "第9行 I列「包保人1」：登记里没有“没这人”" in told[7]
    assert "11010519491231" not in told[11]
    assert told[12] == "第15行 A列「姓名」：“王秀英”和第14行是同一个人，只留一行。"


async def test_who_may_not_name_roles_hears_so(clerk: Clerk) -> None:
    plan = await clerk.plans((*HEAD, "职务"), (*XIUYING, "管理员"), names_roles=False)
    assert [fault.key for fault in plan.faults] == ["roster.fault.no_roles"]


async def test_the_colours_of_the_village_are_worked_out_anew_after_a_list(clerk: Clerk) -> None:
    write, read = clerk.desk.database.write, clerk.desk.database.read
    mark = "regraded:village"
    await write(lambda work: records.set_mark(work, mark, "2026-11-21", clerk.desk.now()))
    await clerk.imports((*HEAD, "慢性病"), (*XIUYING, "不稳定"))
    after = await read(lambda work: records.get_mark(work, mark))
    assert after is not None
    assert after[0] == ""
