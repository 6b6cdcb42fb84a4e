"""Named spots: which one a movement has come to, and what is offered for a tender point."""

import copy
import itertools
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_header, a_session, a_step, a_tender_point
from tui.core.anatomy.body import Region, Side, Spot, View
from tui.core.entries.entry import Entry, Outcome, TenderPoint
from tui.core.places.spots import KeptSpotNames, OwnSpot, SpotNames, likely_spot, spot_names, spots_to_offer
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Library, Path, PathSpot, Routine, Step
from tui.core.routines.vocabulary import Direction, Motion, StepSide
from tui.core.sessions.events import Event
from tui.core.sessions.record import Phase, SessionState, entry_of
from tui.core.sessions.session import Session

TOP, BACK = "shoulder-top", "upper-back"
WAY = tuple(
    PathSpot(region=region, spot=spot) for region, spot in ((TOP, "neck"), (TOP, "ridge"), (BACK, "blade"))
)
NAMES = SpotNames({TOP: ("neck", "ridge", "point"), BACK: ("blade", "spine")})


def a_way(direction: Direction = Direction.DOWN, repeats: int = 1, along: tuple[PathSpot, ...] = WAY) -> Path:
    return Path(from_="top", to="bottom", direction=direction, repeats=repeats, along=along)


def a_pass(**fields: object) -> Pass:
    step = a_step(**{"regions": (TOP, BACK), "motion": Motion.ROLL, "path": a_way(), "seconds": 60} | fields)
    return make_plan(a_routine(step)).passes[0]


def a_routine(*steps: Step) -> Routine:
    return Routine(id="mine", title="Mine", steps=steps, regions=(TOP, BACK))


def likely(seconds: float, **fields: object) -> str | None:
    spot = likely_spot(a_pass(**fields), int(1000 * seconds))
    return spot.spot if spot else None


# The likely one


@pytest.mark.parametrize(
    ("seconds", "spot"),
    [(0, "neck"), (19.9, "neck"), (20, "ridge"), (39.9, "ridge"), (40, "blade"), (59.9, "blade")],
)
def test_every_spot_has_an_equal_part_of_the_way(seconds: float, spot: str) -> None:
    assert likely(seconds) == spot


@pytest.mark.parametrize(
    ("seconds", "spot"), [(9, "neck"), (11, "ridge"), (29, "blade"), (31, "neck"), (59, "blade")]
)
def test_a_path_that_is_repeated_begins_again(seconds: float, spot: str) -> None:
    assert likely(seconds, path=a_way(repeats=2)) == spot


@pytest.mark.parametrize(
    ("seconds", "spot"), [(1, "neck"), (15, "ridge"), (30, "blade"), (45, "ridge"), (59, "neck")]
)
def test_a_path_there_and_back_folds(seconds: float, spot: str) -> None:
    assert likely(seconds, path=a_way(Direction.THERE_AND_BACK)) == spot


def test_the_pace_moves_the_spots_with_it() -> None:
    step = a_step(regions=(TOP, BACK), motion=Motion.ROLL, path=a_way(), seconds=60, max_seconds=600)
    slow = msgspec.structs.replace(make_plan(a_routine(step)).passes[0], planned_ms=120_000)
    assert likely_spot(slow, 45_000) == WAY[1]


def test_time_beyond_the_plan_goes_over_the_path_again() -> None:
    assert likely(61) == "neck"


def test_a_way_without_names_proposes_nothing() -> None:
    assert likely(5, path=None) is None
    assert likely(5, path=a_way(along=())) is None


# What is offered


def offered(seconds: float, names: SpotNames = NAMES, **fields: object) -> list[str]:
    return [each.spot for each in spots_to_offer(a_pass(**fields), int(1000 * seconds), names)]


def test_the_likely_one_comes_first_then_what_is_near_then_the_rest_of_its_region() -> None:
    assert offered(5) == ["neck", "ridge", "blade", "point", "spine"]
    assert offered(50) == ["blade", "ridge", "neck", "spine", "point"]


def test_without_a_path_the_names_come_in_the_order_of_the_regions() -> None:
    assert offered(5, path=None) == ["neck", "ridge", "point", "blade", "spine"]


def test_own_words_of_this_place_come_behind_the_likely_one() -> None:
    own = (
        OwnSpot(TOP, Side.BOTH, "old knot"),
        OwnSpot(TOP, Side.BOTH, "the scar"),
        OwnSpot(BACK, Side.BOTH, "rib"),
    )
    assert offered(5, SpotNames(NAMES.named, own))[:4] == ["neck", "old knot", "the scar", "ridge"]


def test_own_words_of_the_other_side_are_not_offered() -> None:
    own = SpotNames(own=(OwnSpot(TOP, Side.LEFT, "old knot"),))
    assert own.own_at(TOP, Side.RIGHT) == ()
    assert own.own_at(TOP, Side.LEFT) == own.own_at(TOP, Side.BOTH) == ("old knot",)


def test_own_words_are_the_latest_ones_that_no_region_has() -> None:
    def point(spot: str) -> TenderPoint:
        return a_tender_point(spot=spot, region=TOP, side=Side.LEFT)

    region = Region(id=TOP, name="top", views=(View.BACK,), sided=True, spots=("neck",))
    library = Library(language="en", regions=(region,), sources=(), contraindications=(), routines=())
    older = a_session(tender_points=(point("scar"), point("neck"), point("")))
    later = a_session(id="session-2", tender_points=(point("knot"),))
    assert spot_names(library, [older, later]).own_at(TOP, Side.LEFT) == ("knot", "scar")


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(st.sampled_from("abc "), max_size=3)), max_size=6))
def test_spot_names_that_are_kept_are_those_of_all_entries(changes: list[tuple[int, list[str]]]) -> None:
    region = Region(id=TOP, name="top", views=(View.BACK,), sided=True, spots=("a",))
    library = Library(language="en", regions=(region,), sources=(), contraindications=(), routines=())
    kept, entries = KeptSpotNames(library), tuple[Entry, ...]()
    for gone, words in changes:
        points = [a_tender_point(spot=word.strip(), region=TOP, side=Side.LEFT) for word in words]
        more = tuple(a_session(tender_points=(point,)) for point in points)
        entries = entries[: max(0, len(entries) - gone)] + more
        assert kept.of(entries) == spot_names(library, entries)


# In a hold


def holding(seconds: int = 5, **fields: object) -> Session:
    """A session that has just been marked so many seconds into its first pass."""
    step = a_step(
        **{"regions": (TOP, BACK), "motion": Motion.ROLL, "path": a_way(), "side": StepSide.BOTH} | fields
    )
    numbers = itertools.count(1)
    session = Session(
        a_header(a_routine(step)),
        new_id=lambda: f"mark-{next(numbers)}",
        unsided=frozenset({BACK}),
        spot_names=NAMES,
    )
    session.start(0)
    session.handle(Event.GO, 0)
    for at in range(1, seconds + 1):
        session.advance(1000 * at)
    session.handle(Event.MARK, 1000 * seconds)
    return session


def named(session: Session) -> tuple[str, str, Side | None]:
    mark = session.state.marks[-1]
    return mark.region, mark.spot, mark.side


def test_one_key_accepts_the_likely_spot_and_the_journal_has_it() -> None:
    session = holding(50)
    session.handle(Event.NAME_SPOT, 51_000)
    entry = entry_of(session.header, session.state, Outcome.INTERRUPTED, None)
    assert [(point.region, point.spot) for point in entry.tender_points] == [(BACK, "blade")]


def test_a_spot_that_nobody_accepted_is_not_stored() -> None:
    session = holding(50)
    session.handle(Event.EASED, 52_000)
    assert named(session) == (TOP, "", Side.BOTH)


def test_further_keys_go_through_the_list_and_end_at_not_named() -> None:
    session = holding()
    seen = []
    for _ in range(7):
        session.handle(Event.NAME_SPOT, 5_500)
        seen.append(named(session)[1])
    assert seen == ["neck", "ridge", "blade", "point", "spine", "", "neck"]


def test_a_spot_of_a_region_without_sides_is_in_the_middle() -> None:
    session = holding(50)
    session.handle(Event.NAME_SPOT, 51_000)
    assert named(session) == (BACK, "blade", Side.MIDDLE)
    for _ in range(5):
        session.handle(Event.NAME_SPOT, 51_000)
    assert named(session) == (TOP, "", Side.BOTH)


def test_naming_does_nothing_without_a_hold() -> None:
    session = holding()
    session.handle(Event.EASED, 6_000)
    before = copy.deepcopy(session.state)
    session.handle(Event.NAME_SPOT, 6_000)
    assert session.state == before


def test_a_hold_can_be_named_while_it_is_paused() -> None:
    session = holding()
    session.handle(Event.PAUSE, 5_500)
    session.handle(Event.NAME_SPOT, 5_500)
    assert (session.phase, named(session)[1]) == (Phase.PAUSED, "neck")


def test_taking_the_mark_back_takes_its_name_along() -> None:
    session = holding()
    session.handle(Event.NAME_SPOT, 5_500)
    session.handle(Event.UNDO, 5_500)
    session.handle(Event.MARK, 6_000)
    assert named(session) == (TOP, "", Side.BOTH)


def test_something_sharp_at_a_named_spot_leaves_out_its_region() -> None:
    session = holding(50)
    session.handle(Event.NAME_SPOT, 51_000)
    session.handle(Event.SHARP, 51_000)
    assert session.state.stopped == [Spot(BACK, Side.MIDDLE)]


def test_the_name_survives_the_session_file_and_the_list_goes_on_there() -> None:
    session = holding()
    session.handle(Event.NAME_SPOT, 5_500)
    written = msgspec.json.decode(msgspec.json.encode(session.state), type=SessionState)
    again = Session(session.header, new_id=lambda: "new", spot_names=NAMES)
    again.resume(written, 0, 0)
    assert named(again)[1] == "neck"
    again.handle(Event.NAME_SPOT, 100)
    assert named(again)[1] == "ridge"


def test_a_session_file_from_before_there_were_spots_is_read() -> None:
    written = json.loads(msgspec.json.encode(holding().state))
    del written["marks"][0]["spot"]
    assert msgspec.convert(written, SessionState).marks[0].spot == ""
