"""The numbers of a recount as a report spells them; only the names of places come from the product."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Named = Callable[[str, str | None], str]
"""A region and a side in words."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:g} s"


def minutes(worked: int) -> int:
    return max(1, (worked + 30) // 60) if worked else 0


def counted(times: int, word: str) -> str:
    return f"{times or 'no'} {word}{'' if times == 1 else 's'}"


def change(row: Row, *, without_a_pair: str) -> str:
    if row["change"] is not None:
        return str(row["change"]).replace("-", " ")
    return "too few to say" if row["n"] else without_a_pair


def soreness(rows: Sequence[Row], named: Named) -> Iterator[tuple[str, ...]]:
    """Place, worst, median, 7 or more, before → after, n, change."""
    for row in rows:
        if not row["answers"]:  # told in a line of its own
            continue
        severe = f"{row['severe']} of {row['answers']}" if row["answers"] else "-"
        pair = f"{number(row['before'])} → {number(row['after'])}" if row["n"] else "-"
        level = (number(row["worst"]), number(row["median"]), severe)
        what = change(row, without_a_pair="no pair")
        yield (named(row["region"], row["side"]), *level, pair, str(row["n"]), what)


def month_of_the_last(row: Row, end: str) -> str:
    """Where the last number is four weeks old at the end, its month; nothing where it is newer."""
    last_on = dt.date.fromisoformat(row["last_on"])
    is_old = dt.date.fromisoformat(end) - last_on >= dt.timedelta(weeks=4)
    return MONTHS[last_on.month - 1] if is_old else ""


def trends(rows: Sequence[Row], named: Named, end: str) -> Iterator[tuple[str, ...]]:
    """Place, latest, before, n, change, months."""
    for row in rows:
        months = ", ".join(
            f"{MONTHS[int(each['month'][5:]) - 1]} {number(each['median'])} ({each['n']})"
            for each in row["months"]
            if each["n"]
        )
        month = month_of_the_last(row, end)
        latest = number(row["latest"]) + (f" in {month}" if month else "")
        numbers = (latest, number(row["earlier"]), str(row["n"]))
        yield (named(row["region"], row["side"]), *numbers, change(row, without_a_pair=""), months)


def tender(row: Row) -> tuple[str, ...]:
    """Recurrence, holds, eased, time to ease."""
    often = f"{row['recurrence']}, {row['count']} of {row['worked']}"
    return often, str(row["holds"]), str(row["eased"]), seconds(row["seconds_to_ease"])


def lines(span: Row, *, of_some: bool) -> dict[str, str]:
    """What a report says in lines, by name; of some regions it claims no rest."""
    mornings, way = span["next_mornings"], span["interference"]
    worked = f", {minutes(span['seconds_worked'])} min" if span["sessions"] else ""
    gap, entries = span["longest_gap_days"], span["sessions"] + span["check_ins"]
    known, rest = f"{span['active_days']} with a session", f", {span['rest_days']} of rest"
    days = known + rest + (f", longest rest {counted(gap, 'day')}" if gap else "")
    check_ins = counted(span["check_ins"], "check-in")
    told = {
        "Sessions": f"{counted(span['sessions'], 'session')}{worked}, {check_ins}",
        "Days": f"{known} there" if of_some else days,
        "Entered later": f"{span['entered_later']} of {entries} entries" if span["entered_later"] else "",
        "Got in the way (0 to 10)": (
            f"median {number(way['median'])}, worst {way['worst']} of 10, n {way['n']}" if way["n"] else ""
        ),
        "Morning after a session": ", ".join(
            f"{each} {mornings[each]}" for each in ("better", "same", "worse")
        )
        + f", n {mornings['n']}"
        if mornings["n"]
        else "",
        "Time to ease": (
            f"{seconds(span['seconds_to_ease'])}, median of n {span['eased']} that eased"
            if span["eased"]
            else ""
        ),
    }
    return {name: said for name, said in told.items() if said}


LINES = (
    "Sessions",
    "Days",
    "Entered later",
    "Got in the way (0 to 10)",
    "Morning after a session",
    "Time to ease",
)


def text_rows(
    span: Row, told_trends: Sequence[Row], named: Named, region_named: Callable[[str], str]
) -> list[str]:
    """The rows of the page of text, with single spaces between the cells."""
    felt = [
        " ".join(
            [
                fitted(place),
                worst,
                median,
                severe,
                pair.replace("→", ">") + (f", n {n}" if n != "0" else ""),
                what,
            ]
        )
        for place, worst, median, severe, pair, n, what in soreness(span["ratings"], named)
    ]
    over_months = [
        f"trend {fitted(place)}: "
        + (f"last rated in {month}: {number(row['latest'])}" if month else f"latest {latest}")
        + (f", was {before}, {what}" if before != "-" and not month else "")
        + f", n {n}"
        for row in told_trends
        for month in [month_of_the_last(row, span["end"])]
        for place, latest, before, n, what, _ in trends([row], named, span["end"])
    ]
    observed = [
        " ".join([fitted(named(row["region"], row["side"])), holds, eased, ease, often])
        for row in span["tender_places"]
        for often, holds, eased, ease in [tender(row)]
    ]
    sides = [
        f"{fitted(region_named(row['region']))}: left {one_side(row['left'])}; right {one_side(row['right'])}"
        for row in span["sides"]
    ]
    return [*felt, *over_months, *observed, *sides]


def one_side(side: Row) -> str:
    if not side["sessions"]:
        return "not worked"
    eased = f", {seconds(side['seconds_to_ease'])} (n {side['eased']})" if side["eased"] else ""
    return f"{side['marked']} of {side['sessions']}{eased}"


def fitted(place: str) -> str:
    return place if len(place) <= 24 else f"{place[:21].rstrip()}..."
