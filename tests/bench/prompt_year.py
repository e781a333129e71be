"""docs/prompts.md: what a village hears in a year, worked out from the library as it is."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from bot.content.content import Content
from bot.domain.prompting import Choice, Ground, plan
from bot.domain.prompting_people import Had, Listener, choose_for
from bot.domain.prompts import Prompt, Who
from bot.services.prompts.facts import in_season, listeners
from tests.stories.stage import MONDAY, Props, on_stage

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "prompts.md"
FIRST, DAYS = date(2026, 12, 1), 365
MOST_PEOPLE = 24


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        content, village = asyncio.run(_sample(Path(folder)))
    PAGE.write_text("\n".join(page(content, village)) + "\n", encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {DAYS} days", file=sys.stderr)


async def _sample(folder: Path) -> tuple[Content, list[tuple[str, Listener]]]:
    """The content, and who can be written to in the sample village, as its database has them."""
    props = Props(folder)
    async with on_stage(props, folder, start=MONDAY) as (_, bot):
        desk = bot.desk
        found = await desk.database.read(lambda work: listeners(work, desk, "liuwan"))
        names = {person.id: person.name for person in props.village.people}
        return props.content, [(names[one.id], one) for one in found][:MOST_PEOPLE]


def page(content: Content, village: list[tuple[str, Listener]]) -> Iterator[str]:
    """The whole document, a line at a time; the same content gives the same page."""
    rules = content.rounds
    ground = Ground(content.prompts, in_season, busy=rules.is_busy)
    year = plan(ground, FIRST, DAYS)
    yield from _intro(content)
    yield from _figures(content, year)
    yield from _people(content, ground, year, village)
    yield from _calendar(content, year)


def _intro(content: Content) -> Iterator[str]:
    prompts = content.prompts.values()
    off = sum(prompt.from_memory for prompt in prompts)
    yield "# Health prompts"
    yield ""
    yield "Made by `make prompts` from `messages/prompts/` and `data/prompts.yaml`; nothing here is"
    yield "written by hand. How prompts are begun, chosen, written and heard stands in the README;"
    yield "voices, paper and the loudspeaker in `docs/voice.md`."
    yield ""
    every = len(content.prompts)
    yield f"The library holds {every} prompts. {every - off} can be sent; {off} are from memory"
    yield "only and stay off until a doctor says yes to each in chat."
    yield f"{sum(bool(p.rhyme) for p in prompts)} have a rhyme. No line is signed by a doctor or a"
    yield "local speaker yet."
    yield ""


def _figures(content: Content, year: tuple[Choice, ...]) -> Iterator[str]:
    said = [one.prompt for one in year if one.prompt is not None]
    silent = Counter(one.why for one in year if one.prompt is None)
    yield "## A year in the groups of a village"
    yield ""
    yield f"From {FIRST} on, {DAYS} days without an event and without a change by a cadre:"
    yield f"{len(said)} days with a prompt ({len({p.code for p in said})} different ones),"
    yield f"{silent['busy']} days without because the fields are busy, {silent['nothing']} because"
    yield "nothing was left that may be said again."
    yield ""
    yield from _table("theme", Counter(str(p.theme or "none of the six") for p in said))
    topics = Counter(content.prompting.topics[p.topic] for p in said)
    yield from _table("topic", topics)


def _people(
    content: Content,
    ground: Ground,
    year: tuple[Choice, ...],
    village: list[tuple[str, Listener]],
) -> Iterator[str]:
    today = {one.day: one.prompt.topic for one in year if one.prompt is not None}
    yield "## A year of one person"
    yield ""
    yield "In private, of the people of the sample village who have an account, if they answer what"
    most = content.prompting.person_a_week
    yield f"they are told. At most {most} a week; what is for everybody is said in the group."
    yield ""
    yield "| who | in the year | most in 7 days | topics |"
    yield "|---|---|---|---|"
    for name, listener in village:
        had = _told(content, ground, listener, today)
        topics = Counter(content.prompting.topics[one.topic] for one in had)
        shown = ", ".join(f"{topic} {times}" for topic, times in topics.most_common(6))
        yield f"| {name}{_about(listener)} | {len(had)} | {_most(had)} | {shown} |"
    yield ""


def _about(listener: Listener) -> str:
    """What chooses their prompts."""
    known = [str(listener.age or ""), listener.colour or "", *sorted(listener.who)]
    said = ", ".join(one for one in known if one)
    return f" ({said})" if said else ""


def _told(
    content: Content, ground: Ground, listener: Listener, today: Mapping[date, str]
) -> list[Had]:
    found: list[Had] = []
    for ahead in range(DAYS):
        day = FIRST + timedelta(days=ahead)
        home = ahead if Who.RETURNEES in listener.who else None
        now = Listener(
            listener.id, listener.colour, listener.age, listener.tags, listener.who, home,
            had=tuple(reversed(found)),
        )  # fmt: skip
        one = choose_for(ground, now, day, content.prompting, today.get(day))
        if one is not None:
            found.append(Had(one.code, one.topic, day, answered=True))
    return found


def _most(had: list[Had]) -> int:
    """In any seven days that follow each other."""
    days = [one.day for one in had]
    return max((sum(0 <= (d - day).days < 7 for d in days) for day in days), default=0)


def _table(title: str, counts: Counter[str]) -> Iterator[str]:
    yield f"| {title} | days |"
    yield "|---|---|"
    for name, times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {name} | {times} |"
    yield ""


def _calendar(content: Content, year: tuple[Choice, ...]) -> Iterator[str]:
    yield "## The calendar"
    yield ""
    yield "| day | topic | what is said | source |"
    yield "|---|---|---|---|"
    for one in year:
        yield f"| {one.day} | {_line(content, one.prompt, one.why)} |"
    yield ""


def _line(content: Content, prompt: Prompt | None, why: str | None) -> str:
    if prompt is None:
        return f"– | ({why}) | "
    topic = content.prompting.topics[prompt.topic]
    return f"{topic} | {prompt.text} | {prompt.source} ({prompt.confidence})"


if __name__ == "__main__":
    main()
