"""Who was not shown a button presses it all the same; the table says whom that lets in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from bot.domain.acuity import Acuity
from bot.domain.word_verbs import AS_HELPER
from bot.gateway.buttons import read_button
from bot.simulator import Message
from bot.store import cases
from tests.stories.forging import Forger, Who

if TYPE_CHECKING:
    from tests.stories.village import Person

ROWS = Path(__file__).parents[1] / "contract" / "rights.yaml"
# Role and unit, and who of the sample village that is: 柳湾 is here, 石桥 is there.
PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        "villager_hamlet": "zhangshuigen",
        "villager_here": "zhouyanhong",
        "volunteer_here": "wangguihua",
        "driver_here": "wangdaman",
        "keeper_here": "zhangxiaolan",
        "liaison_here": "liucaixia",
        "doctor_here": "chenming",
        "cadre_here": "xushuangquan",
        "villager_there": "jiangguangshen",
        "volunteer_there": "liyuxia",
        "driver_there": "sunjingen",
        "keeper_there": "jiangyuehong",
        "liaison_there": "shihuiqin",
        "doctor_there": "masuqin",
        "cadre_there": "shilichun",
        "officer": "sunlimin",
        "inspector": "xuzhengqing",
        "admin": "linxiaohe",
    }
)
STRANGER, IN_GROUP = "stranger", "stranger_in_group"
LABELS = (STRANGER, IN_GROUP, *PEOPLE)
# Enough for every day; the whole list is `--forged-by=all`.
FEW = (STRANGER, IN_GROUP, "villager_there", "volunteer_there", "liaison_there", "villager_here",
       "inspector")  # fmt: skip
BELIEVED = ("silence", "bad")  # that somebody is in a bad way is believed of anybody
GARBAGE = ("zzz", "0", "1:2:3", "王", "-", "999999999999999999999")


@dataclass(frozen=True)
class Stranger:
    """Somebody with a phone whom nobody knows."""

    user_id: int = 999001
    name: str = "路人"


@lru_cache(maxsize=1)
def rows() -> Mapping[str, Any]:
    """The reviewed table: of each verb, command and page whom it lets through."""
    table: Mapping[str, Any] = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    return table


def allowed(kind: str, name: str) -> frozenset[str]:
    """The labels of a row, its groups spelled out."""
    groups = rows()["groups"]
    row = rows()[kind].get(name) or ()
    return frozenset(one for label in row for one in groups.get(label, (label,)))


class Outsiders:
    """Tries the first press of each verb as all the others, before and after it is pressed."""

    def __init__(self, labels: tuple[str, ...] = FEW) -> None:
        self._labels = labels
        self._tried: set[str] = set()
        self._again: set[str] = set()

    @property
    def tried(self) -> frozenset[str]:
        """The verbs that were pressed in a story, in this process."""
        return frozenset(self._tried)

    async def try_first(self, presser: Person, message: Message, data: str | None) -> None:
        """Only what the table allows changes anything; nothing raises, whatever it carries."""
        read = read_button(data or "")
        if read is None or data is None or read[0] in self._tried:
            return
        verb, subject, revision, _ = read
        self._tried.add(verb)
        forger = Forger(presser.village.bot)
        group = message.chat_id if message.chat_id < 0 else None
        await self._beyond(forger, presser, group, data)
        # Who pressed may forge, too: what a button never carried is a no, or nothing.
        for garbage in GARBAGE:
            await forger.press(presser, f"1:{verb}:{garbage.replace(':', '')}:{revision}", group)
            await forger.press(presser, f"1:{verb}:{subject}:0:{garbage}"[:60], group)

    async def try_again(self, presser: Person, message: Message, data: str | None) -> None:
        """The same press once more does nothing, unless the table says so; to others no more."""
        read = read_button(data or "")
        if read is None or data is None or read[0] in self._again:
            return
        verb = read[0]
        self._again.add(verb)
        forger = Forger(presser.village.bot)
        group = message.chat_id if message.chat_id < 0 else None
        twice = await forger.press(presser, data, group)
        more = verb in rows()["again"] or not twice.let_through
        assert more, f"{verb} of {presser.code} ({data}) does once more {twice}"
        await self._beyond(forger, presser, group, data)

    async def _beyond(self, forger: Forger, presser: Person, group: int | None, data: str) -> None:
        """Who was not shown it is let in by the table, or not at all."""
        verb, subject, _, choice = read_button(data) or ("", "", 0, None)
        let_in = {}
        for label, who, where in self._everybody(presser, group):
            tried = await forger.press(who, data, where)
            if tried.let_through:
                let_in[label] = tried
        may = allowed("verbs", verb)
        if verb == "word":  # it does what the button of the word does
            may |= allowed("verbs", AS_HELPER.get((choice or "").partition("|")[2], ""))
        if await _is_emergency(presser, subject):
            may |= allowed("danger", verb)
        if (verb, choice) == BELIEVED:
            may = frozenset(LABELS)
        wrong = {k: v for k, v in let_in.items() if k not in may}
        assert not wrong, f"{verb} of {presser.code} ({data}) lets in {wrong}"

    def _everybody(self, presser: Person, group: int | None) -> list[tuple[str, Who, int | None]]:
        village = presser.village
        found: list[tuple[str, Who, int | None]] = [(STRANGER, Stranger(), None)]
        if group is not None:
            found.append((IN_GROUP, Stranger(), group))
        found += [
            (label, village.person(code), None)
            for label, code in PEOPLE.items()
            if code != presser.code
        ]
        return [one for one in found if one[0] in self._labels]


async def _is_emergency(presser: Person, subject: str) -> bool:
    database = presser.village.bot.desk.database
    case = await database.read(lambda work: cases.find_case(work, subject))
    return case is not None and case.acuity is Acuity.EMERGENCY
