"""Whether a complaint is of a person at all: not of a pig, of a burning house, of a reading."""

import re

from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS
from bot.understanding.scan import Scan

_ANIMAL_BEFORE = re.compile(
    "(?<![老小被让叫遭给吃食畀俾分])(猪|牛|羊|鸡|鸭|鹅|狗|猫|兔子|驴|骡子|鱼|牲口)(仔|娃|崽|犊子|犊|子|儿|狗|猪)?"
    f"[^{CLAUSE_ENDS}咬抓蜇踢顶挠啃人我他她娃妈爸]{{0,6}}$"
)
_EATEN = re.compile("[吃食喝炖煮杀买卖喂放赶抓]")
_BITES = frozenset({"bite", "animal_bite", "snake", "tick_bite"})
# What reads as a fever when a house burns.
_BURNS = frozenset({"fever", "burn"})
_MEDICINE = re.compile("药(?![店房都])|灵|冲剂|颗粒|胶囊|贴(?!着)|门诊")
_FEVER = re.compile("发烧|高烧|低烧|发热|度|退|烧到")


def not_a_person(scan: Scan, hit: Hit) -> bool:
    """The animal stands before it and nobody else, a fire explains it, or a reading follows."""
    return any(test(scan, hit) for test in (_of_an_animal, _of_a_fire, _of_a_reading, _in_a_name))


def _of_an_animal(scan: Scan, hit: Hit) -> bool:
    if hit.code in _BITES:
        return False
    start, end = scan.sentence(hit)
    people = [p for p in scan.between("people", start, end) if p.code != "self"]
    before = scan.before(hit)
    animal = None if people else _ANIMAL_BEFORE.search(before)
    if animal and not _EATEN.search(before, 0, animal.start()):
        return True
    if not any(h.code == "need_farm" for h in scan.between("intents", start, end)):
        return False
    animals = [c for c in scan.context(hit, "animal") if c.end <= hit.start]
    if animals and scan.between("people", animals[-1].end, hit.start):
        return False
    return bool(animals) and not people


def _of_a_fire(scan: Scan, hit: Hit) -> bool:
    """`柴房烧起来了` is no fever."""
    if hit.table != "symptoms" or hit.code not in _BURNS or _FEVER.search(hit.text):
        return False
    clause = hit.start - len(scan.before(hit))
    if scan.between("people", clause, hit.end):
        return False
    return any(
        a.code == "fire" and a.start < hit.end and hit.start < a.end for a in scan.of("alarms")
    )


def _of_a_reading(scan: Scan, hit: Hit) -> bool:
    """`不咳 血氧98` holds 咳血 only because spaces are dropped."""
    return hit.text.endswith("血") and scan.text[hit.end : hit.end + 1] in ("氧", "压", "糖", "脂")


def _in_a_name(scan: Scan, hit: Hit) -> bool:
    """头疼药 is a medicine, 哮喘 a disease somebody has had for long."""
    if hit.table == "symptoms" and _MEDICINE.match(scan.text, hit.end):
        return True
    return hit.text.startswith("喘") and scan.text[max(0, hit.start - 1) : hit.start] == "哮"
