"""What the journal holds, in the keys that other programs read. Keys are for ever."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

import msgspec

from tui.core.anatomy.body import Side
from tui.core.text import NOTE_LIMIT, shortened

# What follows are limits for what is read: a record beyond them is kept, but is no entry. No screen and no
# command makes one; they keep sums, dates and pictures of a forged or damaged record from doing harm.

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
"""A time of day that carries its offset."""
FIRST_YEAR, LAST_YEAR = 1970, 9998
"""Between them every date can be moved to another zone, week or version without falling off the calendar."""

Id = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{1,64}\Z")]
"""An id of an entry, a mark, a step or a region: never a path, never a line of its own."""
RoutineId = Annotated[str, msgspec.Meta(pattern=r"\A(?:own/)?[A-Za-z0-9_-]{1,64}\Z")]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
"""The same in an entry: `check_entry` looks at their letters, in a fifth of the time that patterns take."""
ZoneName = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
"""The name of a time zone; the longest there are have 32 characters."""
Title = Annotated[str, msgspec.Meta(max_length=200)]
"""One line; a routine file may give its title 160 characters."""
Words = Annotated[str, msgspec.Meta(max_length=200)]
"""A few words; the fields for them have room for 80."""
Note = Annotated[str, msgspec.Meta(max_length=NOTE_LIMIT)]
Score = Annotated[int, msgspec.Meta(ge=0, le=10)]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=10**10)]
"""300 years: longer than any gap, also one that a fast session clock made a hundred times as long."""
FASTEST_CLOCK = 1000
ClockRate = Annotated[float, msgspec.Meta(gt=0, le=FASTEST_CLOCK)]
PASSES_LIMIT = 50_000
"""A routine has 120 at most, each as often as it is repeated: half an hour of a key that is stuck."""
MARKS_LIMIT, RATINGS_LIMIT, REGIONS_LIMIT = 10_000, 1_000, 1_000


class Outcome(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    ENDED_EARLY = "ended-early"
    INTERRUPTED = "interrupted"


class PassOutcome(StrEnum):
    """How a pass ended: cut short means that the session ended in it."""

    DONE = "done"
    SKIPPED = "skipped"
    CUT_SHORT = "cut-short"
    STOPPED = "stopped"


class HoldOutcome(StrEnum):
    """How the wait on a tender point ended."""

    EASED = "eased"
    PARTLY = "partly"
    NOT_EASING = "not-easing"
    SHARP = "sharp"
    UNANSWERED = "unanswered"


class NextMorning(StrEnum):
    """How it is the morning after, compared with before the session of the day before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Pace(StrEnum):
    """How fast a session runs."""

    QUICK = "quick"
    NORMAL = "normal"
    SLOW = "slow"
    UNTIMED = "untimed"


class Rating(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Soreness of a region, 0 to 10, before and after a session; None is not answered, never 0."""

    region: _Name
    side: Side | None
    before: Score | None = None
    after: Score | None = None


class CheckInRating(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Soreness of a region at a check-in, 0 to 10."""

    region: _Name
    side: Side | None
    now: Score


class TenderPoint(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A spot that felt tender: where, when in the pass, how long it was held and how that ended."""

    id: _Name
    at: Moment
    step: _Name
    region: _Name
    side: Side | None
    spot: Words = ""
    seconds_into_pass: Seconds
    seconds_held: Seconds
    outcome: HoldOutcome
    peak: Score | None = None
    release: Score | None = None
    word: Words | None = None
    note: Note = ""


class PassResult(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One pass as it went; seconds are worked seconds, holds and pauses not counted.

    `regions` are those its step works, none where it only takes a position. They are None in an entry from
    before passes said so: what is loaded now then tells (`worked_in`).
    """

    step: _Name
    side: Side | None
    seconds: Seconds
    outcome: PassOutcome
    regions: Annotated[tuple[_Name, ...], msgspec.Meta(max_length=REGIONS_LIMIT)] | None = None


class SessionEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="session"):
    """A session as stored. Times carry the person's offset; seconds are session seconds.

    `recorded_at` and `updated_at` are None while the session is only in its session file; `copy_of` as in
    a check-in.
    """

    id: _Name
    routine: RoutineId
    routine_title: Title
    pace: Pace
    started_at: Moment
    ended_at: Moment
    timezone: ZoneName
    recorded_at: Moment | None
    updated_at: Moment | None
    clock_rate: ClockRate = 1
    unattended: bool = False
    entered_later: bool = False
    outcome: Outcome
    seconds_planned: Seconds
    seconds_worked: Seconds
    seconds_held: Seconds
    seconds_paused: Seconds
    seconds_moving: Seconds
    seconds_away: Seconds
    passes: Annotated[tuple[PassResult, ...], msgspec.Meta(max_length=PASSES_LIMIT)]
    ratings: Annotated[tuple[Rating, ...], msgspec.Meta(max_length=RATINGS_LIMIT)] = ()
    tender_points: Annotated[tuple[TenderPoint, ...], msgspec.Meta(max_length=MARKS_LIMIT)] = ()
    note: Note = ""
    copy_of: _Name | None = None

    def without_last_tender_point(self) -> "SessionEntry":
        """The entry with its last mark taken back; the time it was held counts as paused."""
        if not self.tender_points:
            return self
        held = self.tender_points[-1].seconds_held
        return msgspec.structs.replace(
            self,
            tender_points=self.tender_points[:-1],
            seconds_held=max(0, self.seconds_held - held),
            seconds_paused=self.seconds_paused + min(held, self.seconds_held),
        )


class CheckIn(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="check-in"):
    """Ratings and a note without a session; `interference` 0 to 10: how much it got in the way that day.

    `next_morning` compares with before the session `after_session`, whose id stays when that is deleted.
    """

    id: _Name
    started_at: Moment
    ended_at: Moment
    timezone: ZoneName
    recorded_at: Moment | None
    updated_at: Moment | None
    entered_later: bool = False
    ratings: Annotated[tuple[CheckInRating, ...], msgspec.Meta(max_length=RATINGS_LIMIT)] = ()
    interference: Score | None = None
    next_morning: NextMorning | None = None
    after_session: _Name | None = None
    note: Note = ""
    copy_of: _Name | None = None
    """The entry of which this is another version, kept beside it because neither replaced the other."""


Entry = SessionEntry | CheckIn


def entry_from(plain: Mapping[str, object]) -> Entry:
    """The entry that plain JSON values say; ValueError where they say none, or one beyond the limits."""
    try:
        entry: Entry = msgspec.convert(plain, SessionEntry | CheckIn)
    except msgspec.ValidationError as error:  # it quotes what it found, however long that is
        raise ValueError(shortened(str(error), 200)) from None
    check_entry(entry)
    return entry


def check_entry(entry: Entry) -> None:
    """ValueError where what its types do not say is wrong: years out of bounds, ids of other letters.

    All is looked at together, as there is much to read; which it was is looked for only where one is wrong.
    """
    if not _is_of_id_letters("".join(_all_ids(entry))):
        where = next(where for where, names in _ids(entry) if not _is_of_id_letters("".join(names)))
        raise ValueError(f"Expected `str` matching regex - at `$.{where}`")
    years = _years(entry)
    if not FIRST_YEAR <= min(years) <= max(years) <= LAST_YEAR:
        for name, moment in _moments(entry):
            check_year(moment, name)


def _is_of_id_letters(names: str) -> bool:
    return names.isascii() and f"a{names}".replace("-", "").replace("_", "").isalnum()


def _all_ids(entry: Entry) -> list[str]:
    ids = [entry.id, entry.copy_of or ""]
    ids += [each.region for each in entry.ratings]
    if isinstance(entry, CheckIn):
        return [*ids, entry.after_session or ""]
    for item in entry.passes:
        ids.append(item.step)
        ids += item.regions or ()
    for point in entry.tender_points:
        ids += (point.id, point.step, point.region)
    return ids


def _years(entry: Entry) -> list[int]:
    moments = entry.started_at, entry.ended_at, entry.recorded_at, entry.updated_at
    years = [moment.year for moment in moments if moment is not None]
    if isinstance(entry, SessionEntry):
        years += [point.at.year for point in entry.tender_points]
    return years


def _ids(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    yield "id", [entry.id]
    yield "copy_of", [entry.copy_of or ""]
    yield "ratings[...].region", [each.region for each in entry.ratings]
    if isinstance(entry, CheckIn):
        yield "after_session", [entry.after_session or ""]
        return
    yield "passes[...].step", [each.step for each in entry.passes]
    yield "passes[...].regions", [region for each in entry.passes for region in each.regions or ()]
    points = entry.tender_points
    yield "tender_points[...].id", [each.id for each in points]
    yield "tender_points[...].step", [each.step for each in points]
    yield "tender_points[...].region", [each.region for each in points]


def check_year(moment: dt.datetime, name: str = "started_at") -> None:
    """ValueError, with the name of the field, where the year is out of bounds."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"Expected a year from {FIRST_YEAR} to {LAST_YEAR} - at `$.{name}`")


def _moments(entry: Entry) -> Iterator[tuple[str, dt.datetime]]:
    for name in ("started_at", "ended_at", "recorded_at", "updated_at"):
        moment: dt.datetime | None = getattr(entry, name)
        if moment is not None:
            yield name, moment
    if isinstance(entry, SessionEntry):
        yield from (("tender_points[...].at", point.at) for point in entry.tender_points)


def without_copies(entries: Iterable[Entry]) -> list[Entry]:
    """What is counted: of the versions of one entry that were kept beside each other, a single one.

    It is the original, or, where that was deleted, the first of the others.
    """
    entries = list(entries)
    copies = [(entry.copy_of, entry.id) for entry in entries if entry.copy_of is not None]
    if not copies:
        return entries
    counted = {entry.id: entry.id for entry in entries}
    for original, entry_id in sorted(copies):
        counted.setdefault(original, entry_id)
    return [entry for entry in entries if entry.copy_of is None or counted[entry.copy_of] == entry.id]


def rebased(base: Entry, mine: Entry, theirs: Entry) -> Entry:
    """`theirs` with what `mine` changed in `base`, field by field: two people edited one entry at a time."""
    changed = {name for name in base.__struct_fields__ if getattr(mine, name) != getattr(base, name)}
    kept = {name: getattr(mine, name) for name in changed - {"updated_at", "recorded_at"}}
    return msgspec.structs.replace(theirs, **kept)


def entry_json(entry: Entry) -> dict[str, object]:
    """The entry as plain JSON values, a whole clock rate without a point.

    Every key is present, but for `copy_of`, which only a copy has.
    """
    plain: dict[str, object] = msgspec.to_builtins(entry, enc_hook=plain_moment)
    rate = plain.get("clock_rate")
    if isinstance(rate, float) and rate.is_integer():
        plain["clock_rate"] = int(rate)
    if entry.copy_of is None:
        del plain["copy_of"]
    return plain


def plain_moment(value: object) -> dt.datetime:
    """A datetime of a library, such as pendulum's, as the plain one that msgspec can write."""
    if isinstance(value, dt.datetime):
        return dt.datetime.fromisoformat(value.isoformat())
    raise NotImplementedError(type(value).__name__)
