"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.members import family_asked, leaving, linking, opening_links
from bot.services.members.house_entry import say_house
from bot.services.members.saying_deaths import OF_DEATHS, say_death
from bot.services.members.saying_entries import OF_ENTRIES, say_entry
from bot.services.members.saying_guests import OF_GUESTS
from bot.services.members.saying_kin import OF_KIN
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

OPENED = (
    "members.link_opened", "members.link_hamlet", "members.link_role_yours",
    "members.link_role_taken",
)  # fmt: skip
OF_LEAVING = (
    "members.left_moved", "members.left_away", "members.left_back", "members.should_be_back",
)  # fmt: skip
# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(OF_DEATHS, say_death),
    **OF_KIN,
    **OF_GUESTS,
    **dict.fromkeys(OF_ENTRIES, say_entry),
    "members.house": say_house,
    **dict.fromkeys(OPENED, opening_links.say_opened),
    "members.link_who": opening_links.say_who,
    **dict.fromkeys(OF_LEAVING, leaving.say_left),
    "members.links": linking.say_links,
    "asked.family": family_asked.say_family,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {linking.KEY: linking.show_link}
