"""Wishes as people of several regions say them, and talk that only sounds like one."""

from tests.unit.understanding.wishes_matters import WISHES_MATTERS
from tests.unit.understanding.wishes_needs import WISHES_NEEDS
from tests.unit.understanding.wishes_offers import WISHES_OFFERS

# What is published -> sentences that mean it and nothing else.
WISHES: dict[str, tuple[str, ...]] = {
    code: tuple(said.strip().splitlines())
    for code, said in {**WISHES_NEEDS, **WISHES_OFFERS, **WISHES_MATTERS}.items()
}

# Two things are asked at once.
BOTH: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("明天有车去县里吗,再帮我带袋米", ("need_ride", "need_errand")),
    ("药收到了谢谢,一天吃几次", ("done", "question")),
    ("我明天去县里还能坐两个人,家里多的口罩也给大家带上,谁要", ("offer_ride", "offer_medicine")),
)

_TALK = """
昨天坐他的车去县里,晕车
听说明天有车去县里
这车真好看
我买车了
你给我等着
帮帮忙吧你就别吹了
他家换新车了
车到山前必有路
打车太贵了
有车有房才好娶媳妇
以前我们去县里都是走路
昨天借的已经还了
吃了药就睡了
药店又开了一家
那药苦得很
去年打了两针疫苗
电视上卖药的都是骗人的
我家的药多得很,吃都吃不完哈哈
谁家娃考上大学了
谁家办喜事这么热闹
谁说不是呢
有没有人打牌
谁在群里发红包
帮我点个赞
帮我砍一刀
帮孩子投个票
谁能告诉我昨晚谁赢了
他天天给我打电话
儿子给我买了件新衣服
我给孙子带了糖
昨天赶集买了两斤肉
街上人真多
今天杀年猪,热闹
我家的牛好壮
麦子长得真好
今年玉米价钱不错
鸡又下蛋了
拖拉机声音真大
今年的橘子真甜
我也想回老家了
过年回不回来啊
想起从广州回来那年
有空来家里坐
有空一起喝酒
我在家呢
我没事,睡觉了
明天休息,睡个懒觉
我可以再吃两碗
我来晚了
我会想你们的
好的谢谢
谢谢大家的祝福
多谢关心
取消订阅
不用谢
不要紧
不用了解那么多
菜真好吃
饭做好了,吃饭了
东西都挺贵的
水开了
手机没电了
隔壁县停电了新闻说的
想当年村里没通电
路上小心
路边的花开了
垃圾分类真麻烦
这个月的工资发了
几点吃饭
什么时候打牌
你多大了
这鱼多少钱一斤
怎么又输了
有消息说要下雪
事情就是这样
今天坐班车去县城人挤死了
听说老李买了新车
这药苦死了
谁家的狗叫了一夜哈哈
我儿子考了驾照
猪肉涨到二十了
去年我家的猪全病死了
新闻里说某地停水了
昨天帮二婶收麦子累死我了
他说明天从广州回来骗人的
你帮我问问她喜欢谁
这破车该换了
我家的鸡汤真鲜
哪个说的,乱讲
谁有瓜来唠唠
我要睡觉了
我可以证明
有事打我电话
谢谢老板的红包
路灯下打牌真舒服
收到收到
今晚吃饺子
我刚到家
网上买的衣服到了
昨天借二叔的梯子已经还了
我帮他搬了一天家
他们家有三辆车
那个医生真好
药都是假的我才不信
等车等了一小时
明天去县城逛街好开心
车里好热啊
谁家小孩这么可爱
别借钱给别人
有啥好吃的
今天跑了趟县医院累死
我家布洛芬还有两盒够了
村里来了个卖药的
他们送我到车站的
卖了两头猪赚了
雨太大出不了门
我送孩子上学去了
下班去买菜
儿子让我给他寄腊肉
灯太亮了睡不着哈哈
我妈做的饭最好吃
谁家的公鸡老打鸣
老师说明天要带彩笔
我借了他两本书
别忘了关门
我家车停哪了
昨天送完货才回来
想吃火锅了
谁还没睡
谁家的快递放错了
坐车坐得腰酸
明天就要开学了
借过借过
别送了别送了快回去
今天真热,中午收衣服
隔壁老王又买彩票了
帮忙也是白忙
"""
# What they sound like, but nobody wants anything.
FALSE_FRIENDS = tuple(_TALK.strip().splitlines())
