"""Sets of real sentences with labels of their own: what must not happen on them, counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.content.content import Content
from tests.bench.labelled import labelled, lines_of
from tests.bench.scoring import Label

NOON = "2026-11-21T12:00:00+08:00"
MILD = (None, "self_care")


def measure_real(content: Content, folder: Path) -> list[tuple[str, str, str]]:
    """(set, figure, value) for each set that is there."""
    rows: list[tuple[str, str, str]] = []
    for name, count in (
        ("chitchat_lccc.jsonl", _chitchat),
        ("triage_dialmed.jsonl", _triage),
        ("medicine_dialmed.jsonl", _medicine),
        ("taxi_crosswoz.jsonl", _taxi),
    ):
        path = folder / name
        if path.is_file():
            lines = [{"at": NOON, **line} for line in lines_of(path)]
            read = [(line, labelled(content, line)) for line in lines]
            rows += [(name, figure, value) for figure, value in count(read)]
    return rows


Read = Sequence[tuple[Label, Label]]


def _chitchat(read: Read) -> list[tuple[str, str]]:
    false = [line["text"] for line, said in read if said["intents"] or said["alarm"]]
    dangers = [line["text"] for line, said in read if said["acuity"] == "emergency"]
    return [
        ("triggered", f"{len(false)} of {len(read)} ({len(false) / len(read):.2%})"),
        ("taken for emergencies", str(len(dangers))),
    ]


def _triage(read: Read) -> list[tuple[str, str]]:
    grave = [(line, said) for line, said in read if line["gold"]["urgency"] == "emergency"]
    slept = [line["text"] for line, said in grave if said["acuity"] in MILD]
    heard = [line for line, said in read if "symptom" in said["intents"]]
    ill = [line for line, _ in read if line["gold"]["intent"] == "symptom_report"]
    return [
        ("emergencies read as routine or none", f"{len(slept)} of {len(grave)}"),
        ("complaints heard", f"{len(heard)} of {len(ill)}"),
    ]


def _medicine(read: Read) -> list[tuple[str, str]]:
    given = [line["text"] for line, said in read if "offer_medicine" in said["intents"]]
    return [("what somebody still has, taken for an offer", f"{len(given)} of {len(read)}")]


def _taxi(read: Read) -> list[tuple[str, str]]:
    asked = [(line, said) for line, said in read if line["gold"]["intent"] == "ride_request"]
    heard = [line for line, said in asked if "need_ride" in said["intents"]]
    thanks = [said for line, said in read if line["gold"]["intent"] == "thanks"]
    false = [said for said in thanks if "need_ride" in said["intents"]]
    return [
        ("rides heard", f"{len(heard)} of {len(asked)}"),
        ("thanks taken for a ride", f"{len(false)} of {len(thanks)}"),
    ]
