"""All content of a place, frozen, and the parts of it that one unit says differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.content.catalogue import Catalogue
from bot.content.errands import Errands
from bot.content.farm import Farm
from bot.content.helping import Helping
from bot.content.kits import GivingOut
from bot.content.limits import Budgets, Quiet, Silence
from bot.content.phones import Phone
from bot.content.reports import Reporting
from bot.content.retention import Retention
from bot.content.roster import RosterForm
from bot.content.stock_rules import StockRules
from bot.content.stocked import Stocked
from bot.domain.asking import QuestionBook
from bot.domain.bulletins import BulletinRules
from bot.domain.categories import Category
from bot.domain.claim_rules import ClaimRules
from bot.domain.colours import ColourRules
from bot.domain.councils import CouncilRules
from bot.domain.dialects import DialectRules
from bot.domain.facilities import PlaceRules
from bot.domain.faq import FaqRules
from bot.domain.first_aid import FirstAid
from bot.domain.key_rules import KeyRules
from bot.domain.kinds import Kind, LadderBook
from bot.domain.meals import MealRules
from bot.domain.medicines import Medicine
from bot.domain.members import MemberRules
from bot.domain.prompts import Prompt, PromptRules
from bot.domain.quiet import QuietHours, Spans
from bot.domain.reach import ReachRules
from bot.domain.registers import Pack, Register
from bot.domain.returnees import ReturneeRules
from bot.domain.rides import RideRules
from bot.domain.roles import Role
from bot.domain.rota_rules import DutyRules
from bot.domain.round_rules import RoundRules
from bot.domain.sessions import SessionRules
from bot.domain.studio import StudioRules
from bot.domain.sweeps import SweepRules
from bot.domain.taps import TapRules
from bot.domain.training import Topic
from bot.domain.triage import TriageRules
from bot.domain.voicing import VoiceRules
from bot.understanding.lexicon import Lexicon
from bot.understanding.things import Things


# Without a repr of its own: a task that holds it is shown by the library whenever a loop ends,
# and all that a village knows fills megabytes.
@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """What the program knows and how it speaks; nothing in it changes while it runs."""

    roots: tuple[Path, ...]
    kinds: Mapping[str, Kind]
    ladders: LadderBook
    roles: Mapping[str, Role]
    quiet: Quiet
    budgets: Budgets
    phones: Mapping[str, Phone]
    triage: TriageRules
    lexicon: Lexicon
    messages: Catalogue
    questions: QuestionBook = field(default_factory=QuestionBook)
    first_aid: tuple[FirstAid, ...] = ()
    things: Things = field(default_factory=Things.none)
    stocked: Stocked = field(default_factory=Stocked.none)
    stock: StockRules = field(default_factory=StockRules)
    rides: RideRules = field(default_factory=RideRules)
    places: PlaceRules = field(default_factory=PlaceRules)
    meals: MealRules = field(default_factory=MealRules)
    rounds: RoundRules = field(default_factory=RoundRules)
    taps: TapRules = field(default_factory=TapRules)
    retention: Retention = field(default_factory=Retention)
    categories: Mapping[str, Category] = field(default_factory=dict)
    giving_out: GivingOut = field(default_factory=GivingOut)
    helping: Helping = field(default_factory=Helping)
    errands: Errands = field(default_factory=Errands)
    farm: Farm = field(default_factory=Farm)
    claiming: ClaimRules = field(default_factory=ClaimRules)
    duty: DutyRules = field(default_factory=DutyRules)
    colours: ColourRules = field(default_factory=ColourRules)
    keypeople: KeyRules = field(default_factory=KeyRules)
    sessions: SessionRules = field(default_factory=SessionRules)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    councils: CouncilRules = field(default_factory=CouncilRules)
    roster: RosterForm = field(default_factory=RosterForm)
    members: MemberRules = field(default_factory=MemberRules)
    reporting: Reporting = field(default_factory=Reporting)
    registers: Mapping[str, Register] = field(default_factory=dict)
    packs: Mapping[str, Pack] = field(default_factory=dict)
    sweeps: SweepRules = field(default_factory=SweepRules)
    studio: StudioRules = field(default_factory=StudioRules)
    returnees: ReturneeRules = field(default_factory=ReturneeRules)
    voicing: VoiceRules = field(default_factory=VoiceRules)
    reach: ReachRules = field(default_factory=ReachRules)
    bulletins: BulletinRules = field(default_factory=BulletinRules)
    faq: FaqRules = field(default_factory=FaqRules)
    speaking: DialectRules = field(default_factory=DialectRules)
    prompting: PromptRules = field(default_factory=PromptRules)
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    units: Mapping[str, Content] = field(default_factory=dict)

    @property
    def tools(self) -> tuple[Medicine, ...]:
        """What the tool house lends; messages are not understood by it."""
        return self.stocked.tools

    @property
    def silence(self) -> Silence:
        return self.quiet.silence

    def quiet_hours(self, zone: str) -> QuietHours:
        return _quiet_hours(self.quiet.spans, zone)

    def for_unit(self, *codes: str | None) -> Content:
        """The content of the first unit that has its own, nearest first; else this one."""
        return next((self.units[code] for code in codes if code and code in self.units), self)

    def unreviewed(self, today: date) -> tuple[str, ...]:
        """Medical facts that nobody has signed, or whose time is over."""
        rules = [(f"triage {r.id}", r.reviewed_by, r.expires_on) for r in self.triage.rules]
        asked = [
            (f"question {q.id}", q.reviewed_by, q.expires_on)
            for q in self.questions.questions.values()
        ]
        steps = [(f"first aid {a.code}", a.reviewed_by, a.expires_on) for a in self.first_aid]
        phones = [(f"phone {p.code}", p.reviewed_by, p.expires_on) for p in self.phones.values()]
        short = [(f"course {t.code}", t.reviewed_by, t.expires_on) for t in self.topics.values()]
        memory = [
            (f"prompt {p.code}", p.reviewed_by, p.expires_on)
            for p in self.prompts.values()
            if p.from_memory
        ]
        grades = ("colours", self.colours.reviewed_by, self.colours.expires_on)
        return tuple(
            name
            for name, reviewer, expires in (
                *rules,
                *asked,
                *steps,
                *short,
                *memory,
                grades,
                *phones,
            )
            if reviewer is None or (expires is not None and expires < today)
        )


@lru_cache(maxsize=8)  # asked by every ladder; held against what makes sense once
def _quiet_hours(spans: Spans, zone: str) -> QuietHours:
    return QuietHours(spans, ZoneInfo(zone))
