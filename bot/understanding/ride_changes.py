"""Whether a short line changes the hour, the day or the place of a ride that is agreed."""

from __future__ import annotations

import re

_CHANGE = re.compile(r"改|换成|推迟|提前|挪|晚点走|早点走|不是.{1,6}是")
_LONGEST = 24


def changes(text: str) -> bool:
    """改成九点走, 提前到七点半: said of a ride; never a longer tale."""
    return len(text) <= _LONGEST and _CHANGE.search(text) is not None
