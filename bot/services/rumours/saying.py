"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.rumours import leaflets, listing, memory, own_answers, saying_one
from bot.services.rumours.judges import JUDGE
from bot.services.rumours.publishing import CADRE, POST
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

SAYING: dict[str, Saying] = {
    "faq.answer": memory.say_entry,
    "faq.memory": memory.say_entry,
    "faq.some": memory.say_some,
    "faq.leaflet": leaflets.say_leaflet,
    "rumour.list": listing.say_list,
    **dict.fromkeys(
        (own_answers.DRAFT, own_answers.ASK, own_answers.NOW_LIVE, "faq.own.refused"),
        own_answers.say_own,
    ),
    **dict.fromkeys(
        ("rumour.told", "rumour.taken", "rumour.joined", "rumour.come_private", "rumour.why",
         "rumour.noted"),
        saying_one.say,
    ),
}  # fmt: skip
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {
    JUDGE: saying_one.show,
    CADRE: saying_one.show,
    POST: saying_one.show_post,
}
