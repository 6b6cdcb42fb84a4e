"""Own files that are left out: one line, whatever is in them."""

from tui.core.routines.left_out_words import left_out_lines
from tui.core.routines.shelf import LeftOut


def broken(name: str, mistakes: int) -> LeftOut:
    return LeftOut(path=f"/home/a b/{name}", problems=("found one",) * mistakes)


def test_nothing_is_said_where_none_is() -> None:
    assert left_out_lines((), "Look.") == ()


def test_one_line_names_the_files_and_counts_the_mistakes() -> None:
    assert left_out_lines([broken("anna.json", 1)], "Look.") == (
        "a file of yours is left out: anna.json (1 mistake). Look.",
    )
    files = [broken(f"{letter}.json", 22) for letter in "abcde"]
    assert left_out_lines(files, "Look.") == (
        "5 files of yours are left out: a.json (22 mistakes), b.json (22 mistakes), c.json (22 mistakes), "
        "2 more. Look.",
    )


def test_a_name_without_end_is_cut() -> None:
    (line,) = left_out_lines([broken("x" * 250, 1)], "Look.")
    assert len(line) < 110
