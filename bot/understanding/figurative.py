"""Whether a danger is only a way of speaking: 抠得我吐血, 差点脑溢血, 恨不得, 跟触电一样."""

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

# How much before and behind a word says whether it is meant.
_BEFORE, _BEHIND = 18, 14
# A few words that stand alone.
_CURT = 14
# Whoever says one of these speaks of a body: then it is meant as it stands.
_EARNEST = expression(
    "怎么办|咋办|咋整|快来|来人|救(?!火)|120|送医|医院|卫生院|急诊|突然|一下子(?!(就)?上来)|冷汗|大汗|出汗"
    "|倒地|倒在|摔|叫不|喊不|脸色|[脸嘴唇]都?[发煞]?[紫青乌白]|说话|半边|一边|手麻|抽了|住院|抢救|止不住|老毛病|吃药|现在还"
)
# What is done to a body; all else is only said to kill: 抠得我吐血.
_BODILY = (
    "咳烧疼痛晒摔撞打踢病吃喝拉吐热晕喘闷憋堵干累咬蜇蛰呛噎压砸冻烫电毒扎刺割砍泡淹熏捂勒掐抓抽痒肿胀酸麻走跑爬挑扛搬蹬站蹲坐睡躺饿渴挖锄背"
    "觉变弄搞叮夹轧碾滚掉跌挤揍捶"
)
_ME = "(我|俺|老子|老娘|咱|本人|人)?"
_ALMOST = (
    "差点儿?子?|差一点|险些|恨不得|恨不能|巴不得|就差|简直|几乎"
    "|都|也|快|要|直|当场|原地|直接|想|就|真|好|给|没"
)
_DONE_TO_ME = expression(
    f"([^{_BODILY}○])(得|的|到)(我|俺|老子|老娘|咱|本人)({_ALMOST}|饿|困){{0,3}}$"
)
_OF_ITSELF = expression(
    f"(抠门?|懒|丑|帅|美|穷|馋|尴尬|无聊|难吃|好吃|好听|好看|难听|贵|便宜|抠搜|啰嗦|笨|蠢|傻|肉麻|社死|吵|困|逗|搞笑|激动|高兴|开心|兴奋|幸福|感动|羡慕|眼红|嫌|乐|憨)(得|到|的){_ME}({_ALMOST}){{0,3}}$"
)
_WISHES_IT = expression("(恨不得|恨不能|巴不得|就差)[^,。]{0,6}$")
_NEARLY = expression("(差点儿?子?|差一点|险些|几乎)(就|给|要|没|当场|直接|把我|把人){0,2}(我)?$")
_LIKE = expression("(像|跟|好像|好似|如同|活像|赛过|比)(要|是|得了|被|发|了|个|犯|那){0,2}$")
_AS_IF = expression("(了|过|咗|哒)?(一样|一般|似的|似地|似|样的|那样|的感觉)")
_LINKED = expression(f"(得|把|让|害|听得|看得|做到|写到|一看|一听|一说){_ME}[^,。!?;]{{0,4}}$")
_MET = expression(
    "((看|听|瞧|想|说|提|收|接|查|算)(到|见|起|出)|一(看|听|说|想|提|算))[^,。!?;]{0,4}$"
)
# A body that fails by degrees is meant as it stands; these are what people say for much.
_MUCH = expression(
    "吐.{0,2}血|脑溢血|脑出血|脑梗|脑血栓|中风|心梗|心肌梗|心脏病|心绞痛|昏过去|晕过去|昏死|断气|背过气|[喘透]不[过上]来?气|上不来气|窒息|缺氧"
    "|白沫|饿昏|抽筋|抽风|抽过去|羊癫|癫痫|瘫|残|眼前一黑|眼前发黑|瞎|血压|软|内伤|休克|不省人事|断了?|中毒|触电|拉风箱|背气|要命|发抖|打颤|腿|疯|流产|早产|抑郁|自闭|失眠"
)
_ENJOYED = expression(
    "[^,。!?;没不]{0,3}[,]?(真|好|太|可|那叫一个)?(舒服|舒坦|安逸|巴适|过瘾|爽|得劲|痛快|通透)(啊|了|得很|哦|呀|哒)?([,。!]|$)"
)
_ART = expression(
    "(了)?(一样|一般|似|似的|般)(的|地)?(舞|歌|操作|走位|表演|姿势|动作|笑|唱|叫声|跳|扭|画|字)"
)
_EXERTED = expression("[跑赶追爬跳踢骑游]|打完?球|锻炼|运动|唱")
_GLAD = expression("总算赶上|赶上了|风景|真好|真美|过瘾|开心|好玩|痛快|值了|爽|舒坦|赢了")
# A kind of people (叫不醒的那种), or a cry with a shop's word for its customers (掉进河里了亲).
_KIND = expression("^(就?是)?(那种|这种|属于)○的|^○的那(种|类)")
_TO_CUSTOMERS = expression("[了啦哦呢啊吗的]亲[,!。~?]*$")
# Pills and needles excepted, nobody falls asleep for good over these.
_ALWAYS_MEANT = frozenset(
    {"snake", "tick_bite", "animal_bite", "poison_swallowed", "gas", "choking", "vision_loss"}
)


def figurative(scan: Scan, hit: Hit) -> bool:
    """Said of a price, a lesson, a game or a miser, and nothing in the message is in earnest."""
    if hit.table not in ("symptoms", "signs"):
        return False
    if _of_nobody(scan, hit):
        return True
    if hit.code in _ALWAYS_MEANT:
        return False
    return _for_pleasure(scan, hit) or _for_much(scan, hit)


def _of_nobody(scan: Scan, hit: Hit) -> bool:
    """A few words that name a kind of people, or that a shop says."""
    whole = f"{scan.text[: hit.start]}○{scan.text[hit.end :]}"
    if len(whole) > _CURT:
        return False
    return bool(_KIND.search(whole) or _TO_CUSTOMERS.search(whole))


def _for_pleasure(scan: Scan, hit: Hit) -> bool:
    """跳得像触电一样的舞, 热得舒服, and out of breath at the top."""
    behind = scan.text, hit.end
    return bool(_ART.match(*behind) or _ENJOYED.match(*behind)) or _out_of_joy(scan, hit)


def _for_much(scan: Scan, hit: Hit) -> bool:
    """What fails by degrees, said of something that drives one mad."""
    if not _MUCH.search(hit.text):
        return False
    before = scan.before(hit)[-_BEFORE:]
    if _WISHES_IT.search(before):
        return True
    start, end = scan.sentence(hit)
    if _EARNEST.search(scan.text[start : hit.start] + "|" + scan.text[hit.end : end]):
        return False
    if _OF_ITSELF.search(before) and hit.code not in ("cannot_wake", "lethargy"):
        return True
    if _DONE_TO_ME.search(before):
        return True
    return _over_a_trifle(scan, hit, before)


def _out_of_joy(scan: Scan, hit: Hit) -> bool:
    """`爬到山顶喘得像牛, 风景真好`: out of breath by one's own will, and glad of it."""
    behind = scan.text[hit.end : hit.end + _BEHIND]
    exerted = _EXERTED.search(scan.text[max(0, hit.start - 8) : hit.start])
    return bool(exerted and _GLAD.search(behind)) and not _EARNEST.search(behind)


def _over_a_trifle(scan: Scan, hit: Hit, before: str) -> bool:
    """The nearest trifle before it in the sentence, and nobody else between."""
    trifles = [t for t in scan.context(hit, "trifle") if 0 <= hit.start - t.end <= _BEFORE]
    if not trifles:
        return False
    last = trifles[-1]
    if any(p.code != "self" for p in scan.between("people", last.end, hit.start)):
        return False
    between = scan.text[last.end : hit.start]
    likened = _LIKE.search(before) or _AS_IF.match(scan.text, hit.end)
    met = _MET.search(scan.text[max(0, last.start - 6) : last.start])
    return bool(_NEARLY.search(before) or likened or met or _LINKED.search(between))
