"""Reads a content folder and what is laid over it: all of it, or every fault at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bot.content.catalogue import read_catalogue
from bot.content.content import Content
from bot.content.errands import read_errands
from bot.content.examples import example_faults
from bot.content.farm import read_farm
from bot.content.faults import ContentFaults, Fault
from bot.content.first_aid import read_first_aid
from bot.content.grid import read_grid
from bot.content.helping import read_helping
from bot.content.kept import Kept
from bot.content.kinds import read_kinds
from bot.content.kits import read_kits
from bot.content.knowledge import must_compile, read_lexicon, read_triage
from bot.content.ladders import read_ladders
from bot.content.layers import Layer, Shelf
from bot.content.limits import read_budgets, read_quiet
from bot.content.meals import read_meal_rules
from bot.content.messages import Entries
from bot.content.phones import read_phones
from bot.content.place_rules import read_place_rules
from bot.content.question_faults import question_faults
from bot.content.questions import read_questions
from bot.content.references import Known, reference_faults
from bot.content.remembered import keep, recalled
from bot.content.ride_rules import read_ride_rules
from bot.content.roles import read_roles
from bot.content.sealed import Sealed
from bot.content.stock_rules import read_stock_rules
from bot.content.stocked import Stocked
from bot.content.templates import Templates
from bot.content.things import read_things
from bot.content.tools import read_tools
from bot.domain.triage import TriageRules
from bot.understanding.lexicon import Lexicon

UNITS = "units"
_OF_A_UNIT = ("bulletins.yaml", "kinds", "ladders.yaml", "messages")


def load_content(root: Path, *overlays: Path, kept: Kept | None = None) -> Content:
    """Everything under `root` with `overlays` laid over it in order; ContentFaults if wrong.

    The lexicon is taken from what was `kept` of the last start, while nothing of it changed.
    """
    content, faults = _read(root, overlays, kept)
    if faults or content is None:
        raise ContentFaults(faults)
    return content


def read_beforehand(root: Path, *overlays: Path, kept: Kept) -> None:
    """After a change everything is read once and only what is kept of it stays.

    To compile takes ten MiB more for a moment. Done before anything else is there, they are filled
    by what comes after; else they lie free in between for as long as the process lives.
    """
    layers = (Layer(root), *(Layer(path, path.name) for path in overlays))
    if must_compile(Shelf(layers), kept):
        _read(root, overlays, kept)
        gc.collect()


def check(root: Path, *overlays: Path) -> list[Fault]:
    """Everything that is wrong, in the order it was found; nothing when it would start."""
    content, faults = _read(root, overlays)
    if content is not None and not faults:
        faults = example_faults(content.triage, content.lexicon)
    return list(dict.fromkeys(faults))


def _read(
    root: Path, overlays: tuple[Path, ...], kept: Kept | None = None
) -> tuple[Content | None, list[Fault]]:
    file = Sealed(kept.home, "content.read", "what was read of the content") if kept else None
    layers = (Layer(root), *(Layer(path, path.name) for path in overlays))
    shelf = Shelf(layers, remembered=recalled(file))
    for path in (root, *overlays):
        if not path.is_dir():
            shelf.faults.append(Fault(str(path), "", "is no folder"))
    if shelf.faults:
        return None, shelf.faults
    entries = Entries(Templates(shelf.remembered))
    things = read_things(shelf)
    triage, lexicon = read_triage(shelf), read_lexicon(shelf, things, kept)
    stocked = Stocked.build(things, read_tools(shelf))
    content = _content(shelf, entries, triage, lexicon, stocked)
    units = {
        layer.root.name: _content(shelf.upon(layer), entries, triage, lexicon, stocked)
        for layer in _units(shelf)
    }
    if content is None:
        return None, shelf.faults
    if file is not None and not shelf.faults:
        keep(file, shelf.remembered)
    return replace(
        content,
        units=MappingProxyType({code: unit for code, unit in units.items() if unit}),
    ), shelf.faults


def _content(
    shelf: Shelf,
    entries: Entries,
    triage: TriageRules,
    lexicon: Lexicon | None,
    stocked: Stocked,
) -> Content | None:
    kinds, ladders, roles = read_kinds(shelf), read_ladders(shelf), read_roles(shelf)
    phones, messages = read_phones(shelf), read_catalogue(shelf, entries)
    questions, first_aid = read_questions(shelf), read_first_aid(shelf)
    known = Known(kinds, ladders, roles, phones, messages, lexicon)
    shelf.faults += reference_faults(known)
    shelf.faults += question_faults(questions, first_aid, messages)
    if lexicon is None:
        return None
    return Content(
        roots=tuple(layer.root for layer in shelf.layers),
        kinds=kinds.kinds,
        ladders=ladders.book,
        roles=roles,
        quiet=read_quiet(shelf),
        budgets=read_budgets(shelf),
        phones=phones,
        triage=triage,
        lexicon=lexicon,
        messages=messages,
        questions=questions,
        first_aid=first_aid,
        things=stocked.things,
        stocked=stocked,
        stock=read_stock_rules(shelf),
        rides=read_ride_rules(shelf),
        places=read_place_rules(shelf),
        meals=read_meal_rules(shelf),
        giving_out=read_kits(shelf, stocked),
        helping=read_helping(shelf),
        errands=read_errands(shelf),
        farm=read_farm(shelf),
        **read_grid(shelf),
    )


def _units(shelf: Shelf) -> Iterator[Layer]:
    """Folders that lie over one unit only, in the layers and in their villages."""
    seen: set[Path] = set()
    for layer in shelf.layers:
        villages = layer.find("villages")
        places = sorted(villages.iterdir()) if villages else []
        for place in (layer.root / "data", layer.root, *places):
            for folder in sorted((place / UNITS).glob("*/")):
                if folder.resolve() in seen:
                    continue
                seen.add(folder.resolve())
                name = layer.label(str(folder.relative_to(layer.root)))
                _only_known(folder, name, shelf)
                yield Layer(folder, name)


def _only_known(folder: Path, name: str, shelf: Shelf) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in _OF_A_UNIT:
            known = ", ".join(_OF_A_UNIT)
            fault = f"is not known here; a unit may have {known}"
            shelf.faults.append(Fault(f"{name}/{path.name}", "", fault))
