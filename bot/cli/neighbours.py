"""Puts a village's people and groups into the local Telegram, with who they are in a line each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.content.content import Content
from bot.content.faults import ContentFaults, Fault
from bot.content.said import UnknownMessage
from bot.content.textonly import read_text_only
from bot.content.village import Village, VillageGroup
from bot.simulator import Simulator
from bot.simulator.page import Scene, SceneFaults, load_scenes

LEADS = ("liaison", "secretary")


def move_in(sim: Simulator, village: Village) -> None:
    """Everybody with an account gets a phone; who has started the bot has pressed Start."""
    users: dict[str, int] = {}
    for account in village.accounts:
        sim.people.add_person(account.user_id, account.shown_name)
        users[account.people[0]] = account.user_id
    for group in village.groups:
        members = [users[person] for person in group.members if person in users]
        leading = [users[person] for person in _leading(village, group) if person in users]
        sim.people.add_group(
            group.telegram_id,
            group.title,
            members,
            admins=leading or members[-1:],
            bot_admin=group.bot_admin,
        )
    for account in village.accounts:
        if account.started:
            sim.people.start(account.user_id)


def _leading(village: Village, group: VillageGroup) -> list[str]:
    """Who leads the Telegram group: the hamlet's liaison, or a secretary among its members."""
    return [
        held.person_id
        for held in village.roles
        if held.role in LEADS and held.person_id in group.members
    ]


def notes(village: Village, content: Content) -> dict[int, str]:
    """By Telegram id: what somebody does, where they live, how they are called."""
    people = {person.id: person for person in village.people}
    places = {unit.id: unit.short_name for unit in village.units}
    roles: dict[str, str] = {}
    for held in village.roles:
        roles.setdefault(held.person_id, _role(content, held.role))
    found = {}
    for account in village.accounts:
        person = people[account.people[0]]
        does = roles.get(person.id) or _role(content, "villager")
        words = (does, places.get(person.unit_id), person.called)
        found[account.user_id] = " · ".join(word for word in words if word)
    return found


def _role(content: Content, code: str) -> str:
    try:
        return content.messages.render(f"role.{code}", {}).text
    except UnknownMessage:
        return ""


def read_scenes(folder: Path) -> tuple[Scene, ...]:
    """The stories the page can play; ContentFaults says what is wrong with them."""
    faults: list[Fault] = []
    raw: list[Mapping[str, object]] = []
    for path in sorted(folder.glob("*.yaml")):
        read = read_text_only(path.read_text(encoding="utf-8"), path.name, faults)
        if isinstance(read, dict):
            raw.append(read)
    if faults:
        raise ContentFaults(faults)
    try:
        return load_scenes(raw)
    except SceneFaults as wrong:
        raise ContentFaults([Fault(folder.name, "", line) for line in wrong.faults]) from wrong
