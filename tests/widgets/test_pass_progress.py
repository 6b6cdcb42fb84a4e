"""Where in the routine: told by shape, and never wider than its line."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_step
from tui.core.anatomy.body import Side
from tui.core.charset import Charset
from tui.core.entries.entry import PassOutcome
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Group, Routine
from tui.core.routines.vocabulary import Motion, StepSide
from tui.core.sessions.record import PassRun
from tui.widgets.line_drawing import row_text, row_width
from tui.widgets.pass_progress import PassMark, pass_marks, progress_line, progress_row

DONE, CURRENT, SKIPPED, STOPPED, TO_COME = PassMark
SEVEN = (DONE, DONE, CURRENT, TO_COME, TO_COME, TO_COME, TO_COME)


def text(
    marks: tuple[PassMark, ...], left: int | None, width: int, charset: Charset = Charset.QUARTERS
) -> str:
    return row_text(progress_row(marks, left, width, charset))


def test_the_line_of_the_wireframe() -> None:
    assert text(SEVEN, 5, 40) == "pass 3 of 7 ■■▣□□□□ 5 min left"


def test_every_state_has_its_own_mark() -> None:
    states = (DONE, SKIPPED, STOPPED, CURRENT, TO_COME)
    assert text(states, 1, 40) == "pass 4 of 5 ■-x▣□ 1 min left"
    assert text(states, 1, 40, Charset.ASCII) == "pass 4 of 5 #-x>. 1 min left"


def test_a_session_without_an_end_shows_no_time() -> None:
    assert text(SEVEN, None, 40) == "pass 3 of 7 ■■▣□□□□"


def test_a_finished_routine_counts_its_last_pass() -> None:
    assert text((DONE, DONE, SKIPPED), 0, 40) == "pass 3 of 3 ■■-"


def test_words_go_before_marks_do() -> None:
    assert text(SEVEN, 5, 25) == "3 of 7 ■■▣□□□□ 5 min left"
    assert text(SEVEN, 5, 18) == "3/7 ■■▣□□□□ 5 min"


def test_many_passes_show_those_around_now() -> None:
    marks = (*[DONE] * 30, CURRENT, *[TO_COME] * 29)
    assert text(marks, 5, 40) == "pass 31 of 60 ■■■■■■■▣□□□□□□□ 5 min left"


@given(
    st.lists(st.sampled_from(PassMark), min_size=1, max_size=120),
    st.none() | st.integers(0, 120),
    st.integers(18, 120),
    st.sampled_from(Charset),
)
def test_it_never_runs_over(marks: list[PassMark], left: int | None, width: int, charset: Charset) -> None:
    assert row_width(progress_row(marks, left, width, charset)) <= width


def test_marks_come_from_the_runs_of_a_session() -> None:
    step = a_step(id="roll", motion=Motion.ROLL, side=StepSide.EACH, group="sides")
    routine = Routine(
        id="routine",
        title="Routine",
        steps=(step, msgspec.structs.replace(step, id="press")),
        regions=("back",),
        groups=(Group(id="sides", sides=(Side.LEFT, Side.RIGHT)),),
    )
    runs = [
        PassRun(index=0, step="roll", side=Side.LEFT, outcome=PassOutcome.DONE),
        PassRun(index=1, step="press", side=Side.LEFT, outcome=PassOutcome.STOPPED),
        PassRun(index=0, step="roll", side=Side.LEFT, outcome=PassOutcome.SKIPPED),
        PassRun(index=2, step="roll", side=Side.RIGHT),
    ]
    assert pass_marks(make_plan(routine), runs) == (DONE, STOPPED, CURRENT, TO_COME)


def line(seconds: int | None) -> str:
    return row_text(progress_line(SEVEN, seconds, 40))


def test_the_line_stands_at_the_right_and_follows() -> None:
    assert line(290) == "          pass 3 of 7 ■■▣□□□□ 5 min left"
    assert line(240) == "          pass 3 of 7 ■■▣□□□□ 4 min left"
    assert row_text(progress_line((), 240, 40)).strip() == ""


def test_only_one_count_on_the_screen_ticks() -> None:
    told = [
        line(seconds).strip().removeprefix("pass 3 of 7 ■■▣□□□□").strip()
        for seconds in (289, 241, 240, 61, 60, 1, 0, None)
    ]
    assert told == [
        "5 min left",
        "5 min left",
        "4 min left",
        "2 min left",
        "1 min left",
        "1 min left",
        "",
        "",
    ]
