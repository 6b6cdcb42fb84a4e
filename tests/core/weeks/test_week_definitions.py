"""What the numbers of a week mean: said once, each with a plain sentence."""

from tui.core.places.findings import Recurrence
from tui.core.weeks.week_definitions import DEFINITIONS, definitions_in_markdown
from tui.core.weeks.week_records import CLEAR_POINTS, ENOUGH, SEVERE


def test_every_word_of_recurrence_is_defined() -> None:
    assert {each.value for each in Recurrence} <= {each.name for each in DEFINITIONS}


def test_help_can_be_drawn_in_plain_characters() -> None:
    assert definitions_in_markdown().isascii()


def test_the_thresholds_stand_in_the_sentences_that_they_rule() -> None:
    said = {each.name: each.meaning for each in DEFINITIONS}
    assert f"At least {CLEAR_POINTS} points and 30%" in said["clearly less, clearly more"]
    assert f"{ENOUGH} numbers or more" in said["too few to say"]
    assert f"{SEVERE} or more" in said[f"{SEVERE}+"]


def test_each_is_a_sentence_and_a_row_of_a_table() -> None:
    rows = definitions_in_markdown().splitlines()
    assert len(rows) == len(DEFINITIONS) + 2
    for each, row in zip(DEFINITIONS, rows[2:], strict=True):
        assert row == f"| {each.name} | {each.meaning} |"
        assert each.meaning[0].isupper()
        assert each.meaning.endswith(".")
        assert "|" not in each.meaning
