"""Which dialect a hamlet speaks, counted without keeping a line; its liaison is asked once."""

from __future__ import annotations

from collections import Counter

from bot.domain.dialects import DialectRules
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.choosing import NOT_YOURS, choose, reached
from bot.services.dialects.spoken import usable
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import accounts, deaths, dialects, places, quieted
from bot.store.database import Work
from bot.understanding.dialect_words import Ears, ears_of

GUESS = "speech.guess"


async def overhear(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Never takes the words; only how many lines had a word of a dialect is kept."""
    actor, heard = context.actor, context.heard
    if heard.edited or decision.card:
        return False
    register = _ears(desk).dialect(heard.text)
    if register is not None:
        await _note(work, desk, _where(actor), register, 1)
    return False


def _where(actor: Actor) -> str | None:
    """The unit of the group, or of who writes in private."""
    if actor.chat.is_group:
        return actor.chat.unit_id
    return actor.person.unit_id if actor.person and not actor.person.guest else None


class Overheard:
    """Counts group talk that is otherwise let go unread; the lines are gone when this returns."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._counted: Counter[tuple[int, int, str]] = Counter()
        self._ears: Ears | None = None  # made for the first line, the same for all

    def hear(self, chat_id: int, user_id: int, line: str) -> None:
        """One line of a group, by Telegram's ids of it and of who wrote it."""
        self._ears = self._ears or _ears(self._desk)
        register = self._ears.dialect(line)
        if register is not None:
            self._counted[chat_id, user_id, register] += 1

    async def run(self) -> int:
        """What was counted since then goes to the hamlets; a number that is lost is no loss."""
        counted, self._counted = self._counted, Counter()
        if counted:
            await self._desk.database.write(lambda work: self._keep(work, counted))
        return len(counted)

    async def _keep(self, work: Work, counted: Counter[tuple[int, int, str]]) -> None:
        """Whoever wants no ear in a group (/quiet) is not counted there either."""
        bot = self._desk.bot
        for (chat_id, user_id, register), lines in sorted(counted.items()):
            chat = await accounts.find_chat(work, bot, chat_id)
            account = await accounts.find_account(work, bot, user_id)
            if chat is None or (account and await quieted.is_quiet(work, account.id, chat.id)):
                continue
            await _note(work, self._desk, chat.unit_id, register, lines)


def _ears(desk: Desk) -> Ears:
    return ears_of(tuple(desk.content.messages.dialects.values()))


async def _note(work: Work, desk: Desk, unit_id: str | None, register: str, lines: int) -> None:
    hamlet = await places.unit_of_level(work, unit_id, "hamlet") if unit_id else None
    if hamlet is None:
        return
    counted = await dialects.note_lines(work, hamlet.id, register, lines)
    if guessed(counted, desk.content.speaking) == register:
        await _ask(work, desk, hamlet.id, register)


def guessed(counted: dict[str, int], rules: DialectRules) -> str | None:
    """What was heard often enough, and far more often than any other."""
    best = max(counted, key=lambda code: (counted[code], code))
    others = max((n for code, n in counted.items() if code != best), default=0)
    sure = counted[best] >= max(rules.guess_lines, others * rules.guess_ahead)
    return best if sure else None


async def _ask(work: Work, desk: Desk, hamlet: str, register: str) -> None:
    """Once, and never where somebody has chosen, or in mourning."""
    if await dialects.guess_of(work, hamlet) is not None:
        return
    above = {unit.id for unit in await places.ancestors(work, hamlet)}
    if above & set(await dialects.choices_of_units(work)):
        return
    if not await usable(work, desk, hamlet, register):
        return
    if await deaths.hushed(work, hamlet, desk.today()):
        return
    message = Message(
        GUESS, f"{GUESS}:{hamlet}", {"unit": hamlet, "register": register}, Lane.REMINDER,
        Owed.LOOSE, silent=True, unasked=True, due_at=waking(desk.now(), desk.quiet()),
    )  # fmt: skip
    for liaison in await holders_at(work, desk, hamlet, "liaison"):
        if await tell_person(work, desk, liaison, message):
            await dialects.note_guess(work, hamlet, register, desk.now())
            return


async def on_guess(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes, and the hamlet hears it from now on; or no, and nothing is asked again."""
    if actor.person is None:
        return Refused("press.who_are_you")
    mine, guess = await reached(work, desk, actor.person.id), None
    if pressed.subject not in mine:
        return NOT_YOURS
    guess = await dialects.guess_of(work, pressed.subject)
    if guess is None or guess[1] is not None:
        return Done("speech.guess.over")
    yes = pressed.choice == "yes"
    await dialects.answer_guess(work, pressed.subject, dialects.YES if yes else dialects.NO)
    if not yes:
        return Done("speech.guess.no")
    return await choose(work, desk, actor.person.id, mine[pressed.subject], guess[0])
