"""What is said and tapped of a series: answers, changes, which of several; before all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.ride_series import RideSeries, SeriesState
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.rides.needs import words_of_ride
from bot.services.rides.offer_read import moment_said
from bot.services.rides.series_changing import SAID, apply_words, hits, set_anew, stop
from bot.services.rides.series_hearing import PATIENCE, may_speak
from bot.services.subjects import mentioned
from bot.services.telling import Message, tell_chat
from bot.store import people, ride_series
from bot.store.database import Work
from bot.understanding.seat_words import place_only
from bot.understanding.series_words import SeriesWords, read_series_words
from bot.understanding.telling_words import names_a_day

STOPPED_WITHIN = timedelta(days=30)
SHORT = 24  # an answer is no talk

_NOON = 12


LONGEST = 400  # days; more are on no button


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether it was an answer about a series or a change of one, in private."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private or decision.death:
        return False
    found = await _of_speaker(work, desk, person, heard.text)
    if not found:
        return False
    if await _answered(work, desk, context, person, found):
        return True
    words = _read(desk, heard.text, context)
    if words.act is None or _another_wish(decision):
        return False
    said = words_of_ride(desk, heard.text, heard.at)
    if said.every and words.act != "move":
        return False
    meant = [one for one in found if await hits(work, desk, one, words)]
    named = [one for one in meant if said.purpose and one.purpose == said.purpose]
    meant = named or meant
    # Ill and not going that day: the illness goes on its way.
    goes_on = any(opens.kind == "symptom" for opens in decision.opens)
    if len(meant) > 1:
        await _ask_which(work, desk, context, meant)
        return not goes_on
    done = bool(meant) and await apply_words(work, desk, meant[0], words, person.id)
    return done and not goes_on


def _read(desk: Desk, text: str, context: Context) -> SeriesWords:
    local = context.heard.at.astimezone(desk.zone)
    return read_series_words(text, local, words=desk.content.lexicon.times)


def _another_wish(decision: Decision) -> bool:
    """Another wish beside it is a matter of its own; a changed day reads like a wish, is none."""
    return any((o.kind, o.category) not in _SAME for o in decision.opens)


_SAME = frozenset({("help", "ride"), ("symptom", None)})


async def _of_speaker(work: Work, desk: Desk, person: Person, text: str) -> tuple[RideSeries, ...]:
    """Of whoever is named, as far as they may speak for them; else one's own and one's kin's."""
    named = [one.id for one in await mentioned(work, person, text)]
    whose = named or [person.id]
    if not named:
        for tie in await people.ties_to(work, person.id):
            if tie.tie in ("proxy", "guardian", "kin"):
                whose.append(tie.person_id)
        if person.household_id:
            home = await people.household_people(work, person.household_id)
            whose.extend(one.id for one in home)
    found: dict[str, RideSeries] = {}
    since = desk.now() - STOPPED_WITHIN
    for id in dict.fromkeys(whose):
        for one in await ride_series.series_of(work, id, stopped_since=since):
            if await may_speak(work, desk, one, person.id):
                found[one.id] = one
    return tuple(found.values())


async def _answered(
    work: Work, desk: Desk, context: Context, person: Person, found: tuple[RideSeries, ...]
) -> bool:
    """The last thing that was asked of it, while it is fresh."""
    fresh = [one for one in found if one.asked_at and one.asked_at + PATIENCE > desk.now()]
    for one in fresh:
        if one.asks is None or one.state is not SeriesState.ACTIVE:
            continue
        changed = _with_answer(desk, context, one)
        if changed is not None:
            changed = replace(changed, asks=None, changed_at=desk.now())
            await set_anew(work, desk, changed, person.id)
            return True
    return False


def _with_answer(desk: Desk, context: Context, series: RideSeries) -> RideSeries | None:
    text, meaning = context.heard.text.strip(), context.reading.meaning
    if len(text) > SHORT or meaning.word in ("cancel", "thanks"):
        return None
    words = words_of_ride(desk, desk.content.messages.render(
        "series.as_answer", {"text": text, "asks": series.asks or ""}
    ).text, context.heard.at)  # fmt: skip
    anew = series
    if words.until and words.until >= desk.today():
        anew = replace(anew, last=_clamped(desk, anew, words.until))
    if series.asks != "end":
        anew = _other_hour_or_place(desk, context, anew)
    if series.asks == "change" and words.every and words.every != series.weekdays:
        anew = replace(anew, weekdays=words.every)
    if series.asks == "change" and words.seats:
        anew = replace(anew, seats=words.seats)
    return None if anew == series else anew


def _other_hour_or_place(desk: Desk, context: Context, series: RideSeries) -> RideSeries:
    text = context.heard.text.strip()
    said = moment_said(desk, text, desk.now())
    if said is not None and said.clock is not None and not names_a_day(text):
        series = replace(series, clock=_of_part(said.clock, series.part), appointment=None)
    place = context.reading.meaning.destination
    if not place and series.asks == "to" and said is None:
        place = place_only(text)
    return replace(series, destination=place) if place else series


def _of_part(clock: time, part: str | None) -> time:
    """An hour of what was said to be in the morning is no evening, whatever hour it is now."""
    early = part in ("dawn", "morning") and clock.hour > _NOON
    return clock.replace(hour=clock.hour - 12) if early else clock


def _clamped(desk: Desk, series: RideSeries, last: date) -> date:
    most = series.first + timedelta(days=desk.content.rides.series_longest - 1)
    return min(max(last, series.first), most)


async def _ask_which(work: Work, desk: Desk, context: Context, meant: list[RideSeries]) -> None:
    """The words wait in each of them until one is named."""
    now = desk.now()
    for one in meant:
        waiting = replace(one, pending=context.heard.text, asked_at=now, changed_at=now)
        await ride_series.put_series(work, waiting)
    about = f"series_which:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"of": ",".join(one.id for one in meant[:3])}
    message = Message("series.which", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def _tapped(
    work: Work, desk: Desk, actor: Actor, id: str | None
) -> tuple[RideSeries, Person] | Refused:
    series = await ride_series.find_series(work, id)
    if series is None or actor.person is None:
        return Refused("press.unknown")
    if not await may_speak(work, desk, series, actor.person.id):
        return Refused("board.not_for_you")
    return series, actor.person


async def _running(
    work: Work, desk: Desk, actor: Actor, pressed: Pressed
) -> tuple[RideSeries, Person] | Refused:
    found = await _tapped(work, desk, actor, pressed.subject)
    if not isinstance(found, Refused) and found[0].state is not SeriesState.ACTIVE:
        return Refused("series.over")
    return found


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The one that was meant by what was said before."""
    found = await _tapped(work, desk, actor, pressed.choice)
    if isinstance(found, Refused):
        return found
    series, person = found
    if series.pending is None or series.asked_at is None:
        return Refused("question.over")
    local = series.asked_at.astimezone(desk.zone)
    words = read_series_words(series.pending, local, words=desk.content.lexicon.times)
    for one in await ride_series.running(work):
        if one.pending == series.pending and one.asked_at == series.asked_at:
            await ride_series.put_series(work, replace(one, pending=None))
    if not await apply_words(work, desk, replace(series, pending=None), words, person.id):
        return Refused("question.over")
    return Done("question.thanks")


async def on_right(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons right and change it, under what was said back."""
    found = await _running(work, desk, actor, pressed)
    if isinstance(found, Refused):
        return found
    series, person = found
    if pressed.choice != "no":
        await ride_series.put_series(work, replace(series, asks=None))
        return Done("series.right")
    waiting = replace(series, asks="change", asked_at=desk.now())
    await ride_series.put_series(work, waiting)
    about = f"series_change:{series.id}:{pressed.origin.cause}"
    message = Message("series.say_anew", about, {"series": series.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message, person.id)
    return Done()


async def on_until(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Four weeks, two months or half a year, counted from the first day."""
    found = await _running(work, desk, actor, pressed)
    if isinstance(found, Refused):
        return found
    series, person = found
    choice = pressed.choice or ""
    if not choice.isdigit() or not 1 <= int(choice) <= LONGEST:
        return Refused("series.over")
    last = _clamped(desk, series, series.first + timedelta(days=int(choice) - 1))
    changed = replace(series, last=last, asks=None, changed_at=desk.now())
    await set_anew(work, desk, changed, person.id)
    return Done("series.until_set")


async def on_more(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Four more weeks, or at its end: two days before the last ride; once."""
    found = await _running(work, desk, actor, pressed)
    if isinstance(found, Refused):
        return found
    series, person = found
    if pressed.choice != "yes":
        return Done("series.ends_then")
    if series.asked_for != series.last:
        return Refused("series.more_already")
    last = series.last + timedelta(days=desk.content.rides.series_days)
    await set_anew(work, desk, replace(series, last=last, changed_at=desk.now()), person.id)
    return Done("series.more_set")


async def on_stop(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Not needed, of who rides and did not ask for it."""
    found = await _running(work, desk, actor, pressed)
    if isinstance(found, Refused):
        return found
    series, person = found
    await stop(work, desk, series, person.id, SAID)
    return Done("series.stopped_toast")
