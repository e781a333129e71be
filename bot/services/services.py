"""All use cases in one hand: what the doors (Telegram, ticks, web, command line) may call."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from bot.services import (
    answering,
    asking,
    board,
    dialogs,
    finishing,
    groups,
    learning,
    machine_reading,
    nights,
    parties,
    phone_taps,
    placing,
    putting_right,
    raising,
    searching,
    taking,
    turning,
    wants,
    words,
)
from bot.services.audit.daily import DailyAudit
from bot.services.desk import Desk
from bot.services.escalations import Escalations
from bot.services.groups import Groups
from bot.services.hearing import Hearing
from bot.services.housekeeping import Housekeeping
from bot.services.members.ending_doors import ENDING_PLAIN
from bot.services.ports import Ringer
from bot.services.rounds import Rounds
from bot.services.stock.doors import STOCK_ON_CASE, STOCK_PLAIN
from bot.services.stock.upkeep import STOCK_STEPS
from bot.services.taps import CaseVerb, PlainVerb, Taps
from bot.services.tasks.doors import TASK_ON_CASE, TASK_PLAIN
from bot.services.tasks.upkeep import TASK_STEPS
from bot.services.upkeep import Upkeep

# Buttons on a case: each is one rule's question and one move.
ON_CASE: MappingProxyType[str, CaseVerb] = MappingProxyType(
    {
        "claim": taking.on_claim,
        "arrived": taking.on_arrived,
        "ambulance": taking.on_ambulance,
        "release": taking.on_release,
        "keep": taking.on_keep,
        "up": taking.on_up,
        "hand": taking.on_hand,
        "see": taking.on_see,
        "ack": parties.on_ack,
        "outcome": finishing.on_outcome,
        "confirm": finishing.on_confirm,
        "not_yet": finishing.on_not_yet,
        "cancel": finishing.on_cancel,
        "safe": finishing.on_safe,
        "search": searching.on_search,
        "night": nights.on_night,
        "mistake": finishing.on_mistake,
        "lower": finishing.on_lower,
        "who": asking.on_who,
        "where": placing.on_where,
        "silence": asking.on_silence,
        "spoke": asking.on_call_back,
        "me_too": asking.on_me_too,
        "turn": turning.on_turn,
        "tell": answering.on_tell,
        "want": wants.on_want,
        "raise": raising.on_raise,
        "detail": putting_right.on_detail,
        "right": putting_right.on_right,
        "change": putting_right.on_change,
        **STOCK_ON_CASE,
        **TASK_ON_CASE,
    }
)
# Buttons on anything else: a question of the bot's, a form, a page, a group.
PLAIN: MappingProxyType[str, PlainVerb] = MappingProxyType(
    {
        "meant": asking.on_meant,
        "pick": dialogs.on_pick,
        "page": board.on_page,
        "see_number": taking.on_see_number,
        "bind": groups.on_bind,
        "paste": phone_taps.on_paste,
        "learn": learning.on_learn,
        "pack": machine_reading.on_pack,
        "which": phone_taps.on_which,
        **STOCK_PLAIN,
        **TASK_PLAIN,
        **ENDING_PLAIN,
    }
)


@dataclass(frozen=True, slots=True)
class Services:
    """One of each."""

    desk: Desk
    intake: Hearing
    taps: Taps
    groups: Groups
    escalations: Escalations
    rounds: Rounds
    housekeeping: Housekeeping
    upkeep: Upkeep
    tasks: Upkeep
    auditing: DailyAudit


def build_services(desk: Desk, ringer: Ringer | None = None) -> Services:
    """Put the use cases together over one desk."""
    taps = Taps(desk, ON_CASE, {**PLAIN, "word": words.meant_of(ON_CASE)})
    return Services(
        desk=desk,
        intake=Hearing(desk, taps),
        taps=taps,
        groups=Groups(desk),
        escalations=Escalations(desk, ringer),
        rounds=Rounds(desk),
        housekeeping=Housekeeping(desk),
        upkeep=Upkeep(desk, STOCK_STEPS),
        tasks=Upkeep(desk, TASK_STEPS),
        auditing=DailyAudit(desk),
    )
