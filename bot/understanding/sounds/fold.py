"""One syllable for all that sound alike to many: zh z, ch c, sh s, n r l, hu f, ng n, no tones."""

from bot.understanding.expression import expression

_MARKS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ", "aaaaeeeeiiiioooouuuuvvvvvennn")
_FLAT = expression(r"(?<=[zcs])h")
_HU = {"hu": "fu", "hua": "fa", "huan": "fan", "hui": "fei", "hun": "fen", "huo": "fo"}
_LATIN = expression(r"hu(a|i|n|o)?")


def fold(syllable: str) -> str:
    """The folded form of a syllable in pinyin, with its tone mark or without."""
    plain = _FLAT.sub("", syllable.translate(_MARKS))
    plain = plain.removesuffix("g") if plain.endswith("ng") else plain
    plain = _HU.get(plain, plain)
    return "l" + plain[1:] if plain.startswith(("n", "r")) and len(plain) > 1 else plain


def fold_latin(letters: str) -> str:
    """The same for syllables written in one run, as in buluofen: n, r and l are one everywhere."""
    plain = _FLAT.sub("", letters).replace("ng", "n")
    return _LATIN.sub(lambda hu: _HU[hu.group()], plain).replace("n", "l").replace("r", "l")
