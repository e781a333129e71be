"""data/sounds.txt: how characters sound."""

from __future__ import annotations

from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.understanding.sounds.table import Sounds

FILE = "sounds.txt"


def read_sounds(shelf: Shelf) -> Sounds:
    """The table of the uppermost layer that has one; without one nothing is heard."""
    found = [(layer, path) for layer in shelf.layers if (path := layer.find(FILE))]
    if not found:
        return Sounds.read("")
    layer, path = found[-1]
    try:
        return Sounds.read(path.read_text("utf-8"))
    except UnicodeDecodeError:
        shelf.faults.append(Fault(layer.label(FILE), "", "is not UTF-8 text"))
    except OSError as error:
        shelf.faults.append(Fault(layer.label(FILE), "", f"cannot be read ({error.strerror})"))
    except ValueError as error:
        place, _, reason = str(error).partition(": ")
        shelf.faults.append(Fault(layer.label(FILE), place, reason))
    return Sounds.read("")
