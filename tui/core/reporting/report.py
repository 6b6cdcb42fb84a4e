"""A report: what the journal says of some days, of the places and parts that were asked for."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Entry, SessionEntry, TenderPoint
from tui.core.places.findings import heat_of
from tui.core.places.history import History
from tui.core.reporting.report_parts import Part, entry_without, with_dependents
from tui.core.text import clean_line
from tui.core.weeks.span import entries_about, summarise_span
from tui.core.weeks.trends import trends_of
from tui.core.weeks.week_records import InTheWay, NextMornings, RatingSummary, SpanSummary, Trend

USUAL_WEEKS = 4
MOST_WEEKS = 522
MOST_DAYS = 7 * MOST_WEEKS
"""Ten years, and a day or two."""


class ReportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Which days, both included; about which regions, none meaning all; and what is left out of it."""

    first: dt.date
    last: dt.date
    regions: tuple[str, ...] = ()
    without: frozenset[Part] = frozenset()

    def shows(self, part: Part) -> bool:
        """Whether a part stands in it."""
        return part not in with_dependents(self.without)

    @property
    def days(self) -> int:
        """How many days it is about."""
        return (self.last - self.first).days + 1


class Named(msgspec.Struct, frozen=True):
    """A word or a routine, and how often."""

    name: str
    times: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a report says; what was left out is in none of it.

    `worst_first` are the ratings of the summary as a reader wants them, and `rated_after` those that have no
    number from before a session, nor from a check-in. `words` are those the person gave `described` of the
    tender points, each as it was spelt last. `marks` count tender points by place, one on both sides on each.
    `entries` are whole, oldest first, and without those that only repeat another.
    """

    request: ReportRequest
    made_on: dt.date
    summary: SpanSummary
    trends: tuple[Trend, ...]
    worst_first: tuple[RatingSummary, ...]
    rated_after: tuple[RatingSummary, ...]
    words: tuple[Named, ...]
    described: int
    routines: tuple[Named, ...]
    marks: Mapping[Spot, int]
    entries: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of these days."""
        return not self.entries


def last_weeks(weeks: int, today: dt.date, **fields: object) -> ReportRequest:
    """The weeks that end today; `fields` as of a request."""
    first = today - dt.timedelta(days=7 * weeks - 1)
    return msgspec.structs.replace(ReportRequest(first=first, last=today), **fields)


def make_report(
    history: History,
    request: ReportRequest,
    today: dt.date,
    timezone: str,
    *,
    is_complete: bool = True,
) -> Report:
    """What the whole journal says of the days, regions and parts that were asked for."""
    if not request.shows(Part.SPOTS):  # before anything is counted by spot
        unnamed = (entry_without(entry, {Part.SPOTS}) for entry in history.entries)
        history = History(unnamed, history.regions_of)
    summary = summarise_span(
        history,
        request.first,
        request.last,
        today,
        timezone,
        is_complete=is_complete,
        regions=request.regions,
    )
    of_span = entries_about(history, request.first, request.last, request.regions)
    points = list(_points(of_span, request))
    sessions = [entry for entry in of_span if isinstance(entry, SessionEntry)]
    words = _as_spelt_last(clean_line(point.word) for point in points if point.word)
    shown = request.shows(Part.WORDS)
    ratings = summary.ratings if request.shows(Part.RATINGS) else ()
    return Report(
        request=request,
        made_on=today,
        summary=_without_parts(summary, request),
        trends=trends_of(history, request.last, request.regions) if request.shows(Part.TRENDS) else (),
        worst_first=_worst_first(row for row in ratings if row.answers),
        rated_after=tuple(row for row in ratings if not row.answers),
        words=_named(words) if shown else (),
        described=words.total() if shown else 0,
        routines=_named(Counter(clean_line(each.routine_title) for each in sessions)),
        marks=_marks(sessions, request),
        entries=tuple(entry_without(entry, with_dependents(request.without)) for entry in of_span),
    )


def _is_asked(region: str, request: ReportRequest) -> bool:
    return not request.regions or region in request.regions


def _points(entries: Iterable[Entry], request: ReportRequest) -> Iterator[TenderPoint]:
    if request.shows(Part.TENDER_POINTS):
        for entry in entries:
            if isinstance(entry, SessionEntry):
                yield from (point for point in entry.tender_points if _is_asked(point.region, request))


def _as_spelt_last(words: Iterable[str]) -> Counter[str]:
    """How often each word was given, whatever its case."""
    words = list(words)
    spelt = {word.casefold(): word for word in words}
    return Counter(spelt[word.casefold()] for word in words)


def _named(times: Counter[str]) -> tuple[Named, ...]:
    return tuple(Named(*each) for each in sorted(times.items(), key=lambda each: (-each[1], each[0])))


def _marks(sessions: Iterable[SessionEntry], request: ReportRequest) -> dict[Spot, int]:
    if not request.shows(Part.TENDER_POINTS):
        return {}
    return {spot: marks for spot, marks in heat_of(sessions).items() if _is_asked(spot.region, request)}


def _worst_first(rows: Iterable[RatingSummary]) -> tuple[RatingSummary, ...]:
    def weight(row: RatingSummary) -> tuple[float, float, int, str, str]:
        worst = -1 if row.worst is None else row.worst
        middle = -1 if row.median is None else row.median
        return -worst, -middle, -row.answers, row.region, row.side or ""

    return tuple(sorted(rows, key=weight))


_EMPTY: Mapping[Part, Mapping[str, object]] = {
    Part.NOTES: {"notes": ()},
    Part.RATINGS: {"ratings": ()},
    Part.TENDER_POINTS: {
        "tender_places": (),
        "tender_points": (),
        "eased": 0,
        "seconds_to_ease": None,
    },
    Part.SIDES: {"sides": ()},
    Part.MORNINGS: {"next_mornings": NextMornings(n=0, better=0, same=0, worse=0)},
    Part.INTERFERENCE: {"interference": InTheWay(n=0, median=None, worst=None)},
}


def keys_left_out(request: ReportRequest) -> frozenset[str]:
    """The keys of a summary that say nothing, because their part was left out."""
    return frozenset(key for part, empty in _EMPTY.items() if not request.shows(part) for key in empty)


def _without_parts(summary: SpanSummary, request: ReportRequest) -> SpanSummary:
    changes = {key: empty[key] for part, empty in _EMPTY.items() if not request.shows(part) for key in empty}
    return msgspec.structs.replace(summary, **changes)
