"""What /help says one may say is understood, line by line; commands it names are there."""

from __future__ import annotations

import re

from bot.services.commands import COMMANDS
from bot.services.councils import doors as councils
from bot.services.registers import doors as registers
from bot.services.reports import doors as reports
from bot.services.returnees import doors as returnees
from bot.services.sessions import doors as sessions
from tests.stories.village import Person, Village, shown

HEARD = [
    ("我妈发烧，想让村医看看", "symptom", None),
    ("明早八点送我去县医院，两个人", "help", "ride"),
    ("帮我带两斤肉一把青菜", "help", "shopping"),
    ("每天中午给我妈送饭", "help", "meal_plan"),
    ("谁家有布洛芬", "box", "medicine"),
]


async def helped(person: Person) -> str:
    await person.says("/help")
    return "\n".join(shown(message) for message in person.messages())


async def test_every_example_opens_what_it_asks_for(village: Village) -> None:
    son = village.wangqiang
    text = await helped(son)
    assert [words for words, *_ in HEARD] == re.findall(r"^· (.+)$", text, re.MULTILINE)
    known: set[str] = set()
    for words, kind, category in HEARD:
        await son.says(words)
        opened = [case for case in await village.cases() if case.id not in known]
        assert (kind, category) in {(case.kind, case.category) for case in opened}, words
        known |= {case.id for case in opened}


async def test_every_command_that_help_names_is_one(village: Village) -> None:
    said = ""
    for person in (village.wangqiang, village.zhaoweiguo, village.zhoujianguo):
        said += await helped(person)
    named = set(re.findall(r"/([a-z]+)", said))
    assert {"places", "rides", "tasks", "mytasks", "off", "me", "trips", "teams"} <= named
    assert named <= set(COMMANDS)


async def test_what_dates_reports_and_registers_can_do_is_named_to_who_does_it(
    village: Village,
) -> None:
    said = await helped(village.wangqiang) + await helped(village.zhoujianguo)
    named = set(re.findall(r"/([a-z]+)", said))
    parts = (councils, registers, reports, returnees, sessions)
    commands = {name for part in parts for name in part.COMMANDS}
    # Read from the list of dates, and filed by inspectors, whose answer says how.
    assert commands - named == {"training", "finding"}
