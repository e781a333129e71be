"""Numbers as people write them: 39, 三十八, 一百六, 半."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {"两": 2, "俩": 2, "仨": 3, "几": 3}
_TENS = {"十": 10, "百": 100}


def number(text: str) -> float | None:
    """The value of a numeral, or None when it is none; 三四 is the middle of both."""
    try:
        return float(text)
    except ValueError:
        pass
    if text == "半":
        return 0.5
    if len(text) == 2 and all(c in _DIGITS for c in text):
        low, high = _DIGITS[text[0]], _DIGITS[text[1]]
        return (low + high) / 2 if high == low + 1 else None
    return _chinese(text)


def _chinese(text: str) -> float | None:
    total, current, unit = 0, 0, 1
    for character in text.replace("廿", "二十"):
        if character in _DIGITS:
            current = _DIGITS[character]
        elif character in _TENS:
            unit = _TENS[character]
            total, current = total + (current or 1) * unit, 0
        else:
            return None
    # 一百六 is 160: a last digit straight after 百 counts tens.
    straight = unit == 100 and current and text[-2:-1] == "百"
    return float(total + current * (10 if straight else 1)) if text else None
