"""Whether a complaint is of a person at all: not of a pig, of a burning house, of a reading."""

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS
from bot.understanding.scan import Scan

_ANIMAL_BEFORE = expression(
    "(?<![老小被让叫遭给吃食畀俾分])(猪|牛|羊|鸡|鸭|鹅|狗|猫|兔子|驴|骡子|鱼|牲口|猴子|老虎|熊猫|麻雀)(仔|娃|崽|犊子|犊|子|儿|狗|猪)?(?![血蛋肉汤毛奶圈棚舍栏油屎粪])"
    f"[^{CLAUSE_ENDS}咬抓蜇踢顶挠啃人我他她娃妈爸]{{0,6}}$"
    f"|(小猫|小狗|小羊|小鸡|小鸭|猫咪|狗狗)[^{CLAUSE_ENDS}咬抓蜇踢顶挠啃人我他她娃妈爸]{{0,6}}$"
)
# 大黄狗被蛇咬了: bitten itself.
_BITTEN_ANIMAL = expression(
    "(?<![被让叫给遭])(猪|牛|羊|鸡|鸭|鹅|狗|猫|兔子|驴|牲口)(昨晚|昨天|今天|又|也|刚|都|叫){0,2}$"
)
_EATEN = expression("[吃食喝炖煮杀买卖喂放赶抓]")
# What they bite is no person: 猫咬死三只耗子.
_PREY = expression(
    "(死|到|住|了|着|的|起|伤|得|烂|断|坏|走){0,2}((我|俺|他|她|邻居|人)家(里)?)?(的)?(一|两|#|几|三|四|好几)?(个|只|条|头|窝)?(大|小|死)?(的)?(耗子|老鼠|鸡|鸭|鹅|鸟|兔|鱼|虫|蛇|羊|猪|狗|猫|骨头|沙发|拖鞋|鞋|袜子|电线|网线|尾巴|自己|包子|绳)"
)
_STUNG_ANIMAL = expression(
    "(蜇|蛰|咬|叮)(死|伤)?了?((我|俺|他|她|邻居|人)家)?的?(羊|牛|猪|鸡|鸭|鹅|狗|猫|骡|兔)"
)
_BY = "被让叫遭给挨"
_BITES = frozenset({"bite", "animal_bite", "snake", "tick_bite"})
# How machines fail; people fail so too, but not right behind one.
_MACHINE_ILLS = frozenset(
    {
        "fit",
        "struggling_breath",
        "cough",
        "dyspnea",
        "fever",
        "chills",
        "lethargy",
        "cannot_wake",
        "fatigue",
        "sore_throat",
        "palpitations",
        "limp",
        "high_fever",
        "collapse",
        "poor_appetite",
        "diarrhea",
        "vomiting",
        "one_sided",
        "vomits_all",
        "not_feeding",
        "other",
        "swelling",
        "heat_illness",
    }
)
_MACHINE_HURTS = expression("[呛熏压撞翻砸轧碾夹骑开坐修推电吹震看玩刷]|把|下来|我|人")
# What reads as a fever when a house burns.
_BURNS = frozenset({"fever", "burn"})
_MEDICINE = expression("药(?![店房都])|灵|冲剂|颗粒|胶囊|贴(?!着)|门诊")
_FEVER = expression("发烧|高烧|低烧|发热|度|退|烧到")


def not_a_person(scan: Scan, hit: Hit) -> bool:
    """The animal stands before it and nobody else, a fire explains it, or a reading follows."""
    return any(test(scan, hit) for test in _TESTS)


def _of_an_animal(scan: Scan, hit: Hit) -> bool:
    if hit.code in _BITES:
        return _between_animals(scan, hit)
    if _of_a_pet(scan, hit):
        return True
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


def _of_a_pet(scan: Scan, hit: Hit) -> bool:
    """A breed is named before it, and nobody of the family or the village but the vet."""
    pets = [c for c in scan.of("context") if c.code == "pet" and c.end <= hit.start]
    others = [p for p in scan.of("people") if p.code != "self" and p.text not in "他她它"]
    return bool(pets) and not others


def _between_animals(scan: Scan, hit: Hit) -> bool:
    before = scan.before(hit)
    by, own = before[-1:], before
    if hit.text[:1] not in _BY:
        own = before[:-1] if by in _BY and by else ""
    if _BITTEN_ANIMAL.search(own):
        return True
    if _STUNG_ANIMAL.search(hit.text):
        return True
    return bool(_PREY.match(scan.text, hit.end)) and "把" not in before


def _of_a_machine(scan: Scan, hit: Hit) -> bool:
    """`拖拉机又抽筋了`, `秧苗晒得喘不过气`: a thing stands right before it, nobody between."""
    if hit.code not in _MACHINE_ILLS:
        return False
    before = scan.before(hit)
    clause = hit.start - len(before)
    things = [t for t in scan.between("context", clause, hit.start) if t.code == "thing"]
    if not things or hit.start - things[-1].end > 6 or scan.between("people", clause, hit.end):
        return False
    return not _MACHINE_HURTS.search(scan.text[things[-1].end : hit.start])


def _of_a_fire(scan: Scan, hit: Hit) -> bool:
    """`柴房烧起来了` is no fever."""
    if hit.table != "symptoms" or hit.code not in _BURNS or _FEVER.search(hit.text):
        return False
    clause = hit.start - len(scan.before(hit))
    again = any(c.code == "fever_again" for c in scan.between("context", clause, hit.end))
    if again or scan.between("people", clause, hit.end):
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


_TESTS = (_of_an_animal, _of_a_machine, _of_a_fire, _of_a_reading, _in_a_name)
