"""What was answered the morning after, and how much it got in the way."""

from tui.core.catalogue import marked, say
from tui.core.weeks.week_records import InTheWay, NextMornings
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.week.rows import BAR, GAP, QUIET, STRONG, Sheet, flowing, heading, shown

TITLE = marked("mornings after, in the way")
_LABEL, _ROOMY = 21, 56
MOST_BLOCKS = 7
"""A week has no more mornings."""


def answer_rows(sheet: Sheet) -> list[Row]:
    """Better, same and worse mornings; median and worst of how much it got in the way, each with n."""
    mornings, way = sheet.summary.next_mornings, sheet.summary.interference
    rows: list[Row] = []
    if mornings.n:
        rows += flowing(sheet, say("mornings after"), _mornings(sheet, mornings), [], _LABEL)
    if way.n:
        rows += flowing(sheet, say("in the way, 0 to 10"), _in_the_way(way), [], _LABEL)
    return [heading(say(TITLE)), *rows] if rows else []


def _mornings(sheet: Sheet, mornings: NextMornings) -> Row:
    answers = (
        (say("better"), mornings.better),
        (say("same"), mornings.same),
        (say("worse"), mornings.worse),
    )
    found = [_counted(sheet, word, number) for word, number in answers]
    return (*(piece for row in found for piece in row), Piece(f"n {mornings.n}", QUIET))


def _counted(sheet: Sheet, word: str, number: int) -> Row:
    bar = sheet.shapes.block * min(number, MOST_BLOCKS)
    drawn = (Piece(bar, BAR), Piece(" ")) if bar and sheet.width >= _ROOMY else ()
    return Piece(f"{word} "), *drawn, Piece(str(number), STRONG), Piece(" " * GAP)


def _in_the_way(way: InTheWay) -> Row:
    return (
        Piece(f"{say('median')} "),
        Piece(shown(way.median), STRONG),
        Piece(f"  {say('worst {number}', number=shown(way.worst))}"),
        Piece(f"  n {way.n}", QUIET),
    )
