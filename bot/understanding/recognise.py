"""Reads one message: the only door into the understanding."""

import re
from dataclasses import replace
from datetime import datetime

from bot.understanding.alarms import alarm
from bot.understanding.complaint import Complaint, complaint
from bot.understanding.dates import wait_until
from bot.understanding.lexicon import Lexicon
from bot.understanding.matcher import Hit
from bot.understanding.meaning import Meaning
from bot.understanding.normalise import LONGEST, normalise
from bot.understanding.people import names, phone, place, proxy, subject
from bot.understanding.readings import Readings, readings
from bot.understanding.replies import reply
from bot.understanding.scan import Scan, scan
from bot.understanding.wishes import trouble, wishes

_LETTER = re.compile(r"[^\W_]")
_CONFIDENCE = {"strong": 0.9, "weak": 0.5, "none": 0.0}


def understand(text: str, lexicon: Lexicon, *, at: datetime, region: str | None = None) -> Meaning:
    """What the message means. `at` is the sender's own local time, for 明天 and 周五."""
    shadow = normalise(text, lexicon.simplifier)
    note = (f"only {LONGEST} characters were read",) if shadow.cut else ()
    if not _LETTER.search(shadow.text):
        return Meaning(why=note)
    found = scan(shadow.text, lexicon, region)
    meaning = _meaning(found, lexicon, at, note)
    return replace(meaning, names=names(shadow.spaced), proxy=proxy(shadow.spaced))


def _meaning(found: Scan, lexicon: Lexicon, at: datetime, note: tuple[str, ...]) -> Meaning:
    read = readings(found.text)
    joking = any(h.code == "laughing" for h in found.of("context"))
    sick = complaint(found, read, lexicon)
    if joking and not sick.signs:
        sick = Complaint(absent=sick.absent)
    problem, wanted = trouble(found), wishes(found)
    alert = _alarm(found, problem, wanted)
    intents = _intents(sick, alert, problem, wanted)
    word = reply(found, intents)
    if joking and word and word.code == "sos":
        word = None
    evidence = [*sick.hits, *filter(None, (alert, problem, word)), *wanted]
    tier = _tier(found, sick, read, evidence, joking)
    about = {"symptom", "need_ride"} & set(intents)
    meaning = _who(found, lexicon, _subject(found, lexicon, sick, read) if about else None, read)
    return replace(
        meaning,
        intents=intents,
        symptoms=sick.symptoms,
        absent=sick.absent,
        signs=sick.signs,
        temperature_c=read.temperature_c,
        spo2=read.spo2,
        bp=read.bp,
        glucose=read.glucose,
        breaths=read.breaths,
        duration_h=read.duration_h if sick.ill else None,
        alarm=alert.code if alert else None,
        bare=sick.bare,
        category=problem.code if problem else None,
        word=word.code if word else None,
        wait_until=wait_until(found.text, at.date()) if word and word.code == "wait" else None,
        tier=tier,
        confidence=_CONFIDENCE[tier],
        why=note + tuple(dict.fromkeys(h.text for h in evidence)),
    )


def _who(found: Scan, lexicon: Lexicon, about: str | None, read: Readings) -> Meaning:
    """Who and where, as far as the message says."""
    return Meaning(
        subject=about,
        age=read.age,
        chronic=any(h.code == "chronic" for h in found.of("context")),
        phone=phone(found.text),
        destination=place(found.text, lexicon),
    )


def _alarm(found: Scan, problem: Hit | None, wanted: list[Hit]) -> Hit | None:
    """The alarm, unless a plainer reading explains its words: 找人帮我收麦子, 卫生室没开门."""
    alert = alarm(found)
    if alert is None:
        return None
    wished = not alert.strong and any(hit.strong for hit in wanted)
    closed = alert.code == "look_in" and problem is not None and problem.code == "clinic_closed"
    return None if wished or closed else alert


def _intents(
    sick: Complaint, alert: Hit | None, problem: Hit | None, wanted: list[Hit]
) -> tuple[str, ...]:
    codes = ["symptom"] if sick.ill else []
    if alert and alert.code == "look_in":
        codes.append("need_errand")
    codes += [hit.code for hit in wanted]
    taken = {"status", "done", "cancel", "need_farm"} & set(codes)
    if problem and not taken:
        codes.append("report_problem")
    if "question" in codes and sick.ill and not any(h.strong for h in wanted):
        codes.remove("question")
    return tuple(dict.fromkeys(codes))


def _subject(found: Scan, lexicon: Lexicon, sick: Complaint, read: Readings) -> str | None:
    named = subject(found, lexicon, sick.hits[0] if sick.hits else None, read.age)
    # A reading alone says nothing about whose it is.
    only_reading = sick.ill and not sick.hits and not found.of("people")
    return None if only_reading and named == "self" else named


def _tier(found: Scan, sick: Complaint, read: Readings, evidence: list[Hit], joking: bool) -> str:
    if not evidence and not sick.ill:
        return "none"
    if joking:
        return "weak"
    others = [h for h in evidence if h.table in ("intents", "alarms") and h.strong]
    if others or any(h.table == "problems" or h.code == "sos" for h in evidence):
        return "strong"
    return "strong" if sick.signs or _told(found, sick, read) else "weak"


def _told(found: Scan, sick: Complaint, read: Readings) -> bool:
    """A complaint with a person, a length, a reading or a second symptom is meant."""
    if not sick.ill or sick.bare:
        return False
    measured = read.temperature_c or read.spo2 or read.bp or read.glucose or read.duration_h
    return bool(measured or found.of("people") or len(sick.symptoms) > 1)
