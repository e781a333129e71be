"""Read by Python itself before the bot: this machine's clock is wrong by what stands in a file.

Everything in the process that asks Python for the time of day gets the wrong one, also in the
middle of its run; `time.monotonic` goes on as it is, as it does on a machine whose clock is set.
"""

import datetime
import mmap
import os
import struct
import time
from pathlib import Path

_real_time, _real = time.time, datetime.datetime
with Path(os.environ["CHAOS_WALL_CLOCK"]).open("rb") as _file:
    _wrong = mmap.mmap(_file.fileno(), 8, access=mmap.ACCESS_READ)


def _now() -> float:
    return _real_time() + float(struct.unpack_from("d", _wrong)[0])


class _AnyDatetime(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, _real)


class _Wrong(_real, metaclass=_AnyDatetime):
    @classmethod
    def now(cls, tz=None):  # type: ignore[no-untyped-def]
        return cls.fromtimestamp(_now(), tz)


time.time = _now
datetime.datetime = _Wrong  # type: ignore[misc]
