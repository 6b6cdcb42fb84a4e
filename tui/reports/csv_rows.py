"""Entries as CSV: a row for each rating, tender point and answer, for spreadsheets and statistics."""

import csv
import io
from collections.abc import Iterable, Iterator

from tui.core.entries.entry import CheckIn, CheckInRating, Entry, Rating, SessionEntry, TenderPoint
from tui.core.entries.entry_words import answers_of
from tui.core.text import clean

COLUMNS = (
    "kind",
    "entry",
    "entry_kind",
    "date",
    "time",
    "zone",
    "routine",
    "region",
    "side",
    "before",
    "after",
    "now",
    "step",
    "spot",
    "seconds_into_pass",
    "seconds_held",
    "outcome",
    "peak",
    "release",
    "word",
    "note",
    "entry_note",
    "interference",
    "copy_of",
    "next_morning",
    "after_session",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the start of a formula; the last four are the wide forms of the first."""

Row = dict[str, object]


def csv_text(entries: Iterable[Entry]) -> str:
    """The rows with their heading, line ends as in RFC 4180; what is not known is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for entry in entries:
        writer.writerows({key: cell(value) for key, value in row.items()} for row in rows_of(entry))
    return text.getvalue()


def rows_of(entry: Entry) -> Iterator[Row]:
    """The rows of an entry: its ratings, then its tender points, each with the time it was marked.

    What a check-in answers besides stands in all its rows; one without ratings has a row for that alone.
    """
    if isinstance(entry, CheckIn) and not entry.ratings and answers_of(entry):
        yield _usual(entry) | {"kind": "check-in"}
    for rating in entry.ratings:
        yield _usual(entry) | _rating(rating)
    if isinstance(entry, SessionEntry):
        for point in entry.tender_points:
            yield _usual(entry) | _tender_point(point)


def _usual(entry: Entry) -> Row:
    is_session = isinstance(entry, SessionEntry)
    return {
        "entry": entry.id,
        "entry_kind": "session" if is_session else "check-in",
        "date": f"{entry.started_at:%Y-%m-%d}",
        "time": f"{entry.started_at:%H:%M:%S}",
        "zone": entry.timezone,
        "routine": entry.routine if isinstance(entry, SessionEntry) else None,
        "entry_note": entry.note,
        "interference": entry.interference if isinstance(entry, CheckIn) else None,
        "copy_of": entry.copy_of,
        "next_morning": entry.next_morning if isinstance(entry, CheckIn) else None,
        "after_session": entry.after_session if isinstance(entry, CheckIn) else None,
    }


def _rating(rating: Rating | CheckInRating) -> Row:
    row: Row = {"kind": "rating", "region": rating.region, "side": rating.side}
    if isinstance(rating, CheckInRating):
        return row | {"now": rating.now}
    return row | {"before": rating.before, "after": rating.after}


def _tender_point(point: TenderPoint) -> Row:
    return {
        "kind": "tender-point",
        "date": f"{point.at:%Y-%m-%d}",
        "time": f"{point.at:%H:%M:%S}",
        "region": point.region,
        "side": point.side,
        "step": point.step,
        "spot": point.spot,
        "seconds_into_pass": point.seconds_into_pass,
        "seconds_held": point.seconds_held,
        "outcome": point.outcome,
        "peak": point.peak,
        "release": point.release,
        "word": point.word,
        "note": point.note,
    }


def cell(value: object) -> object:
    """A value as a cell: text that a spreadsheet would run as a formula is defused by an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else value
    runs = value.lstrip(" ").startswith(_FORMULA_STARTS)
    return ("'" if runs else "") + clean(value)[0]
