"""Buttons under a message: what may stand on them, and what the server says if not."""

from typing import Any, NamedTuple

from bot.simulator.errors import bad

Wire = dict[str, Any]
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
DATA_BYTES = 64
LINKS = ("http://", "https://", "tg://")


class Markup(NamedTuple):
    """`inline` is shown to the bot again; any other keyboard is only known to phones."""

    inline: Wire | None
    other: Wire | None


NONE = Markup(None, None)


def read_markup(markup: object) -> Markup:
    """Refuses what the real server refuses."""
    if markup is None or markup == "":
        return NONE
    if not isinstance(markup, dict):
        bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard")
        kept = [[_inline(button) for button in row] for row in rows if row]
        return Markup({"inline_keyboard": kept}, None) if kept else NONE
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        return Markup(None, {**markup, "keyboard": [[_plain(b) for b in row] for row in rows]})
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return Markup(None, markup)
    return NONE


def _rows(rows: object, name: str) -> list[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        bad(f'Field "{name}" of the reply markup must be of type Array of Array')
    return rows


def _plain(button: object) -> Wire:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        bad("can't parse keyboard button: Can't find field \"text\"")
    return button


def _inline(button: object) -> Wire:
    if not isinstance(button, dict):
        bad("can't parse inline keyboard button: expected an Object")
    if not isinstance(button.get("text"), str):
        bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not any(button.get(action) is not None for action in ACTIONS):
        bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    if "url" in button and not _is_link(button["url"]):
        bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return button


def _check_data(data: object) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_BYTES:
        bad("BUTTON_DATA_INVALID")


def _is_link(url: object) -> bool:
    return isinstance(url, str) and url.startswith(LINKS) and len(url.partition("://")[2]) > 2
