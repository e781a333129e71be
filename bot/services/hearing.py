"""A message came in: from danger to chatter, the one place where its way is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.domain.contacts import How
from bot.domain.flood import Flood, Pace
from bot.domain.intake import Decision, decide
from bot.services import asked, deaths, dialogs, learning, phone_in, quieted, voices, words
from bot.services.actors import Actor, actor_of
from bot.services.bulletins.writing import announced, is_notice
from bot.services.called_off import call_off
from bot.services.checkins.own_word import note_own_word
from bot.services.checkins.photo_taken import is_picture, take_photo
from bot.services.commands import run_command, say_number
from bot.services.councils import answered
from bot.services.deeds import do
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.rewording import before_danger
from bot.services.errands.receipts import photographed
from bot.services.flooding import ask_to_slow_down, pace_of, throws_links
from bot.services.gazetteer import may_name_a_place, own_places
from bot.services.greeting import greet
from bot.services.incoming import Heard
from bot.services.keypeople.asking import without_ask
from bot.services.local import desk_for
from bot.services.looked import looked_in
from bot.services.menu import pick_from_menu
from bot.services.placing import place_by_words
from bot.services.proxy import full_years
from bot.services.reports import flash
from bot.services.retold import retell
from bot.services.rides.nothing_held import nothing_held
from bot.services.roster.sent import take_list
from bot.services.rumours.unanswered import as_question
from bot.services.seen_again import seen_again
from bot.services.stock import given
from bot.services.stock.heard import about_box, offered_in_group
from bot.services.stood_down import is_doubted
from bot.services.studio.heard import for_others
from bot.services.taps import Taps
from bot.services.tasks.heard import about_task
from bot.services.unbound import heard_unbound
from bot.services.understand import Reading, read, with_places
from bot.services.voicing.taking import take_reading
from bot.services.watched import sender_of
from bot.store import places
from bot.store.database import AlreadyHandled, Work
from bot.understanding.more_words import as_wish
from bot.understanding.report_words import read_flash
from bot.understanding.studio_words import speaks_of_oneself

# Behind these stands what something is called, and a prompt may be called by a danger.
NAMING = frozenset({"voice", "print", "broadcast", "prompts"})


class Hearing:
    """Hears one message; everything it causes is one write."""

    def __init__(self, desk: Desk, taps: Taps) -> None:
        self._desk = desk
        self._taps = taps
        self._flood = Flood()

    async def hear(self, heard: Heard) -> None:
        """Handle a message once, however often it is delivered."""
        pace = pace_of(self._flood, heard)
        try:
            await self._desk.database.write(
                lambda work: self._hear(work, heard, pace), cause=heard.origin.cause
            )
        except AlreadyHandled:
            return

    async def _hear(self, work: Work, heard: Heard, pace: Pace) -> None:
        heard = without_ask(self._desk, heard)
        actor = await actor_of(work, self._desk, heard.origin)
        await note_own_word(work, self._desk, actor, How.MESSAGE)
        if pace is not Pace.SERVE or throws_links(actor, heard):
            await self._only_danger(work, actor, heard, pace)
        elif heard.command is not None:
            await self._danger_in(work, actor, heard)
            await run_command(work, self._desk, self._taps, actor, heard)
        elif actor.chat.is_group and actor.chat.unit_id is None:
            await heard_unbound(work, self._desk, actor, heard)
        elif heard.form in ("voice", "photo", "place", "contact"):
            await self._media(work, actor, heard)
        elif heard.form == "file" and await self._filed(work, actor, heard):
            return
        elif heard.text.strip():
            await self._words(work, actor, heard)

    async def _only_danger(self, work: Work, actor: Actor, heard: Heard, pace: Pace) -> None:
        """Of a flood, and of what strangers throw in with a link, nothing else is looked at."""
        if pace is Pace.SLOW:
            await ask_to_slow_down(work, self._desk, actor, heard)
        if heard.command is not None:
            await self._danger_in(work, actor, heard)
        elif actor.chat.is_group and actor.chat.unit_id is None:
            await heard_unbound(work, self._desk, actor, heard)
        elif heard.text.strip():
            context = Context(actor, heard, await self._read(work, actor, heard))
            decision = await self._decide(work, context)
            if decision.alarming:
                await self._danger(work, context, decision)

    async def _danger_in(self, work: Work, actor: Actor, heard: Heard) -> None:
        """What stands behind a command is read for danger like any words; it is obeyed as well."""
        words = heard.argument.strip()
        if not words or is_notice(self._desk, actor, words, heard.at):
            return
        if heard.command in NAMING and not speaks_of_oneself(words):
            return
        said = replace(heard, text=heard.argument, command=None, argument="", addressed=True)
        if actor.chat.is_group and actor.chat.unit_id is None:
            await heard_unbound(work, self._desk, actor, said)
            return
        context = Context(actor, said, await self._read(work, actor, said))
        decision = await self._decide(work, context)
        if decision.card is not None:
            await self._danger(work, context, decision)

    async def _danger(self, work: Work, context: Context, decision: Decision) -> None:
        """A role-holder may speak of another; danger that is reported goes up as a report, too."""
        reported = read_flash(context.heard.text)
        if reported is not None:
            said = replace(context.heard, text=reported)
            inner = Context(context.actor, said, await self._read(work, context.actor, said))
            found = await self._decide(work, inner)
            await flash.by_words(work, self._desk, context, decision)
            if found.card is not None:
                context, decision = inner, found
        if not await phone_in.phoned(work, self._desk, self._taps, context):
            await do(work, self._desk, context, decision)

    async def _filed(self, work: Work, actor: Actor, heard: Heard) -> bool:
        """A list of people, or a photo of a sheet that was sent as a file."""
        if await take_list(work, self._desk, actor, heard):
            return True
        return is_picture(heard) and await take_photo(work, self._desk, actor, heard)

    async def _words(self, work: Work, actor: Actor, heard: Heard) -> None:
        """Danger goes before everything; then the menu, a proxy, an open question, a reply."""
        reading = await self._read(work, actor, heard)
        context = Context(actor, heard, reading)
        decision = await self._decide(work, context)
        if await quieted.is_unheard(work, actor, heard, decision):
            return
        for way in (for_others, announced, before_danger):
            if await way(work, self._desk, context, decision):
                return
        if decision.card is not None:
            await self._danger(work, context, decision)
            return
        if await self._taken_otherwise(work, context, decision):
            return
        if decision.death:
            await deaths.hold(work, self._desk, context)
            return
        context, decision = await seen_again(work, self._desk, context, decision)
        decision = await as_question(work, self._desk, context, decision)
        if decision.unclear and (
            await nothing_held(work, self._desk, context)
            or await voices.not_understood(work, self._desk, actor, heard)
        ):
            return
        await learning.note_ignored(work, self._desk, context, decision)
        await offered_in_group(work, self._desk, context)
        await do(work, self._desk, context, decision)

    async def _taken_otherwise(self, work: Work, context: Context, decision: Decision) -> bool:
        """It changes what was said before, or answers something that was asked or shown."""
        heard = context.heard
        if heard.edited and await retell(work, self._desk, self._taps, context, decision):
            return True
        await place_by_words(work, self._desk, context.actor, heard.text)
        for way in (self._menu, self._number, self._asked):
            if await way(work, context):
                return True
        if await about_task(work, self._desk, context, decision):
            return True
        if await about_box(work, self._desk, context, decision):
            return True
        for way in (self._phoned, self._dialog, self._learning, self._reply):
            if await way(work, context):
                return True
        return await greet(work, self._desk, context)

    async def _menu(self, work: Work, context: Context) -> bool:
        return await pick_from_menu(work, self._desk, self._taps, context)

    async def _number(self, work: Work, context: Context) -> bool:
        return await say_number(work, self._desk, self._taps, context.actor, context.heard)

    async def _asked(self, work: Work, context: Context) -> bool:
        if await looked_in(work, self._desk, self._taps, context):
            return True
        return await asked.in_words(work, self._desk, self._taps, context.actor, context.heard)

    async def _dialog(self, work: Work, context: Context) -> bool:
        return await dialogs.answer_open(work, self._desk, context)

    async def _learning(self, work: Work, context: Context) -> bool:
        return await learning.in_words(work, self._desk, context.actor, context.heard)

    async def _reply(self, work: Work, context: Context) -> bool:
        for way in (answered.by_words, words.as_button, call_off):
            if await way(work, self._desk, self._taps, context):
                return True
        return False

    async def _phoned(self, work: Work, context: Context) -> bool:
        return await phone_in.phoned(work, self._desk, self._taps, context)

    async def _read(self, work: Work, actor: Actor, heard: Heard) -> Reading:
        """As of when it was said; the register may raise the level."""
        unit = actor.chat.unit_id or (actor.person.unit_id if actor.person else None)
        region = None
        if unit is not None:
            over = await places.ancestors(work, unit)
            region = next((u.region for u in over if u.region), None)
        person = actor.person
        local = await desk_for(work, self._desk, unit)
        reading = partial(
            read,
            local.content,
            at=heard.at,
            zone=self._desk.zone,
            region=region,
            pregnant=person is not None and person.pregnant,
            age=full_years(self._desk, person) if person else None,
            chronic=bool(person and person.illness),
        )
        text = heard.text
        found = reading(text)
        more = as_wish(text) if found.meaning.chatter() else None
        if more is not None:
            # A wish that begins with besides is no sentence by itself; the wish in it is.
            text = more
            found = reading(text)
        if unit is not None and may_name_a_place(found):
            found = with_places(local.content, found, text, await own_places(work, unit))
        return found

    async def _decide(self, work: Work, context: Context) -> Decision:
        actor, heard = context.actor, context.heard
        doubted = actor.chat.is_group and await is_doubted(
            work, self._desk, actor.chat.id, context.reading
        )
        return decide(
            context.reading.what,
            sender_of(self._desk, actor.person),
            private=heard.origin.private,
            addressed=heard.addressed,
            doubted=doubted,
            reachable=actor.private is not None,
        )

    async def picture(self, work: Work, heard: Heard) -> None:
        """A picture that was held back, on the way it would have gone; a file had none."""
        if heard.form != "photo":
            return
        await self._media(work, await actor_of(work, self._desk, heard.origin), heard, sheets=False)

    async def _media(self, work: Work, actor: Actor, heard: Heard, *, sheets: bool = True) -> None:
        """In private it goes to a person; in a group it is talk unless it answers the bot."""
        if heard.form == "photo":
            worded = bool(heard.text.strip())
            if sheets and not worded and await take_photo(work, self._desk, actor, heard):
                return
            if await self._pictured(work, actor, heard):
                return
            if sheets and worded and await take_photo(work, self._desk, actor, heard):
                return
        if await take_reading(work, self._desk, actor, heard):
            return
        if heard.origin.private:
            await voices.take(work, self._desk, actor, heard)
        elif heard.reply_to_bot:
            await voices.in_group(work, self._desk, actor, heard)

    async def _pictured(self, work: Work, actor: Actor, heard: Heard) -> bool:
        """A picture with words is read by its words; a receipt by whom it is from."""
        if not heard.text.strip():
            return await photographed(work, self._desk, actor, heard)
        context = Context(actor, heard, await self._read(work, actor, heard))
        decision = await self._decide(work, context)
        if await quieted.is_unheard(work, actor, heard, decision):
            return True
        if decision.card is None and await photographed(work, self._desk, actor, heard):
            return True
        if decision.card is None and await given.offered(work, self._desk, context, decision):
            return True
        if decision.card is not None or decision.maybe or decision.opens:
            await do(work, self._desk, context, decision)
            return True
        return False
