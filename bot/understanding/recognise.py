"""Reads one message: the only door into the understanding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.understanding.alarms import alarm
from bot.understanding.complaint import Complaint, complaint
from bot.understanding.expression import expression
from bot.understanding.lexicon import Lexicon
from bot.understanding.matcher import Hit
from bot.understanding.meaning import Meaning
from bot.understanding.mention import Mention
from bot.understanding.normalise import LONGEST, Shadow, normalise, unmended_of
from bot.understanding.people import names, proxy
from bot.understanding.readings import NOTHING, may_hold_value, readings
from bot.understanding.replies import reply
from bot.understanding.scan import Scan, scan
from bot.understanding.slots import Heard, slots, where
from bot.understanding.tier import CONFIDENCE, tier_of
from bot.understanding.times.until import wait_until
from bot.understanding.wishes import trouble, wishes

_LETTER = expression(r"[^\W_]")
_FOR_OTHERS = expression("报|登记")
# Something is asked for or offered, perhaps by a name that is misspelt.
_THINGS = expression(
    "[有借匀讨求买给要剩捎带拿][^。!?;]{0,14}(?:没|吗|谁|哪|冇|不|盒|瓶|片|粒|包|支|板|药|用|点)|谁家|哪家|哪个有"
)
_TAKES = frozenset({"status", "done", "cancel", "need_farm"})
# What a message must hold of one of these, or of a reading, to mean anything at all.
_TELLING = frozenset({"symptoms", "signs", "intents", "problems", "alarms", "replies", "absent"})


def understand(
    text: str,
    lexicon: Lexicon,
    *,
    at: datetime,
    region: str | None = None,
) -> Meaning:
    """What the message means.

    `at` is the sender's own local time, for 明天 and 周五; `region` is a code of the lexicon or a
    name (xinan, 西南官话).
    """
    region = lexicon.regions.get(region, region) if region else None
    shadow = normalise(text, lexicon.simplifier)
    note = (f"only {LONGEST} characters were read",) if shadow.cut else ()
    if not _LETTER.search(shadow.text):
        return Meaning(why=note)
    mentions = lexicon.things.named.find(shadow.unmended) if _THINGS.search(shadow.text) else None
    found = scan(_with_names(shadow, mentions or (), lexicon), lexicon, region)
    read = readings(found.text)
    if read is NOTHING and not _tells(found):
        return _for_others(shadow, note)
    return _meaning(Heard(shadow, found, read, lexicon, at, region, mentions), note)


def placed(meaning: Meaning, text: str, lexicon: Lexicon, places: Sequence[str]) -> Meaning:
    """The meaning of that message where these places are known as well: the village's own."""
    shadow = normalise(text, lexicon.simplifier)
    return replace(meaning, **where(shadow, lexicon, {*meaning.intents}, places))


def may_be_acted_on(text: str, lexicon: Lexicon) -> bool:
    """False only where `understand` finds no intent, alarm, complaint, 我也是 or cry for help.

    Of a text that is not overlong. It takes a tenth of the time; when in doubt it says so.
    """
    unmended = unmended_of(text, lexicon.simplifier)
    plain = lexicon.simplifier.mended(unmended)
    if may_hold_value(plain) or lexicon.matcher.first_look.finds(plain):
        return True
    if not _THINGS.search(plain):
        return False
    # The names of medicines that only sound like them are read as they are written.
    return any(mention.guessed_from for mention in lexicon.things.named.find(unmended))


def _with_names(shadow: Shadow, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """Names of medicines that were only heard, as they are written, so that frames know them."""
    if not any(mention.guessed_from for mention in mentions):
        return shadow.text
    text = shadow.unmended
    for mention in reversed(mentions):
        if mention.guessed_from:
            text = text[: mention.start] + mention.generic + text[mention.end :]
    return lexicon.simplifier.mended(text)


def _tells(found: Scan) -> bool:
    if not _TELLING.isdisjoint(found.tables):
        return True
    return any(hit.code == "bare" for hit in found.of("context"))


def _for_others(shadow: Shadow, note: tuple[str, ...]) -> Meaning:
    """Nothing was said but, perhaps, whom it is about: 帮王奶奶报一下."""
    if not _FOR_OTHERS.search(shadow.text):
        return Meaning(why=note)
    return Meaning(why=note, names=names(shadow.spaced), proxy=proxy(shadow.spaced))


def _meaning(heard: Heard, note: tuple[str, ...]) -> Meaning:
    found, read = heard.scan, heard.read
    joking = any(h.code == "laughing" for h in found.of("context"))
    sick = complaint(found, read, heard.lexicon)
    if joking and not sick.signs:
        sick = Complaint(absent=sick.absent)
    problem, wanted = trouble(found), wishes(found)
    if joking:
        wanted = [hit for hit in wanted if hit.code != "question"]
    alert = _alarm(found, problem, wanted)
    sick = _with_alarm(sick, alert)
    intents = _intents(sick, alert, _reported(found, problem, wanted), wanted)
    word = reply(found, intents)
    if joking and word and word.code == "sos":
        word = None
    evidence = [*sick.hits, *filter(None, (alert, problem, word)), *wanted]
    tier = tier_of(found, sick, read, evidence, joking=joking)
    return Meaning(
        intents=intents,
        symptoms=sick.symptoms,
        absent=sick.absent,
        signs=sick.signs,
        alarm=alert.code if alert else None,
        bare=sick.bare,
        category=problem.code if problem else None,
        word=word.code if word else None,
        wait_until=_waits(heard) if word and word.code == "wait" else None,
        tier=tier,
        confidence=CONFIDENCE[tier],
        why=note + tuple(dict.fromkeys(h.text for h in evidence)),
        **slots(heard, sick, intents, told=alert is not None),
    )


def _waits(heard: Heard) -> date | None:
    """Until when, where somebody asks to wait."""
    return wait_until(heard.shadow.text, heard.lexicon.times, at=heard.at, region=heard.region)


def _with_alarm(sick: Complaint, alert: Hit | None) -> Complaint:
    """Who wants to die is ill, whatever the words were."""
    if alert is None or alert.code != "self_harm" or not alert.strong or "suicidal" in sick.signs:
        return sick
    symptoms = tuple(code for code in sick.symptoms if code not in ("suicidal", "other"))
    return replace(
        sick,
        symptoms=(*symptoms, "suicidal"),
        signs=(*sick.signs, "suicidal"),
        bare=False,
        hits=(*sick.hits, alert),
    )


def _alarm(found: Scan, problem: Hit | None, wanted: list[Hit]) -> Hit | None:
    """The alarm, unless a plainer reading explains its words: 找人帮我收麦子, 卫生室没开门."""
    alert = alarm(found)
    if alert is None:
        return None
    wished = not alert.strong and any(hit.strong for hit in wanted)
    closed = alert.code == "look_in" and problem is not None and problem.code == "clinic_closed"
    return None if wished or closed else alert


def _reported(found: Scan, problem: Hit | None, wanted: list[Hit]) -> Hit | None:
    """A trouble in the sentence of a thing done, asked after or wanted of farming is part of it."""
    if problem is None:
        return None
    start, end = found.sentence(problem)
    beside = [h for h in wanted if h.code in _TAKES and start <= h.start < end]
    return None if beside else problem


def _intents(
    sick: Complaint, alert: Hit | None, problem: Hit | None, wanted: list[Hit]
) -> tuple[str, ...]:
    codes = ["symptom"] if sick.ill else []
    if alert and alert.code == "look_in":
        codes.append("need_errand")
    codes += [hit.code for hit in wanted]
    if problem:
        codes.append("report_problem")
    if "question" in codes and sick.ill and not any(h.strong for h in wanted):
        codes.remove("question")
    return tuple(dict.fromkeys(codes))
