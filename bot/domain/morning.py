"""When a village's day begins: what is counted by the day is counted from there."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.quiet import QuietHours

WITHOUT_NIGHT = time(6, 30)


def next_morning(now: datetime, quiet: QuietHours) -> datetime:
    """The next end of the night after `now`."""
    ends = [end for begin, end in quiet.spans if end < begin] or [WITHOUT_NIGHT]
    today = now.astimezone(quiet.zone).date()
    mornings = [
        datetime.combine(today + timedelta(days=days), end, quiet.zone)
        for end in ends
        for days in (0, 1)
    ]
    return min(morning for morning in mornings if morning > now).astimezone(now.tzinfo)
