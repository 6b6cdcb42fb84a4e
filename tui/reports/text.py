"""A report as one page of plain text: at most 24 lines of 80 columns, in pure ASCII.

What is felt comes first, worst first, then what was observed, then notes. What has no room is counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from tui.core.catalogue import marked, say
from tui.core.places.finding_words import comes_back_short
from tui.core.reporting.report import Report
from tui.core.routines.routine import Library
from tui.core.weeks.change_words import latest_in_words, pairs_change, trend_change
from tui.core.weeks.trends import is_rated_lately
from tui.core.weeks.week_records import SideNumbers
from tui.core.weeks.week_words import NOT_WHOLE, rating_in_words
from tui.core.words import counted, place_in_words
from tui.reports import report_words as words
from tui.reports.plain_ascii import plain_ascii

LINES, COLUMNS = 24, 80
TITLE_COLUMNS = 70
"""The rest of the first line is for the seal of a file."""
_PLACE = 24
_READ = 4 * COLUMNS
"""Characters of a note that are looked at: no more can have room, whatever they become."""
_FELT, _OBSERVED, _NOTES = "FELT", "OBSERVED", "NOTES"


class _Line(msgspec.Struct, frozen=True):
    """A line that may find room, those of the lowest rank first; `kind` is what is counted of the rest."""

    section: str
    rank: float
    words: str
    kind: str


def text_report(report: Report, library: Library) -> str:
    """The whole page; its last line says what had no room."""
    head = [plain_ascii(line) for line in _head(report, library)]
    if report.is_empty:
        return _page([*head, "", plain_ascii(say(words.NOTHING))])
    lines = [*_felt(report, library), *_observed(report, library), *_notes(report)]
    titles = dict.fromkeys(line.section for line in lines)
    room = LINES - len(head) - len(titles)
    kept, lost = lines, list[_Line]()
    if len(lines) > room:
        ranked = sorted(lines, key=lambda line: line.rank)
        chosen = {id(line) for line in ranked[: room - 1]}
        kept = [line for line in lines if id(line) in chosen]
        lost = [line for line in lines if id(line) not in chosen]
    body = [[_heading(title), *(each.words for each in kept if each.section == title)] for title in titles]
    end = [_lost_in_words(lost)] if lost else []
    free = LINES - len(head) - sum(map(len, body)) - len(end)
    between = [""] if free >= len(body) else []
    return _page([*head, *(line for part in body for line in [*between, *part]), *end])


def _page(lines: list[str]) -> str:
    return "".join(f"{_fitted(line, COLUMNS).rstrip()}\n" for line in lines)


def _fitted(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."


def _head(report: Report, library: Library) -> Iterator[str]:
    yield _fitted(f"{words.TITLE}: {words.period(report)} ({report.summary.timezone})", TITLE_COLUMNS)
    yield f"n = {words.amounts(report)}; {words.places_told(report, library)}"
    yield f"{say(words.SELF_RECORDED)} {say(_SCALE)}"
    if report.request.without:
        yield words.left_out(report)
    if not report.summary.is_complete:
        yield say(NOT_WHOLE)


_SCALE = marked("0 not sore, 10 as sore as it could be")


def _heading(section: str) -> str:
    """The names of the columns over their numbers."""
    numbers: tuple[tuple[str, int], ...]
    if section == _FELT:
        numbers = (
            (say("worst"), 6),
            (say("median"), 7),
            (say("7 or more"), 10),
            (say("before>after, n"), 17),
        )
        return _named_columns(say("FELT"), numbers, f"  {say('change')}")
    if section == _OBSERVED:
        numbers = ((say("holds"), 6), (say("eased"), 7), (say("to ease"), 10))
        return _named_columns(say("OBSERVED"), numbers, f"    {say('tender in last sessions')}")
    return plain_ascii(say("NOTES, the latest first"))


def _named_columns(first: str, numbers: Iterable[tuple[str, int]], last: str) -> str:
    cells = "".join(f"{plain_ascii(name):>{width}}" for name, width in numbers)
    indent = len(last) - len(last.lstrip())
    return f"{plain_ascii(first):{_PLACE + 2}}{cells}{' ' * indent}{plain_ascii(last)}"


def _place(text: str) -> str:
    return f"{_fitted(plain_ascii(text), _PLACE):{_PLACE}}"


def _felt(report: Report, library: Library) -> Iterator[_Line]:
    for number, row in enumerate(report.worst_first):
        pair = f"{rating_in_words(row, '>')}, n {row.n}" if row.n else words.NO_NUMBER
        change = plain_ascii(pairs_change(row))
        yield _Line(
            _FELT,
            number,
            f"  {_place(place_in_words(library, row.region, row.side))}{words.number(row.worst):>6}"
            f"{words.number(row.median):>7}{plain_ascii(words.severe(row)):>10}{pair:>15}  {change}",
            "place",
        )
    for number, trend in enumerate(report.trends):
        told = latest_in_words(trend, report.request.last, marked("latest"))
        if trend.earlier is not None and is_rated_lately(trend, report.request.last):
            told += say(", was {level:g}, {change}", level=trend.earlier, change=trend_change(trend))
        place = _place(place_in_words(library, trend.region, trend.side)).rstrip()
        yield _Line(
            _FELT,
            2.5 + 2 * number,
            f"  {plain_ascii(say('trend {place}: {told}, n {n}', place=place, told=told, n=trend.n))}",
            "trend",
        )
    yield from _told(_FELT, 0.4, say("in the way"), words.in_the_way(report))
    yield from _told(_FELT, 0.3, say("next morning"), words.mornings(report))
    yield from _told(_FELT, 2.4, say("felt like"), words.words_used(report))
    yield from _told(_FELT, 2.6, say("only rated after a session"), words.rated_after(report, library))


def _told(section: str, rank: float, name: str, said: str) -> Iterator[_Line]:
    if said:
        yield _Line(section, rank, f"  {plain_ascii(f'{name}: {said}')}", "line")


def _observed(report: Report, library: Library) -> Iterator[_Line]:
    for number, row in enumerate(report.summary.tender_places):
        yield _Line(
            _OBSERVED,
            number + 0.1,
            f"  {_place(place_in_words(library, row.region, row.side))}{row.holds:>6}{row.eased:>7}"
            f"{words.seconds(row.seconds_to_ease):>10}    {plain_ascii(comes_back_short(row))}",
            "tender place",
        )
    for number, (place, spots) in enumerate(_spots(report, library).items()):
        yield _Line(
            _OBSERVED,
            number + 2.6,
            f"  {plain_ascii(say('spots, {place}: {spots}', place=place, spots=spots))}",
            "spot line",
        )
    for number, sides in enumerate(report.summary.sides):
        place = _place(library.region_name(sides.region)).rstrip()
        both = plain_ascii(
            say("left {left}; right {right}", left=_side(sides.left), right=_side(sides.right))
        )
        yield _Line(_OBSERVED, number + 2.2, f"  {place}: {both}", "left/right line")
    yield from _told(_OBSERVED, 0.2, say("days"), words.days_told(report))
    yield from _told(_OBSERVED, 1.5, say("done"), words.routines_done(report))


def _spots(report: Report, library: Library) -> dict[str, str]:
    """The named spots that were held, with how often, by place."""
    found: dict[str, list[str]] = {}
    for row in report.summary.tender_points:
        if row.spot and row.holds:
            place = _place(place_in_words(library, row.region, row.side)).rstrip()
            found.setdefault(place, []).append(f"{plain_ascii(row.spot)} {row.holds}")
    return {place: ", ".join(spots) for place, spots in found.items()}


def _side(side: SideNumbers) -> str:
    if not side.sessions:
        return say("not worked")
    eased = f", {words.seconds(side.seconds_to_ease)} (n {side.eased})" if side.eased else ""
    return say("{marked} of {sessions}{eased}", marked=side.marked, sessions=side.sessions, eased=eased)


def _notes(report: Report) -> Iterator[_Line]:
    for number, note in enumerate(reversed(report.summary.notes)):
        yield _Line(
            _NOTES,
            number + 1.3,
            f"  {plain_ascii(words.short_day(note.date)):>6}  {plain_ascii(note.text[:_READ])}",
            "note",
        )


def _lost_in_words(lost: list[_Line]) -> str:
    number = Counter(line.kind for line in lost)
    told = ", ".join(counted(times, kind) for kind, times in number.items())
    words_for_all = plain_ascii(say("No room for {lines}: --format html", lines=told))
    if len(words_for_all) <= COLUMNS:
        return words_for_all
    return plain_ascii(say("No room for {count} more lines: see --format html", count=len(lost)))
