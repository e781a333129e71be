"""Which words of a frame are looked for first: the rarer, the fewer texts it is tried on."""

# In the order they were written; a tuple weighs a fifth of a set.
Words = tuple[str, ...]

# The characters that stand in every other message; a frame found by one is tried too often.
_EVERYWHERE = frozenset(
    "的了不我是你在有这来上个到说就要都没好一去他人看们吃也还能大会子么家得那时后天想着给多里出下很什啊吧吗呢"
)
# And those of everyday things, one in twenty.
_COMMON = frozenset(
    "为和地以自过对可小心起发事只用又如前见头三老从动两妈爸二四五六七八九十点分打喝车药水火手快死走找帮谁哪几今明"
)


def rarity(words: Words) -> float:
    """How often one of these words stands in everyday talk, roughly; the smaller, the rarer."""
    total = 0.0
    for word in words:
        length = len(word)
        if length == 1:
            total += 1.0 if word in _EVERYWHERE else 0.12 if word in _COMMON else 0.03
        else:
            total += 0.0015 if length == 2 else 0.0003
    return total
