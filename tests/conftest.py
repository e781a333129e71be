from __future__ import annotations

import os

from tests.conformance.recording import pytest_addoption, record_traffic

__all__ = ["pytest_addoption", "record_traffic"]

# Without it the library warns whenever it is asked for a duration, and warnings are errors.
os.environ.setdefault("PTB_TIMEDELTA", "1")
