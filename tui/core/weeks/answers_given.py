"""Soreness as it was answered: which numbers count as the level of a place, and what their change is."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import CheckIn, Entry, HoldOutcome, Rating, SessionEntry, TenderPoint
from tui.core.weeks.week_records import ENOUGH, SEVERE, Change, Number, RatingSummary, change_of


def middle(numbers: Sequence[Number]) -> Number | None:
    """The median, whole where it is whole; None of nothing."""
    if not numbers:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    found = (ordered[half] + ordered[~half]) / 2
    return int(found) if found.is_integer() else found


def seconds_to_ease(marks: Iterable[TenderPoint]) -> list[int]:
    """How long the holds took that eased; all others say nothing of it."""
    return [mark.seconds_held for mark in marks if mark.outcome is HoldOutcome.EASED]


def levels_told(entry: Entry) -> Iterator[tuple[Spot, int]]:
    """What an entry says of the level of places: all but the numbers that follow a session at once."""
    if isinstance(entry, CheckIn):
        for told in entry.ratings:
            yield Spot(told.region, told.side), told.now
    else:
        for rating in entry.ratings:
            if rating.before is not None:
                yield Spot(rating.region, rating.side), rating.before


def answers_by_place(entries: Iterable[Entry], regions: Collection[str] = ()) -> dict[Spot, list[int]]:
    """The answers of each place, in the order of the entries; only of some regions where these are named."""
    found: dict[Spot, list[int]] = {}
    for entry in entries:
        for place, number in levels_told(entry):
            if not regions or place.region in regions:
                found.setdefault(place, []).append(number)
    return found


def change_with(before: Sequence[int], after: Sequence[int], *, least: int = ENOUGH) -> Change | None:
    """The change between two medians; None where either has fewer numbers than carry one."""
    was, now = middle(before), middle(after)
    if was is None or now is None or min(len(before), len(after)) < least:
        return None
    return change_of(was, now)


def rating_rows(entries: Sequence[Entry], regions: Collection[str] = ()) -> tuple[RatingSummary, ...]:
    """A row for every place that was given a number, the sorest first."""
    answers = answers_by_place(entries, regions)
    rated: dict[Spot, list[Rating]] = {}
    for entry in entries:
        for rating in entry.ratings if isinstance(entry, SessionEntry) else ():
            if not regions or rating.region in regions:
                rated.setdefault(Spot(rating.region, rating.side), []).append(rating)
    rows = [_row(place, answers.get(place, []), rated.get(place, [])) for place in {**answers, **rated}]
    return tuple(sorted(rows, key=_sorest_first))


def _row(place: Spot, answers: Sequence[int], rated: Sequence[Rating]) -> RatingSummary:
    pairs = [
        (each.before, each.after) for each in rated if each.before is not None and each.after is not None
    ]
    before, after = [first for first, _ in pairs], [last for _, last in pairs]
    return RatingSummary(
        region=place.region,
        side=place.side,
        n=len(pairs),
        before=middle(before),
        after=middle(after),
        change=change_with(before, after),
        answers=len(answers),
        median=middle(answers),
        worst=max(answers, default=None),
        severe=sum(number >= SEVERE for number in answers),
    )


def _sorest_first(row: RatingSummary) -> tuple[Number, int, int, str, str]:
    return (
        -1 * (-1 if row.median is None else row.median),
        -(row.worst or 0),
        -row.answers - row.n,
        row.region,
        row.side or "",
    )
