"""How long is looked: a moment and the same in `make test`, long and by chance in `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

LONG = "FUZZ_EXAMPLES"


def fuzzed(examples: int) -> settings:
    """So many examples in `make test`; where the variable is set, so many times that."""
    times = int(os.environ.get(LONG, "1"))
    return settings(
        max_examples=examples * times,
        derandomize=times == 1,
        database=None,
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if times > 1 else [])],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
