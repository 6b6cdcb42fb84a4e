"""What was noted in the week, in the person's own words."""

from tui.core.catalogue import say
from tui.core.words import WEEKDAYS
from tui.widgets.line_drawing import Piece, Row
from tui.widgets.text import literal
from tui.widgets.week.rows import QUIET, Sheet, heading

NOTE_ROWS = 4
"""More of a note is in the journal."""
_DAY = 5


def note_rows(sheet: Sheet) -> list[Row]:
    """Each note beside its day, taken literally."""
    notes = sheet.summary.notes
    if not notes:
        return []
    found = [(say(WEEKDAYS[note.date.weekday()]), literal(note.text).plain) for note in notes]
    return [heading(say("notes")), *(row for day, text in found for row in _note(sheet, day, text))]


def _note(sheet: Sheet, day: str, text: str) -> list[Row]:
    lines = sheet.fold(text, sheet.width - _DAY, NOTE_ROWS)
    days = [day, *[""] * (len(lines) - 1)]
    return [(Piece(f"{name:{_DAY}}", QUIET), Piece(line)) for name, line in zip(days, lines, strict=True)]
