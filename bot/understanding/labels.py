"""A meaning as the published label of a message, for machines and measurements."""

from bot.domain.acuity import Acuity
from bot.understanding.meaning import Item, Meaning, When

# Finer than the label guide: to borrow something is an errand there.
PUBLISHED = dict.fromkeys(("need_borrow", "need_meal", "need_look_in"), "need_errand")

# What an alarm wants of the people near, in the words of the label guide.
OF_ALARMS = {"fire": "report_problem", "violence": "report_problem", "missing": "need_errand"}


def labels(meaning: Meaning, acuity: Acuity | None) -> dict[str, object]:
    """Slots that were not said are left out, `symptoms` and `absent` when empty too."""
    ill = "symptom" in meaning.intents
    wanted = [PUBLISHED.get(intent, intent) for intent in meaning.intents]
    if meaning.alarm in OF_ALARMS:
        wanted.append(OF_ALARMS[meaning.alarm])
    return {
        "intents": list(dict.fromkeys(wanted)),
        "acuity": acuity.value if acuity is not None and ill else None,
        "slots": _slots(meaning, ill),
        "alarm": meaning.alarm,
        "bare": meaning.bare,
        "category": meaning.category,
        "word": meaning.word,
        "tier": meaning.tier,
        "confidence": meaning.confidence,
        "why": list(meaning.why),
    }


def _slots(meaning: Meaning, ill: bool) -> dict[str, object]:
    about_person = ill or "need_ride" in meaning.intents
    slots: dict[str, object | None] = {
        "symptoms": list(meaning.symptoms) or None,
        "absent": list(meaning.absent) or None,
        "temperature_c": meaning.temperature_c,
        "spo2": meaning.spo2,
        "bp": list(meaning.bp) if meaning.bp else None,
        "duration_h": meaning.duration_h if ill else None,
        "subject": meaning.subject if about_person else None,
        "age": meaning.age,
        "destination": meaning.destination,
        "origin": meaning.origin,
        "from_place": meaning.from_place,
        "seats": meaning.seats,
        "phone": meaning.phone,
        "items": [_item(item) for item in meaning.items] or None,
        "expiry": meaning.expiry,
        **_when(meaning.when),
    }
    return {name: value for name, value in slots.items() if value is not None}


def _item(item: Item) -> dict[str, object]:
    return {"name": item.name, "qty": item.qty, "unit": item.unit}


def _when(when: When | None) -> dict[str, object | None]:
    """A day with its hour; the part of the day only where no hour is said of one day."""
    if when is None:
        return {}
    day = when.day.isoformat() if when.day else None
    if day and when.clock:
        day = f"{day}T{when.clock:%H:%M}"
    only_part = when.recurring or not when.clock
    return {
        "when": day,
        "part": when.part if only_part else None,
        "recurring": True if when.recurring else None,
    }
