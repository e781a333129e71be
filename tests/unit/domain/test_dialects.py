"""A line of a dialect is the plain line with some words in their places, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dialects import Word, line_fault, take_back, word_faults

WORDS = (
    Word("今天", "今个"),
    Word("帮忙", "搭把手"),
    Word("别", "莫"),
    Word("没劲", "没得劲"),
    Word("没有", "没得"),
)
PLAIN = "王秀英，今天8:30去医院，别等{{ case.who }}，一次1片。<b>没劲</b>就打电话 13800000000"
LINE = "王秀英，今个8:30去医院，莫等{{ case.who }}，一次1片。<b>没得劲</b>就打电话 13800000000"

# Pieces that hold no word of a dialect; between them stand words or nothing.
pieces = st.sampled_from(
    ["王秀英", "8:30", "{{ today }}", "{% if 今天 %}", "，", "去医院", "3片", ""]
)
lines = st.lists(st.tuples(pieces, st.sampled_from([*WORDS, None]), st.booleans()), max_size=12)


def test_a_line_with_its_words_taken_back_is_the_plain_line() -> None:
    assert take_back(LINE, WORDS) == PLAIN
    assert line_fault(PLAIN, LINE, WORDS) is None


@given(lines)
def test_words_of_the_table_put_anywhere_are_taken_back(parts) -> None:
    plain = "".join(piece + (word.plain if word else "") for piece, word, _ in parts)
    said = "".join(
        piece + ((word.said if spoken else word.plain) if word else "")
        for piece, word, spoken in parts
    )
    assert line_fault(plain, said, WORDS) is None


@given(lines, st.integers(min_value=0), st.sampled_from("0189:王去吃停{}<"))
def test_any_other_change_is_a_fault(parts, at, letter) -> None:
    plain = "。".join(piece + (word.plain if word else "") for piece, word, _ in parts) + "。"
    at %= len(plain)
    changed = plain[:at] + letter + plain[at + 1 :]
    assert (line_fault(plain, changed, WORDS) is None) is (changed == plain)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("8:30", "9:30"),
        ("1片", "2片"),
        ("王秀英", "王秀兰"),
        ("case.who", "case.name"),
        ("去医院", "回家"),
        ("<b>", "<i>"),
        ("138", "139"),
        ("莫等", "等"),
    ],
)
def test_a_number_a_time_a_name_a_value_or_an_action_that_differs_is_a_fault(was, becomes) -> None:
    fault = line_fault(PLAIN, LINE.replace(was, becomes, 1), WORDS)
    assert fault is not None
    assert fault.startswith("may differ from plain in its words only: ")


def test_a_fault_shows_both_texts_where_they_part() -> None:
    assert line_fault(PLAIN, LINE.replace("1片", "2片"), WORDS) == (
        "may differ from plain in its words only: "
        "'ho }}，一次2片。<b>没劲' for 'ho }}，一次1片。<b>没劲'"
    )


def test_the_longest_word_is_taken_back_first() -> None:
    words = (Word("没有", "没得"), Word("没劲", "没得劲"))
    assert take_back("没得劲，没得药", words) == "没劲，没有药"


def test_words_inside_a_value_or_a_tag_are_left_alone() -> None:
    assert take_back('{{ day or "今个" }}今个', WORDS) == '{{ day or "今个" }}今天'
    fault = line_fault('{{ day or "今天" }}', '{{ day or "今个" }}', WORDS)
    assert fault is not None


def test_two_words_that_overlap_are_ambiguous() -> None:
    words = (Word("甲", "今个"), Word("乙", "个早"))
    fault = line_fault("甲早", "今个早", words)
    assert fault == "may be read as 今个 and as 个早"


def test_a_plain_line_that_holds_a_said_word_by_itself_is_refused() -> None:
    assert line_fault("要人搭把手", "要人搭把手", WORDS) is not None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((Word("别", "莫"), Word("不要", "莫")), "莫 is said for 别 already"),
        ((Word("今天", "今天"),), "今天 is said as in plain"),
        ((Word("他", "你"), Word("你", "侬")), "你 is a plain word of this table too"),
        ((Word("两个", "三个"),), "三个 must not change a number of 两个"),
        ((Word("去", "莫去"),), "莫去 must say no where 去 does, and only there"),
        ((Word("别去", "去"),), "去 must say no where 别去 does, and only there"),
    ],
)
def test_a_table_that_is_not_clear_is_refused(words, reason) -> None:
    assert [told for _, told in word_faults(words)] == [reason]


def test_a_clear_table_has_no_fault() -> None:
    assert list(word_faults(WORDS)) == []
