"""The pictures of the movements: quiet, inside their space, and each a picture of its own movement."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.charset import Charset
from tui.core.preferences.settings import MotionAmount
from tui.core.routines.motion_path import moment_of, picture_moment, quantised_ms
from tui.core.routines.plan import Pass, make_plan
from tui.core.routines.routine import Breath, Path, Step
from tui.core.routines.vocabulary import Contact, Direction, Motion, Setting
from tui.files.routines.routine_files import load_built_in
from tui.widgets.line_drawing import row_text, row_width
from tui.widgets.motion.cue import cue_rows
from tui.widgets.motion.pictures import picture_rows, track_row
from tui.widgets.motion.scene import Scene
from tui.widgets.step_inks import ACCENT, BODY, BODY_LINE, QUIET

SIZES = ((26, 8), (36, 13), (12, 3))
UP = Path(from_="low", to="high", direction=Direction.UP, increment_cm=2.5)
ACROSS = Path(from_="little toe", to="big toe", direction=Direction.ACROSS)
REGIONS = {
    Motion.SQUEEZE_GLIDE: "shoulder-top",
    Motion.CIRCLES: "neck-back",
    Motion.TINY_CIRCLES: "low-back",
    Motion.HANG_STRETCH: "neck-back",
    Motion.ROLL: "upper-back",
    Motion.PRESS_WAIT: "sacrum",
    Motion.STROKE: "forearm",
    Motion.KNEAD: "calf",
    Motion.POSITION: "low-back",
    Motion.REST: "neck-back",
}


def step_of(motion: Motion, path: Path | None = None, **fields: object) -> Step:
    usual = {"regions": (REGIONS.get(motion, "foot-sole"),)}
    return a_step(motion=motion, path=path, **usual | fields)


def picture(scene: Scene, size: tuple[int, int], charset: Charset = Charset.QUARTERS) -> list[str]:
    return [row_text(row).rstrip() for row in picture_rows(scene, *size, charset)]


def scene(step: Step, side: Side | None = None, at_ms: int = 0, setting: Setting | None = None) -> Scene:
    return Scene(step, side, moment_of(step, at_ms), setting)


def test_a_ball_beside_the_spine_on_the_left_with_its_scale() -> None:
    roll = step_of(Motion.ROLL, msgspec.structs.replace(UP, direction=Direction.DOWN), contact=Contact.BALL)
    assert picture(scene(roll, Side.LEFT, 30_000), (26, 8)) == [
        "           ████",
        "▗▄▖     ▗▄▟█▗▖█▙▄▖",
        " ▄  ▟███████▗▖███████▙",
        "    ███▜████▗▖████▛███",
        "▜██▘██▌▐▟██▖▗▖████▌▐██",
        " ▀▘▗██▌▐▝▀▀▟▗▖████▌▐██▖",
        "   ▐██ ▝████▗▖████▘ ██▌",
        "   ▐██  ████▗▖████  ██▌",
    ]


def test_the_sole_of_the_left_foot_and_its_mirror() -> None:
    walk = step_of(Motion.THUMB_WALK, ACROSS)
    left = picture(scene(walk, Side.LEFT, 30_000), (26, 8), Charset.HALVES)
    right = picture(scene(walk, Side.RIGHT, 30_000), (26, 8), Charset.HALVES)
    assert left == [
        "                 ▄▄ ▄▄▄▄",
        "             ▄▄███▀██████",
        " ▄██████▄▄▄▄█████▀▀█ ▄▄▄",
        " ███████████████▄▄▄█ ▀▀▀",
        " ██████████████████ ███",
        " ▀██████████████▄▄▄▄▄",
        "   ▀▀▀▀▀ ▀▀▀██▄█▀ ▀▀▀",
        "                ██",
    ]
    assert [row.ljust(26)[::-1].rstrip() for row in right] == left


def test_a_circling_fingertip_in_the_smallest_form() -> None:
    circles = step_of(Motion.CIRCLES, UP, pace_bpm=30)
    frames = ["/".join(picture(scene(circles, None, at), (12, 3))) for at in range(0, 2000, 500)]
    assert frames == [
        "▗▞██▚▖  ▐▌/█    █  ▐▌/▝▚▄▄▞▘ ▗▄▄▖",
        "▗▞▀▀▚▖  ▐▌/█   ▐█  ▐▌/▝▚▄▄▞▘ ▗▄▄▖",
        "▗▞▀▀▚▖  ▐▌/█    █  ▐▌/▝▚██▞▘ ▗▄▄▖",
        "▗▞▀▀▚▖  ▐▌/█▌   █  ▐▌/▝▚▄▄▞▘ ▗▄▄▖",
    ]


def test_one_line_says_and_shows_it() -> None:
    roll = step_of(Motion.ROLL, UP, pace_bpm=15)
    rows = [
        row_text(track_row(scene(roll, None, at), 40, Charset.QUARTERS, "")) for at in (0, 30_000, 59_000)
    ]
    assert rows == [
        "up, slowly · an inch ●───────────",
        "up, slowly · and rest ──────●─────",
        "up, slowly · and rest ───────────●",
    ]
    assert row_text(track_row(scene(roll), 14, Charset.ASCII, "")) == "up an inch"


@pytest.mark.parametrize("motion", Motion)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("charset", Charset)
def test_every_motion_fills_its_space(motion: Motion, size: tuple[int, int], charset: Charset) -> None:
    for path in (None, UP, ACROSS):
        for side, at_ms in ((None, 0), (Side.LEFT, 7_250), (Side.RIGHT, 59_750)):
            rows = picture_rows(scene(step_of(motion, path), side, at_ms), *size, charset)
            assert len(rows) == size[1]
            assert {row_width(row) for row in rows} == {size[0]}
            if charset is Charset.ASCII:
                assert "".join(map(row_text, rows)).isascii()


@pytest.mark.parametrize("motion", [motion for motion in Motion if motion is not Motion.POSITION])
@pytest.mark.parametrize("size", SIZES)
def test_every_motion_is_seen_to_move(motion: Motion, size: tuple[int, int]) -> None:
    step = step_of(motion, breath=Breath(in_=4, out=6))
    frames: set[tuple[str, ...]] = set()
    for at_ms in range(0, 12_000, 250):
        frames.add(tuple(picture(scene(step, Side.LEFT, at_ms), size)))
        if len(frames) == 3:
            break
    assert len(frames) == 3


@pytest.mark.parametrize("size", SIZES[:2])
def test_no_two_motions_look_alike(size: tuple[int, int]) -> None:
    drawn = {motion: tuple(picture(scene(step_of(motion), None, 1_250), size)) for motion in Motion}
    assert len(set(drawn.values())) == len(Motion)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(list(Motion)), st.integers(0, 50_000), st.sampled_from((4, 1, 0)))
def test_a_picture_changes_no_oftener_than_allowed(motion: Motion, start: int, changes: int) -> None:
    step = step_of(motion, UP)
    frames = [
        tuple(picture(scene(step, None, quantised_ms(at, changes)), (26, 8)))
        for at in range(start, start + 1000, 50)
    ]
    seen = sum(frames[at] != frames[at - 1] for at in range(1, len(frames)))
    assert seen <= changes


@pytest.mark.parametrize("setting", [None, *Setting])
@pytest.mark.parametrize("region", ["foot-sole", "low-back", "shoulder-top", "neck-back", "elsewhere"])
def test_a_position_can_be_drawn_anywhere(setting: Setting | None, region: str) -> None:
    step = step_of(Motion.POSITION, regions=(region,), contact=Contact.BALL)
    assert any(row for row in picture(scene(step, Side.LEFT, 0, setting), (26, 8)))


def cue_lines(shown: Scene, size: tuple[int, int], *, active: bool = True) -> list[str]:
    return [row_text(row).rstrip() for row in cue_rows(shown, *size, active=active)]


def test_words_stand_under_the_picture_and_a_small_cue_is_one_line() -> None:
    now = scene(step_of(Motion.TINY_CIRCLES, UP), Side.BOTH, 12_000)
    assert cue_lines(now, (26, 9))[-1].strip() == "tiny circles · an inch up"
    assert cue_lines(now, (40, 1)) == ["tiny circles · an inch up ──●─────────"]


def test_a_still_cue_is_drawn_alike_in_fainter_inks() -> None:
    now = scene(step_of(Motion.CIRCLES, UP), None, 0)
    moves, stands = cue_rows(now, 26, 9), cue_rows(now, 26, 9, active=False)
    assert list(map(row_text, moves)) == list(map(row_text, stands))
    inks = [{piece.ink for row in rows for piece in row} for rows in (moves, stands)]
    assert ACCENT in inks[0]
    assert inks[1] <= {"", BODY, BODY_LINE, QUIET}


def test_calm_motion_is_told_by_the_second() -> None:
    step = step_of(Motion.CIRCLES, UP)
    calm, full = (
        Scene(step, None, picture_moment(step, 990, None, motion))
        for motion in (MotionAmount.CALM, MotionAmount.FULL)
    )
    assert cue_lines(calm, (26, 9)) != cue_lines(full, (26, 9))


def test_a_hostile_path_is_shown_literally() -> None:
    path = msgspec.structs.replace(ACROSS, to="[b]\x1b[2J")
    lines = cue_lines(scene(step_of(Motion.THUMB_WALK, path), Side.LEFT, 0), (60, 9))
    assert not any("\x1b" in line for line in lines)


SHIPPED = [
    pytest.param(item, routine.setting, id=f"{routine.id} {item.step.id} {item.side}")
    for routine in load_built_in().routines
    for item in make_plan(routine).passes
]


@pytest.mark.parametrize(("item", "setting"), SHIPPED)
def test_the_picture_of_every_shipped_step_moves_and_keeps_its_space(item: Pass, setting: Setting) -> None:
    for size in SIZES:
        frames = set[str]()
        for at_ms in range(0, min(item.planned_ms, 12_000), 500):
            drawn = Scene(item.step, item.side, moment_of(item.step, at_ms, item.planned_ms), setting)
            rows = picture_rows(drawn, *size, Charset.QUARTERS)
            assert [row_width(row) for row in rows] == [size[0]] * size[1]
            frames.add("\n".join(map(row_text, rows)))
        assert item.step.is_still or len(frames) > 1


PARTS = ("shoulder-top", "face", "eye-rim", "scalp", "palm", "buttock", "calf", "foot-sole")


def test_circles_on_every_part_of_the_body_are_drawn_on_that_part() -> None:
    drawn = {
        part: "\n".join(picture(scene(step_of(Motion.CIRCLES, regions=(part,))), (26, 8))) for part in PARTS
    }
    alike = {("palm", "calf"), ("palm", "foot-sole"), ("calf", "foot-sole")}  # a patch of muscle each
    for one, other in itertools.combinations(PARTS, 2):
        assert (drawn[one] == drawn[other]) == ((one, other) in alike), (one, other)


def test_the_side_with_the_ball_is_the_side_of_the_picture() -> None:
    for motion, region in (
        (Motion.PRESS_WAIT, "buttock"),
        (Motion.CIRCLES, "buttock"),
        (Motion.FLEX_EXTEND, "buttock"),
        (Motion.FLEX_EXTEND, "upper-back"),
        (Motion.POSITION, "buttock"),
    ):
        step = step_of(motion, regions=(region,), contact=Contact.BALL)
        left, right = (picture(scene(step, side), (26, 8)) for side in (Side.LEFT, Side.RIGHT))
        assert left != right, motion


@pytest.mark.parametrize("every_ms", [250, 1000])
def test_a_shaken_hand_swings_in_full_and_in_calm_motion(every_ms: int) -> None:
    step = step_of(Motion.FLEX_EXTEND, regions=("hand-back",), contact=Contact.NONE, pace_bpm=60)
    frames = [picture(scene(step, at_ms=number * every_ms), (26, 8)) for number in range(3)]
    assert frames[0] == frames[2] != frames[1]
