"""A few lines of the catalogue, small, for the tests of the medicine box."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.domain.medicines import BoxRule, Caution, Keeping, Limits, Medicine, Ware
from bot.domain.same_ingredient import Taken

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
TODAY = NOW.date()


def ware(code: str, generic: str, **changes: Any) -> Medicine:
    given: dict[str, Any] = {"pack_class": "乙", "box": BoxRule.SELF, "name": generic} | changes
    return Medicine(id=code, generic=generic, **given)


def ago(medicine: Medicine, days: float, how: Literal["box", "said"] = "said") -> Taken:
    return Taken(medicine, NOW - timedelta(days=days), how)


PARA = ware(
    "para_tab", "对乙酰氨基酚", ingredients=("PARA",), use=("fever", "pain"),
    dosing=Limits(
        never_under=2, ask_under=36, avoid=("liver", "kidney", "drinking"), course_days=3, most=1
    ),
)  # fmt: skip
IBU = ware(
    "ibu_er", "布洛芬", pack_class="甲", box=BoxRule.TICK, ingredients=("IBU",),
    use=("fever", "pain"),
    dosing=Limits(
        never_under=6, ask_under=144, pregnant=Caution.NEVER,
        avoid=("driving", "ulcer", "asthma", "kidney", "heart", "bp", "bleeding"),
        course_days=3, most=1,
    ),
)  # fmt: skip
GML = ware(
    "gml", "感冒灵", pack_class="甲", box=BoxRule.TICK, ingredients=("PARA", "CPM", "CAF"),
    use=("cold", "fever"),
    dosing=Limits(ask_under=84, pregnant=Caution.NEVER, avoid=("liver", "driving"), most=1),
)  # fmt: skip
TYLENOL = ware(
    "fmmm", "酚麻美敏", pack_class="甲", box=BoxRule.TICK, use=("cold", "fever"),
    ingredients=("PARA", "PSE", "DXM", "CPM"), dosing=Limits(ask_under=144),
)  # fmt: skip
ORS = ware(
    "ors", "口服补液盐", pack_class="OTC", ingredients=("ORS",), use=("diarrhea",), unit="袋",
    dosing=Limits(ask_under=12, pregnant=Caution.FINE, most=6),
)  # fmt: skip
BANLANGEN = ware(
    "blg", "板蓝根", ingredients=("herbs",), use=("cold",),
    dosing=Limits(ask_under=36, avoid=("diabetes",), most=1),
)  # fmt: skip
HUOXIANG = ware(
    "hxzq_s", "藿香正气水", ingredients=("ALC", "herbs"), use=("stomach",), box=BoxRule.TICK,
    dosing=Limits(ask_under=216), keeping=Keeping(unopened_only=True),
)  # fmt: skip
CEPHALOSPORIN = ware(
    "cef", "头孢", pack_class="Rx", box=BoxRule.NEVER, ingredients=("ABX",), use=("antibiotic",),
    keeping=Keeping(antibiotic=True),
)  # fmt: skip
BP_PILLS = ware("bpmeds", "降压药", pack_class="Rx", box=BoxRule.NEVER, use=("bp",), broad=True)
FEVER_PILLS = ware("antipyretic", "退烧药", pack_class="?", use=("fever",), broad=True,
                   box=BoxRule.TICK)  # fmt: skip
GEL = ware("dic_gel", "扶他林", ingredients=("NSAID",), use=("injury", "pain"), box=BoxRule.TICK,
           keeping=Keeping(unopened_only=True), dosing=Limits(ask_under=216))  # fmt: skip
PLASTER = ware("bandaid", "创可贴", pack_class="械")
MASKS = ware("d_mask", "口罩", pack_class="械", kind=Ware.DEVICE)
OXIMETER = ware("d_spo2", "血氧仪", pack_class="械", kind=Ware.DEVICE, keeping=Keeping(lend_days=3))
