"""Which sort of errand is asked for; and what is none, or an offer."""

from __future__ import annotations

import pytest

from bot.understanding.errand_words import errand_of, is_asked


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("帮我带两斤肉一把青菜，五十块以内", "shopping"),
        ("谁去镇上帮我买袋米，一桶油，一百块以内", "shopping"),
        ("帮我代购两箱牛奶", "shopping"),
        ("帮我带点菜", "shopping"),
        ("买瓶消毒液", "shopping"),
        ("取个快递，再买两斤肉", "shopping"),
        ("捎两包盐", "shopping"),
        ("帮我去卫生室拿一下药", "pickup"),
        ("去村医那把我妈的降压药取回来，帮我带回来药", "pickup"),
        ("谁去药店帮我买点感冒药", "pickup"),
        ("帮忙抓副中药", "pickup"),
        ("给我妈开的药谁帮我取下药", "pickup"),
        ("帮我取个快递，取件码 3-2-1008", "parcel"),
        ("谁帮我拿下驿站的包裹", "parcel"),
        ("帮我带个快递回来", "parcel"),
        ("谁帮我寄个东西", "parcel"),
        ("帮我交一下电费", "papers"),
        ("谁能帮我去交医保", "papers"),
        ("帮我去村委会开个证明", "papers"),
        ("帮忙办一下低保手续", "papers"),
        ("帮我充点话费", "papers"),
        ("我妈一个人闷，谁来陪她说说话", "company"),
        ("麻烦给我爸打个电话聊聊天", "company"),
        ("谁来陪老人下盘棋", "company"),
        ("有人陪陪我奶奶就好", "company"),
        ("心里难受，想找人聊聊", "counsel"),
        ("心里堵得慌，想找人说说", "counsel"),
        ("想找心理老师开导开导", "counsel"),
        ("压力太大了，想找人谈谈", "counsel"),
        ("谁能陪我妈去趟医院看病", "escort"),
        ("明天陪我去县医院做检查，挂号我不会", "escort"),
        ("想请人陪诊", "escort"),
        ("家里要消毒，谁会弄", "disinfect"),
        ("隔离完了，屋子要消杀", "disinfect"),
        ("帮我抬个衣柜", "heavy"),
        ("谁来帮忙搬一下煤气罐", "heavy"),
        ("帮忙把冰箱挪一下", "heavy"),
        ("我爸瘫在床上，谁来帮着翻个身", "body_care"),
        ("帮我妈换一下药，伤口纱布要换", "body_care"),
        ("谁来帮我爸擦擦身子", "body_care"),
        ("帮奶奶换尿布", "body_care"),
        ("谁能上门帮忙做饭", None),
        ("帮我喂下狗", None),
        ("谁带我去县里", None),
        ("帮我看下孩子", None),
        ("搬家了", None),
        ("帮我打农药", None),
        ("给我妈送碗饭", None),
        ("带路的来了没", None),
        ("水管漏了谁会修", None),
    ],
)
def test_an_errand_has_a_sort(text: str, code: str | None) -> None:
    assert errand_of(text) == code


def test_a_medicine_by_its_name_is_picked_up() -> None:
    assert errand_of("谁去药店帮我买盒布洛芬", medicine=True) == "pickup"
    assert errand_of("谁去药店帮我买盒布洛芬") == "shopping"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我妈一个人闷，谁来陪她说说话", True),
        ("麻烦给我爸打个电话", True),
        ("帮我抬个衣柜", True),
        ("家里要消毒，谁会弄", True),
        ("想找人聊聊", True),
        ("请个人来消杀", True),
        ("我可以陪老人说说话", False),
        ("我去镇上，谁要带东西", False),
        ("我会消毒，需要的找我", False),
        ("我有空，能帮着搬东西", False),
        ("谁家需要人陪聊，叫我", False),
        ("昨天陪我妈聊了一下午", False),
    ],
)
def test_who_offers_does_not_ask(text: str, asked: bool) -> None:
    assert is_asked(text) is asked
