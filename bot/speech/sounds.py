"""How a Mandarin syllable is written in the sounds that the model was taught, and their numbers."""

from __future__ import annotations

# 0 stands where the tone is written. Pinyin as pypinyin gives it: strict, ü as v.
INITIALS = {
    "": "", "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l",
    "g": "k", "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "zh": "ꭧ", "ch": "ꭧʰ",
    "sh": "ʂ", "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s",
}  # fmt: skip
FINALS = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0", "e": "ɤ0", "ei": "ei0",
    "en": "ə0n", "eng": "ə0ŋ", "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ",
    "iao": "jau0", "ie": "je0", "in": "i0n", "ing": "i0ŋ", "iong": "jʊ0ŋ", "iou": "jou0",
    "o": "wo0", "ong": "ʊ0ŋ", "ou": "ou0", "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n",
    "uang": "wa0ŋ", "uei": "wei0", "uen": "wə0n", "ueng": "wə0ŋ", "uo": "wo0", "v": "y0",
    "van": "ɥɛ0n", "ve": "ɥe0", "vn": "y0n",
}  # fmt: skip
ALONE = {"er": "ɚ0", "o": "ɔ0", "io": "jɔ0", "ê": "ɛ0"}
BUZZED = ("zh", "ch", "sh", "r", "z", "c", "s")  # their i is none
TONES = ("", "→", "↗", "↓", "↘", "")
RESTS = {"，": ",", "、": ",", "。": ".", "！": "!", "？": "?", "；": ";", "：": ":", "\n": "."}
NUMBERS = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, " ": 16, "ʦ": 20, "ʨ": 21, "ꭧ": 23, "a": 43,
    "e": 47, "f": 48, "h": 50, "i": 51, "j": 52, "k": 53, "l": 54, "m": 55, "n": 56, "o": 57,
    "p": 58, "s": 61, "t": 62, "u": 63, "w": 65, "x": 66, "y": 67, "ɔ": 76, "ɕ": 77, "ə": 83,
    "ɚ": 85, "ɛ": 86, "ɥ": 99, "ɨ": 101, "ŋ": 112, "ɻ": 126, "ʂ": 130, "ʊ": 135, "ɤ": 140,
    "ʰ": 162, "↓": 169, "→": 171, "↗": 172, "↘": 173,
}  # fmt: skip


def sounds_of(initial: str, plain: str, tone: int) -> str:
    """Of one syllable: `f`, `a` and 1; nothing of what is no syllable."""
    if initial in BUZZED and plain == "i":
        shape = "ɨ0"
    elif not initial and plain in ALONE:
        shape = ALONE[plain]
    elif plain in FINALS and initial in INITIALS:
        shape = FINALS[plain]
    else:
        return ""
    return INITIALS[initial] + shape.replace("0", TONES[tone])
