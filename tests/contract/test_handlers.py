"""Handlers are thin, and every handler there is stands in one list."""

from __future__ import annotations

import ast
import importlib

from telegram.ext import BaseHandler

from bot.gateway.poller import ALLOWED
from bot.handlers import ROUTES
from tests.contract.source import BOT, dotted, modules, short, strings, tree

HANDLERS = BOT / "handlers"
# What is there for the handlers, and handles nothing itself.
BESIDE = {"__init__", "application", "context", "doors", "errors"}


def test_every_module_of_handlers_stands_in_the_one_list_and_nothing_else_does() -> None:
    routes: list[BaseHandler[object, object, object]] = []
    for path in modules(HANDLERS):
        if path.stem not in BESIDE:
            routes += importlib.import_module(dotted(path)).ROUTES
    assert len(ROUTES) == len(routes)
    assert set(map(id, ROUTES)) == set(map(id, routes))


def test_every_function_that_takes_an_update_is_registered() -> None:
    takers = {
        node.name
        for path in modules(HANDLERS)
        if path.stem not in BESIDE
        for node in tree(path).body
        if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
    }
    assert takers == {route.callback.__name__ for route in ROUTES}


def test_a_handler_says_nothing_in_words_of_its_own() -> None:
    said = [
        f"{short(path)}:{line} {text!r}"
        for path in modules(HANDLERS)
        for line, text in strings(path)
        if " " in text
    ]
    assert said == []


def test_handlers_keep_nothing_in_the_librarys_own_dictionaries() -> None:
    kept = [
        f"{short(path)}:{node.lineno}"
        for path in modules(HANDLERS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("bot_data", "chat_data", "user_data")
    ]
    assert kept == []


def test_there_is_a_handler_for_everything_that_is_fetched() -> None:
    kinds = {type(route).__name__ for route in ROUTES}
    assert kinds == {"CallbackQueryHandler", "ChatMemberHandler", "MessageHandler"}
    assert set(ALLOWED) == {"message", "edited_message", "callback_query", "my_chat_member"}
