"""Names of faults that decide what happens next, the same in every messenger."""

from __future__ import annotations

MESSAGE_GONE = "message gone"
"""The message that was to be edited is not there any more, or cannot be edited."""

NO_TEXT = "no text to edit"
"""The message that was to be edited is a picture or a sound with words below it."""

NO_CAPTION = "no caption to edit"
"""The message that was to be edited is words alone."""

MAY_NOT_WRITE = "may not write"
"""The bot is in the chat, but muted there."""

FLOOD = "flood"
"""The server asked for a pause."""

PACED = "paced"
"""It never left: the limits had no room for it yet."""

PAGE = "page"
"""A gateway answered in the server's place; nobody knows what it has done before."""
