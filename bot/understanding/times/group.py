"""Neighbouring tokens that say one time together: 明天 + 大概 + 早上 + 八点."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understanding.expression import expression
from bot.understanding.times.token import Clock, Token

_BETWEEN = expression(
    "(?:[的,() 在就要想约是等于到]|大概|大约|差不多|估计|可能|最好|应该|那天|当天|那日|反正|准备"
    "|打算|定在|左右|起码|最迟|最晚|最早|顶多){0,4}"
)
_BEGINNING = expression("[,的]?(?:起|开始|开始算)?[,]?")
_NEAR = 3


class Group:
    """Grows from a day over its part to the clock, then over 到 to the end of a range."""

    def __init__(self, first: Token) -> None:
        self.start, self.end = first.start, first.end
        self.day: date | None = first.day
        self.part: str | None = first.part
        self.clock: Clock | None = first.clock
        self.weekdays = first.weekdays
        self.soon, self.past, self.late = first.soon, first.past, first.late
        self._weight = first.weight
        self._range = False
        # Where a 到 begins behind which no time has come yet.
        self._to: int | None = None

    @staticmethod
    def begins(token: Token) -> bool:
        """Whether a time may begin with it."""
        unready = token.stop or token.to or token.needs_day or token.needs_part
        return not unready and token.shift is None

    def takes(self, token: Token, text: str) -> bool:
        """Joins the token, if it belongs to this time."""
        gap = text[self.end : token.start]
        if token.stop or self.soon or token.soon:
            return False
        if token.to:
            self._range = not gap
            if self._range:
                self._to, self.end = token.start, token.end
            return self._range
        if self._range:
            return self._ends(token, gap)
        return self._joins(token, gap)

    @property
    def last(self) -> int:
        """Its last character; a 到 with a place behind it belongs to the place."""
        return (self.end if self._to is None else self._to) - 1

    @property
    def says_something(self) -> bool:
        """下班 alone is no time."""
        said = self.day or self.part or self.clock or self.weekdays
        return bool(said or self.soon or self.past)

    def _ends(self, token: Token, gap: str) -> bool:
        if gap or token.late or token.shift is not None:
            return False
        # 八点到九点 ends at the second clock, 今天到明天下午 only at the last word.
        self._range = token.clock is None
        self._to, self.end = None, token.end
        return True

    def _joins(self, token: Token, gap: str) -> bool:
        if token.late:
            self.late = self.late or (self.clock is not None and len(gap) <= _NEAR)
            return self.late and self.clock is not None and not gap
        if token.shift is not None:
            return self._shifted(token, gap)
        if token.weekdays:
            return self._begins_series(token, gap)
        if token.day:
            return self._refined(token, gap)
        if not _BETWEEN.fullmatch(gap):
            return False
        return self._clocked(token, gap) if token.clock else self._parted(token, gap)

    def _shifted(self, token: Token, gap: str) -> bool:
        if self.day is None or self.clock or gap not in ("", "的") or token.shift is None:
            return False
        self.day += timedelta(days=token.shift)
        self.part = self.part or token.part
        self.end = token.end
        return True

    def _begins_series(self, token: Token, gap: str) -> bool:
        if self.weekdays and not (self.part or self.clock or gap):
            # 周一到周五每天早上
            self.part, self.end = token.part, token.end
            return True
        if self.day is None or self.part or self.clock or not _BEGINNING.fullmatch(gap):
            return False
        self.weekdays, self.part, self.end = token.weekdays, token.part, token.end
        return True

    def _refined(self, token: Token, gap: str) -> bool:
        """28号周六 and 明天28号 are one day."""
        if self.past and self.day is None and not gap:
            self.end, self.part, self.clock = token.end, token.part, token.clock
            return True
        same = self.day and not (self.part or self.clock or self.weekdays or token.part)
        if (
            not same
            or token.clock
            or token.weight == self._weight
            or gap not in ("", "(", ",", " ", "的")
        ):
            return False
        if token.weight > self._weight:
            self.day, self._weight, self.past = token.day, token.weight, token.past
        self.end = token.end
        return True

    def _parted(self, token: Token, gap: str) -> bool:
        if token.needs_day and (self.day is None or self.part or gap not in ("", "的")):
            return False
        if self.clock or (self.part and gap):
            return False
        self.part, self.end = self.part or token.part, token.end
        return True

    def _clocked(self, token: Token, gap: str) -> bool:
        if self.clock or (token.needs_part and (not self.part or gap)):
            return False
        self.clock, self.end = token.clock, token.end
        return True
