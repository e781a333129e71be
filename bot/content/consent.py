"""data/consent.yaml: what is asked of newcomers, how long, and what a death stops."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_code, read_count, read_duration, read_text
from bot.domain.members import MemberRules

FILE = "consent.yaml"


def read_member_rules(shelf: Shelf) -> MemberRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = MemberRules()
    roles = table.several("link_roles", read_code)
    rules = MemberRules(
        version=table.read("version", read_text, base.version),
        consent_after=table.read("consent_after", read_duration, base.consent_after),
        silent_guest=table.read("silent_guest", read_duration, base.silent_guest),
        guest_after=table.read("guest_after", read_duration, base.guest_after),
        wider_after=table.read("wider_after", read_duration, base.wider_after),
        waits=table.read("waits", read_duration, base.waits),
        funeral_days=table.read("funeral_days", read_count, base.funeral_days),
        undo=table.read("undo", read_duration, base.undo),
        news_at=table.read("news_at", read_clock, base.news_at),
        link_days=table.read("link_days", read_count, base.link_days),
        role_link_days=table.read("role_link_days", read_count, base.role_link_days),
        link_roles=tuple(roles) if roles else base.link_roles,
    )
    table.close()
    return rules
