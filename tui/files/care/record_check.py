"""Whether one record of a year is what Unknot wrote there, and where it belongs."""

import datetime as dt

import msgspec

from tui.core.catalogue import say
from tui.core.words import day_in_words
from tui.files.care.salvage import sort_out
from tui.files.journal.stored_entry import Record, check_deleted, is_deleted, read_entry
from tui.files.plain_faults import in_plain_words


def about_record(year: int, key: str, record: Record) -> str:
    """What is wrong with one record and what to do; "" if nothing is."""
    restore = f"unknot journal restore {year:04}"
    where = f"{year:04}.json, {_entry_of(key, record)}"
    sorted_out = sort_out({key: record})
    if sorted_out.odd:
        return say(
            "{where} is kept, but is no entry that this version reads; to have the last good one: {restore}",
            where=where,
            restore=restore,
        )
    if sorted_out.changed:
        return say(
            "{where} was changed outside Unknot; keep that with --accept, or: {restore}",
            where=where,
            restore=restore,
        )
    if (started := year_of(record)) not in (year, None):
        return say(
            "{where} belongs into {started:04}.json; to move it there: unknot journal check --accept",
            where=where,
            started=started,
        )
    return _about_unknown_kind(where, key, record)


def _about_unknown_kind(where: str, key: str, record: Record) -> str:
    try:
        if is_deleted(record):
            check_deleted(record, key)
        else:
            read_entry(record, key)
    except ValueError as error:
        why = in_plain_words(str(error), record)
        return say(
            "{where} is of another version ({why}); it is kept as it is: update Unknot to read it",
            where=where,
            why=why,
        )
    return ""


def year_of(record: Record) -> int | None:
    """The year (UTC) in which a record started; None where it does not say."""
    try:
        started = msgspec.convert(record.get("started_at"), dt.datetime)
        return started.astimezone(dt.UTC).year
    except (ValueError, OverflowError):
        return None


def _entry_of(key: str, record: Record) -> str:
    """An entry by its day and time, and by its id, which says where in the file it is."""
    try:
        started = msgspec.convert(record.get("started_at"), dt.datetime)
    except ValueError:
        return say("the entry {key}", key=key[:60])
    return say(
        "the entry of {day} {started:%H:%M} ({key})",
        day=day_in_words(started.date()),
        started=started,
        key=key[:60],
    )
