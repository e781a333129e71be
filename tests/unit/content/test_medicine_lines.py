"""The 106 lines a village box meets: each is known by its names, with what the box does with it."""

import pytest

from bot.content.load import load_content
from bot.content.stocked import Stocked
from bot.domain.medicines import BoxRule, Caution, Ware
from tests.unit.content.shelves import ROOT

# What the box does (G anybody, Y a tick, N never), the id, and what people call it.
LINES = """
G para_tab 对乙酰氨基酚片 扑热息痛 必理通 退烧片
Y para_er 对乙酰氨基酚缓释片 泰诺林
Y para_susp 对乙酰氨基酚混悬液 泰诺林 小儿百服宁 对乙酰氨基酚混悬滴剂
N para_supp 对乙酰氨基酚栓 小儿退热栓
Y ibu_er 布洛芬缓释胶囊 芬必得
Y ibu_tab 布洛芬片
Y ibu_susp 布洛芬混悬液 美林 布洛芬混悬滴剂
Y ibu_gran 布洛芬颗粒
N asp100 阿司匹林肠溶片100mg 拜阿司匹灵
N aka_pow 阿咖酚散 头痛粉 何济公 一包松
N sometong 去痛片
N analgin 安乃近片 安乃近 退烧王
N nimesulide 尼美舒利 瑞芝清
Y dic_gel 双氯芬酸二乙胺乳胶剂 扶他林
Y indo_patch 吲哚美辛贴片 消炎痛 吲哚美辛搽剂
Y gml 感冒灵颗粒 999感冒灵
Y fgml 复方感冒灵颗粒
Y vcyq 维C银翘片 VC银翘
Y xeafhnm 小儿氨酚黄那敏颗粒 护彤 小快克 小儿速效感冒冲剂
Y ajhm 氨金黄敏颗粒
Y akhm 氨咖黄敏胶囊 速效伤风胶囊
Y faan 复方氨酚烷胺胶囊 感康 快克 仁和可立克 太福
N xean 小儿氨酚烷胺颗粒 好娃娃
N fmmm 酚麻美敏片
N ammm 美扑伪麻 氨麻美敏片 新康泰克 日夜百服咛
N fpse 复方盐酸伪麻黄碱缓释胶囊 新康泰克
N bjh 氨酚伪麻美芬片Ⅱ 氨麻苯美片 白加黑
N fakm 酚氨咖敏片 酚氨咖敏颗粒
Y gmq 感冒清片 感冒清胶囊
Y gmqr 感冒清热颗粒
G blg 板蓝根颗粒
Y lhqw 连花清瘟胶囊 连花 连花清瘟颗粒
Y shl 双黄连口服液
Y xch 小柴胡颗粒
Y kbd 抗病毒口服液
Y sfjd 疏风解毒胶囊
N nhjd 牛黄解毒片
N hxzq_s 藿香正气水
Y hxzq_k 藿香正气口服液 藿香正气胶囊
N sds 十滴水
Y fyj 风油精 清凉油 花露水
N dxm 右美沙芬片 右美沙芬糖浆
N gancao 复方甘草片 甘草片 复方甘草合剂
N qlppl 强力枇杷露
Y cbpp 蜜炼川贝枇杷膏 京都念慈菴
Y ambx 盐酸氨溴索口服液 沐舒坦
Y brx 盐酸溴己新片 必嗽平
Y gge 愈创甘油醚
Y jztj 急支糖浆
Y fxzl 复方鲜竹沥液
Y pento 喷托维林片 咳必清
G xgs 西瓜霜含片 润喉片 草珊瑚含片 金嗓子 喉片
Y hsp 西地碘含片 华素片
Y dqn 地喹氯铵含片
Y cpm 马来酸氯苯那敏片 扑尔敏
Y lora 氯雷他定片 开瑞坦 息斯敏
Y cetir 盐酸西替利嗪片 仙特明 西替利嗪滴剂
N xylo 赛洛唑啉 羟甲唑啉鼻喷
Y saline 生理性海水鼻喷
Y smec 蒙脱石散 思密达 肯特令
G ors 口服补液盐散Ⅰ ORS 补液盐
Y berb 盐酸小檗碱片 黄连素
N loper 洛哌丁胺 易蒙停
N norflox 诺氟沙星 氟哌酸
G jwxs 健胃消食片
G dmy 多酶片 乳酶生 山楂丸
Y domp 多潘立酮片 吗丁啉
Y alcm 铝碳酸镁咀嚼片 达喜
Y omep 奥美拉唑
Y weisu 复方氢氧化铝片 胃舒平
N aniso 山莨菪碱片 654-2
G kaisl 开塞露
Y lactul 乳果糖口服液 杜密克
N guodao 酚酞片 果导
Y albend 阿苯达唑片 肠虫清
G iodo 聚维酮碘 碘伏
G alc75 75%酒精 酒精
N redblue 红药水 紫药水 红汞 龙胆紫
G bandaid 创可贴 邦迪 云南白药创可贴
Y ynby 云南白药气雾剂 保险子
Y erymy 红霉素软膏 红霉素眼膏
Y mupi 莫匹罗星软膏 百多邦
Y mico 硝酸咪康唑乳膏 达克宁
Y ppp 复方醋酸地塞米松乳膏 皮炎平
G calamine 炉甘石洗剂
Y hhy 红花油 正骨水 麝香膏
Y mebo 湿润烧伤膏 美宝
N sxjx 速效救心丸 丹参滴丸 麝香保心丸 救心丸
N ntg 硝酸甘油片
N bpmeds 硝苯地平 氨氯地平 复方降压片 卡托普利 拜新同 络活喜 北京降压0号
N dmmeds 二甲双胍 阿卡波糖 胰岛素 格华止 拜唐苹
N abx 阿莫西林 头孢 阿奇 左氧 甲硝唑 土霉素 消炎药 先锋 希舒美
N antiv 奥司他韦 Paxlovid 阿兹夫定 达菲
N steroid 地塞米松 泼尼松 神药
N diaz 地西泮 艾司唑仑 安定 舒乐安定
N salb 沙丁胺醇气雾剂 万托林
G d_therm 电子体温计 体温表
G d_spo2 指夹式血氧仪 血氧夹 指氧仪
G d_bp 上臂电子血压计 量血压的
Y d_glu 血糖仪+试纸 测糖的
G d_ag 抗原试剂 抗原
G d_mask 医用外科口罩 N95 口罩
N d_o2 制氧机 氧气袋
N d_neb 雾化器
G d_84 84消毒液 含氯片 84
Y probi 妈咪爱 枯草杆菌
N probi_cold 双歧杆菌 培菲康
"""
WITHDRAWN = """
小儿酚氨咖敏颗粒 氨非咖片 复方氨基比林茶碱片 氨林酚咖胶囊 氨咖敏片 丁苯羟酸乳膏 小儿复方阿司匹林片
氨非咖敏片 安乃近片 安乃近注射液 安乃近滴剂 红药水 汞溴红 酚酞片 果导
"""


@pytest.fixture(scope="module")
def stocked() -> Stocked:
    return load_content(ROOT).stocked


def of_group(stocked: Stocked, group: str) -> list[str]:
    return [item.id for item in stocked.all if group in item.ingredients]


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_line_is_known_by_its_names_with_its_rule(stocked: Stocked, line: str) -> None:
    box, code, *names = line.split()
    found = stocked.find(code)
    assert found is not None
    assert found.box is BoxRule(box)
    for name in names:
        assert box in {item.box.value for item in stocked.by_words(name)}, name


def test_there_are_106_lines_of_which_probiotics_stand_twice() -> None:
    assert len(LINES.strip().splitlines()) == 106 + 1


@pytest.mark.parametrize("name", WITHDRAWN.split())
def test_a_withdrawn_medicine_is_locked_up(stocked: Stocked, name: str) -> None:
    found = stocked.by_words(name)[0]
    assert (found.box, found.keeping.withdrawn, found.pack_class) == (BoxRule.NEVER, True, "停")


@pytest.mark.parametrize("name", ["水银体温计", "水银温度计"])
def test_a_mercury_thermometer_is_collected_and_an_electronic_one_lent(
    stocked: Stocked, name: str
) -> None:
    (mercury,) = stocked.by_words(name)
    assert (mercury.generic, mercury.keeping.mercury) == ("体温计", True)
    assert mercury.box is BoxRule.NEVER
    electronic = stocked.find("d_therm")
    assert electronic is not None
    assert (electronic.keeping.lend_days, electronic.keeping.mercury) == (3, False)


@pytest.mark.parametrize(
    ("code", "never", "ask"),
    [
        ("para_tab", 2, 36),
        ("ibu_susp", 6, 12),
        ("ibu_gran", 6, 12),
        ("gml", 48, 72),
        ("xeafhnm", 48, 72),
        ("faan", 60, 72),
        ("asp100", 192, 216),
        ("analgin", 216, None),
        ("nimesulide", 144, None),
        ("albend", 24, 36),
        ("lora", 24, 36),
        ("fyj", 36, None),
        ("cbpp", 12, 36),
        ("xgs", 36, None),
    ],
)
def test_the_ages_are_those_of_the_facts(stocked: Stocked, code: str, never: int, ask: int) -> None:
    found = stocked.find(code)
    assert found is not None
    assert (found.dosing.never_under, found.dosing.ask_under) == (never, ask)


def test_no_mix_for_a_cold_goes_to_a_child_under_four(stocked: Stocked) -> None:
    mixes = set(of_group(stocked, "PARA")) & {*of_group(stocked, "CPM"), *of_group(stocked, "PSE")}
    young = [i for i in sorted(mixes) if (stocked.find(i).dosing.never_under or 0) < 48]
    assert len(mixes) > 10
    assert young == []


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("PARA", {"liver", "kidney", "drinking"}),
        ("IBU", {"ulcer", "kidney", "heart", "asthma", "aspirin_allergy", "dehydration",
                 "on_bp_pills", "on_blood_thinner"}),
        ("CPM", {"driving", "prostate", "glaucoma"}),
        ("PSE", {"bp", "heart", "thyroid", "prostate"}),
        ("AMA", {"epilepsy", "kidney"}),
        ("SUGAR", {"diabetes"}),
    ],
)  # fmt: skip
def test_a_group_has_its_limits_in_every_line_a_box_may_hold(
    stocked: Stocked, group: str, codes: set[str]
) -> None:
    lines = [stocked.find(i) for i in of_group(stocked, group)]
    given = [line for line in lines if line.box is not BoxRule.NEVER and not line.broad]
    assert given
    missing = {line.id: codes - set(line.dosing.avoid) for line in given}
    assert {code: left for code, left in missing.items() if left} == {}


def test_what_a_box_hands_out_to_swallow_says_for_whom_and_how_much(stocked: Stocked) -> None:
    given = [i for i in stocked.all if i.kind is Ware.MEDICINE and i.box is not BoxRule.NEVER]
    bare = [i.id for i in given if not i.dosing.most or i.dosing == type(i.dosing)()]
    assert bare == []
    babies = [i.id for i in given if max(i.dosing.never_under or 0, i.dosing.ask_under or 0) < 12]
    assert set(babies) <= {"bandaid", "glycer", "vaseline", "mayou"}


def test_fever_medicine_is_for_three_days(stocked: Stocked) -> None:
    fever = [i for i in stocked.all if {"PARA", "IBU"} & set(i.ingredients)]
    assert {i.dosing.course_days for i in fever if i.box is not BoxRule.NEVER} == {3}


@pytest.mark.parametrize("code", ["ibu_er", "ibu_tab", "ibu_susp", "ibu_gran", "lhqw", "hxzq_s"])
def test_never_in_pregnancy(stocked: Stocked, code: str) -> None:
    found = stocked.find(code)
    assert found is not None
    assert found.dosing.pregnant is Caution.NEVER


def test_no_medicine_to_swallow_is_called_fine_in_pregnancy(stocked: Stocked) -> None:
    fine = [i for i in stocked.all if i.dosing.pregnant is Caution.FINE]
    assert {i.id for i in fine if i.kind is Ware.MEDICINE} == {"bandaid"}


def test_every_antibiotic_by_mouth_is_marked(stocked: Stocked) -> None:
    assert [i for i in of_group(stocked, "ABX") if not stocked.find(i).keeping.antibiotic] == []


def test_what_is_opened_once_is_taken_in_unopened_only(stocked: Stocked) -> None:
    once = {"混悬液", "糖浆", "煎膏", "滴眼液", "软膏", "乳膏", "鼻喷雾", "溶液"}
    loose = [i.id for i in stocked.all if i.form in once and not i.keeping.unopened_only]
    assert loose == []


@pytest.mark.parametrize(
    ("code", "days"), [("d_spo2", 3), ("d_bp", 3), ("d_glu", 3), ("d_wheel", 14), ("d_walker", 14)]
)
def test_a_device_is_lent_for_its_days(stocked: Stocked, code: str, days: int) -> None:
    found = stocked.find(code)
    assert found is not None
    assert found.keeping.lend_days == days


def test_nothing_that_is_never_in_a_box_is_lent(stocked: Stocked) -> None:
    lent = [i.id for i in stocked.all if i.keeping.lend_days and i.box is BoxRule.NEVER]
    assert lent == []
