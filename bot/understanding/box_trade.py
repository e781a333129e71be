"""Whether something is sold or bartered, opened or whole, and what mark is on its pack."""

from __future__ import annotations

from typing import Literal

from bot.understanding.expression import expression

_N = "(?:[0-9]{1,6}(?:[.][0-9]{1,2})?|[一二两三四五六七八九十百千廿几]{1,5})"
_PACK = "[盒瓶包袋板片粒支个只箱罐桶贴台副]"

# What speaks of money and sells nothing; taken out before the rest is looked at.
_FREE = expression(
    r"(?:不用|不要|唔使|唔收|不收|毋免|莫要|勿要|无需|不需要?|免|没要|白)(?:[花给出]|一分)?钱"
    r"|免费|免费用|白送|白给|无偿|(?:不|没|别|未|唔|莫|禁止|不准|不能|不许)[得能让准]?(?:倒|售)?卖"
    r"|没得卖|卖[完光断没]|哪[里儿有]*卖|(?:要|收)(?:不要|不收)?[钱费](?:吗|么|不|嘛|没)|收费"
    r"|(?:药|买药)?(?:钱|费用?)(?:都|由|归)?(?:我|俺|村里|村委)[来出给付转]?"
    r"|(?:捐|赞助|资助|筹|拨)[了款]?[^,。!?]{0,12}(?:块钱?|元|钱|万)"
    r"|贩卖|卖[菜药粮房肉瓜鱼猪]的|小卖[部铺]|外卖|卖力|卖场"
)
# Who asks others to buy, or tells what a shop takes.
_ERRAND = expression(
    r"(?:帮|替|给|代)(?:我|俺|忙|下|一下)*[^,。!?]{0,4}(?:买|带|捎|代购|拿药)"
    r"|(?:捎|带)(?:点|些|盒|一|两)"
)
_SHOP = expression(
    r"(?:药店|药房|店里|超市|医院|卫生院|网上|淘宝|拼多多|京东|美团|街上|诊所)[^。!?]*"
)
_MONEY = expression(
    rf"{_N}(?:块钱?|元|毛钱?|角)[半0-9一二三四五六七八九]?(?:{_N}|每|/|个)?{_PACK}"
    rf"|{_N}(?:块|元)[0-9一二三四五六七八九]?(?:卖|出|转|拿走|包邮|要不要|收)"
    rf"|[¥$]\s?[0-9]+|(?:花|出|给|转|付){_N}(?:块|元)?(?:钱)?(?:收|买|换|要)"
    rf"|(?:微信|支付宝|红包|转账|现金)[^,。!?]{{0,3}}(?:转|付|发|给)[^,。!?]{{0,4}}{_N}"
    rf"|(?:一|每|1){_PACK}(?:只要|只收|卖|要|收|是)?{_N}(?:块|元|毛)"
    rf"|(?<!标)价格(?!表)|一口价|(?:讲|还|砍|不二)价|出(?:[0-9]{{2,4}}"
    rf"|[二三四五六七八九]?十[一二三四五六七八九]?|{_N}百)(?=$|[,。!?块元])|加[点些]?钱|辛苦费"
    rf"|跑腿费|一{_PACK}(?:[0-9]{{2,3}}|{_N}?十{_N}?)(?=$|[,。!?])"
    r"|卖|售(?!后|货员)|便宜(?:点|些)?(?:转|出|处理|给|拿|让)|转让|低价|高价|半价|原价|平价"
    r"|成本价|有偿"
    r"|多少钱|几多钱|好多钱|几钱|几块钱|啥价|什么价|么子价|咩价|乜价|价钱|价格?多少|出个?价"
    r"|开个?价|报个?价|几个?钱"
    r"|出钱|花钱|拿钱|收购|回收|私聊价|[我俺愿能以]付钱|刀一?盒"
)
_NO_BARTER = expression(
    r"换(?:[上下掉洗药季班人衣届届位句气锁车房台线灯水肤血肾]|成|个?药箱|个?箱子?|个?地方"
    r"|一?[盒个只]?新|旧|电池|个?时间|个?位置|个?号"
    r"|一?下|[了好过]|[^,。]{0,4}电池)|(?:更|轮|替|调|退|变|兑|对|置|倒|脱)换|换(?=$|[,。!?])"
)
_BARTER = expression(
    rf"(?:拿|用|以|攞|搦|把)[^,。!?]{{1,14}}(?:来|去|跟|同|和|与)?[^,。!?]{{0,3}}换[^,。!?]"
    rf"|换{_N}{_PACK}|换{_N}(?:斤|公斤|桶|袋|条|块)|换[盒瓶包袋板桶箱支]|换[点些][^,。!?]"
    r"|以物换|[跟同和与](?:我|你|俺|谁|人)换|谁换|互换|交换|物物|对换|以药换"
    r"|[盒瓶包支罩芬灵清瘟诺原计仪药]换[^,。!?]"
)
# Medicine is what is swapped for, not a dressing changed.
_FOR_MEDICINE = expression(
    r"(?:拿|用|以|攞)(?!纱布|碘伏|酒精|棉)[^,。药换去来院]{1,6}换[点些盒]?药(?!箱)"
)
_WHOLE = expression(
    r"[没未毋冇唔](?:有)?(?:拆|撕)(?:封|开|过|包装)?(?!有)|[没未冇](?:有)?开(?:封|过封?|口|盖|启"
    r"|包装)"
    r"|[没未冇](?:有)?(?:启封|动(?=$|[,。!? 的])|动过|用过|打开过?|破封|吃过|喝过)"
    r"|(?<!箱)(?<!医生)(?<!门)(?<!店)(?<!室)(?<!还)[没未]开(?=$|[,。!? 的])"
    r"|原封|原装没|整盒|整瓶|整板|整包|整箱|成盒|成板|全新|崭新|密封|带塑封|塑封(?:还在|完好|没)"
    r"|封口(?:好|完)|[都是还]新的|(?<![换成])新的(?=[,没未,]|$)"
)
_ASKED = expression(
    r"(?:拆|开封|开|启封|用)(?:过|了|封)*(?:没有?|吗|么|未|冇)|有没有?(?:拆|开封?)|是不是新"
)
_OPENED = expression(
    r"(?<![没未不别莫唔冇])(?<!没有)(?:拆(?:了|开|过|封了|的)|撕开|(?:已经?|刚)(?:开|拆)封?"
    r"|开封[了过的]|开了封|开过(?![会刀车药学店门来去])"
    r"|打开[了过]|启封了|开了(?:口|盖|一次|没))"
    r"|(?:吃|用|喝|擦|抹|滴|食)(?:剩|过的|了一[半点些])|(?:用|喝|擦|抹|滴)了(?:几"
    r"|[一两二三])[口次回袋片]|喝了[一两几][口次]"
    r"|半[瓶盒板包支袋罐樽卷管](?!装)|剩(?:下|的|咗|返)?(?:一|大|小)半(?=$|[,。了])"
    r"|(?<!只)剩(?:下|咗)?(?:几"
    r"|[一二两三四五六七八九十0-9]{1,3})[片粒颗包袋贴丸支]"
    r"|散(?:的|装|药|片)|零散|零的|拆零|[没未](?:喝|吃|用|擦)完|用剩|吃剩|喝剩|剩(?:药|的药片)"
)
_LOGO = {
    "red": expression(
        r"红(?:色|的|底|白字|字)*(?:otc|标(?![语题准注枪])|牌子|标志|标识)|otc(?:是|标)?(?:红"
        r"|甲)|甲类(?!传染|管"
        r"|单位|甲)|甲类"
    ),
    "green": expression(
        r"绿(?:色|的|底|白字|字)*(?:otc|标|牌子|标志|标识)|otc(?:是|标)?(?:绿|乙)|乙类"
    ),
    "none": expression(
        r"(?:没|没有|无|冇|未见|看不到|看不见|找不到|没看到|没看见|没找到|没得"
        r"|冇得)(?:有)?(?:那?个)?"
        r"(?:otc|红绿?标|标[志识](?!性)|标(?=$|[,。!?的])|红的?绿的?标)"
        r"|(?:啥|什么|任何|半个)标志?(?:都|也)?(?:没|冇|无)"
    ),
}
_NO_LOGO = expression(
    r"[甲乙]类(?:传染|乙管|甲管|管理|单位|医保)|商标|鼠标|投标|目标|指标|达标|超标"
)


def trade(text: str) -> Literal["money", "barter"] | None:
    """Selling, buying or swapping; nothing when it is free, an errand or a shop's price."""
    freed = _SHOP.sub("。", _FREE.sub("。", text))
    if _MONEY.search(freed) and not _ERRAND.search(text):
        return "money"
    if "换" not in freed:
        return None
    if _FOR_MEDICINE.search(freed) or _BARTER.search(_NO_BARTER.sub("。", freed)):
        return "barter"
    return None


def opened(text: str) -> bool | None:
    """Opened if any of it is; a whole blister is not."""
    plain = _ASKED.sub("。", text)
    if _OPENED.search(plain):
        return True
    return False if _WHOLE.search(plain) else None


def logo(text: str) -> Literal["red", "green", "none"] | None:
    """The mark on the pack; nothing when two are named, for that is a question."""
    plain = _NO_LOGO.sub("。", text)
    if _LOGO["none"].search(plain):
        return "none"
    red, green = _LOGO["red"].search(plain), _LOGO["green"].search(plain)
    if bool(red) == bool(green):
        return None
    return "red" if red else "green"
