"""The one pass finds whatever looking for each pattern by itself would find."""

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.matcher import Matcher
from bot.understanding.pattern import Compiler
from bot.understanding.tables import Entry, tables_of

CLASSES = {"kin": ["我妈", "娃儿", "老人"], "ache": ["疼", "痛", "难受"]}
SOURCES = (
    "头疼", "头~<ache>", "<kin>~~<ache>", "(又|还)?烧#天", "^我来$", "(动手|打人)(了|$)",
    "不(疼|痛)", "烧", "<kin>(不见|走丢)了",
    "(又|还)?(的)?<kin>~<ache>(了|$)", "(三|啊)~烧~~难受", "(的|了)?头(疼|痛)?(了|啊)",
)  # fmt: skip
PIECES = (
    "头", "疼", "痛", "难受", "我妈", "娃儿", "老人", "烧", "三", "天", "我来", "动手", "打人",
    "了", "不", "不见", "走丢",
    "。", "，", "的", "啊", "又",
)  # fmt: skip


def entries() -> list[Entry]:
    compiler = Compiler(CLASSES)
    return [Entry("t", source, True, compiler.compile(source)) for source in SOURCES]


@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_nothing_is_overlooked_and_nothing_made_up(parts: list[str]) -> None:
    text = "".join(parts)
    known = entries()
    hits = Matcher(tables_of(known), CLASSES).find(text)
    for entry in known:
        found = {(h.start, h.end) for h in hits if h.code == entry.code}
        wanted = {m.span() for m in entry.pattern.regex.finditer(text)}
        assert bool(found) == bool(wanted), entry.code
        for start, end in found:
            assert entry.pattern.regex.fullmatch(text[start:end]) or entry.pattern.regex.match(
                text, start
            )
