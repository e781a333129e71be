"""`linli watch`: tells the township when the bot is silent."""

from __future__ import annotations

import os
import sys
from typing import Annotated

from cyclopts import Parameter

Flag = Annotated[bool, Parameter(negative="")]


def watch(
    *, chats: Flag = False, trial: Annotated[bool, Parameter("--try", negative="")] = False
) -> None:
    """Watch the bot from a second small process, with a token of its own, until Ctrl-C.

    Parameters
    ----------
    chats
        Only show the ids of the chats that wrote to the watch's bot, and end.
    trial
        Only send a harmless line to every chat that would be told, and end.
    """
    asked = [word for word, wanted in (("--chats", chats), ("--try", trial)) if wanted]
    sys.stdout.flush()
    # This process has loaded the whole bot; the one it becomes holds a third of that.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "bot.watch", *asked])
