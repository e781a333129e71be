"""What may be shown on whose phone: some dangers are not written where others read along."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import UNSEEN_ALARMS
from bot.store import accounts, members
from bot.store.database import Work


async def is_shared(work: Work, person_id: str) -> bool:
    """Whether somebody else reads what is sent to this person."""
    for chat in await accounts.private_chats_of_person(work, person_id):
        if chat.account_id and len(await accounts.people_of_account(work, chat.account_id)) > 1:
            return True
    return False


async def author_may_read(work: Work, case: Case) -> bool:
    """Whether news of a case may be written to its author.

    Who wants to die hears from people; of violence nothing stands on a phone that is shared, and
    nobody carries the message.
    """
    if case.alarm not in UNSEEN_ALARMS or case.author_id is None:
        return True
    if case.alarm == "self_harm":
        return False
    reached = await accounts.private_chats_of_person(work, case.author_id)
    return bool(reached) and not await is_shared(work, case.author_id)


# What somebody hears who only says that they are family: that it was heard, what to do, and asks.
_HELP_ITSELF = ("case.opened", "read_back", "ask.", "question", "silence", "danger", "triage")


async def may_hear(work: Work, person_id: str, case_id: str, key: str) -> bool:
    """Help starts at once; news of a person goes only to those who are confirmed."""
    if key.startswith((*_HELP_ITSELF, "members.kin")):
        return True
    return not await members.is_unconfirmed(work, person_id, case_id)
