"""What every session starts with, whichever front end guides through it."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.core.anatomy.body import Side, Spot
from tui.core.clock import Clock
from tui.core.cues.cue import Channels, Telling
from tui.core.entries.entry import Entry, Pace, Rating
from tui.core.entries.journal import Journal, JournalError
from tui.core.ids import new_id
from tui.core.places.dose import Dose, doses_at, lately_in
from tui.core.places.findings import Finding, regions_of_library
from tui.core.places.history import History
from tui.core.places.kept_history import KeptHistory
from tui.core.places.spots import KeptSpotNames, SpotNames
from tui.core.preferences.settings import Settings, StartRequest
from tui.core.routines.plan import BOTH_SIDES, LeftOutPass
from tui.core.routines.routine import Library, Routine
from tui.core.safety.health import Health, HealthKeeper, health_today
from tui.core.sessions.record import SessionHeader, SessionLog
from tui.core.sessions.running import RunningSession
from tui.core.sessions.session import Session
from tui.files.kept_health import KeptHealth
from tui.files.paths import Paths
from tui.files.sessions.checkpoint import SessionFile, session_path

REHEARSAL_RATE = 60


class Beginning:
    """Makes headers, sessions and session files; `clock_rate` is how fast the clock of a session runs.

    `settings` may be put in the place of others between two sessions.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        library: Library,
        journal: Journal,
        clock: Clock,
        *,
        clock_rate: float = 1,
        health: HealthKeeper | None = None,
        histories: KeptHistory | None = None,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.journal = journal
        self.clock = clock
        self.health = health or KeptHealth(paths)
        self._clock_rate = clock_rate
        self.take_library(library, histories or KeptHistory(regions_of_library(library)))

    def take_library(self, library: Library, histories: KeptHistory) -> None:
        """Know these routines; the history of the journal is made of them once, for all who ask."""
        self.library = library
        self._histories = histories
        self._names = KeptSpotNames(library)

    def health_today(self) -> Health:
        """What was said about one's health and holds today."""
        return health_today(self.health.now, self.library, self.clock.now().date())

    def header(
        self,
        routine: Routine,
        pace: Pace,
        sides: tuple[Side, ...],
        ratings: tuple[Rating, ...] = (),
        *,
        keys: bool = True,
        rehearse: bool = False,
        left_out: tuple[LeftOutPass, ...] = (),
    ) -> SessionHeader:
        """A session that begins now; `keys` False where none can come, so that nothing waits for one."""
        return SessionHeader(
            id=self._new_id(),
            routine=routine,
            pace=pace,
            sides=sides,
            keys=keys,
            started_at=self.clock.now().replace(microsecond=0),
            timezone=self.clock.timezone,
            clock_rate=self._clock_rate * (REHEARSAL_RATE if rehearse else 1),
            ratings=ratings,
            left_out=left_out,
        )

    def file(self, header: SessionHeader) -> SessionFile:
        """Where this session will be written down; nothing is written yet."""
        return SessionFile(session_path(self.paths, header), header)

    def session(self, header: SessionHeader, telling: Telling | None = None) -> Session:
        """A session that has not started; `telling` where a voice tells the steps."""
        unsided = frozenset(region.id for region in self.library.regions if not region.sided)
        return Session(
            header,
            new_id=self._new_id,
            unsided=unsided,
            hold_marks=self.settings.hold_marks,
            telling=telling,
            spot_names=self.spot_names(),
        )

    def playing(
        self, header: SessionHeader, log: SessionLog | None, channels: Channels | None = None
    ) -> RunningSession:
        """That session with its clock and the keys the person set; no `log` for a rehearsal."""
        session = self.session(header, channels.telling if channels else None)
        return RunningSession(session, self.clock, log, channels, key_map=self.settings.keys)

    def rehearsal(self, request: StartRequest) -> RunningSession:
        """The same session sixty times as fast, without keys, without a sound and without a trace."""
        sides = BOTH_SIDES if request.side is None else (request.side,)
        header = self.header(request.routine, request.pace, sides, keys=False, rehearse=True)
        return self.playing(header, None)

    def findings(self, routine: Routine) -> Mapping[Spot, Finding]:
        """What the journal knows of every place this routine works; nothing where it cannot be read."""
        history = self._history()
        spots = [Spot(region, side) for region in routine.regions for side in Side]
        found = {spot: history.finding(spot) for spot in spots}
        return {spot: item for spot, item in found.items() if item is not None}

    def doses(self, routine: Routine) -> tuple[Dose, ...]:
        """What speaks for less at the places this routine works, the weightiest first."""
        regions = [region for region in self.library.regions if region.id in routine.regions]
        places = [Spot(region.id, side) for region in regions for side in region.sides]
        return doses_at(self._history(), places, self.clock.now())

    def lately(self) -> Sequence[Entry]:
        """The entries that can speak for less today."""
        return lately_in(self._history(), self.clock.now())

    def spot_names(self) -> SpotNames:
        """What the spot of a tender point can be called, the person's own words among it."""
        return self._names.of(self._history().entries)

    def _history(self) -> History:
        """What the journal holds now; another one only where that has changed."""
        entries: Sequence[Entry] = ()
        with suppress(JournalError):  # told on the body screen, and no reason not to begin
            entries = self.journal.all()
        return self._histories.of(entries)

    def _new_id(self) -> str:
        return new_id(round(self.clock.now().timestamp() * 1000), os.urandom(10))
