"""What somebody says who is getting better: 好多了, 退烧了, 头不疼了, 人没事了."""

from __future__ import annotations

from bot.understanding.expression import expression

_LONGEST = 20
_MARKS = expression(r"[\s,，。.;；:：!！~、]+")
_WHO = "(?:我|俺|咱|人|他|她|身上|身体)?"
_NOW = "(?:今天|今早|昨晚|现在|这会儿|这下|刚才|吃了药|睡了一觉|已经|都|也){0,3}"
_PART = "(?:头|肚子|胃|嗓子|喉咙|腰|腿|脚|手|牙|眼睛|耳朵|膝盖|肩膀|背|身上)?"
# Not 喘: who does not breathe is no better.
_PAST = "(?:疼|痛|烧|发烧|发热|咳|咳嗽|吐|拉|拉肚子|晕|头晕|难受|痒|胀|肿)"
_SO = "(?:了|哒|啦|咯|喽|哉|喇)"
_BETTER = (
    f"(?:好(?:多|些|点|转|一点|一些){_SO}|(?:退烧|退热|烧退|缓过来|缓过劲|缓过劲来){_SO}"
    f"|{_PART}(?:也|都)?(?:不|冇|没|唔|勿|毋)(?:再|怎么|那么|咋)?{_PAST}{_SO}"
    f"|(?:舒服|舒坦|松快|轻松|精神)(?:多|些|点)?{_SO}|(?<=人)(?:没事|冇事|好){_SO}|病好{_SO})"
)
_THANKS = "(?:(?:谢谢|多谢|感谢|谢了|谢啦|唔该|承蒙)(?:你|您|大家|医生|大夫|们){0,2})?"
_SAID = expression(f"{_WHO}(?:{_NOW}{_BETTER}){{1,3}}{_THANKS}")


def says_better(text: str) -> bool:
    """That one is better, and nothing else; who is named is somebody else's matter."""
    if len(text) > _LONGEST:
        return False
    return _SAID.fullmatch(_MARKS.sub("", text)) is not None
