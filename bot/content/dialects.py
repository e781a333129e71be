"""messages/<dialect>/register.yaml: what a dialect is called and the words it says otherwise."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import Unfit, one_of, read_clock, read_count, read_flag, read_text
from bot.content.table import Table
from bot.domain.dialects import Dialect, DialectRules, Sort, Sure, Word, word_faults

REGISTER = "register"
RULES = "dialects.yaml"


def read_dialect(shelf: Shelf, code: str) -> Dialect:
    """The register file of one folder over all layers; an upper one adds words and may sign."""
    dialect = Dialect(code, code)
    for i, table in enumerate(shelf.one(f"messages/{code}/{REGISTER}.yaml")):
        words = tuple(_word(row) for row in table.rows("words"))
        anew = {word.said for word in words}
        dialect = Dialect(
            code=code,
            name=table.read("name", read_text, dialect.name, required=i == 0),
            on=table.read("on", read_flag, dialect.on),
            words=(*(word for word in dialect.words if word.said not in anew), *words),
            checked_by=table.read("checked_by", read_checker, dialect.checked_by),
            called=table.several("called", _chinese) or dialect.called,
        )
        for word, reason in word_faults(dialect.words):
            if word in words:
                table.fault(f"words[{words.index(word)}]", reason)
        table.close()
    return dialect


def read_checker(text: str) -> str | None:
    """Who of the place has heard it and said yes; null while nobody has."""
    return None if text in ("", "null", "~") else text


def read_dialect_rules(shelf: Shelf) -> DialectRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(RULES), shelf, RULES)
    base = DialectRules()
    rules = DialectRules(
        guess_lines=table.read("guess_lines", read_count, base.guess_lines),
        guess_ahead=table.read("guess_ahead", read_count, base.guess_ahead),
        lines_a_day=table.read("lines_a_day", read_count, base.lines_a_day),
        ask_at=table.read("ask_at", read_clock, base.ask_at),
    )
    table.close()
    return rules


def _word(row: Table) -> Word:
    word = Word(
        plain=row.read("plain", _chinese, "", required=True),
        said=row.read("said", _chinese, "", required=True),
        sort=row.read("is", one_of(Sort), Sort.PARTICLE, required=True),
        source=row.read("source", read_text, "", required=True),
        confidence=row.read("confidence", one_of(Sure), Sure.MID, required=True),
    )
    row.close()
    return word


def _chinese(text: str) -> str:
    if not text or not all("\u3400" <= letter <= "\u9fff" for letter in text):
        raise Unfit(f"must be a word of Chinese characters only, not '{text}'")
    return text
