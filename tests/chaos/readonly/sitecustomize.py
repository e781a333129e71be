"""Read by Python itself before the bot: while a file is there, SQLite refuses whatever is written.

To root no file is read-only, and a disk that is in use cannot be made so; SQLite can be told from
another thread, and gives the same answer.
"""

import os
import sqlite3
import threading
import time
from pathlib import Path

SIGN = Path(os.environ["CHAOS_READ_ONLY"])
_real = sqlite3.connect
_opened = []


def _connect(*given, **more):  # type: ignore[no-untyped-def]
    opened = _real(*given, **more)
    if more.get("check_same_thread") is False:
        _opened.append(opened)
    return opened


def _shut_and_open() -> None:
    shut = False
    while True:
        if SIGN.exists() != shut:
            shut = not shut
            for one in _opened:
                one.execute(f"PRAGMA query_only = {int(shut)}")
            SIGN.with_name("shut" if shut else "open").touch()
        time.sleep(0.02)


sqlite3.connect = _connect
threading.Thread(target=_shut_and_open, daemon=True).start()
