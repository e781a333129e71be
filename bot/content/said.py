"""What a message comes to once it is rendered: text, buttons, a keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

Keyboard = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: a verb with a choice, or a deep link's payload."""

    label: str
    verb: str | None = None
    choice: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Ready to be sent; `text` is Telegram HTML, or plain text when it is a toast."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: Keyboard | None = None
    voice: str | None = None
    toast: bool = False


class UnknownMessage(Exception):
    """No register has the key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"there is no message {key}")
        self.key = key


class MissingValue(Exception):
    """The caller did not give what the message needs."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"message {key} needs {value}")
        self.key, self.value = key, value


def as_html(text: str) -> Markup:
    """A rendered message as a value of another: its markup stands, it is not escaped again."""
    return Markup(text)
