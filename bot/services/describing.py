"""A fault for the log: what broke and where, without a word of what anybody said."""

from __future__ import annotations

import traceback
from pathlib import Path

from bot.store.trouble import ERRORS, trouble_of

__all__ = ["ERRORS", "describe_fault", "trouble_of"]


def describe_fault(fault: BaseException) -> str:
    """`KeyError at wording.py:41`; a fault's own text may quote a message or a name.

    Of a full disk, a damaged file it says what it is: only whoever runs the machine can mend it.
    """
    frames = traceback.extract_tb(fault.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    trouble = trouble_of(fault)
    return f"{type(fault).__name__}{where}{f': {trouble}' if trouble else ''}"
