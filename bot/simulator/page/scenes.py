"""Stories that the page plays: plain mappings in, frozen scenes or every fault at once out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Raw = Mapping[str, object]

# A step is named after the one of these keys it has; those in WITH_PERSON need a `who`.
WITH_PERSON = ("say", "press", "start", "voice", "photo", "location", "sees", "open")
ALONE = ("caption", "wait", "jump", "at")
SCENE_KEYS = frozenset({"title", "about", "group", "phones", "steps"})
PLACES = ("private", "group")
SPAN = re.compile(r"(\d+)(s|m|h|d)")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
# With an end, time is moved only where it is not between the two already.
OF_DAY = re.compile(f"{_TIME}(?:-{_TIME})?")
BUTTON_NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_WAIT = 60.0


class SceneFaults(ValueError):
    """Says everything that is wrong, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `text` is what is said, pressed or shown, `seconds` how long."""

    kind: str
    who: str = ""
    chat: str = ""
    text: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A story: who is in it (`phones`), in which group it plays, and its steps."""

    title: str
    about: str
    group: str
    phones: tuple[str, ...]
    steps: tuple[Step, ...]


class _Faulty(Exception):
    """One step cannot be read."""


def load_scenes(raw: Sequence[Raw]) -> tuple[Scene, ...]:
    """Reads scenes in order; a mapping with only `buttons` names button texts for all of them."""
    faults: list[str] = []
    buttons: dict[str, str] = {}
    for one in raw:
        if set(one) == {"buttons"}:
            buttons |= _buttons(one["buttons"], faults)
    scenes = [
        _scene(at, one, buttons, faults) for at, one in enumerate(raw, 1) if set(one) != {"buttons"}
    ]
    titles = [scene.title for scene in scenes]
    faults += [
        f"two scenes are called {title}" for title in sorted(set(titles)) if titles.count(title) > 1
    ]
    if faults:
        raise SceneFaults(faults)
    return tuple(scenes)


def _buttons(given: object, faults: list[str]) -> dict[str, str]:
    if not isinstance(given, Mapping):
        faults.append("buttons: must map names to texts")
        return {}
    for name in given:
        if not BUTTON_NAME.fullmatch(str(name)):
            faults.append(f"buttons: {name} must be of a-z, 0-9 and _")
    return {str(name): str(text) for name, text in given.items()}


def _scene(at: int, raw: Raw, buttons: Mapping[str, str], faults: list[str]) -> Scene:
    title = str(raw.get("title") or "")
    name = title or f"scene {at}"
    faults += [
        f"{name}: {key} is missing" for key in ("title", "about", "steps") if not raw.get(key)
    ]
    faults += [f"{name}: {key} is not known here" for key in raw if key not in SCENE_KEYS]
    steps = tuple(_steps(name, raw.get("steps"), buttons, faults))
    phones = raw.get("phones") or []
    if not isinstance(phones, Sequence) or isinstance(phones, str):
        faults.append(f"{name}: phones must be a list of names")
        phones = []
    cast = dict.fromkeys([*map(str, phones), *(step.who for step in steps if step.who)])
    about, group = str(raw.get("about") or ""), str(raw.get("group") or "")
    return Scene(title, about, group, tuple(cast), steps)


def _steps(
    name: str, given: object, buttons: Mapping[str, str], faults: list[str]
) -> Iterator[Step]:
    if given is not None and (not isinstance(given, Sequence) or isinstance(given, str)):
        faults.append(f"{name}: steps must be a list")
        return
    for at, raw in enumerate(given or (), 1):
        try:
            yield _step(raw, buttons)
        except _Faulty as fault:
            faults.append(f"{name}: steps[{at}]: {fault}")


def _step(raw: object, buttons: Mapping[str, str]) -> Step:
    if not isinstance(raw, Mapping):
        raise _Faulty("must be a mapping")
    kinds = [key for key in (*WITH_PERSON, *ALONE) if key in raw]
    if len(kinds) != 1:
        raise _Faulty(f"must have exactly one of {', '.join((*WITH_PERSON, *ALONE))}")
    kind = kinds[0]
    allowed = {kind, "who", "chat", "in"} if kind in WITH_PERSON else {kind}
    for key in raw:
        if key not in allowed:
            raise _Faulty(f"{key} is not known beside {kind}")
    if kind in ALONE:
        return _alone(kind, str(raw[kind]))
    return _with_person(kind, raw, buttons)


def _alone(kind: str, value: str) -> Step:
    if kind == "caption":
        return Step(kind, text=_text(kind, value))
    if kind == "at":
        if not OF_DAY.fullmatch(value):
            raise _Faulty(f"at must look like 23:30 or 08:00-18:00, not {value!r}")
        return Step(kind, text=value)
    if kind == "jump":
        return Step(kind, text=value, seconds=_span(value))
    return Step(kind, seconds=_number(kind, value))


def _with_person(kind: str, raw: Raw, buttons: Mapping[str, str]) -> Step:
    who = str(raw.get("who") or "")
    if not who:
        raise _Faulty("who is missing")
    # `in` reads better beside a press, `chat` beside what is said; they mean the same.
    default = str(raw["open"]) if kind == "open" else PLACES[0]
    chat = str(raw.get("chat") or raw.get("in") or default)
    value = str(raw[kind]) if raw[kind] is not None else ""
    if kind == "voice":
        return Step(kind, who, chat, seconds=_number(kind, value))
    if kind == "press" and BUTTON_NAME.fullmatch(value):
        if value not in buttons:
            raise _Faulty(f"there is no button named {value}")
        value = buttons[value]
    if kind in ("say", "press", "sees"):
        _text(kind, value)
    return Step(kind, who, chat, "" if kind in ("open", "location") else value)


def _text(kind: str, value: str) -> str:
    if not value.strip():
        raise _Faulty(f"{kind} is empty")
    return value


def _span(value: str) -> float:
    match = SPAN.fullmatch(value)
    if match is None:
        raise _Faulty(f"jump must look like 30s, 20m, 4h or 2d, not {value!r}")
    return float(int(match[1]) * SECONDS[match[2]])


def _number(kind: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        raise _Faulty(f"{kind} must be a number of seconds, not {value!r}") from None
    if not 0 < number <= LONGEST_WAIT:
        raise _Faulty(f"{kind} must be above 0 and at most {LONGEST_WAIT:.0f}")
    return number
