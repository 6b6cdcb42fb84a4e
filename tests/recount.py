"""Every number of a week, counted again from the JSON of `unknot journal --json` and the routine file alone.

Plain Python that imports nothing of `tui`, written from the definitions (README, product.md 6, the records
in tui/core/weeks/week_records.py) and not from the product's arithmetic: where both agree, neither copied the
other's slip. Slow on purpose where slow is plain. `Recount.week` answers in the keys of `unknot week --json`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
Place = tuple[str, str | None]
Number = int | float | None
_A_DAY = dt.timedelta(days=1)


def steps_worked(routine_file: Json) -> dict[tuple[str, str], tuple[str, ...]]:
    """Routine and step to the regions that step works; a step that takes a position works none."""
    return {
        (routine["id"], step["id"]): () if step.get("motion") == "position" else tuple(step["regions"])
        for routine in routine_file["routines"]
        for step in routine["steps"]
    }


def middle(numbers: Iterable[int | float]) -> Number:
    """The median: the one in the middle, or halfway between the two; None of nothing."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    upper, lower = ordered[len(ordered) // 2], ordered[(len(ordered) - 1) // 2]
    half = (upper + lower) / 2
    return int(half) if half == int(half) else half


def change(before: Number, after: Number) -> str | None:
    """What a change amounts to; None where one of the numbers is missing."""
    if before is None or after is None:
        return None
    points = abs(after - before)
    if points < 2:
        return "about-the-same"
    direction = "less" if after < before else "more"
    return f"clearly-{direction}" if points * 10 >= before * 3 else f"a-little-{direction}"


def day_of(entry: Json) -> dt.date:
    """The local day: what the clock showed where the entry started."""
    return dt.date.fromisoformat(entry["started_at"][:10])


def moment_of(entry: Json) -> tuple[dt.datetime, str]:
    """When it started, wherever that was."""
    return dt.datetime.fromisoformat(entry["started_at"]).astimezone(dt.UTC), entry["id"]


def counted(entries: Sequence[Json]) -> list[Json]:
    """Oldest first, without copies; where the original was deleted, the first copy by id stands for it."""
    there = {entry["id"] for entry in entries}
    firsts: dict[str, str] = {}
    for entry in sorted(entries, key=lambda each: str(each["id"])):
        if entry.get("copy_of") is not None and entry["copy_of"] not in there:
            firsts.setdefault(entry["copy_of"], entry["id"])
    kept = [
        each for each in entries if each.get("copy_of") is None or firsts.get(each["copy_of"]) == each["id"]
    ]
    return sorted(kept, key=moment_of)


class Recount:
    """A journal, and what its routines work."""

    def __init__(
        self,
        entries: Sequence[Json],
        steps: Mapping[tuple[str, str], Sequence[str]],
        today: dt.date,
        regions: Sequence[str] = (),
    ) -> None:
        """`entries` are those of `unknot journal --json`; `regions` those asked for, none being all."""
        self._steps, self._today, self._regions = steps, today, set(regions)
        everything = counted(entries)
        self.first_day = min((day_of(entry) for entry in everything), default=None)
        self.entries = [entry for entry in everything if self._is_about(entry)]
        self._worked = {
            entry["id"]: self._sides_worked(entry) for entry in self.entries if entry["kind"] == "session"
        }

    # What belongs to what

    def _is_about(self, entry: Json) -> bool:
        if not self._regions:
            return True
        named = {each["region"] for each in (*entry["ratings"], *entry.get("tender_points", ()))}
        for ran in _passes_that_ran(entry):
            named.update(self._regions_of(entry, ran) or ())
        return bool(named & self._regions)

    def _regions_of(self, session: Json, item: Json) -> Sequence[str] | None:
        """What a pass says it worked; one that does not say, what the routine file says now, if anything."""
        said: Sequence[str] | None = item["regions"]
        return self._steps.get((session["routine"], item["step"])) if said is None else said

    def _wants(self, region: str) -> bool:
        return not self._regions or region in self._regions

    def between(self, first: dt.date, last: dt.date) -> list[Json]:
        """The entries of these days, oldest first."""
        return [entry for entry in self.entries if first <= day_of(entry) <= last]

    def _sides_worked(self, session: Json) -> dict[str, set[str]]:
        worked: dict[str, set[str]] = {}
        ran = _passes_that_ran(session)
        for item in ran:
            for region in self._regions_of(session, item) or ():
                worked.setdefault(region, set()).add(item["side"] or "middle")
        if ran and all(self._regions_of(session, item) is None for item in ran):
            for rating in session["ratings"]:
                worked.setdefault(rating["region"], set()).add(rating["side"] or "middle")
        for point in session["tender_points"]:
            worked.setdefault(point["region"], set()).add(point["side"] or "middle")
        return worked

    def _has_worked(self, session: Json, place: Place) -> bool:
        sides = self._worked[session["id"]].get(place[0], set())
        return bool(sides) if (place[1] or "middle") == "middle" else _reaches(sides, place[1] or "middle")

    # A span of days

    def span(self, first: dt.date, last: dt.date) -> dict[str, Any]:
        """The keys of a span, without its time zone and whether the journal could be read."""
        entries = self.between(first, last)
        sessions = [entry for entry in entries if entry["kind"] == "session"]
        days = [self._day(first + dt.timedelta(days=n), entries) for n in range((last - first).days + 1)]
        states = [day["state"] for day in days]
        answers = [entry for entry in entries if entry.get("interference") is not None]
        about = {
            entry["after_session"] or day_of(entry): entry["next_morning"]
            for entry in entries
            if entry.get("next_morning")
        }  # the latest stays
        mornings = list(about.values())
        marks = [
            point
            for session in sessions
            for point in session["tender_points"]
            if self._wants(point["region"])
        ]
        places = self._tender(sessions, last, by_name=False)
        return {
            "start": first.isoformat(),
            "end": last.isoformat(),
            "sessions": len(sessions),
            "seconds_worked": sum(session["seconds_worked"] for session in sessions),
            "check_ins": len(entries) - len(sessions),
            "active_days": sum(day["sessions"] > 0 for day in days),
            "rest_days": states.count("rest"),
            "longest_gap_days": _longest_run(states, "rest"),
            "entered_later": sum(entry["entered_later"] for entry in entries),
            "days": days,
            "ratings": self._ratings(entries),
            "tender_places": places,
            "tender_points": [
                row
                for row in self._tender(sessions, last, by_name=True)
                if any((each["region"], each["side"]) == (row["region"], row["side"]) for each in places)
            ],
            "sides": self._left_and_right(sessions),
            **_easing(marks),
            "next_mornings": {
                "n": len(mornings),
                **{answer: mornings.count(answer) for answer in ("better", "same", "worse")},
            },
            "interference": {
                "n": len(answers),
                "median": middle(entry["interference"] for entry in answers),
                "worst": max((entry["interference"] for entry in answers), default=None),
            },
            "notes": [
                {"date": day_of(entry).isoformat(), "text": entry["note"]}
                for entry in entries
                if entry["note"].strip()
            ],
        }

    def _day(self, day: dt.date, entries: Sequence[Json]) -> dict[str, Any]:
        here = [entry for entry in entries if day_of(entry) == day]
        sessions = [entry for entry in here if entry["kind"] == "session"]
        state = "rest"
        if sessions:
            state = "session"
        elif day >= self._today:
            state = "today" if day == self._today else "ahead"
        elif self.first_day is None or day < self.first_day:
            state = "before"
        return {
            "date": day.isoformat(),
            "state": state,
            "sessions": len(sessions),
            "seconds_worked": sum(session["seconds_worked"] for session in sessions),
            "check_ins": len(here) - len(sessions),
        }

    # Soreness

    def _answers(self, entries: Iterable[Json]) -> dict[Place, list[int]]:
        """What was not answered right after a session, by place, oldest first."""
        found: dict[Place, list[int]] = {}
        for entry in entries:
            for rating in entry["ratings"]:
                number = rating["before"] if entry["kind"] == "session" else rating["now"]
                if self._wants(rating["region"]):
                    answers = found.setdefault((rating["region"], rating["side"]), [])
                    answers += [] if number is None else [number]
        return found

    def _ratings(self, entries: Sequence[Json]) -> list[dict[str, Any]]:
        rows = []
        for (region, side), answers in self._answers(entries).items():
            pairs = [
                (rating["before"], rating["after"])
                for entry in entries
                if entry["kind"] == "session"
                for rating in entry["ratings"]
                if (rating["region"], rating["side"]) == (region, side)
                and None not in (rating["before"], rating["after"])
            ]
            before, after = middle(first for first, _ in pairs), middle(second for _, second in pairs)
            rows.append(
                {
                    "region": region,
                    "side": side,
                    "n": len(pairs),
                    "before": before,
                    "after": after,
                    "change": change(before, after) if len(pairs) >= 3 else None,
                    "answers": len(answers),
                    "median": middle(answers),
                    "worst": max(answers, default=None),
                    "severe": sum(answer >= 7 for answer in answers),
                }
            )
        return rows

    # Tender points

    def _tender(self, sessions: Sequence[Json], last: dt.date, *, by_name: bool) -> list[dict[str, Any]]:
        """A row for what was marked in the span, and for what was worked in it and marked shortly before."""
        until = [entry for entry in self.entries if entry["kind"] == "session" and day_of(entry) <= last]
        lately = [each for each in until if day_of(each) > last - dt.timedelta(weeks=4)]
        keys = {
            (point["region"], point["side"], point["spot"] if by_name else None)
            for session in (*lately, *sessions)
            for point in session["tender_points"]
            if self._wants(point["region"])
        }
        rows = [self._tender_row(key, sessions, until) for key in keys]
        return [row for row in rows if row is not None]

    def _tender_row(
        self, key: tuple[str, str | None, str | None], sessions: Sequence[Json], until: Sequence[Json]
    ) -> dict[str, Any] | None:
        region, side, name = key
        place = (region, side)
        marks = [
            point
            for session in sessions
            for point in session["tender_points"]
            if (point["region"], point["side"]) == place and name in (None, point["spot"])
        ]
        if not marks and not any(self._has_worked(session, place) for session in sessions):
            return None
        if not marks and any(_is_marked(session, place, name) for session in sessions):
            return None  # on both sides together, say: that row tells it
        latest = [each for each in reversed(until) if self._has_worked(each, place)][:5]
        flags = [_is_marked(session, place, name) for session in latest]
        ever = sum(_is_marked(session, place, name) for session in until)
        return {
            "region": region,
            "side": side,
            **({} if name is None else {"spot": name}),
            "count": sum(flags),
            "worked": len(flags),
            "recurrence": _recurrence(flags, ever),
            "holds": len(marks),
            **_easing(marks),
        }

    def _left_and_right(self, sessions: Sequence[Json]) -> list[dict[str, Any]]:
        marked = {
            point["region"]
            for session in sessions
            for point in session["tender_points"]
            if point["side"] in ("left", "right", "both") and self._wants(point["region"])
        }
        return [
            {
                "region": region,
                **{side: self._one_side(sessions, (region, side)) for side in ("left", "right")},
            }
            for region in marked
        ]

    def _one_side(self, sessions: Sequence[Json], place: Place) -> dict[str, Any]:
        marks = [
            [
                point
                for point in session["tender_points"]
                if point["region"] == place[0] and _touches(point, place)
            ]
            for session in sessions
        ]
        here = [point for points in marks for point in points]
        return {
            "sessions": sum(self._has_worked(session, place) for session in sessions),
            "marked": sum(bool(points) for points in marks),
            "tender_points": len(here),
            **_easing(here),
        }

    # Weeks beside each other

    def week(self, start: dt.date) -> dict[str, Any]:
        """The week of seven days from `start`, as `unknot week --json` has it."""
        end = start + dt.timedelta(days=6)
        before = [start - dt.timedelta(weeks=weeks) for weeks in (4, 3, 2, 1)]
        return {
            "week": _name_of(start),
            **self.span(start, end),
            "compared": self._compared([*before, start]),
            "last_week": self._totals(before[3:]),
            "four_weeks": self._totals(before),
            "trends": self.trends(end),
        }

    def _compared(self, starts: Sequence[dt.date]) -> list[dict[str, Any]]:
        levels = [self._answers(self.between(start, start + dt.timedelta(days=6))) for start in starts]
        places = {place for level in levels for place, answers in level.items() if answers}
        return [self._place_compared(place, starts, levels) for place in places]

    def _place_compared(
        self, place: Place, starts: Sequence[dt.date], levels: Sequence[Mapping[Place, list[int]]]
    ) -> dict[str, Any]:
        answers = [level.get(place, []) for level in levels]
        medians = [middle(each) for each in answers]
        usual = middle(each for each in medians[:4] if each is not None)
        enough = [len(each) >= 3 for each in answers]
        return {
            "region": place[0],
            "side": place[1],
            "weeks": [
                {"week": _name_of(start), "n": len(each), "median": level}
                for start, each, level in zip(starts, answers, medians, strict=True)
            ],
            "change": change(medians[3], medians[4]) if enough[3] and enough[4] else None,
            "four_weeks": usual,
            "change_from_four_weeks": change(usual, medians[4])
            if enough[4] and sum(enough[:4]) >= 2
            else None,
            "is_first": not self._answers(self.between(dt.date.min, starts[4] - _A_DAY)).get(place),
        }

    def _totals(self, starts: Sequence[dt.date]) -> dict[str, Any]:
        since = [
            start
            for start in starts
            if self.first_day is not None and start + dt.timedelta(days=6) >= self.first_day
        ]
        weeks = [self._sessions(start, start + dt.timedelta(days=6)) for start in since]
        marks = [[point for each in week for point in self._marks_of(each)] for week in weeks]
        return {
            "weeks": len(weeks),
            "sessions": middle(len(week) for week in weeks),
            "seconds_worked": middle(sum(each["seconds_worked"] for each in week) for week in weeks),
            "active_days": middle(len({day_of(each) for each in week}) for week in weeks),
            "tender_points": middle(len(points) for points in marks),
            **_easing([point for points in marks for point in points]),
        }

    def _sessions(self, first: dt.date, last: dt.date) -> list[Json]:
        return [entry for entry in self.between(first, last) if entry["kind"] == "session"]

    def _marks_of(self, session: Json) -> list[Json]:
        return [point for point in session["tender_points"] if self._wants(point["region"])]

    def trends(self, until: dt.date) -> list[dict[str, Any]]:
        """Places with five answers or more in the twelve months up to a day."""
        months = [_month_before(until, back) for back in range(11, -1, -1)]
        first = dt.date.fromisoformat(f"{months[0]}-01")
        answers = self._answers(self.between(first, until))
        by_month = {
            month: self._answers(
                entry for entry in self.between(first, until) if entry["started_at"].startswith(month)
            )
            for month in months
        }
        given_on: dict[Place, list[dt.date]] = {}
        for entry in self.between(first, until):
            for place, told in self._answers([entry]).items():
                given_on.setdefault(place, []).extend(day_of(entry) for _ in told)
        return [
            {
                **_trend(place, numbers, {month: found.get(place, []) for month, found in by_month.items()}),
                "last_on": max(given_on[place]).isoformat(),
            }
            for place, numbers in answers.items()
            if len(numbers) >= 5
        ]


def _trend(place: Place, numbers: Sequence[int], by_month: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    latest, earlier = numbers[-7:], numbers[-14:-7]
    before = middle(earlier) if len(earlier) >= 5 else None
    return {
        "region": place[0],
        "side": place[1],
        "n": len(numbers),
        "months": [
            {"month": month, "n": len(found), "median": middle(found)} for month, found in by_month.items()
        ],
        "latest": middle(latest),
        "earlier": before,
        "change": change(before, middle(latest)),
    }


def _passes_that_ran(entry: Json) -> list[Json]:
    return [each for each in entry.get("passes", ()) if each["seconds"] > 0 and each["outcome"] != "skipped"]


def _reaches(sides: set[str], side: str) -> bool:
    """Both counts on left and on right; left and right together count as both."""
    if side == "both":
        return "both" in sides or {"left", "right"} <= sides
    return side in sides or (side != "middle" and "both" in sides)


def _is_marked(session: Json, place: Place, name: str | None) -> bool:
    sides = {
        point["side"] or "middle"
        for point in session["tender_points"]
        if point["region"] == place[0] and name in (None, point["spot"])
    }
    return _reaches(sides, place[1] or "middle")


def _touches(point: Json, place: Place) -> bool:
    return point["side"] in (place[1], "both")


def _recurrence(flags: Sequence[bool], ever: int) -> str:
    """Latest first: was each of the last five marked; and how many were ever."""
    if not any(flags):
        return "quiet"
    if flags[0] and ever == 1:
        return "new"
    return "recurring" if flags[0] or sum(flags) >= 3 else "fading"


def _easing(points: Sequence[Json]) -> dict[str, Any]:
    eased = [point["seconds_held"] for point in points if point["outcome"] == "eased"]
    return {"eased": len(eased), "seconds_to_ease": middle(eased)}


def _longest_run(states: Sequence[str], wanted: str) -> int:
    longest = run = 0
    for state in states:
        run = run + 1 if state == wanted else 0
        longest = max(longest, run)
    return longest


def _name_of(start: dt.date) -> str:
    thursday = start + dt.timedelta(days=(3 - start.weekday()) % 7)
    year, number, _ = thursday.isocalendar()
    return f"{year}-W{number:02}"


def _month_before(day: dt.date, back: int) -> str:
    months = day.year * 12 + day.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02}"
