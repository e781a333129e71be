"""What is read of the named SQL is what aiosql makes of it, read in a quarter of the time."""

from __future__ import annotations

from pathlib import Path

import aiosql
import pytest

from bot.store.faults import QueryFault
from bot.store.sqltext import QUERIES, Dialect, files_for, load_queries

ADAPTERS: dict[Dialect, str] = {"sqlite": "aiosqlite", "postgresql": "asyncpg"}


@pytest.mark.parametrize("dialect", ADAPTERS)
def test_names_texts_and_values_are_those_that_aiosql_finds(
    dialect: Dialect, tmp_path: Path
) -> None:
    text = "\n".join(path.read_text("utf-8") for path in files_for(dialect, [QUERIES]))
    # On PostgreSQL lists are asked for in other words before aiosql sees them.
    plain = text.replace("REPLACE(CAST(", "REPLACE(cast(")
    (tmp_path / "all.sql").write_text(plain, encoding="utf-8")
    made = aiosql.from_str(plain, ADAPTERS[dialect], mandatory_parameters=False, attribute=None)
    found = load_queries(dialect, [tmp_path])
    assert len(found) > 1000
    for name, query in found.items():
        function = getattr(made, name)
        assert query.text == function.sql, name
        assert query.parameters == tuple(function.__signature__.parameters)[1:], name
    cursors = {f"{name}_cursor" for name in found}
    assert set(made.available_queries) - cursors - set(found) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;\n", "a stands there twice"),
        ("-- name: a<!\nINSERT INTO t VALUES (1);\n", "a: the mark <! is not used here"),
        ("-- name: a\n", "empty query for: a"),
        ("-- name: a b\nSELECT 1;\n", "queries:1"),
    ],
)
def test_what_is_no_query_is_refused(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "some.sql").write_text(text, encoding="utf-8")
    with pytest.raises(QueryFault, match=said):
        load_queries("sqlite", [tmp_path])


def test_a_comment_of_several_lines_is_left_out(tmp_path: Path) -> None:
    text = "-- name: a\n/* SELECT :nothing */ SELECT :one;\n"
    (tmp_path / "some.sql").write_text(text, encoding="utf-8")
    assert load_queries("sqlite", [tmp_path])["a"].parameters == ("one",)
