"""What the bot says of itself: getMe, its commands, its descriptions."""

import json
import re
from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.params import Params

Wire = dict[str, Any]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(core: Core, params: Params) -> Wire:
    return {
        **core.world.bot.wire(),
        "can_join_groups": True,
        "can_read_all_group_messages": not core.privacy,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _scope(params: Params) -> str:
    scope = params.json("scope") or {"type": "default"}
    return json.dumps([scope, params.text("language_code")], sort_keys=True)


def set_my_commands(core: Core, params: Params) -> bool:
    commands = params.array("commands") or []
    if len(commands) > 100:
        bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            bad("BOT_COMMAND_DESCRIPTION_INVALID")
    core.world.commands[_scope(params)] = [
        {"command": c["command"].removeprefix("/"), "description": c["description"]}
        for c in commands
    ]
    return True


def get_my_commands(core: Core, params: Params) -> list[Wire]:
    return core.world.commands.get(_scope(params), [])


def delete_my_commands(core: Core, params: Params) -> bool:
    core.world.commands.pop(_scope(params), None)
    return True


def _set(core: Core, params: Params, what: str) -> bool:
    text = params.text(what)
    if len(text) > LIMITS[what]:
        bad(f"bot {what.replace('_', ' ')} is too long")
    core.world.texts[f"{what}/{params.text('language_code')}"] = text
    return True


def _get(core: Core, params: Params, what: str) -> Wire:
    default = core.world.bot.first_name if what == "name" else ""
    text = core.world.texts.get(f"{what}/{params.text('language_code')}")
    return {what: text or core.world.texts.get(f"{what}/") or default}


def set_my_name(core: Core, params: Params) -> bool:
    return _set(core, params, "name")


def get_my_name(core: Core, params: Params) -> Wire:
    return _get(core, params, "name")


def set_my_description(core: Core, params: Params) -> bool:
    return _set(core, params, "description")


def get_my_description(core: Core, params: Params) -> Wire:
    return _get(core, params, "description")


def set_my_short_description(core: Core, params: Params) -> bool:
    return _set(core, params, "short_description")


def get_my_short_description(core: Core, params: Params) -> Wire:
    return _get(core, params, "short_description")
