"""What is said about a place, in as many lines as there is room for."""

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

import msgspec
from rich.cells import cell_len

from tui.core.catalogue import say, say_count
from tui.core.line_folding import folded_at
from tui.core.routines.favourites import FAVOURITE_MARK
from tui.core.routines.offering import LEFT_OUT_MARK


class RoutineLine(msgspec.Struct, frozen=True, kw_only=True):
    """A routine in a few words; `closed` says why it is not done, `is_only_here` where it is elsewhere."""

    title: str
    minutes: int
    needs: str
    evidence: str
    summary: str = ""
    is_favourite: bool = False
    closed: str = ""
    is_only_here: bool = False

    @property
    def length(self) -> str:
        """What stands at the right edge: the minutes, or that there are none."""
        if self.closed:
            return say("not here") if self.is_only_here else say("not now")
        return say("{minutes} min", minutes=self.minutes)


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
_ALL = 10_000
"""As many lines of a kind as there are."""
Line = tuple[str, str]
"""A line of the panel and the style it has."""


class Detail(IntEnum):
    """How much is said of the routines."""

    TITLES = 0
    HERE = 1
    NEEDS = 2
    SUMMARY = 3


class Form(msgspec.Struct, frozen=True):
    """How a card is told, in what detail and with how many lines of each kind.

    `found` are those of what was found here, `ways` other ways to begin, `tender` the numbers in words.
    """

    detail: Detail
    routines: int = _ALL
    found: int = _ALL
    ways: int = 0
    tender: int = 0
    has_legend: bool = False


FORMS = (
    *(Form(detail, has_legend=True) for detail in (Detail.SUMMARY, Detail.NEEDS, Detail.HERE)),
    Form(Detail.HERE),
    *(Form(Detail.HERE, most) for most in (8, 7, 6, 5, 4, 3)),
    *(Form(Detail.HERE, most, found) for most, found in ((3, 2), (3, 1), (2, 1), (1, 1), (2, 0), (1, 0))),
    *(Form(Detail.TITLES, most, found) for most, found in ((3, 1), (2, 1), (1, 1), (1, 0))),
)
"""From much to say to the least: the first that fits is shown, and what still fits is added to it."""


def fitting_lines(card: PlaceCard, width: int, height: int) -> list[Line]:
    """As much of the card as fits; where nothing does, the shortest form."""
    fitting = (form for form in FORMS if len(card_lines(card, width, form)) <= height)
    form = next(fitting, FORMS[-1])
    for richer in _richer(form, len(card.tender)):
        more = msgspec.structs.replace(form, **richer)
        if len(card_lines(card, width, more)) <= height:
            form = more
    return card_lines(card, width, form)


def _richer(form: Form, tender: int) -> Iterator[dict[str, int]]:
    """What is added to a form where it still fits, the most wanted first."""
    yield from ({"routines": most} for most in range(form.routines + 1, _NUMBERED))
    yield from ({"ways": ways} for ways in (1, _ALL))
    yield from (
        {"ways": _ALL, "tender": most, "has_legend": True} for most in range(min(3, tender), tender + 1)
    )


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
        [] if narrow else _ways(card.ways[: form.ways], width),
        [] if narrow else _legend(card, width, form),
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
    mark = LEFT_OUT_MARK if routine.closed else FAVOURITE_MARK if routine.is_favourite else " "
    title, has_length = _title_lines(f"{'▸' if here else ' '}{mark}{digit} ", routine, width)
    told = [text for text in _told_of(routine, detail, here=here, narrow=narrow) if text]
    if not has_length and (here or not narrow):
        told = [" · ".join([routine.length, *told[:1]]), *told[1:]]
    for line in title:
        yield line, "here" if here else "minor"
    for text in told:
        yield from _wrapped_below(text, "minor", width)


def _told_of(routine: RoutineLine, detail: Detail, *, here: bool, narrow: bool) -> Iterator[str]:
    if routine.closed:
        yield routine.closed if here and detail >= Detail.HERE else ""
        return
    if detail >= (Detail.HERE if here else Detail.NEEDS) and (here or not narrow):
        yield routine.needs
    if detail >= Detail.NEEDS and here and not narrow:
        yield routine.evidence
    if detail >= Detail.SUMMARY and here:
        yield routine.summary


def _title_lines(start: str, routine: RoutineLine, width: int) -> tuple[list[str], bool]:
    """The title, and whether its minutes found room at the right edge of its last line."""
    *above, last = _indented(routine.title, " " * len(start), width, start) or (start,)
    gap = width - cell_len(last + routine.length)
    if gap >= 1:
        return [*above, f"{last}{' ' * gap}{routine.length}"], True
    return [*above, last], False


# Below them


def _ways(ways: tuple[tuple[str, str], ...], width: int) -> list[Line]:
    """Other ways to begin, each after its key."""
    return [(line, "minor") for key, words in ways for line in _indented(words, "  ", width, f"{key} ")]


def _legend(card: PlaceCard, width: int, form: Form) -> list[Line]:
    """What the marks on the figure mean; where there is room, the numbers each with its place."""
    if not form.has_legend:
        return []
    if form.tender:
        return _titled((*card.legend[:1], *card.tender[: form.tender], *card.legend[1:]), "minor", width)
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


@lru_cache(maxsize=512)
def _indented(text: str, indent: str, width: int, first: str | None = None) -> tuple[str, ...]:
    """The text in lines of this width that begin below each other; kept, as each form has most of them."""
    begin = indent if first is None else first
    words = [word for word in text.split(" ") if word]  # a no-break space parts nothing
    return tuple(folded_at(words, width, begin, indent)) if words else ()
