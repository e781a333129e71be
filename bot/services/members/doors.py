"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.members import (
    claiming_kin,
    confirming,
    consenting,
    entering,
    family_news,
    guests,
    house_entry,
    leaving,
    linking,
    new_phone,
    opening_links,
    own_name,
    passing_words,
    proxies,
    still_alive,
)
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "family": family_news.show,
    "left": leaving.left,
    "link": linking.make,
    "links": linking.show_mine,
    "proxy": proxies.name,
}
IN_PRIVATE: frozenset[str] = frozenset({"family", "left", "link", "links", "proxy"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "death_undo": confirming.on_undo,
    "consent": consenting.on_consent,
    "entry": entering.on_entry,
    "guest": guests.on_guest,
    "house": house_entry.on_house,
    "kin": claiming_kin.on_kin,
    "link_back": linking.on_back,
    "link_undo": opening_links.on_not_them,
    "link_who": opening_links.on_who,
    "kin_news": family_news.on_choice,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    still_alive.by_words,
    confirming.by_words,
    claiming_kin.by_words,
    own_name.by_words,
    consenting.by_words,
    guests.by_words,
    new_phone.by_words,
    house_entry.by_words,
    entering.by_words,
    leaving.by_words,
    passing_words.by_words,
)
