"""Finds whatever the library could not place: anything left in api_kwargs, at any depth."""

from collections.abc import Iterator

from telegram import TelegramObject


def leftover(thing: object, path: str = "") -> Iterator[str]:
    """Paths of fields the library does not know; none means everything was understood."""
    if isinstance(thing, TelegramObject):
        path = path or type(thing).__name__
        yield from (f"{path}.{name}" for name in thing.api_kwargs)
        for name in thing.__slots__ if hasattr(thing, "__slots__") else ():
            yield from leftover(getattr(thing, name, None), f"{path}.{name}")
        for name, value in vars_of(thing).items():
            yield from leftover(value, f"{path}.{name}")
    elif isinstance(thing, (list, tuple)):
        for at, item in enumerate(thing):
            yield from leftover(item, f"{path}[{at}]")


def vars_of(thing: TelegramObject) -> dict[str, object]:
    """Fields of all parents too, without the way back to the bot."""
    names = {
        name
        for kind in type(thing).__mro__
        for name in getattr(kind, "__slots__", ())
        if not name.startswith("_") and name != "api_kwargs"
    }
    return {name: getattr(thing, name) for name in names if hasattr(thing, name)}
