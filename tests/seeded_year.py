"""A year of somebody's journal: `python -m tests.seeded_year HOME [--seed N] [--years N]` writes it.

It goes through the real journal: an import, then adding, editing, deleting and undoing. The same seed
gives the same entries. Rules (those of a single session stand in tests/seeded_session.py):

- A year has 52 weeks from a Monday, counted from 0, the first from 2025-10-06. In weeks 8, 9, 30, 44 and 45
  nothing is recorded. In the others a day has 0 to 3 sessions (50, 30, 15, 5 in 100), of any routine that is
  built in, and one in forty of a routine that is not there any more ("own/desk-rolls", rated and marked).
- Home is Paris. Weeks 3 and 4 are spent in New York, 11 and 12 on Kiritimati, the Sunday of 12 and week 13
  in Honolulu (where it is a day earlier), 25 and 26 on Lord Howe Island, 38 in Tokyo, 39 in Los Angeles. As
  the first year begins, the clocks change in Paris, in New York and, by half an hour, on Lord Howe Island.
- On a day on which the clocks change there are two sessions at 02:30 by the clock, before and after it.
- Week 12 has a session on Monday of week 13, on Kiritimati, that began before one on its Sunday in Honolulu.
- In weeks 7 and 20: a session from 23:58 on Sunday to Monday, and a check-in at 00:00 on Monday. On its
  Monday three sessions go from 10 to 7 in the palms: three points are just 30 %.
- From week 26 on passes say what they worked; before that only the routine file knows. Of these sessions one
  in nine was put together for its minutes, whose steps are of no routine ("made-to-fit").
- After a day with a session, three in ten mornings have a next-morning answer about its last session, nine in
  ten of them with a number for what was rated first, at most two off what it was before. The session may
  have been deleted since. Where the number of the session's day divides by four, it is answered again half an
  hour later, without a number: the same instead of worse, else worse.
- On Thursdays, nine in ten weeks that are not empty: how much it got in the way, with no rating.
- One day in ten: a check-in of one or two places, half of them of one side, one in three with a note.
- About one session in six has a note, some of them with markup, other alphabets and formulas, some of blanks
  alone, which is none.
- About one in twenty entries was entered later (recorded two days after).
- One in sixty sessions has a copy beside it with other numbers, which does not count. One in eighty was
  deleted, and two copies of it are left, of which the first by id counts.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec

from tests.seeded_session import OTHER_SPOTS, Sitting, level_of, play
from tui.core.anatomy.body import Side
from tui.core.clock import ManualClock
from tui.core.entries.entry import (
    CheckIn,
    CheckInRating,
    Entry,
    HoldOutcome,
    NextMorning,
    Outcome,
    Pace,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
    TenderPoint,
)
from tui.files.journal.journal_files import YearJournal
from tui.files.journal.stored_entry import record_of, with_earlier
from tui.files.paths import find_paths
from tui.files.routines.routine_files import load_built_in

FIRST_MONDAY = dt.date(2025, 10, 6)
WEEKS = 52
EMPTY_WEEKS = {8, 9, 30, 44, 45}
HOME = "Europe/Paris"
AWAY = {
    **dict.fromkeys((3, 4), "America/New_York"),
    **dict.fromkeys((11, 12), "Pacific/Kiritimati"),
    13: "Pacific/Honolulu",
    **dict.fromkeys((25, 26), "Australia/Lord_Howe"),
    38: "Asia/Tokyo",
    39: "America/Los_Angeles",
}
DATE_LINE_WEEK, DATE_LINE_ZONE = 12, "Pacific/Honolulu"
EDGE_WEEKS = {7, 20}
NOTES = (
    "  \n ",
    "slept badly",
    "long day, but looser",
    "[b]bold?[/b] \\[literal] {braces} & <i>tags</i>",
    "=HYPERLINK(1)",
    "Schulter knirscht, 100 % müde",
    "肩こり ひどい",
    "two\nlines, the second longer than the first by a good deal, so that it has to be folded or cut",
    'said "ow", twice | then `slept`',
)
CHECKED = ("shoulder-top", "neck-back", "low-back", "sacrum", "palm")
"""What is rated now and then without a session."""
UNKNOWN_ROUTINE = "own/desk-rolls"
SAYS_REGIONS_FROM = 26
FITTED, FITTED_TITLE, ONE_IN_FITTED = "made-to-fit", "7 minutes: what it was", 9


def seeded_year(seed: int = 1, years: int = 1) -> tuple[Entry, ...]:
    """Everything that is in the journal in the end, copies too, oldest first."""
    story = _Story(seed)
    entries = [entry for year in range(years) for entry in story.year(year)]
    return tuple(sorted(entries, key=lambda entry: (entry.started_at, entry.id)))


def last_day(years: int = 1) -> dt.date:
    """The last day that can have an entry."""
    return FIRST_MONDAY + dt.timedelta(weeks=WEEKS * years, days=-1)


def moment(day: dt.date, time: str, zone: str, fold: int = 0) -> dt.datetime:
    """A time by the clock of a place, with a fixed offset; one the clocks left out is as they showed it."""
    local = dt.datetime.combine(day, dt.time.fromisoformat(time), ZoneInfo(zone)).replace(fold=fold)
    return dt.datetime.fromisoformat(local.astimezone(dt.UTC).astimezone(ZoneInfo(zone)).isoformat())


class _Story:
    """One person's years, told day by day."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._library = load_built_in()
        self._number = 0
        self._year = 0
        self._week = 0

    def year(self, year: int) -> Iterator[Entry]:
        """The entries of one year of 52 weeks."""
        self._year = year
        for week in range(WEEKS):
            self._week = week
            if week not in EMPTY_WEEKS:
                yield from self._week_of(FIRST_MONDAY + dt.timedelta(weeks=week + WEEKS * year))

    def _week_of(self, monday: dt.date) -> Iterator[Entry]:
        for day in (monday + dt.timedelta(days=number) for number in range(7)):
            sessions = sorted(self._sessions_of(day), key=lambda session: session.started_at)
            yield from (copy for session in sessions for copy in self._as_kept(session))
            yield from self._check_ins_of(day, sessions)
        if self._chance.random() < 0.9:
            thursday = monday + dt.timedelta(days=3)
            yield self._check_in(thursday, "21:15", score=True)

    def _zone(self, day: dt.date) -> str:
        if self._week == DATE_LINE_WEEK and day.weekday() == 6:
            return DATE_LINE_ZONE
        return AWAY.get(self._week, HOME)

    def _sessions_of(self, day: dt.date) -> Iterator[SessionEntry]:
        zone, chance = self._zone(day), self._chance
        for hour in chance.sample(range(7, 22), chance.choices([0, 1, 2, 3], [10, 6, 3, 1])[0]):
            yield self._session(moment(day, f"{hour:02}:{chance.randint(0, 59):02}:11", zone), zone)
        yield from (self._session(at, where) for at, where in self._edges(day, zone))
        if self._week in EDGE_WEEKS and day.weekday() == 0:
            for minute in ("06:01", "06:11", "06:21"):
                session = self._of_unknown_routine(moment(day, minute, zone), zone)
                rating = Rating(region="palm", side=Side.BOTH, before=10, after=7)
                yield msgspec.structs.replace(session, ratings=(rating,))

    def _edges(self, day: dt.date, zone: str) -> Iterator[tuple[dt.datetime, str]]:
        tomorrow = moment(day + dt.timedelta(days=1), "00:00", zone)
        if tomorrow.utcoffset() != moment(day, "00:00", zone).utcoffset():
            yield from ((moment(day, "02:30", zone, fold), zone) for fold in (0, 1))
        if self._week in EDGE_WEEKS and day.weekday() == 6:
            yield moment(day, "23:58:20", zone), zone
        if self._week == DATE_LINE_WEEK and day.weekday() == 6:
            yield moment(day + dt.timedelta(days=1), "08:00", AWAY[DATE_LINE_WEEK]), AWAY[DATE_LINE_WEEK]
            yield moment(day, "09:00", zone), zone

    def _next_id(self, kind: str) -> str:
        self._number += 1
        return f"{kind}-{self._number:05}"

    @property
    def _progress(self) -> float:
        return self._week / WEEKS

    @property
    def _says_regions(self) -> bool:
        return self._week >= SAYS_REGIONS_FROM

    def _session(self, at: dt.datetime, zone: str) -> SessionEntry:
        chance = self._chance
        if chance.random() < 1 / 40:
            session = self._of_unknown_routine(at, zone)
        else:
            routine = chance.choice(self._library.routines)
            sitting = Sitting(
                id=self._next_id("session"),
                routine=routine,
                start=at,
                zone=zone,
                progress=self._progress,
                says_regions=self._says_regions,
            )
            session = play(chance, self._library, sitting)
            if self._says_regions and at.timetuple().tm_yday % ONE_IN_FITTED == 0:
                session = msgspec.structs.replace(session, routine=FITTED, routine_title=FITTED_TITLE)
        return self._told(session) if chance.random() < 0.3 else session

    def _told(self, session: SessionEntry) -> SessionEntry:
        """With a note, or entered later, or both."""
        note = self._chance.choice([*NOTES, "", "", "", ""])
        if self._chance.random() > 1 / 6:
            return msgspec.structs.replace(session, note=note)
        later = session.ended_at + dt.timedelta(days=2)
        return msgspec.structs.replace(
            session, note=note, entered_later=True, recorded_at=later, updated_at=later
        )

    def _of_unknown_routine(self, at: dt.datetime, zone: str) -> SessionEntry:
        entry_id, end = self._next_id("session"), at + dt.timedelta(minutes=5)
        before = level_of(self._chance, "shoulder-top", self._progress)
        mark = TenderPoint(
            id=f"{entry_id}-m0",
            at=at + dt.timedelta(seconds=40),
            step="rolls",
            region="shoulder-top",
            side=Side.LEFT,
            spot=self._chance.choice(["", OTHER_SPOTS[0]]),
            seconds_into_pass=20,
            seconds_held=33,
            outcome=HoldOutcome.EASED,
        )
        return SessionEntry(
            id=entry_id,
            routine=UNKNOWN_ROUTINE,
            routine_title="Desk rolls",
            pace=Pace.UNTIMED,
            started_at=at,
            ended_at=end,
            timezone=zone,
            recorded_at=end,
            updated_at=end,
            outcome=Outcome.FINISHED,
            seconds_planned=240,
            seconds_worked=251,
            seconds_held=33,
            seconds_paused=0,
            seconds_moving=16,
            seconds_away=0,
            passes=(
                PassResult(
                    step="rolls",
                    side=Side.BOTH,
                    seconds=251,
                    outcome=PassOutcome.DONE,
                    regions=("shoulder-top", "upper-back") if self._says_regions else None,
                ),
            ),
            ratings=(
                Rating(region="shoulder-top", side=Side.BOTH, before=before, after=max(0, before - 1)),
                Rating(region="forearm-outer", side=Side.RIGHT, before=None, after=1),
            ),
            tender_points=(mark,) if self._chance.random() < 0.5 else (),
        )

    def _as_kept(self, session: SessionEntry) -> Iterator[SessionEntry]:
        """The session, or it beside a copy, or two copies of it where it was deleted itself."""
        luck = self._chance.random()
        copies = [
            msgspec.structs.replace(
                session,
                id=f"{session.id}-{number}",
                copy_of=session.id,
                seconds_worked=session.seconds_worked + number * 10,
                note=f"copy {number}",
            )
            for number in (1, 2)
        ]
        if luck > 1 / 80:
            yield session
        if luck <= 1 / 80 + 1 / 60:
            yield from copies if luck <= 1 / 80 else copies[:1]

    def _check_ins_of(self, day: dt.date, sessions: Sequence[SessionEntry]) -> Iterator[CheckIn]:
        chance = self._chance
        if sessions and chance.random() < 0.3:
            told = self._next_morning(sessions[-1], day + dt.timedelta(days=1))
            yield told
            if day.toordinal() % 4 == 0:
                yield self._put_right(told)
        if chance.random() < 0.1:
            yield self._check_in(day, f"{chance.randint(6, 22):02}:20", places=chance.randint(1, 2))
        if self._week in EDGE_WEEKS and day.weekday() == 0:
            yield self._check_in(day, "00:00", places=1)

    def _next_morning(self, session: SessionEntry, day: dt.date) -> CheckIn:
        empty = self._check_in(day, "08:10")
        ratings: tuple[CheckInRating, ...] = ()
        if session.ratings and self._chance.random() < 0.9:
            rated = session.ratings[0]
            around = rated.before if rated.before is not None else 5
            now = min(10, max(0, around + self._chance.randint(-2, 2)))
            ratings = (CheckInRating(region=rated.region, side=rated.side, now=now),)
        return msgspec.structs.replace(
            empty,
            ratings=ratings,
            next_morning=self._chance.choice(list(NextMorning)),
            after_session=session.id,
        )

    def _put_right(self, told: CheckIn) -> CheckIn:
        """Another answer, half an hour later."""
        at = told.started_at + dt.timedelta(minutes=30)
        answer = NextMorning.SAME if told.next_morning is NextMorning.WORSE else NextMorning.WORSE
        return msgspec.structs.replace(
            told, id=self._next_id("check-in"), started_at=at, ended_at=at, ratings=(), next_morning=answer
        )

    def _check_in(self, day: dt.date, time: str, places: int = 0, *, score: bool = False) -> CheckIn:
        chance, zone = self._chance, self._zone(day)
        at, is_later = moment(day, time, zone), chance.random() < 1 / 20
        recorded = at + dt.timedelta(days=2 if is_later else 0)
        return CheckIn(
            id=self._next_id("check-in"),
            started_at=at,
            ended_at=at,
            timezone=zone,
            recorded_at=recorded,
            updated_at=recorded,
            entered_later=is_later,
            ratings=tuple(self._rating_now(region) for region in chance.sample(CHECKED, places)),
            interference=chance.randint(0, 8) if score or chance.random() < 0.05 else None,
            note=chance.choice(NOTES) if places and chance.random() < 1 / 3 else "",
        )

    def _rating_now(self, region: str) -> CheckInRating:
        known = self._library.region(region)
        side = self._chance.choice([Side.BOTH, Side.BOTH, Side.LEFT, Side.RIGHT])
        return CheckInRating(
            region=region,
            side=side if known is None or known.sided else Side.MIDDLE,
            now=level_of(self._chance, region, self._progress),
        )


def write_year(home: Path, entries: Sequence[Entry], now: dt.datetime) -> None:
    """Put the entries into the journal of a home: most at once, the last ones by hand, some changed and back.

    Afterwards the journal holds what was handed in; only `updated_at` of one entry is another.
    """
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(home)}), ManualClock(now, HOME))
    by_hand, at_once = entries[-3:], entries[:-3]
    journal.combine([with_earlier(record_of(entry), ()) for entry in at_once])
    for entry in by_hand:
        journal.add(entry)
    journal.add(msgspec.structs.replace(by_hand[0], id="deleted", note="this must never count"))
    journal.remove("deleted")
    stored = journal.get(by_hand[1].id)
    assert stored is not None
    journal.replace(msgspec.structs.replace(stored, note="an edit that is taken back"))
    journal.undo()
    journal.remove(by_hand[2].id)
    journal.undo()


@click.command()
@click.argument("home", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True)
@click.option("--years", default=1, show_default=True)
def main(home: Path, seed: int, years: int) -> None:
    """Write the entries of a seed into the journal under HOME, as with UNKNOT_HOME=HOME."""
    entries = seeded_year(seed, years)
    write_year(home, entries, moment(last_day(years), "23:59", HOME))
    print(f"{len(entries)} entries up to {last_day(years)}")


if __name__ == "__main__":
    main()
