"""No English is left in what is said of routine files, where another language is in use.

The documentation of such files is English in any language: `unknot routines schema` (schema.py,
field_words.py), the tables of the README (field_table.py), and the example that `new` writes
(new_routine.py). What a file has to be written in is English as well, and a help in several tongues
would be one more thing to keep true.
"""

import json
import re
from enum import StrEnum
from pathlib import Path

import people
import pytest

from tests.pseudo_language import disguised
from tests.test_pseudo_language import GLIDE, OWN_ROUTINE, english_in, home, unknot, written_journal
from tui import cli
from tui.core.anatomy import body
from tui.core.routines import vocabulary
from tui.files.routines.routine_fields import STEP

__all__ = ["home", "unknot", "written_journal"]


@pytest.mark.usefixtures("unknot")
def test_no_english_is_left_where_routines_are_brought_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other: what each does shows in what the next ones tell."""
    shared, copy = str(people._FILES / people.SHARED), "my-neck"
    for arguments in (
        ["import", shared, "--dry-run"],
        ["import", shared],
        ["import", shared, "--yes"],
        ["import", shared, "--yes"],
        ["copy", "neck-tension", "--title", disguised("Mine"), "--id", copy],
        ["copy", "neck-tension", "--id", copy],
        ["show", copy],
        ["export", copy, str(tmp_path / "mine.json")],
        ["export", "neck-tension", str(tmp_path / "mine.json")],
        ["import", str(tmp_path / "nowhere.json")],
        ["delete", copy],
        ["undo"],
        ["check"],
        ["suggest"],
        [],
    ):
        cli.run(["routines", *arguments])
        printed = capsys.readouterr()
        lines = (printed.out + printed.err.removeprefix("unknot: ")).splitlines()
        assert lines or arguments == ["check"]
        assert {line: words for line in lines if (words := english_in(line))} == {}, arguments


SLIPS: tuple[object, ...] = (
    [],
    {"schema": 9, "routines": []},
    {"routines": [], "regions": {}, "language": 7, "note": 1},
    {"routines": [{"title": "", "steps": []}], "sources": [1], "contraindications": [{"id": "clot"}]},
    {
        "id": "A B",
        "title": "a\u202eb",
        "steps": [{}],
        "minutes": 1,
        "summary": "o" * 500,
        "regions": ["x", "x"],
    },
    OWN_ROUTINE | {"steps": [dict.fromkeys(STEP.rules)] * 2, "equipment_alternatives": {"boll": []}},
    OWN_ROUTINE
    | {"steps": [dict.fromkeys(STEP.rules, 0.5)], "groups": [{}], "seconds_total": 7, "evidence": "no"},
    OWN_ROUTINE | {"steps": [GLIDE | {"instruction": "Glide {size} } on.", "seconds": 900, "side": "each"}]},
    OWN_ROUTINE
    | {"steps": [GLIDE | {"min_seconds": 40, "path": {"repeats": 99}, "pace_bpm": 2, "seconds": 10}]},
    OWN_ROUTINE
    | {"steps": [GLIDE | {"breath": {"in": 8, "out": 10}, "group": "x", "same_as": "mine/glide"}]},
    OWN_ROUTINE
    | {"steps": [GLIDE | {"regions": ["throat", "knee"], "sources": ["me"], "follows": "settle"}]},
    OWN_ROUTINE | {"steps": [GLIDE], "seconds_total": 50, "contraindications": ["mood"], "origin": "added"},
)
"""Routine files with something wrong in them."""
HEAD = re.compile(
    r"^\S+:\d+:\d+:(?: [^\sA-Za-z]+:)?"  # where it is, and what it is called there
    r"(?: [^\sA-Za-z]+ (?:#\d+|[\w -]+?),)*(?: (?!warning)[a-z_. #\d-]+:)?"
)
VALUES = sorted(
    (
        value
        for each in (*vars(vocabulary).values(), *vars(body).values())
        if isinstance(each, type) and issubclass(each, StrEnum)
        for value in each
    ),
    key=len,
    reverse=True,
)
OF_THE_FORMAT = re.compile(
    rf"\{{\w+\}}|\bnull\b|schema \d|\bmin_seconds <= seconds <= max_seconds"
    rf"|\b(?:{'|'.join(VALUES)})\b(?=[,;]|$| [^A-Za-z])"
)
"""Words that files are written in, in any language."""


def english_in_problem(line: str) -> list[str]:
    """The English words of a line about a file, but for those that the file has to be written in."""
    return english_in(OF_THE_FORMAT.sub("", HEAD.sub("", line)))


@pytest.mark.usefixtures("unknot")
@pytest.mark.parametrize("number", range(len(SLIPS)))
def test_no_english_is_left_in_what_is_wrong_with_a_file(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line says what is there and what belongs there, each in the language in use."""
    file = tmp_path / "slips.json"
    file.write_text(json.dumps(SLIPS[number]), encoding="utf-8")
    assert cli.run(["routines", "check", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert {line: words for line in lines if (words := english_in_problem(line))} == {}
