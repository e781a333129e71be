"""The sample village's people and groups on a local Telegram, with who they are in a line each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.simulator import Simulator

SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"
ROLES = {
    "liaison": "联络员",
    "driver": "司机",
    "doctor": "村医",
    "secretary": "村书记",
    "committee": "村两委",
    "first_secretary": "驻村第一书记",
    "officer": "镇干部",
    "keeper": "药箱保管",
    "mediator": "调解员",
    "volunteer": "志愿者",
    "admin": "管理员",
}
UNITS = {"dongwan": "东湾", "xiwan": "西湾", "hekou": "河口", "qiaotou": "桥头", "houpo": "后坡"}


def read(name: str) -> list[Any]:
    """One file of the sample village, by its only key."""
    text = (SAMPLE / f"{name}.yaml").read_text(encoding="utf-8")
    found: list[Any] = yaml.load(text, yaml.BaseLoader)[name]
    return found


def scenes() -> list[Mapping[str, object]]:
    files = sorted((SAMPLE / "scenes").glob("*.yaml"))
    return [yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files]


def move_in(sim: Simulator) -> dict[int, str]:
    """Everybody who has an account; the answer says who they are."""
    people = {person["id"]: person for person in read("people")}
    roles: dict[str, str] = {}
    for role in read("roles"):
        roles.setdefault(role["person"], ROLES.get(role["role"], ""))
    ids, notes = {}, {}
    for account in read("accounts"):
        person, number = people[account["people"][0]], int(account["user_id"])
        sim.people.add_person(number, account["shown_name"])
        ids[person["id"]] = number
        where = UNITS.get(person["unit"], "镇上")
        words = [roles.get(person["id"]) or "村民", where, person.get("called")]
        notes[number] = " · ".join(word for word in words if word)
    for group in read("groups"):
        members = [ids[name] for name in group["members"] if name in ids]
        number, title = int(group["telegram_id"]), group["title"]
        sim.people.add_group(number, title, members, admins=members[-1:], bot_admin=True)
    return notes
