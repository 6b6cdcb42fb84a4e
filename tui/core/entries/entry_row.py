"""An entry in one line of a list: long where there is room, short on a phone, between them with its words."""

from collections.abc import Iterator

from tui.core.catalogue import say
from tui.core.entries.entry import CheckIn, Entry, SessionEntry
from tui.core.entries.entry_words import answers_of, flags_of, soreness_of, title_of
from tui.core.entries.question_words import MORNING_WORDS
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.words import counted, minutes

WIDE_FROM = 60
"""From this many cells on there is room for the long line."""
WORDS_FROM = 48
"""From this many on some words fit beside the short one."""
SHORT_CELLS = 36
"""Cells of the short line."""
NOTE_SHOWN = 200
"""Characters of a note that any line could show: the rest is not worth making harmless."""


def row_of(entry: Entry, library: Library, width: int) -> str:
    """The line of an entry, without its time cut to so many cells."""
    time = f"{entry.started_at:%H:%M}"
    if width >= WIDE_FROM:
        return "  ".join([time, *_wide_parts(entry, library)])
    short = " ".join([time, *_narrow_parts(entry)])
    words = _words_beside(entry, library) if width >= WORDS_FROM else ""
    return f"{short:{SHORT_CELLS}}  {words}" if words else short


def _wide_parts(entry: Entry, library: Library) -> Iterator[str]:
    sore = soreness_of(entry)[:1]
    yield f"{_cut(title_of(entry), 20):20}"
    if isinstance(entry, SessionEntry):
        points = len(entry.tender_points)
        yield f"{minutes(entry.seconds_worked):3} min"
        yield f"{counted(points, 'point') if points else '':9}"
    else:
        where = "".join(library.region_name(region) for region, _ in sore)
        yield f"{_cut(where, 18):18}"
    yield f"{''.join(numbers for _, numbers in sore):6}"
    yield from () if sore else answers_of(entry)
    yield from flags_of(entry)
    yield from _note_of(entry)


def _words_beside(entry: Entry, library: Library) -> str:
    """Where a check-in was, how a session ended, what was noted: as much as there is room for."""
    where = [] if isinstance(entry, SessionEntry) else [region for region, _ in soreness_of(entry)[:1]]
    return "  ".join([*map(library.region_name, where), *flags_of(entry), *_note_of(entry)])


def _note_of(entry: Entry) -> Iterator[str]:
    if entry.note.strip():
        yield f"“{clean_line(entry.note[:NOTE_SHOWN])}”"


def _narrow_parts(entry: Entry) -> Iterator[str]:
    numbers = "".join(numbers.replace(" ", "") for _, numbers in soreness_of(entry)[:1])
    yield f"{_cut(title_of(entry), 15):15}"
    if not isinstance(entry, SessionEntry):
        yield f"{'':6} {numbers:4}" if numbers else _answer_in_short(entry)
        return
    yield f"{minutes(entry.seconds_worked):2} min"
    yield f"{numbers:4}"
    if entry.tender_points:
        yield f"●{len(entry.tender_points)}"


def _answer_in_short(entry: CheckIn) -> str:
    """What a check-in without a rating answers: "better", or "in the way 2"."""
    if entry.next_morning is not None:
        return say(MORNING_WORDS[entry.next_morning])
    return "" if entry.interference is None else say("in the way {number}", number=entry.interference)


def _cut(text: str, width: int) -> str:
    text = clean_line(text)
    return text if len(text) <= width else text[: width - 1] + "…"
