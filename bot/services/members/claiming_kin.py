"""Somebody's child, they say: help starts at once, news only once the liaison has said it is so."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import Claim
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Tie
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.members.family_news import ask_choice
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, cases, members, people, places
from bot.store.database import Work
from bot.understanding.member_words import KinSaid, read_kin

SEX = {"儿子": "m", "女婿": "m", "孙子": "m", "弟弟": "m", "哥哥": "m", "侄子": "m"}
WOMEN = frozenset({"女儿", "闺女", "儿媳", "儿媳妇", "孙女", "妹妹", "姐姐", "侄女"})


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whose family somebody is, said in private; what is wrong with them goes its own way."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.account is None or decision.death:
        return False
    said = read_kin(heard.text)
    parent = await _parent(work, actor, said) if said else None
    if said is None or parent is None:
        return False
    new = await _claim(work, desk, actor, said, parent)
    if decision.opens or decision.watch or decision.card:
        return False
    if new is None:
        return False
    params = {"claim": new}
    about = f"kin:{new}:{heard.message_id}"
    message = Message("members.kin_asked", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def _parent(work: Work, actor: Actor, said: KinSaid) -> Person | None:
    """The only one of the name, near where they speak; never told whether there is one."""
    if said.who in ("我", "你", "他", "她"):
        return None
    top = await places.units_of_level(work, "township")
    near = actor.person.unit_id if actor.person and not actor.person.guest else None
    for unit_id in filter(None, (near, *(unit.id for unit in top))):
        root = await places.unit_of_level(work, unit_id, "township")
        units = await places.subtree_ids(work, root.id if root else unit_id)
        found = await people.people_mentioned(work, said.who, units)
        full = tuple(p for p in found if p.name in said.who) or found
        if len(full) == 1:
            return full[0]
    return None


async def _claim(work: Work, desk: Desk, actor: Actor, said: KinSaid, parent: Person) -> str | None:
    """Asked of the liaison once; who is kin already is not asked about."""
    account, known = actor.account, actor.person
    if account is None or (known is not None and known.id == parent.id):
        return None
    if known is not None and not known.guest:
        ties = await people.ties_of(work, parent.id)
        same_house = known.household_id is not None and known.household_id == parent.household_id
        if same_house or known.id in {tie.other_id for tie in ties}:
            return None
    name = said.name or (known.name if known and not known.guest else account.shown_name)
    claim = Claim(desk.ids.new(), account.id, parent.id, said.kin, name, "asked")
    if not await members.add_claim(work, claim, desk.now()):
        before = await members.claim_between(work, account.id, parent.id)
        return before.id if before else None
    for liaison in await _liaisons(work, desk, parent):
        params = {"claim": claim.id}
        message = Message("members.kin_ask", f"kin:{claim.id}", params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, liaison, message)
    return claim.id


async def _liaisons(work: Work, desk: Desk, parent: Person) -> tuple[str, ...]:
    for level, role in (("hamlet", "liaison"), ("village", "cadre")):
        unit = await places.unit_of_level(work, parent.unit_id, level)
        found = await holders_at(work, desk, unit.id, role) if unit else ()
        if found:
            return found
    return ()


async def on_kin(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes, or not known here, by the parent's liaison."""
    claim = await members.find_claim(work, pressed.subject)
    parent = await people.find_person(work, claim.parent_id) if claim else None
    if claim is None or parent is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in await _liaisons(work, desk, parent):
        return Refused("claim.refused.not_for_you")
    yes = pressed.choice == "yes"
    state = "yes" if yes else "no"
    if not await members.decide_claim(work, claim.id, state, actor.person.id, desk.now()):
        return Refused("phone.done_already")
    if not yes:
        await _tell(work, desk, claim, "members.kin_unknown")
        return Done("members.kin_no")
    child = await _child(work, desk, claim, parent)
    if child is None:
        return Refused("press.unknown")
    tie = Tie(parent.id, child.id, "kin", 1, actor.person.id)
    await people.add_tie(work, tie, desk.today())
    await members.add_source(work, child.id, "self", actor.person.id, desk.now())
    await _tell(work, desk, claim, "members.kin_confirmed")
    await _catch_up(work, desk, child, parent)
    await ask_choice(work, desk, parent, child, actor.person.id)
    return Done("members.kin_yes")


async def _child(work: Work, desk: Desk, claim: Claim, parent: Person) -> Person | None:
    """The guest becomes somebody of the parent's hamlet who lives elsewhere."""
    spoken = await accounts.people_of_account(work, claim.account_id)
    known = next((person for person, _ in spoken if not person.guest), None)
    if known is not None:
        return known
    sex = SEX.get(claim.kin) or ("f" if claim.kin in WOMEN else None)
    guest = next((person for person, _ in spoken), None)
    name = claim.name or (guest.name if guest else "")
    if guest is not None:
        settled = replace(guest, unit_id=parent.unit_id, household_id=None, sex=sex)
        await members.settle_person(work, settled, name)
        return await people.find_person(work, guest.id)
    person = Person(desk.ids.new(), parent.unit_id, name, sex=sex)
    await people.add_person(work, person, now=desk.now())
    await accounts.link_account(work, claim.account_id, person.id, True)
    return person


async def _catch_up(work: Work, desk: Desk, child: Person, parent: Person) -> None:
    """How it stands with what they had asked for; until now they had heard nothing of it."""
    for case in await cases.list_of_author(work, child.id, desk.now()):
        if case.subject_id == parent.id and not case.final:
            params = {"case": case.id}
            about = f"kin_news:{case.id}:{child.id}"
            message = Message("members.kin_news", about, params, Lane.REPLY, Owed.OWED, case.id)
            await tell_person(work, desk, child.id, message)


async def _tell(work: Work, desk: Desk, claim: Claim, key: str) -> None:
    chat = await accounts.private_chat_of(work, claim.account_id)
    if chat is not None:
        message = Message(key, f"{key}:{claim.id}", {"claim": claim.id}, Lane.REPLY, Owed.OWED)
        await tell_chat(work, desk, chat.id, message)
