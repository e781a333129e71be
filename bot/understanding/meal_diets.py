"""What somebody may not or will not eat, as it is said: codes for the usual, words for the rest."""

from __future__ import annotations

from bot.understanding.expression import expression

# Code of a diet and how people say it.
DIETS = {
    "low_salt": r"[少低淡]盐|盐少|(?:做|吃|口味)?清?淡(?:一?点|些)|清淡|(?:别|不要|不能|不吃)太?咸",
    "no_sugar": r"糖尿病|[不忌别少无低][能要放吃]?[甜糖]|不能吃甜|血糖高",
    "soft": r"软|[煮炖]烂|烂(?:一?点|些|乎|糊)|牙(?:口)?不好|没牙|咬不动|嚼不动|流食|半流",
    "vegetarian": r"吃素|素(?:的|菜|食|餐)|吃斋|不吃荤|不沾荤|不吃肉",
    "halal": r"清真|回民|回族",
    "low_fat": r"[少低]油|不要太?油|别太?油|不能油",
}
_DIETS = {code: expression(words) for code, words in DIETS.items()}
_AVOID = expression(
    r"(?:不(?:能|可以|爱)?吃|吃不了|忌口?|别放|不放|不要放|不要|别搁|不搁)"
    r"([\u4e00-\u9fff]{1,4}?)(?:的|了|和|，|,|、|。|；|\s|$|不|别|也)"
)
_ALLERGY = expression(r"(?:对)?([\u4e00-\u9fff]{1,3}?)过敏")
# Said behind 不吃, 不要, 别放, but no food.
_NO_FOOD = expression(
    r"^(?:甜|糖|咸|盐|荤|肉|饭|太|送|来|了|早饭|午饭|晚饭|这|那|钱|再|订|急|紧|油)"
)


def read_diet(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(codes, words): low_salt, no_sugar, soft …; 辣, 鸡蛋, 香菜 …."""
    codes = tuple(code for code, words in _DIETS.items() if words.search(text))
    words = [found[1] for found in _AVOID.finditer(text)] + [f[1] for f in _ALLERGY.finditer(text)]
    kept = [word.lstrip("对吃") for word in words if not _NO_FOOD.match(word)]
    return codes, tuple(dict.fromkeys(word for word in kept if word))
