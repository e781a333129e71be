"""What the library has from memory only is not said before a doctor of the village said yes."""

from __future__ import annotations

from bot.services.prompts.library import usable
from bot.services.studio.memory import near_season
from tests.stories.prompting import prompts_begun
from tests.stories.village import Village, shown

ASKED = "还没人核过"


async def codes(village: Village) -> set[str]:
    desk = village.bot.desk
    return set(await desk.database.read(lambda work: usable(work, desk, "dongwan")))


async def test_a_doctor_is_asked_about_one_a_day_at_a_slack_hour_and_their_yes_lets_it_be_said(
    village: Village,
) -> None:
    await village.passes(days=1)
    village.chenming.hears_nothing(ASKED)
    await prompts_begun(village)
    await village.until("14:50")
    village.chenming.hears_nothing(ASKED)
    before = await codes(village)
    memory = {p.code for p in village.props.content.prompts.values() if p.from_memory}
    assert not before & memory
    await village.until("15:30")
    message = village.chenming.hears(ASKED)
    village.chenming.hears_nothing(ASKED)
    await village.chenming.taps("可以说")
    new = await codes(village) - before
    assert len(new) == 1
    assert village.props.content.prompts[new.pop()].text in shown(message)
    await village.until("15:30", day=1)
    assert ASKED in shown(village.chenming.hears(ASKED))


async def test_a_no_keeps_it_away_and_is_not_asked_again(village: Village) -> None:
    await prompts_begun(village)
    await village.until("15:30")
    message = village.chenming.hears(ASKED)
    before = await codes(village)
    await village.chenming.taps("不说")
    assert await codes(village) == before
    await village.passes(days=6)
    texts = [shown(m) for m in village.chenming.messages() if ASKED in shown(m)]
    assert len(texts) == len(set(texts))
    assert texts.count(shown(message)) == 1


async def test_what_may_happen_any_day_is_looked_at_before_it_does(village: Village) -> None:
    library, desk = village.props.content.prompts, village.bot.desk
    events = {code for code, p in library.items() if p.from_memory and p.season.event}
    assert events
    assert events <= {prompt.code for prompt in near_season(library, desk)}
