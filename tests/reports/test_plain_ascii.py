"""Pure ASCII whatever is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reports.plain_ascii import plain_ascii


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ecke überm Schulterblatt", "Ecke uberm Schulterblatt"),
        ("œuf \u2013 “ça va” … ½", 'oeuf - "ca va" ... 1/2'),
        ("Łódź, Straße, smørrebrød", "Lodz, Strasse, smorrebrod"),
        ("肩こり ひどい", "[?]"),
        ("neck 肩 sore 🙂!", "neck [?] sore [?]!"),
        ("two\nlines\tand \x1b[31mred", "two lines and [?][31mred"),
        ("6 → 4", "6 -> 4"),
    ],
)
def test_what_has_a_plain_form_gets_it_and_the_rest_is_marked(text: str, plain: str) -> None:
    assert plain_ascii(text) == plain


@given(st.text())
def test_nothing_but_printable_ascii_comes_out(text: str) -> None:
    assert all(" " <= each <= "~" for each in plain_ascii(text))
