"""What a routine file says: frozen records, in the fields of the documented format."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

import msgspec

from tui.core.anatomy.body import Region, Side, View, where_in_short, where_in_words
from tui.core.routines.vocabulary import (
    Advance,
    Asked,
    Contact,
    Direction,
    Equipment,
    Evidence,
    EyesBusy,
    HandsBusy,
    KeyReach,
    Motion,
    Origin,
    Setting,
    StepSide,
    StopAction,
    TimeOfDay,
)

_AWAY_FROM_KEYS = (Setting.WALL, Setting.FLOOR)


class PathSpot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named spot of a region that a movement comes by."""

    region: str
    spot: str


class Path(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way a movement takes over the body; increment in centimetres.

    `along` are the spots it comes by, from its start to its end, each for an equal part of the way.
    """

    from_: str = msgspec.field(name="from")
    to: str
    direction: Direction
    increment_cm: float | None = None
    repeats: int = 1
    along: tuple[PathSpot, ...] = ()


class Breath(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paced breath, each part in seconds."""

    in_: int = msgspec.field(name="in")
    hold: int = 0
    out: int

    @property
    def seconds(self) -> int:
        """Length of one whole breath."""
        return self.in_ + self.hold + self.out


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Steps done whole on one side, left or right, then whole on the other, with a rest between."""

    id: str
    sides: tuple[Side, ...]
    rest_seconds: int = 0


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One movement with its text, seconds and body facts.

    `setting` is where it is done, if not where the routine is. `same_as`, "ROUTINE/STEP", names the step of
    another routine that this one repeats: nobody needs both in one session. `follows` is the step before it
    in the same routine that this one goes on from, and makes no sense without.
    """

    id: str
    title: str
    instruction: str
    seconds: int
    min_seconds: int
    max_seconds: int
    regions: tuple[str, ...]
    motion: Motion = Motion.REST
    contact: Contact = Contact.NONE
    side: StepSide = StepSide.BOTH
    group: str | None = None
    path: Path | None = None
    pace_bpm: int | None = None
    breath: Breath | None = None
    pressure_max: int = 0
    tender_point_advice: str = ""
    caution: str = ""
    hands_busy: HandsBusy = HandsBusy.BOTH
    eyes_busy: EyesBusy = EyesBusy.SCREEN
    keyboard: KeyReach = KeyReach.NEAR
    advance: Advance = Advance.TIMER
    origin: Origin = Origin.USER
    sources: tuple[str, ...] = ()
    setting: Setting | None = None
    same_as: str | None = None
    follows: str | None = None

    @property
    def is_still(self) -> bool:
        """Whether the step only takes a position or rests, so that there is nothing to mark."""
        return self.motion in (Motion.POSITION, Motion.REST)

    @property
    def worked(self) -> tuple[str, ...]:
        """The regions it works; none where it only takes a position."""
        return () if self.motion is Motion.POSITION else self.regions


class Routine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ordered list of steps for some regions."""

    id: str
    title: str
    steps: tuple[Step, ...]
    regions: tuple[str, ...]
    summary: str = ""
    setting: Setting = Setting.CHAIR
    posture: str = ""
    equipment: tuple[Equipment, ...] = ()
    equipment_alternatives: dict[str, tuple[str, ...]] = {}
    view: View = View.BACK
    evidence: Evidence = Evidence.PRACTICE
    origin: Origin = Origin.USER
    contraindications: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    seconds_total: int | None = None
    times_of_day: tuple[TimeOfDay, ...] = ()

    def group(self, group_id: str) -> Group:
        """The group of that id; KeyError where the routine has none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of its groups, left first: where there are two, one of them can be chosen."""
        return tuple(
            side for side in (Side.LEFT, Side.RIGHT) if any(side in group.sides for group in self.groups)
        )

    @property
    def hands_free(self) -> bool:
        """Whether it is done away from the keyboard, so that wall and distance mode come on by themselves."""
        return self.setting in _AWAY_FROM_KEYS

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Where its steps are done, in the order they come in."""
        return tuple(dict.fromkeys(map(self.setting_of, self.steps)))

    def setting_of(self, step: Step) -> Setting:
        """Where that step of it is done: where the routine is, if it says nothing else."""
        return step.setting or self.setting

    def is_hands_free_in(self, step: Step) -> bool:
        """Whether that step of it is done away from the keyboard."""
        return self.setting_of(step) in _AWAY_FROM_KEYS


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a claim comes from; kind T trial, R review, G guideline, E expert, C case report.

    `seen` is the day on which its address was looked at, None where only a copy of the text was; `fact` is
    what it found or says, in one or two sentences of the file's own.
    """

    id: str
    title: str
    publisher: str
    year: int | None
    url: str
    kind: Literal["T", "R", "G", "E", "C"]
    seen: str | None
    fact: str = ""


class Contraindication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who should not, in plain words; what a yes asks for, and what to tell the person then.

    A yes leaves out, or softens, the work on `regions`; where it names none, `skip-area` is about the places
    the person points at, and the other actions about all of the routine. Steps with a contact of `without`
    are left out too; `pressure_max`, 0 to 10, is the most that is left of the others.
    """

    id: str
    text: str
    action: StopAction
    advice: str = ""
    sources: tuple[str, ...] = ()
    asked: Asked = Asked.EACH_TIME
    regions: tuple[str, ...] = ()
    without: tuple[Contact, ...] = ()
    pressure_max: int | None = None


class Library(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything loaded from routine files, built-in ones first."""

    language: str
    regions: tuple[Region, ...]
    sources: tuple[Source, ...]
    contraindications: tuple[Contraindication, ...]
    routines: tuple[Routine, ...]

    def routine(self, routine_id: str) -> Routine | None:
        """The routine of that id, if there is one."""
        return next((routine for routine in self.routines if routine.id == routine_id), None)

    def region(self, region_id: str) -> Region | None:
        """The region of that id, if it is known here."""
        return self._region_of.get(region_id)

    @cached_property
    def _region_of(self) -> Mapping[str, Region]:
        """A page of the week asks for hundreds of names."""
        return {region.id: region for region in reversed(self.regions)}  # the first of an id counts

    def region_name(self, region_id: str) -> str:
        """The region in words, or its id where a newer file wrote one unknown here."""
        region = self.region(region_id)
        return region.name if region else region_id

    def where(self, region_id: str, side: Side | None) -> str:
        """A place in words, such as "top of your right shoulder"; an unknown region goes by its id."""
        return where_in_words(self._said_as(region_id), side)

    def where_in_short(self, region_id: str, side: Side | None) -> str:
        """A place in a list, such as "top of right shoulder"; an unknown region goes by its id."""
        return where_in_short(self._said_as(region_id), side)

    def _said_as(self, region_id: str) -> Region:
        return self.region(region_id) or Region(id=region_id, name=region_id, views=(), sided=True)

    def routines_for(self, region_id: str) -> tuple[Routine, ...]:
        """The routines that work a region, those that name it first before the others."""
        found = [routine for routine in self.routines if region_id in routine.regions]
        return tuple(sorted(found, key=lambda routine: routine.regions.index(region_id)))

    def sources_called(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources of these ids, in this order, without those that no file defines."""
        known = {source.id: source for source in self.sources}
        return tuple(known[each] for each in ids if each in known)

    def contraindications_of(self, routine: Routine) -> tuple[Contraindication, ...]:
        """What must be asked before this routine, in the order of its file."""
        known = {item.id: item for item in self.contraindications}
        return tuple(known[item] for item in routine.contraindications if item in known)
