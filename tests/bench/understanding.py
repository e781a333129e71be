"""What is understood of labelled sets and real talk, as tables: printed, or written to a document.

`python -m tests.bench.understanding SETS [DOCUMENT]`; SETS is a folder with dev.jsonl and real/,
further files `*.jsonl` beside dev.jsonl are taken too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.content.content import Content
from bot.content.load import load_content
from tests.bench.chatter import deeds
from tests.bench.labelled import by_region, lines_of, score
from tests.bench.reading_speed import nonsense, speeds, weight
from tests.bench.real_sets import measure_real
from tests.bench.scoring import Count, Score
from tests.bench.time_specs import measure

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "understanding"
TALK = "chatter_lccc_unscreened.txt"
BEGIN = "<!-- tables -->"
LEVELS = ("emergency", "urgent", "same_day", "self_care", None)


def tables(content: Content, sets: Path) -> Iterator[str]:
    """Every table, a line at a time."""
    files = sorted(sets.glob("*.jsonl")) + sorted(OWN.glob("*.jsonl"))
    scores = {path.name: score(content, lines_of(path)) for path in files}
    yield from _overview(scores)
    for path in files:
        yield from _one_set(path.name, scores[path.name])
        yield from _regions(by_region(content, lines_of(path)))
    yield from _real(content, sets / "real")
    yield from _speed(content, sets / "real" / TALK)


def _overview(scores: Mapping[str, Score]) -> Iterator[str]:
    yield from (
        "| set | lines | intents F1 | chatter triggered | emergencies: recall · precision"
        " | milder than it is | symptoms F1 | slots F1 |",
        "|---|---|---|---|---|---|---|---|",
    )
    for name, one in scores.items():
        danger = one.emergency
        yield (
            f"| {name} | {one.lines} | {one.intent.f1:.3f} | {one.triggered} of {one.chatter}"
            f" | {danger.recall:.3f} · {danger.precision:.3f} | {one.share(worse=False):.1%}"
            f" | {one.symptoms.f1:.3f} | {one.slot.f1:.3f} |"
        )
    yield ""


def _one_set(name: str, one: Score) -> Iterator[str]:
    yield from (f"### {name}", "", "| intent | precision | recall | F1 |", "|---|---|---|---|")
    yield from (_row(code, count) for code, count in sorted(one.intents.items()))
    yield from ("", "| level wanted | read as " + " | ".join(map(_level, LEVELS)) + " |")
    yield "|---" * (len(LEVELS) + 1) + "|"
    for wanted in LEVELS:
        read = " | ".join(str(one.levels[wanted, said]) for said in LEVELS)
        yield f"| {_level(wanted)} | {read} |"
    yield from ("", "| slot | precision | recall | F1 |", "|---|---|---|---|")
    yield from (_row(code, count) for code, count in sorted(one.slots.items()))
    if one.alarms:
        yield from ("", "| alarm | precision | recall | F1 |", "|---|---|---|---|")
        yield from (_row(code, count) for code, count in sorted(one.alarms.items()))
    yield ""


def _regions(scores: Mapping[str, Score]) -> Iterator[str]:
    yield from (
        "| region | lines | intents F1 | emergencies recall | slots F1 |",
        "|---|---|---|---|---|",
    )
    for region, one in sorted(scores.items(), key=lambda pair: -pair[1].lines):
        yield (
            f"| {region} | {one.lines} | {one.intent.f1:.3f} | {one.emergency.recall:.3f}"
            f" | {one.slot.f1:.3f} |"
        )
    yield ""


def _real(content: Content, folder: Path) -> Iterator[str]:
    yield from ("### Real sentences", "", "| set | what | figure |", "|---|---|---|")
    yield from (
        f"| {name} | {what} | {value} |" for name, what, value in measure_real(content, folder)
    )
    times = folder / "time_specs.jsonl"
    if times.is_file():
        found = measure(times)
        for what in ("date", "clock"):
            right, asked = found["right"][what], found["asked"][what]
            yield f"| {times.name} | {what} right | {right} of {asked} ({right / asked:.1%}) |"
    talk = folder / TALK
    if talk.is_file():
        lines = talk.read_text(encoding="utf-8").splitlines()
        done = deeds(content, lines)
        for what in sorted({deed.what for deed in done}):
            count = sum(deed.what == what for deed in done)
            yield f"| {TALK} | {what} | {count} of {len(lines):,} lines |"
    yield ""


def _speed(content: Content, talk: Path) -> Iterator[str]:
    yield from ("### Speed, one core", "", "| what | median µs | p99 µs |", "|---|---|---|")
    if talk.is_file():
        lines = [line for line in talk.read_text(encoding="utf-8").splitlines() if line][:6000]
        yield "| chatter | {:.0f} | {:.0f} |".format(*speeds(content, lines))
    helps = [
        str(line["text"])
        for path in sorted(OWN.glob("*.jsonl"))
        for line in lines_of(path)
        if line.get("intents")
    ]
    yield "| a message that asks for help | {:.0f} | {:.0f} |".format(*speeds(content, helps))
    yield from ("", f"10,000 characters of nonsense: {nonsense(content):.1f} ms. ")
    for kept, which in ((True, "kept from an earlier start"), (False, "compiled from its files")):
        ms, mib = weight(ROOT, kept=kept)
        yield f"Loading the lexicon in a fresh process, {which}: {ms:.0f} ms, {mib:.0f} MiB. "


def _row(code: str, count: Count) -> str:
    return f"| {code} | {count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} |"


def _level(level: str | None) -> str:
    return level or "none"


def main(sets: Path, document: Path | None) -> None:
    """Print, and put in place of what stands behind the mark in the document."""
    if not (sets / "dev.jsonl").is_file():
        print(f"understanding: no labelled sets in {str(sets)!r} (SETS=folder); left out")
        print("\n".join(_speed(load_content(ROOT), sets / "real" / TALK)))
        return
    text = "\n".join(tables(load_content(ROOT), sets))
    print(text)
    if document is not None:
        told = document.read_text(encoding="utf-8").split(BEGIN)[0]
        document.write_text(f"{told}{BEGIN}\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
