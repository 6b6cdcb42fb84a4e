"""The tables of the documented format tell what the check goes by."""

from tui.files.routines.field_table import fields_in_markdown
from tui.files.routines.schema import RECORDS


def test_every_field_has_a_row_of_four_columns() -> None:
    rows = [line for line in fields_in_markdown().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.rules) for table, _record in RECORDS)
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)


def test_a_row_tells_words_and_what_holds_without_the_field() -> None:
    table = fields_in_markdown()
    assert "| `advance` | one of timer, confirm | `timer` |" in table
    assert "| `min_seconds` | a whole number of seconds, 5 to 600 | half of `seconds`, at least 5 |" in table
    assert "| `steps` | a list of 1 to 60 steps | **needed** |" in table
    assert "times of day: morning, workday, evening | nothing |" in table
