"""Several ill at one place: the village's doctor and the township hear it once, no group ever."""

from __future__ import annotations

from bot.domain.clusters import Cluster, ClusterRule, clusters
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reports.tree import Tree, load_tree
from bot.services.reports.whom import doctors_of, on_duty_at, summary_readers
from bot.services.roles import units_seen
from bot.services.telling import Message, tell_person
from bot.services.views.names import local, named_with_role, unit_name
from bot.services.views.shown import Shown
from bot.store import clusters as store
from bot.store import living, places
from bot.store.database import Work
from bot.store.outbox import OutboxRow

CARD = "living.cluster"


async def look_for_clusters(desk: Desk) -> int:
    """Everything data/reports.yaml calls an alarm, as it stands now."""
    rules, now = desk.content.reporting.clusters, desk.now()
    since = now - desk.content.reporting.looks_back
    sick = await desk.database.read(lambda work: store.sick_since(work, since))
    if len({one.who for one in sick}) < min((rule.count for rule in rules), default=1):
        return 0
    tree = await desk.database.read(load_tree)
    over = {unit: _over(tree, unit) for unit in {one.unit_id for one in sick}}
    found = clusters(sick, rules, now, over)
    if not found:
        return 0
    return await desk.database.write(lambda work: _note_all(work, desk, found))


def _over(tree: Tree, unit_id: str) -> dict[str, str]:
    at = {level: tree.over(unit_id, level) for level in ("hamlet", "village")}
    return {level: unit for level, unit in at.items() if unit is not None}


async def _note_all(work: Work, desk: Desk, found: tuple[Cluster, ...]) -> int:
    new = 0
    for cluster in found:
        rule = desk.content.reporting.cluster(cluster.rule)
        if rule is not None:
            new += await _note(work, desk, rule, cluster)
    return new


async def _note(work: Work, desk: Desk, rule: ClusterRule, cluster: Cluster) -> bool:
    """A new one is told; one that grows is drawn anew where it stands."""
    before = await store.last_of(work, cluster.unit_id, cluster.rule)
    if before is not None and cluster.first_at <= before.cluster.last_at:
        if await store.grow(work, before.id, cluster):
            await living.want_about(work, _about(before.id))
        return False
    cluster_id = desk.ids.new()
    await store.add(work, cluster_id, cluster, desk.now())
    at = desk.now() if rule.pressing else waking(desk.now(), desk.quiet())
    message = Message(
        CARD, _about(cluster_id), {"cluster": cluster_id}, Lane.CASE, Owed.OWED, living=True,
        due_at=at,
    )  # fmt: skip
    for person in await _readers(work, desk, cluster.unit_id):
        await tell_person(work, desk, person, message)
    return True


def _about(cluster_id: str) -> str:
    return f"cluster:{cluster_id}"


async def _readers(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """The village's doctor, who is on duty at the township, and its clinic."""
    township = await places.unit_of_level(work, unit_id, "township")
    above = await summary_readers(work, desk, township.id) if township else ()
    duty = await on_duty_at(work, desk, unit_id, "township")
    return tuple(dict.fromkeys((*await doctors_of(work, desk, unit_id), *duty, *above)))


async def on_seen(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Known: by whoever looks after the place; the others see who."""
    told = await store.find(work, pressed.subject)
    if told is None or actor.person is None:
        return Refused("press.unknown")
    if told.cluster.unit_id not in await units_seen(work, desk, actor.person.id):
        return Refused("board.not_for_you")
    if not await store.see(work, told.id, actor.person.id, desk.now()):
        return Refused("cluster.seen_already")
    await living.want_about(work, _about(told.id))
    return Done("cluster.thanks")


async def cluster_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Where, how many, since when, by which measure; nobody's name."""
    told = await store.find(work, row.params["cluster"])
    rule = desk.content.reporting.cluster(told.cluster.rule) if told else None
    if told is None or rule is None:
        return None
    village = await places.unit_of_level(work, told.cluster.unit_id, "village")
    values = {
        "place": await unit_name(work, told.cluster.unit_id),
        "village": village.name if village and village.id != told.cluster.unit_id else "",
        "basis": rule.basis,
        "official": rule.source if rule.source != "design" else "",
        "count": told.cluster.count,
        "first": local(desk, told.cluster.first_at),
        "last": local(desk, told.cluster.last_at),
        "seen": await named_with_role(work, desk, told.seen_by),
        "now": desk.today(),
    }
    return Shown("cluster.card", values, told.id)
