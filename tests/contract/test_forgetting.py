"""Whatever keeps something of a person lets go of it when they ask: no store module is left out."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import bot.store
from bot.services.privacy.keepers import FIRST, FORGETS


def keepers() -> list[ModuleType]:
    """Every store module that says it lets go of somebody."""
    found = [
        importlib.import_module(f"bot.store.{module.name}")
        for module in pkgutil.iter_modules(bot.store.__path__)
    ]
    return [module for module in found if hasattr(module, "forget")]


def test_every_store_module_that_can_let_go_is_asked_to() -> None:
    asked = {forget.__module__ for forget in (*FIRST, *FORGETS)}
    assert [m.__name__ for m in keepers() if m.__name__ not in asked] == []


def test_every_module_that_names_personal_columns_can_let_go_or_is_emptied_with_the_rest() -> None:
    for module in pkgutil.iter_modules(bot.store.__path__):
        loaded = importlib.import_module(f"bot.store.{module.name}")
        goes = [c for c in getattr(loaded, "PERSONAL", ()) if c.forget != "keep"]
        assert not goes or hasattr(loaded, "forget") or module.name in EMPTIED, module.name


# Their rows are reached by a matter, and go with it (bot/store/queries/privacy.sql).
EMPTIED = frozenset(
    {
        "asks", "cases", "dialogs", "drafts", "errands", "holds", "loans", "misses", "orders",
        "purchases", "quieted", "rides", "stock",
    }
)  # fmt: skip
