"""What somebody who went to look says: 见到了, 人好好的, 敲了没人应, 人倒在地上."""

from __future__ import annotations

from bot.understanding.expression import expression

_LONGEST = 30
_MARKS = expression(r"[\s,，。.;；:：!！~、]+")
_NAMED = "[\u4e00-\u9fff]{1,3}(?:大爷|大娘|奶奶|爷爷|叔|婶)"
_WHO = f"(?:他|她|人|本人|老人家?|大爷|大娘|奶奶|爷爷|{_NAMED})?"
_WELL = (
    "(?:人)?(?:都)?(?:没事|没得事|冇事|好好的"
    "|好着(?:呢|哩|嘞)?|好的|很好|还好|挺好|平安|精神(?:好|不错|着)?"
    "|在家(?:里)?(?:呢)?|在睡觉|睡着了|睡过头了|在(?:地里|田里|菜园|隔壁|邻居家|亲戚家|打牌|干活|做饭|看电视)(?:干活|做事|忙|坐|玩|打牌)?(?:呢)?|"
    "手机没电(?:了)?|电话没电(?:了)?|没听见电话|没听到电话)"
)
_SEEN = expression(
    f"(?:我|俺)?(?:刚才|刚刚|刚|已经|都)?(?:去)?(?:见到|看到|见着|看见|瞧见|碰到|找到|见过)(?:了)?{_WHO}(?:了|啦|哒)?(?:{_WELL}|了)*"
    f"|(?:我|俺)?(?:去)?(?:看|敲)(?:过|了)(?:一眼|一下)?{_WHO}(?:了)?(?:{_WELL})+(?:了)?"
)
_NOBODY = expression(
    "(?:我|俺)?(?:去)?(?:敲|喊|叫|拍)(?:了)?(?:半天|好久|几次|好几遍|门)*(?:都|也)?(?:没|没得|冇|没有)(?:人|得人)?(?:应|开|答应|回应|答|动静|开门)(?:了)?"
    "|(?:门)?(?:锁着|关着|锁了)?(?:没|没得|冇)(?:人|得人)(?:应|开门|在家|答应)?|(?:我|俺)?(?:没|没有)(?:见到|看到|找到|见着)(?:人|他|她)?|门锁着"
)


def looked(text: str) -> str | None:
    """The outcome the words name, `seen` or `no_answer`; None for whatever is something else."""
    if len(text) > _LONGEST:
        return None
    said = _MARKS.sub("", text)
    if _SEEN.fullmatch(said):
        return "seen"
    return "no_answer" if _NOBODY.fullmatch(said) else None
