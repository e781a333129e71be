"""One step up: what the register's colour adds to a level, and who may raise one by hand."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.rights import Viewer, may_see

_MILD_TO_WORST = sorted(Acuity, key=lambda level: level.rank)
AT_RISK = ("red", "yellow")


def one_up(acuity: Acuity) -> Acuity:
    """The next worse level; above an emergency there is none."""
    return _MILD_TO_WORST[min(acuity.rank + 1, len(_MILD_TO_WORST) - 1)]


def stepped_up(acuity: Acuity, colour: str | None, colours: Collection[str] = AT_RISK) -> Acuity:
    """The level of somebody whose colour counts as a risk: one step worse than their words."""
    return one_up(acuity) if colour is not None and colour in colours else acuity


def may_raise(case: Case, viewer: Viewer) -> bool:
    """A role-holder who may see the case may raise it; only a doctor may lower it."""
    return bool(viewer.held) and may_see(case, viewer) and not viewer.excluded
