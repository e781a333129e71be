"""answerCallbackQuery."""

from bot.simulator.core import Core
from bot.simulator.errors import QUERY_TOO_OLD, bad
from bot.simulator.params import Params

TOAST_LIMIT = 200


def answer_callback_query(core: Core, params: Params) -> bool:
    press = core.world.presses.get(params.text("callback_query_id"))
    if press is None or core.clock.unix() - press["at"] > core.press_lifetime:
        bad(QUERY_TOO_OLD)
    text = params.text("text")
    if len(text) > TOAST_LIMIT:
        bad("MESSAGE_TOO_LONG")
    press["answer"] = {"text": text, "alert": params.flag("show_alert")}
    if params.has("url"):
        press["answer"]["url"] = params.text("url")
    core.events.tell("toast", person=press["person"], press=press["id"], **press["answer"])
    return True
