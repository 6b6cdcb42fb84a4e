"""Titles: two routines of the same title are told apart."""

import msgspec

from tui.core.routines.titles import told_apart
from tui.files.routines.routine_files import load_built_in


def test_routines_of_one_title_have_their_ids_behind_it() -> None:
    neck, hands = load_built_in().routines[:2]
    mine = msgspec.structs.replace(neck, id="mine")
    assert told_apart([neck, hands, mine]) == {
        neck.id: f"{neck.title} ({neck.id})",
        hands.id: hands.title,
        "mine": f"{neck.title} (mine)",
    }


def test_a_routine_that_stands_twice_in_a_list_is_one() -> None:
    neck = load_built_in().routines[0]
    assert told_apart([neck, neck]) == {neck.id: neck.title}
