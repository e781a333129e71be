"""王秀英包保人换成赵红霞: whose guardian is to be another, and who."""

from __future__ import annotations

from bot.understanding.expression import expression

LONGEST = 40
_NAME = r"[\u4e00-\u9fff·]{2,6}?"
_TURN = r"(?:换成|改成|改为|换为|换到|变成|让|由|交给|是)"
_FORMS = tuple(
    expression(form)
    for form in (
        rf"(?:把)?(?P<who>{_NAME})的?(?:包保人?|包保的人)(?:要|想)?{_TURN}(?P<to>{_NAME})(?:来)?(?:当|做|包保|包)?[了吧]?",
        rf"(?:给)?(?P<who>{_NAME})(?:要|想)?换(?:个|一个|一下)?包保人?[，,\s]*(?:{_TURN})?(?P<to>{_NAME})[了吧]?",
        rf"(?:往后|以后|今后)?(?P<who>{_NAME})(?:往后|以后|今后)?(?:让|由|交给)(?P<to>{_NAME})(?:来)?包保[了吧]?",
    )
)
_NOBODY = expression("[谁哪你您他她它什么]")


def read_reassigned(text: str) -> tuple[str, str] | None:
    """The key person and the new guardian, as they are called."""
    said = text.strip().rstrip("。.！!")
    if len(said) > LONGEST:
        return None
    for form in _FORMS:
        found = form.fullmatch(said)
        if found is not None and not _NOBODY.search(found["who"] + found["to"]):
            return found["who"].removesuffix("的"), found["to"]
    return None
