"""What is said about a place where there is much to say and little room."""

import pytest
from rich.cells import cell_len

from tui.widgets.place_card import PlaceCard, RoutineLine, fitting_lines, window

PHONE, USUAL, LARGE = (21, 17), (36, 21), (50, 37)
"""Columns and lines of the panel on a phone, at 80x24 and at 120x40."""
TITLES = (
    "Tight shoulders",
    "Neck tension",
    "Between the shoulder blades",
    "Temples, scalp and jaw",
    "Desk reset",
    "Evening wind-down",
    "Two quick moves",
    "Under-the-desk foot roll",
    "Hands and forearms",
    "Around tired eyes",
    "My own one",
)
LAST = ("Last here, 3 days ago", "recurring, 3 of 5 sessions", "eased after 41 s, was 70 s")
DOSE = "Felt sharp yesterday. Better another place today, or a rest day."
ANSWER = "You said: You have diabetes with foot trouble, or cannot feel your feet properly."


def line(
    title: str, *, is_favourite: bool = False, closed: str = "", is_only_here: bool = False
) -> RoutineLine:
    return RoutineLine(
        title=title,
        minutes=7,
        needs="standing · wall, ball",
        evidence="tried in small studies",
        summary="A ball against the wall, rolled down and up.",
        is_favourite=is_favourite,
        closed=closed,
        is_only_here=is_only_here,
    )


def card(count: int = len(TITLES), highlighted: int = 0, *, closed: str = "", dose: str = "") -> PlaceCard:
    return PlaceCard(
        heading="Top of your right shoulder",
        view="back of the body",
        advice="Left out for one of your health answers." if closed else "",
        routines=tuple(line(title, closed=closed) for title in TITLES[:count]),
        highlighted=highlighted,
        last_here=LAST,
        spots=("above the blade: new, 1 of 4",),
        dose=dose,
        dose_in_short="Felt sharp yesterday: rest it today." if dose else "",
        here="8 tender points, 28 days",
        ways=(("s", "fits now: Tight shoulders"), ("m", "I have so many minutes"), ("u", "all routines")),
        legend=("Numbers: tender points, 28 days", "x: left out, as you said"),
        tender=("8 · top of your right shoulder", "4 · your left upper back", "2 · your left calf"),
    )


def said(one: PlaceCard, size: tuple[int, int]) -> list[str]:
    return [text for text, _ in fitting_lines(one, *size)]


@pytest.mark.parametrize("size", [PHONE, USUAL, LARGE])
@pytest.mark.parametrize("highlighted", range(len(TITLES)))
@pytest.mark.parametrize(("closed", "dose"), [("", ""), ("", DOSE), (ANSWER, ""), (ANSWER, DOSE)])
def test_however_much_there_is_it_fits_and_says_which_routine_enter_starts(
    size: tuple[int, int], highlighted: int, closed: str, dose: str
) -> None:
    lines = said(card(highlighted=highlighted, closed=closed, dose=dose), size)
    assert len(lines) <= size[1]
    assert max(map(cell_len, lines)) <= size[0]
    told = " ".join(" ".join(lines).split())
    assert TITLES[highlighted] in told
    assert sum(text.startswith("▸") for text in lines) == 1


@pytest.mark.parametrize("size", [PHONE, (USUAL[0], 15)])
def test_what_a_long_list_leaves_out_is_counted(size: tuple[int, int]) -> None:
    lines = said(card(), size)
    starts = [f"{number} {title.split()[0]}" for number, title in enumerate(TITLES, 1)]
    shown = sum(text[2:].startswith(tuple(starts)) for text in lines)
    assert 3 <= shown < len(TITLES)
    assert f"… {len(TITLES) - shown} more: Tab" in " ".join(lines)


def test_a_short_list_is_told_whole() -> None:
    told = " ".join(said(card(2), USUAL))
    assert "more" not in told
    assert "tried in small studies" in told
    assert "A ball against the wall" in " ".join(told.split())


def test_a_digit_stands_only_where_it_starts_something() -> None:
    lines = said(card(highlighted=10), LARGE)
    assert any(text.startswith("▸   My own one") for text in lines)
    assert any(text.startswith("  9 Hands and forearms") for text in lines)


def test_a_favourite_and_what_is_left_out_have_a_mark_before_their_number() -> None:
    lines = fitting_lines(
        PlaceCard(
            heading="Here",
            view="",
            routines=(
                line("Neck", is_favourite=True),
                line("Feet", closed=ANSWER),
                line("Legs", closed=ANSWER, is_only_here=True),
            ),
            highlighted=1,
        ),
        *USUAL,
    )
    told = [text for text, _ in lines]
    assert any(text.startswith(" *1 Neck") and text.endswith("7 min") for text in told)
    assert any(text.startswith("▸x2 Feet") and text.endswith("not now") for text in told)
    assert any(text.startswith(" x3 Legs") and text.endswith("not here") for text in told)
    assert ANSWER in " ".join(" ".join(told).split())
    assert "wall, ball" in told[3]


def test_a_phone_says_why_a_place_is_left_out() -> None:
    assert ANSWER in " ".join(" ".join(said(card(closed=ANSWER), PHONE)).split())


def test_the_other_ways_to_begin_are_told_where_there_is_room() -> None:
    large = said(card(2), LARGE)
    assert "s fits now: Tight shoulders" in large
    assert "m I have so many minutes" in large
    assert "u all routines" in large
    assert large[-1] == "x: left out, as you said"
    assert not any("fits now" in text for text in said(card(), PHONE))


@pytest.mark.parametrize(
    ("count", "highlighted", "most", "shown"),
    [
        (0, 0, 3, []),
        (2, 1, 3, [0, 1]),
        (9, 0, 3, [0, 1, 2]),
        (9, 4, 3, [3, 4, 5]),
        (9, 8, 3, [6, 7, 8]),
        (9, 8, 1, [8]),
    ],
)
def test_the_highlighted_one_is_always_among_those_shown(
    count: int, highlighted: int, most: int, shown: list[int]
) -> None:
    assert list(window(count, highlighted, most)) == shown
