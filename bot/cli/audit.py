"""`linli audit`: what must always be so, looked for at once; exit code 1 when something is not."""

from __future__ import annotations

import asyncio
from typing import Annotated

from cyclopts import Parameter

from bot.cli.desk import desk_of
from bot.cli.jsonline import json_line
from bot.domain.auditing import Finding
from bot.services.audit import audit as look
from bot.services.audit.advice import ADVICE
from bot.services.audit.looking import DAYS
from bot.settings import load_settings

FOUND = 1
NAMED = 5  # of one sort, for a person to read


def audit(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    days: int = DAYS,
    everything: Annotated[bool, Parameter(name="--all", negative=())] = False,
) -> int:
    """Look for what must never be: lost or doubled messages, cases nobody brings up, wrong sums.

    Parameters
    ----------
    as_json
        One JSON object a line and finding; without it, in sentences with what to do.
    days
        Of cases and messages those that were begun so many days ago or later.
    everything
        All of them, however old.
    """
    found = asyncio.run(_look(None if everything else days))
    for one in found:
        print(json_line(_plain(one)) if as_json else _told(one))
    if not found and not as_json:
        print("All is as it must be.")
    return FOUND if found else 0


async def _look(days: int | None) -> tuple[Finding, ...]:
    async with desk_of(load_settings()) as desk:
        return await look(desk, days=days)


def _plain(one: Finding) -> dict[str, object]:
    advice = ADVICE[one.code]
    return {
        "code": one.code,
        "count": len(one.refs),
        "more": one.more,
        "refs": list(one.refs),
        "means": advice.means,
        "do": advice.do,
    }


def _told(one: Finding) -> str:
    advice, many = ADVICE[one.code], f"{len(one.refs)}{'+' if one.more else ''}"
    rest = len(one.refs) - NAMED
    names = ", ".join(one.refs[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
    return f"{one.code} ({many}): {advice.means}\n  {names}\n  {advice.do}"
