"""The doors of giving out: gifts of firms, allocations, kits, entitlements, lists."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.services.calls import Command
from bot.services.desk import Desk
from bot.services.stock import (
    counting,
    donation_seen,
    donations,
    run_keeper,
    run_lines,
    run_lists,
    run_views,
    runs,
    thanks,
)
from bot.services.taps import PlainVerb
from bot.services.views.shown import Builder
from bot.store.database import Work

Saying = Callable[[Work, Desk, dict[str, str]], Awaitable[dict[str, Any]]]

GIVING_OUT_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "donate": donations.donate,
        "allocate": donations.allocate,
        "got": counting.got,
        "donation": donation_seen.show,
        "kit": runs.kit,
        "entitle": runs.entitle,
        "deliver": runs.deliver,
        "run": run_views.show,
    }
)
GIVING_OUT_PLAIN: Mapping[str, PlainVerb] = MappingProxyType(
    {
        "donated": donations.on_draft,
        "don_count": counting.on_count,
        "don_thanks": thanks.on_thanks,
        "run_open": runs.on_draft,
        "run_do": run_keeper.on_run,
        "run_line": run_lines.on_line,
    }
)
_OF_A_GIFT = (
    "donation.count", "donation.differs", "donation.received", "donation.thanks",
    "donation.thanks.ask", "donation.thanks.ask_for",
)  # fmt: skip
_OF_A_RUN = (
    "run.counts", "run.agreed", "run.declined", "run.closed", "run.load", "run.cautions",
    "run.cautions.read",
)  # fmt: skip
GIVING_OUT_SAYING: Mapping[str, Saying] = MappingProxyType(
    {
        "donation.read_back": donation_seen.say_draft,
        "donation.page": donation_seen.say_page,
        "donation.doors": donation_seen.say_doors,
        **dict.fromkeys(_OF_A_GIFT, donation_seen.say_donation),
        "run.read_back": runs.say_draft,
        **dict.fromkeys(_OF_A_RUN, run_views.say_run),
    }
)
GIVING_OUT_LIVING: Mapping[str, Builder] = MappingProxyType(
    {
        runs.CARD: run_views.card,
        run_lists.LIST: run_views.walk,
        run_lists.DOCTOR: run_views.for_doctor,
    }
)
