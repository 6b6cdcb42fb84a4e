"""Tender places: whether they come back, how often, and how long they took to ease."""

from rich.cells import cell_len

from tui.core.catalogue import marked, say
from tui.core.places.findings import SESSIONS_LOOKED_AT, Recurrence
from tui.core.weeks.week_records import TenderPlace, TenderSummary
from tui.widgets.line_drawing import Piece, Row, row_width
from tui.widgets.week.rows import (
    GAP,
    NOW,
    PLACE_LEAST,
    QUIET,
    Sheet,
    cell,
    column_for,
    flowing,
    heading,
    named,
    shown,
)

Found = TenderPlace | TenderSummary
_RECURRENCE = 10
_OFTEN = SESSIONS_LOOKED_AT + 1 + len("5 of 5")
_EASE = len("104.5 s (10 of 12)")
_PLACE_MOST = 28
"""Here there may be room for the longest of the shipped names."""
_BESIDE = 1 + _RECURRENCE + _OFTEN + GAP
TABLE_FROM = PLACE_LEAST + _BESIDE + _EASE
"""Cells from which on the time to ease stands on the same row, whatever the numbers are."""
TITLE = marked("tender points")
NOT_NAMED = marked("not named")


def tender_rows(sheet: Sheet) -> list[Row]:
    """A row for each place, with its named spots below it; the quiet ones together at the end."""
    places = [each for each in sheet.summary.tender_places if each.recurrence is not Recurrence.QUIET]
    quiet = _quiet(sheet)
    if not places:
        return [heading(say(TITLE)), *quiet] if quiet else sheet.nothing(say(TITLE), say("none marked"))
    names = [sheet.place(each.region, each.side) for each in places]
    told: list[Found] = [*places, *sheet.summary.tender_points]
    ease = max(cell_len(_ease_in_words(sheet, each)) for each in told)
    most = min(_PLACE_MOST, max(PLACE_LEAST, sheet.width - _BESIDE - ease))
    column = column_for([*names, *(f"  {each.spot}" for each in sheet.summary.tender_points)], most)
    return [
        _head(sheet, column),
        *(row for each in places for row in _place(sheet, each, column)),
        *quiet,
    ]


def _head(sheet: Sheet, column: int) -> Row:
    if sheet.width < TABLE_FROM:
        return heading(say(TITLE), say("of the last five sessions"), sheet.width)
    last_five = cell(say("of the last five"), _RECURRENCE + _OFTEN + GAP).text
    gap = Piece(" " * (column + 1 - cell_len(say(TITLE))))
    return (
        *heading(say(TITLE)),
        gap,
        Piece(say("{last_five}eased after (holds)", last_five=last_five), QUIET),
    )


def _quiet(sheet: Sheet) -> list[Row]:
    """Places that were marked once, and in none of the last five sessions."""
    places = [each for each in sheet.summary.tender_places if each.recurrence is Recurrence.QUIET]
    words = [
        say(
            "{place} {count} of {worked}",
            place=sheet.place(each.region, each.side),
            count=each.count,
            worked=each.worked,
        )
        for each in places
    ]
    lines = sheet.fold(say("quiet: {words}", words="; ".join(words)), sheet.width, 6)
    return [(Piece(line, QUIET),) for line in lines] if words else []


def _place(sheet: Sheet, place: TenderPlace, column: int) -> list[Row]:
    """A place and its named spots; one that has all of its marks is only its name."""
    spots = [each for each in sheet.summary.tender_points if _is_at(each, place)]
    alone = spots[0].spot if len(spots) == 1 and _says_the_same(sheet, spots[0], place) else ""
    rows = _found(sheet, place, sheet.place(place.region, place.side), column, said=alone)
    if alone or not any(each.spot for each in spots):
        return rows
    below = [_found(sheet, each, each.spot or say(NOT_NAMED), column, indent=GAP) for each in spots]
    return [*rows, *(row for each in below for row in each)]


def _says_the_same(sheet: Sheet, spot: TenderSummary, place: TenderPlace) -> bool:
    told = ((each.count, each.worked, each.recurrence, _ease_in_words(sheet, each)) for each in (spot, place))
    return len(set(told)) == 1


def _is_at(found: Found, place: TenderPlace) -> bool:
    return (found.region, found.side) == (place.region, place.side)


def _found(
    sheet: Sheet, found: Found, name: str, column: int, *, indent: int = 0, said: str = ""
) -> list[Row]:
    ease = _ease_in_words(sheet, found)
    often = (cell(say(found.recurrence.value), _RECURRENCE, _ink(found.recurrence)), *_dots(sheet, found))
    names = [(Piece(line),) for line in sheet.fold(said, sheet.width - GAP)] if said else []
    if sheet.width >= TABLE_FROM:
        rows = _on_a_row(sheet, name, often, ease, column, indent)
        return [*rows, *((Piece(" " * GAP), *each) for each in names)]
    below = say("eased {ease}", ease=ease) if found.seconds_to_ease is not None else ease
    facts: list[Row] = [(Piece(fact, QUIET),) for fact in below.split(", ")]
    return flowing(sheet, name, often, [*names, *facts], column, indent)


def _on_a_row(sheet: Sheet, name: str, often: Row, ease: str, column: int, indent: int) -> list[Row]:
    """All of it; where the time of the week before has no room, that stands below."""
    now, _, was = ease.partition(", ")
    if column + _BESIDE + cell_len(ease) <= sheet.width:
        now, was = ease, ""
    first, *rest = named(sheet, name, (*often, Piece(" " * GAP), Piece(now, QUIET)), column, indent)
    if not was:
        return [first, *rest]
    second, *rest = rest or [()]
    gap = " " * (column + _BESIDE - row_width(second))
    return [first, (*second, Piece(gap), Piece(was, QUIET)), *rest]


def _dots(sheet: Sheet, found: Found) -> Row:
    shapes = sheet.shapes
    dots = shapes.marked * found.count + shapes.unmarked * (found.worked - found.count)
    return cell(dots, SESSIONS_LOOKED_AT + 1), Piece(
        say("{count} of {worked}", count=found.count, worked=found.worked)
    )


def _ink(recurrence: Recurrence) -> str:
    return QUIET if recurrence in (Recurrence.QUIET, Recurrence.FADING) else NOW


def _ease_in_words(sheet: Sheet, found: Found) -> str:
    """The median time to ease over the holds that eased, with that of the week before."""
    if not found.holds:
        return say("no mark this week")
    if found.seconds_to_ease is None:
        return say("0 of {holds} eased", holds=found.holds)
    name = found.spot if isinstance(found, TenderSummary) else None
    was = sheet.eased_before.get((found.region, found.side, name))
    words = say(
        "{seconds} s ({eased} of {holds})",
        seconds=shown(found.seconds_to_ease),
        eased=found.eased,
        holds=found.holds,
    )
    if was is None:
        return words
    before = say("was {seconds} s ({holds})", seconds=shown(was.seconds), holds=was.holds)
    return f"{words}, {before}"
