"""What is said about a place, in as many lines as there is room for."""

from collections.abc import Iterator
from enum import IntEnum

import msgspec
from rich.cells import cell_len

from tui.core.catalogue import say, say_count
from tui.core.line_folding import folded_at
from tui.core.routines.favourites import FAVOURITE_MARK


class RoutineLine(msgspec.Struct, frozen=True, kw_only=True):
    """A routine in a few words; `closed` says why it is not done here now."""

    title: str
    minutes: int
    needs: str
    evidence: str
    summary: str = ""
    is_favourite: bool = False
    closed: str = ""


class PlaceCard(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said about the selected place; empty texts are left out.

    `spots` are the named ones in it, `dose` is what speaks for less here today, for a narrow card in short.
    `legend` explains the numbers of the figure; `tender` says them in words where there is room, and `here`
    that of this place alone where there is little. `ways` are other ways to begin, each after its key.
    """

    heading: str
    view: str
    advice: str = ""
    routines: tuple[RoutineLine, ...] = ()
    highlighted: int = 0
    last_here: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    dose: str = ""
    dose_in_short: str = ""
    here: str = ""
    hint: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    legend: tuple[str, ...] = ()
    tender: tuple[str, ...] = ()


_NARROW = 26
"""Narrower than this, only the highlighted routine is told in full."""
_NUMBERED = 9
"""Routines that a digit starts."""
Line = tuple[str, str]
"""A line of the panel and the style it has."""


class Detail(IntEnum):
    """How much is said, depending on the lines there are."""

    TITLES = 0
    HERE = 1
    NEEDS = 2
    SUMMARY = 3
    ALL = 4


class Form(msgspec.Struct, frozen=True):
    """How a card is told: in what detail, how many routines of a long list, how much of what was found."""

    detail: Detail
    routines: int = 10_000
    found: int = 10_000


FORMS = (
    *(Form(detail) for detail in sorted(Detail, reverse=True)),
    *(Form(Detail.HERE, most) for most in (8, 7, 6, 5, 4, 3)),
    *(Form(Detail.HERE, 3, found) for found in (2, 1)),
    *(Form(Detail.TITLES, most, 1) for most in (3, 2, 1)),
    Form(Detail.TITLES, 1, 0),
)
"""From all there is to say to the least: the first that fits is shown."""


def fitting_lines(card: PlaceCard, width: int, height: int) -> list[Line]:
    """As much of the card as fits; where nothing does, the shortest form."""
    lines: list[Line] = []
    for form in FORMS:
        lines = card_lines(card, width, form)
        if len(lines) <= height:
            break
    return lines


def card_lines(card: PlaceCard, width: int, form: Form) -> list[Line]:
    """The card in lines of this width, a blank line between its blocks."""
    narrow = width < _NARROW
    blocks = [
        _wrapped(card.heading, "heading", width) + _wrapped(card.view, "minor", width),
        _wrapped(card.advice, "warning", width),
        _wrapped(card.dose_in_short if narrow else card.dose, "plain", width),
        _routine_list(card, width, form),
        _titled(_told_of_here(card, form.detail, narrow=narrow)[: form.found], "plain", width),
        _wrapped(card.hint, "plain", width),
        _ways(card, width, form.detail),
        _legend(card, width, form.detail),
    ]
    lines = [line for block in blocks if block for line in [*block, ("", "plain")]]
    return lines[:-1]


def _told_of_here(card: PlaceCard, detail: Detail, *, narrow: bool) -> tuple[str, ...]:
    """What was found here; its spots where there is room, its number where the figure's are not explained."""
    if narrow:
        return (*card.last_here, *([card.here] if card.here else []))
    return (*card.last_here, *(card.spots if detail > Detail.HERE else card.spots[:1]))


# The routines


def _routine_list(card: PlaceCard, width: int, form: Form) -> list[Line]:
    """The routines around the highlighted one, and how many more there are."""
    shown = window(len(card.routines), card.highlighted, form.routines)
    lines = [line for number in shown for line in _routine_lines(card, number, width, form.detail)]
    more = len(card.routines) - len(shown)
    if more:
        words = say_count("… {count} more: Tab", "… {count} more: Tab", more)
        lines += _wrapped_below(words, "minor", width)
    return lines


def window(count: int, highlighted: int, most: int) -> range:
    """The numbers of so many items at most, the highlighted one in their middle where that can be."""
    start = max(0, min(highlighted - most // 2, count - most))
    return range(start, min(count, start + most))


def _routine_lines(card: PlaceCard, number: int, width: int, detail: Detail) -> Iterator[Line]:
    routine, here, narrow = card.routines[number], number == card.highlighted, width < _NARROW
    digit = str(number + 1) if number < _NUMBERED else " "
    style = "here" if here else "minor"
    for line in _title_lines(f"{'▸' if here else ' '} {digit} ", routine, width):
        yield line, style
    told = [
        (routine.closed, detail >= Detail.HERE and here),
        (routine.needs, detail >= (Detail.HERE if here else Detail.NEEDS) and (here or not narrow)),
        (routine.evidence, detail >= Detail.NEEDS and here and not narrow),
        (routine.summary, detail >= Detail.SUMMARY and here),
    ]
    for text, said in told:
        yield from _wrapped_below(text if said else "", "minor", width)


def _title_lines(start: str, routine: RoutineLine, width: int) -> list[str]:
    """The title with its minutes at the right edge of its last line, or below it where both do not fit."""
    title = f"{routine.title} {FAVOURITE_MARK}" if routine.is_favourite else routine.title
    right = say("not now") if routine.closed else say("{minutes} min", minutes=routine.minutes)
    *above, last = _indented(title, " " * len(start), width, start) or [start]
    gap = width - cell_len(last + right)
    if gap >= 1:
        return [*above, f"{last}{' ' * gap}{right}"]
    return [*above, last, f"{' ' * len(start)}{right}"]


# Below them


def _ways(card: PlaceCard, width: int, detail: Detail) -> list[Line]:
    """Other ways to begin: the first of them where there is some room, all of them where there is a lot."""
    if width < _NARROW or detail < Detail.NEEDS:
        return []
    shown = card.ways if detail is Detail.ALL else card.ways[:1]
    return [(line, "minor") for key, words in shown for line in _indented(words, "   ", width, f"{key:<3}")]


def _legend(card: PlaceCard, width: int, detail: Detail) -> list[Line]:
    """What the marks on the figure mean; where there is room, the numbers each with its place."""
    if width < _NARROW or detail < Detail.NEEDS:
        return []
    if detail is Detail.ALL and card.tender:
        return _titled((*card.legend, *card.tender), "minor", width)
    return [line for text in card.legend for line in _wrapped(text, "minor", width)]


def _titled(texts: tuple[str, ...], style: str, width: int) -> list[Line]:
    """A first line that stands out, and the others."""
    return [
        line
        for number, text in enumerate(texts)
        for line in _wrapped(text, style if number else "here", width)
    ]


def _wrapped(text: str, style: str, width: int) -> list[Line]:
    return [(line, style) for line in _indented(text, "", width)]


def _wrapped_below(text: str, style: str, width: int) -> list[Line]:
    """The text below a title, a little further in."""
    return [(line, style) for line in _indented(text, "  " if width < _NARROW else "    ", width)]


def _indented(text: str, indent: str, width: int, first: str | None = None) -> list[str]:
    """The text in lines of this width that begin below each other."""
    begin = indent if first is None else first
    words = [word for word in text.split(" ") if word]  # a no-break space parts nothing
    return folded_at(words, width, begin, indent) if words else []
