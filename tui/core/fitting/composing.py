"""From the moves that were chosen to a routine of its own, in the order that saves ways and fetching."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import msgspec

from tui.core.anatomy.body import Side
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import FITTED_ID
from tui.core.fitting.moves import Move
from tui.core.fitting.needs import Bounds
from tui.core.routines.plan import change_over_seconds, get_ready_seconds
from tui.core.routines.routine import Group, Routine, Step
from tui.core.routines.vocabulary import TOOLS, Contact, Setting

_STATIONS: tuple[tuple[Contact | None, Setting], ...] = (
    *((None, where) for where in (Setting.DESK, Setting.CHAIR, Setting.STANDING)),
    *((Contact.ROLLER, where) for where in (Setting.DESK, Setting.CHAIR, Setting.STANDING)),
    *((Contact.ROLLER, where) for where in (Setting.WALL, Setting.FLOOR)),
    (None, Setting.FLOOR),
    *((Contact.BALL, where) for where in (Setting.FLOOR, Setting.DESK, Setting.CHAIR, Setting.STANDING)),
    (Contact.BALL, Setting.WALL),
    (None, Setting.WALL),
)
"""Seated without things first; the ball is fetched once, and the wall is gone to once."""
_TURNS = {station: turn for turn, station in enumerate(_STATIONS)}


class GroupKey(msgspec.Struct, frozen=True):
    """Steps of one group of a routine that are done at one station, and on the same sides."""

    routine: str
    group: str
    station: int
    sides: tuple[Side | None, ...]
    rest_seconds: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a composition: how often it is done, and the seconds it can have each time."""

    routine: Routine
    step: Step
    passes: int
    bounds: Bounds
    group: GroupKey | None


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """Chosen moves with all they need, in order; `moving` are the seconds between the work.

    `least`, `usual` and `most` are its whole length, in seconds.
    """

    lines: tuple[Line, ...]
    moving: int
    least: int
    usual: int
    most: int


def compose(moves: Sequence[Move]) -> Composition:
    """Order the moves by station, and bring in what they need."""
    lines = tuple(_lines(moves))
    moving = moving_seconds(lines)
    return Composition(
        lines=lines,
        moving=moving,
        least=moving + sum(line.passes * line.bounds.least for line in lines),
        usual=moving + sum(line.passes * line.bounds.usual for line in lines),
        most=moving + sum(line.passes * line.bounds.most for line in lines),
    )


def moving_seconds(lines: Sequence[Line]) -> int:
    """What a plan of these lines needs for getting ready and changing sides, whatever their seconds are.

    It says the same as `make_plan`, which takes too long to be asked about every choice there is.
    """
    moving = 0
    is_first = True
    placed: Side | None = None
    for group, run in groupby(lines, key=lambda line: line.group or line):
        together = list(run)
        for at, side in enumerate(group.sides if isinstance(group, GroupKey) else (None,)):
            for line in together:
                if side is not None and placed is not None and placed is not side:
                    moving += change_over_seconds(line.routine, line.step)
                else:
                    moving += get_ready_seconds(line.step, first=is_first, again=at > 0)
                placed, is_first = side, False
    return moving


def routine_of(lines: Sequence[Line], seconds: Sequence[int], pace: Pace) -> Routine:
    """A routine of these lines. Timed, its steps take these seconds; untimed, what their files allow."""
    ids = _unique(line.step.id for line in lines)
    named = _named_groups(lines)
    setting = lines[0].routine.setting_of(lines[0].step)
    steps = (_step(line, new_id, named, setting) for line, new_id in zip(lines, ids, strict=True))
    return Routine(
        id=FITTED_ID,
        title="",
        steps=tuple(_timed(step, each, pace) for step, each in zip(steps, seconds, strict=True)),
        regions=(),
        setting=setting,
        groups=tuple(_group(name, key) for key, name in named.items()),
    )


def _timed(step: Step, seconds: int, pace: Pace) -> Step:
    if pace is Pace.UNTIMED:
        return msgspec.structs.replace(step, seconds=seconds)
    return msgspec.structs.replace(step, seconds=seconds, min_seconds=seconds, max_seconds=seconds)


def station_of(move: Move) -> int:
    """The turn of the place it is done at, with what is in the hand there."""
    tool = move.step.contact if move.step.contact in TOOLS else None
    return _TURNS[tool, move.setting]


def _lines(moves: Sequence[Move]) -> list[Line]:
    """By station, then the routine of the most wanted place, then as in the routine."""
    wish: dict[str, int] = {}
    for move in moves:
        wish[move.routine.id] = min(*move.serves, wish.get(move.routine.id, len(moves) + 99))

    def turn(move: Move) -> tuple[int, int, int, int]:
        return station_of(move), wish[move.routine.id], *move.order

    lines: list[Line] = []
    brought: set[tuple[str, str]] = set()
    turns = sorted(((turn(move), move) for move in moves), key=itemgetter(0))
    for (station, _, _), run in groupby(turns, key=lambda each: each[0][:3]):
        lines += _run([move for _, move in run], station, brought)
    return lines


def _run(moves: Sequence[Move], station: int, brought: set[tuple[str, str]]) -> Iterator[Line]:
    """The moves of one routine at one station, each after what it needs; those of a group together."""
    together: dict[tuple[str | int, tuple[Side | None, ...]], list[Move]] = {}
    for move in moves:
        together.setdefault((move.step.group or move.number, move.sides), []).append(move)
    for each in sorted(together.values(), key=_turn_of_sides):
        yield from _lines_of(each, station, brought)


def _turn_of_sides(moves: Sequence[Move]) -> tuple[int, int]:
    """Of one group, what is only on the first side goes first, and what is only on the last goes last."""
    move = moves[0]
    if move.step.group is None:
        return move.order[1], 0
    start = next(at for at, step in enumerate(move.routine.steps) if step.group == move.step.group)
    first, last = (move.routine.group(move.step.group).sides[end] for end in (0, -1))
    return start, (last in move.sides) - (first in move.sides)


def _lines_of(moves: Sequence[Move], station: int, brought: set[tuple[str, str]]) -> Iterator[Line]:
    """Moves with the same sides; a position of no group is taken once in the whole."""
    routine, sides = moves[0].routine, moves[0].sides
    bounds = {move.step.id: move.bounds for move in moves}
    needed = {
        need.step.id: need.bounds
        for move in moves
        for need in move.needs
        if (routine.id, need.step.id) not in brought
    }
    for step in routine.steps:
        if step.id not in bounds and step.id not in needed:
            continue
        if step.group is None:
            brought.add((routine.id, step.id))
        yield Line(
            routine=routine,
            step=step,
            passes=len(sides) if step.group else 1,
            bounds=(needed | bounds)[step.id],
            group=_key(routine, step, station, sides),
        )


def _key(routine: Routine, step: Step, station: int, sides: tuple[Side | None, ...]) -> GroupKey | None:
    if step.group is None:
        return None
    return GroupKey(routine.id, step.group, station, sides, routine.group(step.group).rest_seconds)


def _unique(wanted: Iterable[str]) -> list[str]:
    """The same ids, those that come again with a number."""
    given: list[str] = []
    for word in wanted:
        number, name = 1, word
        while name in given:
            number += 1
            name = f"{word}-{number}"
        given.append(name)
    return given


def _named_groups(lines: Sequence[Line]) -> dict[GroupKey, str]:
    keys = list(dict.fromkeys(line.group for line in lines if line.group is not None))
    return dict(zip(keys, _unique(key.group for key in keys), strict=True))


def _group(name: str, key: GroupKey) -> Group:
    return Group(id=name, sides=tuple(side for side in key.sides if side), rest_seconds=key.rest_seconds)


def _step(line: Line, new_id: str, named: dict[GroupKey, str], first: Setting) -> Step:
    setting = line.routine.setting_of(line.step)
    return msgspec.structs.replace(
        line.step,
        id=new_id,
        group=None if line.group is None else named[line.group],
        setting=None if setting is first else setting,
        same_as=f"{line.routine.id}/{line.step.id}",
    )
