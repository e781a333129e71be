"""messages/<dialect>/register.yaml: what a dialect is called and the words it says otherwise."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.readers import Unfit, one_of, read_flag, read_text
from bot.content.table import Table
from bot.domain.dialects import Dialect, Sort, Sure, Word, word_faults

REGISTER = "register"


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
        )
        for word, reason in word_faults(dialect.words):
            if word in words:
                table.fault(f"words[{words.index(word)}]", reason)
        table.close()
    return dialect


def read_checker(text: str) -> str | None:
    """Who of the place has heard it and said yes; null while nobody has."""
    return None if text in ("", "null", "~") else text


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
