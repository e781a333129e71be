"""The one question of the night, CONDUCT 2: can it wait until morning?"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Event, Heading
from bot.domain.ladder import Climb, next_at
from bot.domain.nights import asked_by_night
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.services.asking import alarm
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.opening import ladder_of, plan_of
from bot.services.recording import write_events
from bot.services.taps import Tap
from bot.store import cases, outbox
from bot.store.database import Work


async def on_night(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """It can wait: the day's ladder begins in the morning. It cannot: everybody near hears."""
    case = tap.case
    if not may_confirm(case, tap.viewer):
        return Refused("case.refused.only_the_author")
    if case.final or case.claimed_by is not None:
        return Refused("silence.already")
    if tap.choice == "now":
        await alarm(work, desk, case)
        return Done("silence.coming")
    if not asked_by_night(case.plan):
        return Refused("silence.already")
    content = await content_for(work, desk, case.unit_id)
    kind = content.kinds[case.kind]
    plan = plan_of(kind, kind.category(case.category), case.acuity, silence=False)
    ladder = ladder_of(content, kind, plan, case.acuity)
    climb = Climb(-1, desk.now())
    waiting = replace(
        case,
        plan=plan,
        ladder=ladder,
        climb=climb,
        level=ladder.rungs[0].level,
        next_at=next_at(ladder, desk.quiet(), climb),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    await cases.save_case(work, case, waiting)
    event = Event("can_wait", Heading.COLLECTED, tap.person.id)
    await write_events(work, desk, waiting, (event,))
    await outbox.want(work, case.id)
    return Done("night.waits")
