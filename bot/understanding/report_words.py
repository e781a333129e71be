"""发热 3 改 2，数错了; 零报告; 速报 …; 卫生室今天不开门: what is said of the day's report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.expression import expression

LONGEST = 60
_COUNTED = r"(?:人次|人|个|例|户|次|件|份|台)?"
_CORRECTION = expression(
    rf"(?P<name>[^\d\s，,。：:]{{1,10}}?|120)\s{{0,2}}[：:]?\s{{0,2}}"
    rf"(?:(?P<was>\d{{1,5}})\s{{0,2}}{_COUNTED}[，,\s]{{0,2}})?"
    r"(?P<verb>应该改成|应该是|改成|改为|改到|应是|应为|实为|不对是|改)?\s{0,2}"
    rf"(?P<now>\d{{1,5}})\s{{0,2}}{_COUNTED}"
    r"(?:[，,。；;\s]{1,3}(?P<why>\S.{0,39}))?"
)
_ZERO = expression(
    r"(?:今天|今日|本村|我村|全村)?[，,\s]?(?:今天|今日)?(?:没事|无事|平安|无情况)?[，,：:\s]?零报告[。！]?"
)
_QUIET = expression(
    r"(?:报告[，,：:]?)?(?:今天|今日|本村今天|我村今天|村里今天|全村今天)(?:全村|村里|我们村|一切)?(?:都)?"
    r"(?:没事|没啥事|没什么事|没有事|无事|平安|没情况|没有情况|无情况|没什么情况|一切正常|正常|没有新情况)[了的。！]?"
)
_FLASH = expression(
    r"(?:速报|急报|紧急报告|突发报告)[：:，,\s]{1,3}(?P<words>\S.{1,900})", re.DOTALL
)
_CLINIC = expression(
    r"(?:村)?(?:卫生室|诊所|卫生院)(?:今天|今日|上午|下午)?(?P<state>照常开门|正常开门|开门了|开门|开着|正常"
    r"|半天|只开上午|只开下午|只开半天|不开门|关门了|关门|停诊|没开门)[。！]?"
)
_CLINIC_COUNT = expression(r"(?P<name>[^\d\s，,、：:]{1,6})\s{0,2}(?P<n>\d{1,4})")
_STATES = {
    "open": ("照常开门", "正常开门", "开门了", "开门", "开着", "正常"),
    "limited": ("半天", "只开上午", "只开下午", "只开半天"),
    "closed": ("不开门", "关门了", "关门", "停诊", "没开门"),
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words}
_CLINIC_WORDS = {
    "医生": "doctors", "大夫": "doctors", "医护": "doctors",
    "发热": "fever_visits", "看发热": "fever_visits", "接诊发热": "fever_visits",
    "血氧仪": "oximeters", "指氧仪": "oximeters",
    "氧气": "oxygen", "制氧机": "oxygen", "氧气瓶": "oxygen",
    "床": "beds", "床位": "beds", "空床": "beds",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One figure said otherwise; `sure` where the words can mean nothing else."""

    code: str
    value: int
    was: int | None
    why: str | None
    sure: bool


def read_correction(text: str, named: Mapping[str, str]) -> Correction | None:
    """`named` is what the figures are called; None where these words are no correction."""
    text = text.strip()
    found = _CORRECTION.fullmatch(text) if len(text) <= LONGEST else None
    code = named.get(found["name"]) if found else None
    if found is None or code is None or (found["was"] is not None and found["verb"] is None):
        return None
    was = int(found["was"]) if found["was"] is not None else None
    return Correction(code, int(found["now"]), was, found["why"], found["verb"] is not None)


def says_zero(text: str) -> bool:
    """零报告; 今天没事，零报告."""
    return len(text) <= LONGEST and _ZERO.fullmatch(text.strip()) is not None


def says_quiet(text: str) -> bool:
    """今天没事, 今天一切正常: a zero report, of who confirms one."""
    return len(text) <= LONGEST and _QUIET.fullmatch(text.strip()) is not None


def read_flash(text: str) -> str | None:
    """What is reported at once; None where it does not begin so."""
    found = _FLASH.fullmatch(text.strip())
    return found["words"].strip() if found else None


def read_clinic(text: str) -> str | None:
    """open, limited or closed, where nothing else is said."""
    text = text.strip()
    found = _CLINIC.fullmatch(text) if len(text) <= LONGEST else None
    return _STATE_OF[found["state"]] if found else None


def read_clinic_counts(text: str) -> dict[str, int]:
    """医生 2 血氧仪 3 空床 1: nothing where any word of it is another."""
    if len(text) > LONGEST:
        return {}
    found = [(m["name"].strip("有个"), int(m["n"])) for m in _CLINIC_COUNT.finditer(text)]
    if not found or not all(name in _CLINIC_WORDS for name, _ in found):
        return {}
    return {_CLINIC_WORDS[name]: n for name, n in found}
