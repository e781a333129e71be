"""How somebody says they are after an illness, in one short line."""

from __future__ import annotations

import re

LONGEST = 16
_END = r"[了啦呢。.！!，, ]{0,3}"
WAYS = (
    ("well", rf"(?:我)?(?:已经)?(?:全|都|早)?好(?:了|利索了|透了|全了)[，,]?(?:谢谢)?{_END}"),
    ("so_so", rf"(?:还)?(?:差不多|好些|好一些|好多|好点|强些|还行|老样子){_END}"),
    ("bad", rf"(?:又不好|还是不好|又不舒服|又犯|还没好|没好|又厉害){_END}"),
    ("refused", rf"(?:不用|不要|别)(?:再)?(?:天天)?(?:问|来问){_END}"),
)


def how_now(text: str) -> str | None:
    """well, so_so, bad, or refused where they do not want to be asked; None for anything else."""
    words = text.strip()
    if not words or len(words) > LONGEST:
        return None
    return next((code for code, way in WAYS if re.fullmatch(way, words)), None)
