"""How times and spans are said: the filters clock, day and minutes of every template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from jinja2 import Template, pass_context
from jinja2.runtime import Context

# The messages these filters speak in; every catalogue must have them.
WORDS = (
    "word.today", "word.tomorrow", "word.after_tomorrow", "word.date",
    "word.minutes", "word.hours", "word.hours_minutes", "word.days",
)  # fmt: skip
_NEAR = ("word.today", "word.tomorrow", "word.after_tomorrow")
_HOUR, _DAY = 60, 24 * 60


class Speech:
    """The words are messages too; they are lent to the filters once the catalogue is read."""

    def __init__(self) -> None:
        self.words: Mapping[str, Template] = MappingProxyType({})

    def filters(self) -> dict[str, Callable[..., str]]:
        return {"clock": clock, "day": self.day, "minutes": self.minutes}

    def word(self, key: str, **values: int) -> str:
        return self.words[key].render(values)

    @pass_context
    def day(self, context: Context, moment: date) -> str:
        """Today, tomorrow, the day after, or the date; with no `now` given always the date."""
        wanted, now = _date(moment), context.get("now")
        if now is not None and is_near(wanted, today := _date(now)):
            return self.word(_NEAR[(wanted - today).days])
        return self.word("word.date", month=wanted.month, day=wanted.day)

    def minutes(self, span: timedelta | int) -> str:
        """A span in the largest units that leave nothing out."""
        total = span if isinstance(span, int) else round(span.total_seconds() / 60)
        if total >= _DAY and total % _DAY == 0:
            return self.word("word.days", days=total // _DAY)
        hours, minutes = divmod(total, _HOUR)
        if not hours:
            return self.word("word.minutes", minutes=minutes)
        if not minutes:
            return self.word("word.hours", hours=hours)
        return self.word("word.hours_minutes", hours=hours, minutes=minutes)


def is_near(day: date, today: date) -> bool:
    """Whether the day has a name of its own; any other is said by its date."""
    return 0 <= (day - today).days < len(_NEAR)


def clock(moment: datetime | time) -> str:
    """7:30, in the zone the value came in."""
    return f"{moment.hour}:{moment.minute:02d}"


def _date(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
