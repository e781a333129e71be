"""How dangerous what was said is: a table of rules, and the worst rule that holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.acuity import Acuity


@dataclass(frozen=True, slots=True)
class Findings:
    """What is said to be true of one ill person, all of it optional."""

    signs: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    temperature_c: float | None = None
    spo2: int | None = None
    bp: tuple[int, int] | None = None
    glucose: float | None = None
    breaths: int | None = None
    duration_h: float | None = None
    subject: str | None = None
    age: float | None = None
    pregnant: bool = False
    chronic: bool = False

    def groups(self) -> frozenset[str]:
        """The age and state groups the person belongs to, by what was said."""
        named = {self.subject} if self.subject else set()
        if self.pregnant:
            named.add("pregnant")
        if self.age is not None:
            named -= {"elder", "child", "infant"}
            named |= {name for name, low, high in _AGES if low <= self.age < high}
        return frozenset(named)

    def said(self) -> bool:
        """Whether there is a complaint or a reading at all."""
        readings = (self.temperature_c, self.spo2, self.bp, self.glucose, self.breaths)
        return bool(self.signs or self.symptoms) or any(r is not None for r in readings)


_AGES = (("infant", 0, 3), ("child", 3, 15), ("elder", 65, 200))

Test = Callable[[Findings], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: when it holds, how bad that is, and who says so."""

    id: str
    acuity: Acuity
    holds: Test
    source: str
    confidence: str
    reviewed_by: str | None
    expires_on: date | None
    # What must, and what must not, make this very rule hold.
    fires: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level, and the ids of the rules that gave it; no level when nothing was said."""

    acuity: Acuity | None
    reasons: tuple[str, ...] = ()


def _amount(name: str) -> Callable[[Findings], float | None]:
    def read(findings: Findings) -> float | None:
        if name in ("systolic", "diastolic"):
            return None if findings.bp is None else findings.bp[name == "diastolic"]
        value: float | None = getattr(findings, name)
        return value

    return read


AMOUNTS = (
    "temperature_c", "spo2", "glucose", "breaths", "duration_h", "age", "systolic", "diastolic",
)  # fmt: skip
WORDS = ("sign", "symptom", "person")
COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "ge": lambda a, b: a >= b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "lt": lambda a, b: a < b,
}


def _word_test(key: str, wanted: frozenset[str]) -> Test:
    if key == "sign":
        return lambda f: not wanted.isdisjoint(f.signs)
    if key == "symptom":
        # A symptom said to be absent is never present, whatever else the message holds.
        return lambda f: not wanted.isdisjoint(set(f.symptoms) - set(f.absent))
    return lambda f: not wanted.isdisjoint(f.groups())


def _amount_test(key: str, limits: Mapping[str, float]) -> Test:
    read = _amount(key)

    def within(findings: Findings) -> bool:
        value = read(findings)
        return value is not None and all(COMPARE[op](value, x) for op, x in limits.items())

    return within


class _Reader:
    """Turns one `when` into a test and collects what is wrong with it."""

    def __init__(self, where: str, faults: list[str]) -> None:
        self.where, self.faults = where, faults

    def fault(self, what: str) -> Test:
        self.faults.append(f"{self.where}: {what}")
        return lambda f: False

    def condition(self, when: object) -> Test:
        if not isinstance(when, Mapping) or not when:
            return self.fault("when must be a mapping that is not empty")
        tests = [self.part(str(key), value) for key, value in when.items()]
        return lambda f: all(test(f) for test in tests)

    def part(self, key: str, value: object) -> Test:
        if key in ("any", "all") and isinstance(value, list) and value:
            tests = [self.condition(item) for item in value]
            join = any if key == "any" else all
            return lambda f: join(test(f) for test in tests)
        if key in WORDS and isinstance(value, list) and value:
            return _word_test(key, frozenset(map(str, value)))
        if key in AMOUNTS and isinstance(value, Mapping) and value:
            return self.amount(key, value)
        if key == "chronic" and value is True:
            return lambda f: f.chronic
        if key == "reading" and value is True:
            return Findings.said
        return self.fault(f"condition {key} is unknown or has no usable value")

    def amount(self, key: str, value: Mapping[object, object]) -> Test:
        limits: dict[str, float] = {}
        for op, limit in value.items():
            if op not in COMPARE or isinstance(limit, bool) or not isinstance(limit, int | float):
                return self.fault(f"{key}: {op} {limit} is no comparison")
            limits[str(op)] = limit
        return _amount_test(key, limits)


@dataclass(frozen=True, slots=True)
class TriageRules:
    """The checked table, worst level first."""

    rules: tuple[Rule, ...]

    @classmethod
    def build(cls, raw: Mapping[str, object]) -> "TriageRules":
        """From `{"rules": [...]}`; a ValueError lists every fault at once."""
        faults: list[str] = []
        lines = raw.get("rules")
        if not isinstance(lines, list) or not lines:
            raise ValueError("triage: rules must be a list that is not empty")
        rules = list(_rules(lines, faults))
        seen: set[str] = set()
        for rule in rules:
            if rule.id in seen:
                faults.append(f"triage {rule.id}: id is used twice")
            seen.add(rule.id)
        if faults:
            raise ValueError("\n".join(faults))
        return cls(tuple(sorted(rules, key=lambda r: -r.acuity.rank)))


def _rules(lines: list[object], faults: list[str]) -> Iterator[Rule]:
    for number, line in enumerate(lines, 1):
        if not isinstance(line, Mapping):
            faults.append(f"triage rule {number}: must be a mapping")
            continue
        where = f"triage {line.get('id') or f'rule {number}'}"
        rule = _rule(line, where, faults)
        if rule is not None:
            yield rule


def _rule(line: Mapping[object, object], where: str, faults: list[str]) -> Rule | None:
    before = len(faults)
    for key in _EXAMPLES:
        if key in line and not isinstance(line[key], list):
            faults.append(f"{where}: {key} must be a list of sentences")
    faults.extend(f"{where}: {k} is missing" for k in _REQUIRED if k not in line)
    faults.extend(f"{where}: {k} is not known" for k in line if k not in _KEYS)
    expires, level = line.get("expires_on"), line.get("acuity")
    if expires is not None and not isinstance(expires, date):
        faults.append(f"{where}: expires_on must be a date")
    if level not in list(Acuity):
        faults.append(f"{where}: acuity {level} is unknown")
    holds = _Reader(where, faults).condition(line.get("when"))
    if len(faults) > before:
        return None
    reviewer = line["reviewed_by"]
    return Rule(
        id=str(line["id"]),
        acuity=Acuity(str(level)),
        holds=holds,
        source=str(line["source"]),
        confidence=str(line["confidence"]),
        reviewed_by=None if reviewer is None else str(reviewer),
        expires_on=expires if isinstance(expires, date) else None,
        fires=_sentences(line.get("fires")),
        spares=_sentences(line.get("spares")),
    )


def _sentences(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


_REQUIRED = ("id", "when", "acuity", "source", "confidence", "reviewed_by", "expires_on")
_EXAMPLES = ("fires", "spares")
_KEYS = frozenset((*_REQUIRED, *_EXAMPLES))


def triage(findings: Findings, rules: TriageRules) -> Verdict:
    """The worst level whose rule holds; a complaint that no rule knows is care at home."""
    if not findings.said():
        return Verdict(None)
    held = [rule for rule in rules.rules if rule.holds(findings)]
    if not held:
        return Verdict(Acuity.SELF_CARE)
    level = held[0].acuity
    return Verdict(level, tuple(rule.id for rule in held if rule.acuity is level))
