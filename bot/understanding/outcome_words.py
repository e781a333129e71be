"""What came of an illness, in the words of who saw to it."""

from __future__ import annotations

from bot.understanding.expression import expression

_TAKEN_IN = expression("(?:去|到|送|进|转)[^，。,\\s]{0,6}医院|住(?:上|进|了)?院")
_NOT = expression(
    "(?:没|不|未|别|再|明天|要是|如果)[^，。,\\s]{0,4}(?:去|到|送|进|转|住)|出院|回来|回家"
)

_MARKS = expression(r"[\s,，。.;；!！~、]+")
_SEEN = expression(
    "(?:我|已经|都|刚刚|刚才|刚|去){0,3}(?:[看瞧睇望]|检查|量)过(?:他|她|人|病人)?(?:了|啦|哒|咗|喽|哉|咯)?"
    "(?:人|都)?(?:没事|冇事|没得事|[没冇][啥大](?:大|的)?事|没什么(?:大)?事|没(?:啥)?大碍|没(?:啥)?问题"
    "|还好|挺好|蛮好|好好的|好多了|不要紧|不碍事)?(?:了|的|儿)?"
)


def says_seen(words: str) -> bool:
    """That somebody was seen, and at most that all is well."""
    return len(words) <= 20 and _SEEN.fullmatch(_MARKS.sub("", words)) is not None


def outcome_said(words: str | None) -> str | None:
    """That somebody was taken to a hospital; anything else is not told apart."""
    if not words or _NOT.search(words) or not _TAKEN_IN.search(words):
        return None
    return "went_to_hospital"
