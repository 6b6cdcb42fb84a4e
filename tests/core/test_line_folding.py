"""Plain lines never wider than they may be, and nothing lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from tui.core.line_folding import cells, filled, folded_at

WORDS = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "Mn"]), min_size=1, max_size=30), max_size=12
)


def test_a_wide_character_takes_two_columns_and_a_mark_none() -> None:
    assert [cells(text) for text in ("", "neck", "肩こり", "e\u0301")] == [0, 4, 6, 1]
    assert filled("肩", 4) == "肩  "


def test_a_unit_stays_whole_where_a_line_has_room_for_it() -> None:
    assert folded_at(["neck:", "median 4 (n 3),", "worst 7"], 20, "  ", "    ") == [
        "  neck:",
        "    median 4 (n 3),",
        "    worst 7",
    ]


def test_a_unit_longer_than_a_line_parts_at_its_words_and_a_long_word_anywhere() -> None:
    assert folded_at(["one two three"], 8, "- ", "  ") == ["- one", "  two", "  three"]
    assert folded_at(["abcdefghijkl"], 8, "- ", "  ") == ["- abcdef", "  ghijkl"]


def test_nothing_to_fold_is_one_line() -> None:
    assert folded_at([], 80, "  ") == ["  "]


@given(WORDS, st.integers(8, 80))
def test_no_line_is_wider_and_no_character_is_lost(words: list[str], width: int) -> None:
    lines = folded_at(words, width, "  ", "    ")
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(words).split())


@given(WORDS, st.integers(0, 7))
def test_folding_ends_where_there_is_hardly_any_room(words: list[str], width: int) -> None:
    lines = folded_at(words, width, "  ", "    ")
    assert all(cells(line) <= max(width, 6) for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(words).split())


def test_every_ascii_character_takes_one_column_by_the_rule_for_all_others_too() -> None:
    assert [cells(f"é{chr(code)}") for code in range(128)] == [2] * 128
    assert cells("".join(map(chr, range(128)))) == 128
