"""Which sort of errand somebody asks for, by the words it is asked with."""

from __future__ import annotations

import re

from bot.understanding.expression import expression

# In this order: what touches a body or a mind before what is only carried.
_BODY = expression(
    r"翻(?:个|下|一下|翻)?身|擦(?:擦|个|下|一下|洗)?(?:身|澡)|擦背|(?:帮|给)[^,，。]{0,6}(?:洗(?:个|下|一下)?澡|洗头)"
    r"|换(?:一下|下|个|一次|一换)?(?:药(?!店|房|吃|品)|尿布|尿不湿|尿垫|纱布|敷料|尿袋)"
    r"|导尿|尿管|胃管|鼻饲|褥疮|压疮|吸痰|拍(?:拍)?背|端屎|端尿|喂(?:药|饭(?!店))|打胰岛素|护理(?:一下|老人|我|病人)"
)
_DISINFECT = expression(
    r"消杀|消(?:个|一下|下|一遍|一消|消)?毒(?![液水片剂柜粉湿巾棉碗酒锅])|喷(?:点|一下|洒)?药水消"
)
_LOW = (
    r"心理|心里(?:头)?(?:很|好|老是|特别|太|一直)?(?:难受|憋|堵|苦|闷|烦|不好受|不得劲|压抑)|压力(?:很|太|好)?大"
    r"|情绪|抑郁|焦虑|崩溃|想不通|难过得|伤心|走不出来"
)
_TALK = r"聊聊|聊一聊|说说|谈谈|谈一谈|倾诉|开导|疏导|说说话|聊天|咨询|辅导|安慰|陪陪"
_MIND = expression(
    rf"(?:{_LOW})[^。!！]{{0,16}}(?:{_TALK})|(?:{_TALK})[^。!！]{{0,10}}(?:{_LOW})|心里话"
)
_ESCORT = expression(
    r"陪诊|陪床|陪护|陪(?!你)[^,，。说聊]{0,8}?(?:去|到|上)[^,，。]{0,8}?"
    r"(?:医院|卫生院|门诊|看病|看医生|复查|体检|住院|检查|化疗|透析|产检|打针|输液|拍片)"
    r"|陪[^,，。说聊]{0,6}?(?:看病|看医生|复查|体检|住院|做检查|化疗|透析|产检|打针|输液)"
)
_COMPANY = expression(
    r"陪[^,，。]{0,8}?(?:说说?话|聊|唠|坐坐|坐一会|解解?闷|下(?:盘|几盘)?棋|散步|散散步|走走|晒太阳|一会儿?|待会)|陪陪"
    r"|打(?:个|一个|下|通)?电话[^,，。]{0,6}(?:聊|说说话|问候|唠|陪)|(?:找|来|有)(?:个)?人[^,，。]{0,4}(?:说说话|聊聊|唠唠)"
    r"|做个?伴|作个?伴|闷得慌|解解?闷"
)
_THE_SHOP = r"药店|药房|卫生室|卫生院|医院|诊所|村医|医生那|药箱"
_FETCH_MEDICINE = expression(
    r"(?:拿|取|领|抓|捎|带|买|配|开|送)(?:一下|下|点|些|回来?|个|几|[一二两三半0-9]+[盒瓶副板包]|我[妈爸爷奶家]的?|的|他的|她的){0,3}"
    r"[\u4e00-\u9fff]{0,5}药(?![水酒材皂膳箱])"
)
_FIELD_DRUG = expression(r"农药|除草|打药|杀虫|药材|老鼠药|兽药|药水")
_PARCEL = expression(
    r"快递|包裹|驿站|取件|菜鸟|邮件|邮政(?:所)?(?:取|拿)|寄(?:个|一下|点|件|出去|东西)|顺丰|中通|圆通|韵达"
)
_FEE = (
    r"(?:水|电|燃气|煤气|天然气|话|网|宽带|有线|电视|医保|社保|养老|保险|新农合|合作医疗|卫生|学|物业|罚)"
    r"(?:电)?(?:费|钱|款|保险)"
)
_PAPERS = expression(
    rf"(?:交|缴|充|代交|代缴)(?:一下|下|个|点|掉)?[^,，。]{{0,8}}?(?:{_FEE}|医保|社保|农合|保险)"
    r"|充(?:个|点|一下)?(?:话费|电费|电卡|电|燃气)|(?:开|办|打|盖|跑|补|领|换)(?:一下|下|个|张|一张|份|一份|点|了)?"
    r"[^,，。买带]{0,6}?(?:证明|残疾证|身份证|户口|低保|手续|公章|社保卡|医保卡|老年卡|通行证|补贴|银行卡|存折)"
    r"|代办|(?:填|交|递)(?:一下|下|个|份|张)?[^,，。]{0,4}(?:表|申请|材料)|报销|年审|认证"
)
_HEAVY = expression(
    r"(?:抬|搬|扛|挪|卸|背|抱)(?!家|救兵|起|走路)(?:一下|下|个|几|点|台|张|袋|桶|罐|箱|到|上|下|不动|动|把|件|一|两|三|东西|重|煤|柜|床|冰|洗|沙|米|水|家具)"
)
_SHOP = expression(
    r"代购|代买|买|称(?=[一二两三四五六七八九十半几点些个0-9])|捎(?!话|信|个?人)|带(?!路|话|信|娃|孩|小孩|人|我去|我妈去|我爸去|他去|她去|着|头|病)"
    r"|购(?!物中心)"
)
_CARRIED = (("parcel", _PARCEL), ("papers", _PAPERS), ("shopping", _SHOP))
_ASKED = expression(
    r"谁(?:能|可以|来|会|有空|帮|去|方便|愿意|顺路|顺便|给|到)|哪个(?:能|来|去|帮|有空|方便)|有没有人|有人(?:能|可以|来|会|去)|麻烦|劳烦|劳驾|请(?:人|个|谁|你|您|帮)"
    r"|求(?:助|人|个|大家|帮)|帮(?:我|忙|俺|个忙|一下|下|着)|替我|给我(?!们)|能不能|可不可以|想(?:找|要|请|有)|要(?:人|个人)|需要(?:人|个|有人)|代购|代买|代办|陪诊"
)
_OFFERS = expression(
    r"我(?:们)?(?:可以|能|会|愿意|有空|有时间|顺路|也|来|去)(?!不了|不成|不会)[^,，。]{0,12}(?:陪|搬|抬|消|带|买|取|办|翻|擦|聊|说)"
    r"|谁(?:家)?(?:要|需要|想)(?!人)[^,，。]{0,6}(?:带|捎|买|取|搬|人陪)|(?:要|需要)(?:帮忙|我)?的?(?:找我|叫我|喊我|说一声|吱声)"
    r"|(?:找|叫|喊|联系)我(?:$|[,，。!！])|我(?:们)?(?:现在|今天|明天|这两天)?(?:有空|有时间|闲着)"
)


def errand_of(text: str, *, medicine: bool = False) -> str | None:
    """The category of kind help; None for what fits none. `medicine`: one was named in it."""
    for code, words in (("body_care", _BODY), ("disinfect", _DISINFECT), ("counsel", _MIND)):
        if words.search(text):
            return code
    if _ESCORT.search(text):
        return "escort"
    if _COMPANY.search(text):
        return "company"
    carried = [code for code, words in _CARRIED if words.search(text)]
    if not _FIELD_DRUG.search(text) and (_FETCH_MEDICINE.search(text) or (medicine and carried)):
        return "pickup"
    if carried:
        return _first(text, carried)
    if medicine and re.search(rf"(?:{_THE_SHOP})[^,，。]{{0,8}}(?:拿|取|领|开|送)", text):
        return "pickup"
    return "heavy" if _HEAVY.search(text) else None


def _first(text: str, carried: list[str]) -> str:
    """带个快递 is a parcel; 取个快递，再买两斤肉 is shopping on the way."""
    if carried == ["parcel", "shopping"] and not re.search(r"买|代购|[斤把]", text):
        return "parcel"
    if carried == ["papers", "shopping"] and not re.search(r"买|代购|捎", text):
        return "papers"
    return "shopping" if "shopping" in carried else carried[0]


def is_asked(text: str) -> bool:
    """谁来, 帮我, 麻烦: somebody wants it done, and does not offer to do it."""
    return bool(_ASKED.search(text)) and not _OFFERS.search(text)
