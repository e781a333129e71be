"""What a ride is for, by the words for it: a treatment, a visit, the market, a train."""

from __future__ import annotations

import re

from bot.understanding.expression import expression
from bot.understanding.ride_text import denied

# What is meant is the first of these that is said: a treatment that cannot wait before a visit.
PURPOSES: tuple[tuple[str, str], ...] = (
    (
        "dialysis",
        "透析|血透|腹透|洗肾|洗血|(?:去|要|得)上机|上机(?:做|透)|透(?:了|完)?(?:一次|四个?小时)",
    ),
    ("chemo", "化疗|放疗|放化疗|靶向|烤电|免疫治疗|打升白针?"),
    (
        "prenatal",
        "产检|孕检|产前检查|胎检|做?四维|糖耐|大排畸|唐筛|胎心|孕妇(?:做)?检查|查胎|验胎"
        "|(?:怀孕|孕|大肚子)[^。]{0,12}?(?:检查|建[档卡]|b超)",
    ),
    (
        "vaccination",
        "疫苗|接种|预防针|防疫针|打(?:狂犬|破伤风|乙肝|水痘|麻疹|百白破)|种痘|第[一二三四123]针",
    ),
    (
        "discharge",
        "出院(?!小结|证|单|时|后|以后|之后|那|才|回来(?:后|几|半|没)|了?[^,。]{0,3}天了)",
    ),
    (
        "visit",
        "复诊|复查|覆诊|复检|复审?看|看病|瞧病|睇病|睇医生|看医生|看大夫|睇大夫|瞧大夫|找医生看"
        "|看郎中|看先生"
        "|门诊|专家号|就诊|就医|住院|入院|检查身体|检查|体检|拍(?:个|一个)?片|照片子|照ct|做ct|"
        "[做照]b超|彩超|核磁"
        "|胃镜|肠镜|造影|抽血|验血|化验|验尿|换药|拆线|拆石膏|打石膏|看(?:一下|下|看|个)?(?:牙|眼"
        "睛?|耳朵?|腿"
        "|腰|脚|手|背|胃|心脏|肺|皮肤|骨头?|妇科|儿科|骨科|内科|外科|牙科|眼科|中医|心内|神经科|伤)"
        "|(?:拔|补|镶)牙|挂(?:了|好|上|的|到|个)?[^,。]{0,8}号|打(?:吊|点滴|封闭)|吊水|吊瓶|输液"
        "|打针"
        "|手术|开刀|理疗|针灸|推拿|康复|会诊|急诊|换管|换胃管|换尿管|量血压|测血糖|治病|治疗|做治"
        "疗|雾化",
    ),
    (
        "medicine",
        "[拿取买领](?:点|些|个|盒)?(?:感冒|降压|降糖|胃|止痛|退烧|消炎|心脏|高血压|糖尿病|慢病|中"
        "|西)药|拿(?:点|些|个|盒|一?下)?药|取(?:点|些|个|一?下)?药|买(?:点|些|个|盒)?药|开(?:点"
        "|些|个)?"
        "药|抓(?:点|些|副"
        "|服)?(?:中)?药|配(?:点|些)?药|领药|执药|攞药|捡药|续方|开处方|慢病药|降压药",
    ),
    (
        "family",
        "走亲戚|串亲戚|走人家|喝(?:喜|满月|寿)?酒(?!了)|吃(?:酒席|席|喜酒|满月酒)|坐席|吊孝|奔丧"
        "|送葬|上坟|扫墓"
        "|(?:红|白)喜?事|回娘家|看望|探望|探病|探视"
        "|看(?:看|一下|下)?(?:孙子|孙女|外孙女?|女儿|闺女|儿子|亲家|爸妈|父母|妹妹|姐姐|弟弟|哥哥"
        "|老姐妹)"
        "|过年团圆|走娘家|满月|相亲|婚礼|结婚",
    ),
    (
        "school",
        "上学|返校|开学|放学|学校|幼儿园|小学|中学|高中|家长会|学生|中考|高考|考试|晚自习|补课|报"
        "名上",
    ),
    (
        "market",
        "赶集|赶场|赶圩|赶墟|赶街|逛集|上集|赴圩|趁墟|买(?:点|些)?(?:菜|东西|年货|肉|米|衣服|日用"
        ")|办(?:点)?事|办年货"
        "|办(?:理|个|一?下)?(?:证|身份证|社保|医保|低保|手续|户口|残疾证|银行卡|护照|结婚证|养老"
        "|证明|业务)"
        "|(?:取|存|领|汇)(?:点|一?下)?(?:钱|工资|养老金|补贴|退休金)|银行|政务|交(?:电费|话费|社"
        "保|医保)|剪头|理发"
        "|派出所|民政局|法院|公证|信用社|邮局|寄(?:东西|快递|包裹)",
    ),
    (
        "travel",
        "(?<!自己)(?<!回来)(?:赶|坐|搭|乘)(?:[^,。]{0,6}的)?(?:火车|高铁|动车|飞机|大巴|长途|班车"
        "|轮船)|火车站|高铁"
        "站|汽车站|客运站|飞机场|机场"
        "|动车站|车站|码头",
    ),
    (
        "farm",
        "卖(?:点|些)?(?:菜|粮|谷子?|猪|鸡|羊|牛|橘子|苹果|花生|玉米|水果|鱼|鸭)|拉(?:点|些)?(?:肥"
        "料|化肥|种子|饲料|农药|秧苗)"
        "|买(?:点|些)?(?:化肥|肥料|种子|农药|饲料|秧苗|鸡苗|猪仔|农资)|农资|畜牧站|兽医|修(?:拖拉"
        "机|农机|水泵)|下地|下田",
    ),
)
_COMPILED = tuple((code, expression(words)) for code, words in PURPOSES)
# Where somebody goes says what for, when nothing else does.
_PLACES = (
    ("visit", expression("医院|卫生院|卫生室|诊所|中医院|妇幼|门诊部|医务室|[市县省区]一院|人医")),
    ("vaccination", expression("疾控|防疫站|接种")),
    ("medicine", expression("药店|药房")),
    ("school", expression("学校|幼儿园|小学|中学|高中|一中|二中|职高")),
    ("travel", expression("火车站|高铁站|汽车站|客运站|机场|动车站|车站")),
    ("market", expression("集市|集上|街上|圩|墟|超市|市场|银行|派出所|政务|民政|信用社|邮局")),
)
# 不是透析, 不去化疗: another thing is meant; 没挂上号 is still a visit.
_OTHER = expression("(?:不是|不系|唔系|不去|不用|不要|别|除了|不做|没做)(?:去|做|要|来)?$")
# Told of what was, and no errand of its own: 刚出院, 上次化疗后, 透析室.
_PAST = expression(
    "(?:刚刚?|才|上次|上回|昨天|前天|前几天|做完|做了|打完|打了)(?:做|办)?(?:了|完)?$"
)
_TREATED = ("dialysis", "chemo", "prenatal")


def purpose(text: str, destination: str | None = None) -> str | None:
    """Its code; None where nothing says it."""
    for code, words in _COMPILED:
        if any(_counts(text, match, code) for match in words.finditer(text)):
            return code
    place = destination or text
    return next((code for code, words in _PLACES if words.search(place)), None)


def _counts(text: str, match: re.Match[str], code: str) -> bool:
    before = text[max(0, match.start() - 6) : match.start()]
    if _OTHER.search(before):
        return False
    if code in _TREATED:
        return True
    return not (_PAST.search(before) or (code == "family" and denied(text, match.start())))
