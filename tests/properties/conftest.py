"""How Hypothesis looks here: the same examples every time, few enough to be quick."""

from hypothesis import HealthCheck, settings

from tests.databases import databases

__all__ = ["databases"]

settings.register_profile(
    "linli",
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("linli")
