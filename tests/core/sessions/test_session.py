"""The running session, told events and times by hand."""

from collections.abc import Callable

import msgspec
import pytest

from tests.core.conftest import make_routine
from tui.core.anatomy.body import Side
from tui.core.cues.cue import Cue, CueKind
from tui.core.entries.entry import HoldOutcome, Outcome, Pace, PassOutcome
from tui.core.routines.routine import Group
from tui.core.routines.vocabulary import Motion, Setting
from tui.core.sessions.events import Event, SoreNow
from tui.core.sessions.record import Phase, SessionState, entry_of
from tui.core.sessions.session import Session
from tui.core.sessions.session_view import HOLD_MARKS

SessionMaker = Callable[..., Session]


class Player:
    """Plays a session second by second, as a front end does."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = 0
        self.cues: list[Cue] = session.start(0)

    def wait(self, seconds: float) -> None:
        until = self.now + round(seconds * 1000)
        while self.now < until:
            self.now = min(until, self.now + 250)
            self.cues += self.session.advance(self.now)

    def do(self, *events: Event | SoreNow) -> None:
        for event in events:
            self.cues += self.session.handle(event, self.now)

    def kinds(self) -> list[CueKind]:
        return [cue.kind for cue in self.cues]

    @property
    def counts(self) -> list[tuple[CueKind, int | None]]:
        return [(cue.kind, cue.seconds) for cue in self.cues]


@pytest.fixture
def player(make_session: SessionMaker) -> Player:
    return Player(make_session())


@pytest.fixture
def rubbing(player: Player) -> Player:
    """At the start of the seconds of the second pass."""
    player.do(Event.GO, Event.DONE, Event.GO)
    player.cues.clear()
    return player


def test_a_confirm_step_waits_for_its_key_without_a_count(player: Player) -> None:
    player.wait(60)
    assert player.session.phase is Phase.CONFIRM
    player.do(Event.GO)
    assert (player.session.phase, player.session.work_left_ms) == (Phase.WORK, 10_000)
    assert player.session.state.moving_ms == 60_000


def test_steps_advance_by_themselves_to_the_end(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    player.wait(player.session.plan.whole_ms / 1000)
    assert player.session.state.outcome is Outcome.FINISHED
    assert [run.outcome for run in player.session.state.runs] == [PassOutcome.DONE] * 6
    assert player.session.state.worked_ms == player.session.plan.work_ms


def test_left_comes_whole_before_right_with_a_change_over_between(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    order = [(item.step.id, item.side, item.lead_in_ms) for item in player.session.plan.passes]
    assert order[2:] == [
        ("press", Side.LEFT, 3_000),
        ("roll", Side.LEFT, 3_000),
        ("press", Side.RIGHT, 10_000),
        ("roll", Side.RIGHT, 3_000),
    ]
    player.wait(3 + 10 + 3 + 30 + 3 + 20 + 3 + 40)
    assert player.session.phase is Phase.CHANGE_SIDE
    assert player.session.lead_in_left_ms == 10_000


def test_a_tender_point_stops_the_step_clock_and_gives_back_exactly_what_was_left(rubbing: Player) -> None:
    rubbing.wait(11.25)
    rubbing.do(Event.MARK)
    rubbing.wait(7)
    assert rubbing.session.work_left_ms == 18_750
    rubbing.do(Event.EASED)
    assert (rubbing.session.phase, rubbing.session.work_left_ms) == (Phase.WORK, 18_750)
    mark = rubbing.session.state.marks[0]
    assert (mark.into_pass_ms, mark.held_ms, mark.outcome) == (11_250, 7_000, HoldOutcome.EASED)
    assert (mark.step, mark.region, mark.side) == ("rub", "shoulder-top", Side.BOTH)


def test_a_mark_in_get_ready_starts_the_step_at_once(player: Player) -> None:
    player.do(Event.MARK)
    assert player.session.phase is Phase.HOLD
    assert player.session.state.marks[0].side is None


def test_a_mark_in_a_pause_goes_on_in_a_hold(rubbing: Player) -> None:
    rubbing.do(Event.PAUSE)
    rubbing.do(Event.MARK)
    assert rubbing.session.phase is Phase.HOLD


def test_a_pause_stops_the_hold_clock_and_goes_on_in_the_hold(rubbing: Player) -> None:
    rubbing.do(Event.MARK)
    rubbing.wait(5)
    rubbing.do(Event.PAUSE)
    rubbing.wait(8)
    rubbing.do(Event.GO_ON)
    assert rubbing.session.phase is Phase.HOLD
    assert rubbing.session.state.marks[0].held_ms == 5_000
    assert rubbing.session.state.paused_ms == 8_000


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (Event.EASED, HoldOutcome.EASED),
        (Event.PARTLY, HoldOutcome.PARTLY),
        (Event.NOT_EASING, HoldOutcome.NOT_EASING),
        (Event.LET_GO, HoldOutcome.UNANSWERED),
        (Event.SHARP, HoldOutcome.SHARP),
        (Event.NEXT, HoldOutcome.UNANSWERED),
        (Event.BACK, HoldOutcome.UNANSWERED),
        (Event.AGAIN, HoldOutcome.UNANSWERED),
        (Event.END, HoldOutcome.UNANSWERED),
    ],
)
def test_a_hold_ends_in_the_way_it_was_ended(rubbing: Player, event: Event, outcome: HoldOutcome) -> None:
    rubbing.do(Event.MARK)
    rubbing.wait(2)
    rubbing.do(event)
    assert rubbing.session.open_mark is None
    assert [mark.outcome for mark in rubbing.session.state.marks] == [outcome]


def test_hold_marks_are_cued_and_letting_go_again_every_half_minute(rubbing: Player) -> None:
    rubbing.do(Event.MARK)
    rubbing.wait(151)
    marks = [item for item in rubbing.counts if item[0] in (CueKind.HOLD_MARK, CueKind.LET_GO)]
    assert marks == [
        (CueKind.HOLD_MARK, 20),
        (CueKind.HOLD_MARK, 60),
        (CueKind.LET_GO, 90),
        (CueKind.LET_GO, 120),
        (CueKind.LET_GO, 150),
    ]
    assert HOLD_MARKS == (20, 60, 90)


def test_soreness_keeps_the_highest_as_peak_and_the_last_as_release(rubbing: Player) -> None:
    rubbing.do(Event.MARK, SoreNow(4), SoreNow(1), SoreNow(10, corrects=True), SoreNow(3), Event.EASED)
    entry = entry_of(rubbing.session.header, rubbing.session.state, Outcome.ENDED_EARLY, None)
    assert (entry.tender_points[0].peak, entry.tender_points[0].release) == (10, 3)


def test_one_number_is_a_peak_without_a_release(rubbing: Player) -> None:
    rubbing.do(Event.MARK, SoreNow(6), Event.EASED)
    entry = entry_of(rubbing.session.header, rubbing.session.state, Outcome.ENDED_EARLY, None)
    assert (entry.tender_points[0].peak, entry.tender_points[0].release) == (6, None)


def test_sharp_ends_the_pass_and_leaves_out_what_is_still_to_come_there(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    player.wait(3 + 10 + 3 + 30 + 3)
    assert (player.session.current.step.id, player.session.current.side) == ("press", Side.LEFT)
    player.do(Event.SHARP)
    state = player.session.state
    assert [(run.step, run.side, run.outcome) for run in state.runs[2:]] == [
        ("press", Side.LEFT, PassOutcome.STOPPED),
        ("roll", Side.LEFT, PassOutcome.SKIPPED),
        ("press", Side.RIGHT, None),
    ]
    assert player.session.phase is Phase.CHANGE_SIDE
    assert not state.marks


def test_a_sharp_stop_can_be_taken_back_with_its_hold(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    player.wait(3 + 10 + 3 + 30 + 3 + 5)
    player.do(Event.MARK)
    player.wait(2)
    player.do(Event.SHARP)
    player.wait(4)
    player.do(Event.UNDO)
    session = player.session
    assert (session.phase, session.work_left_ms, session.state.stopped) == (Phase.HOLD, 15_000, [])
    assert (session.state.paused_ms, session.state.elapsed_ms) == (4_000, player.now)


def test_next_lists_the_pass_as_skipped_with_what_it_had(rubbing: Player) -> None:
    rubbing.wait(12)
    rubbing.do(Event.NEXT)
    run = rubbing.session.state.runs[1]
    assert (run.outcome, run.worked_ms) == (PassOutcome.SKIPPED, 12_000)


def test_next_can_be_taken_back_and_its_time_counts_as_paused(rubbing: Player) -> None:
    rubbing.wait(12)
    rubbing.do(Event.NEXT)
    rubbing.wait(5)
    rubbing.do(Event.UNDO)
    state = rubbing.session.state
    assert (rubbing.session.phase, rubbing.session.work_left_ms) == (Phase.WORK, 18_000)
    assert (state.paused_ms, state.worked_ms, state.elapsed_ms) == (5_000, 12_000, rubbing.now)


def test_once_a_further_pass_has_begun_a_skip_stays_and_the_mark_before_it_can_be_taken_back(
    rubbing: Player,
) -> None:
    rubbing.do(Event.MARK, Event.EASED, Event.NEXT)
    rubbing.wait(3 + 20 + 1)
    assert rubbing.session.current.step.id == "roll"
    assert rubbing.session.can_undo
    rubbing.do(Event.UNDO)
    assert (rubbing.session.current.step.id, rubbing.session.state.marks) == ("roll", [])
    assert not rubbing.session.can_undo


def test_a_mark_can_be_taken_back_while_it_is_held(rubbing: Player) -> None:
    rubbing.wait(3)
    rubbing.do(Event.MARK)
    rubbing.wait(4)
    rubbing.do(Event.UNDO)
    assert (rubbing.session.phase, rubbing.session.state.marks) == (Phase.WORK, [])
    assert (rubbing.session.state.held_ms, rubbing.session.state.paused_ms) == (0, 4_000)


def test_back_and_again_give_the_pass_an_item_of_its_own(rubbing: Player) -> None:
    rubbing.wait(5)
    rubbing.do(Event.AGAIN)
    rubbing.do(Event.BACK)
    steps = [(run.step, run.outcome) for run in rubbing.session.state.runs]
    assert steps == [
        ("settle", PassOutcome.DONE),
        ("rub", PassOutcome.SKIPPED),
        ("rub", PassOutcome.SKIPPED),
        ("settle", None),
    ]


def test_going_back_over_the_change_of_sides_asks_to_change_over_again(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    player.wait(3 + 10 + 3 + 30 + 3 + 20 + 3 + 40 + 10 + 1)
    assert player.session.current.side is Side.RIGHT
    player.do(Event.BACK)
    assert (player.session.current.side, player.session.phase) == (Side.LEFT, Phase.CHANGE_SIDE)


def test_skipping_the_first_pass_of_a_side_still_leaves_time_to_change_over(
    make_session: SessionMaker,
) -> None:
    player = Player(make_session(keys=False))
    player.wait(3 + 10 + 3 + 30 + 3 + 20 + 3 + 40 + 1)
    player.do(Event.NEXT)
    assert (player.session.current.step.id, player.session.phase) == ("roll", Phase.CHANGE_SIDE)


def test_skipping_in_a_pause_stays_paused(rubbing: Player) -> None:
    rubbing.do(Event.PAUSE, Event.NEXT)
    assert (rubbing.session.phase, rubbing.session.under) == (Phase.PAUSED, Phase.GET_READY)


def test_fifteen_seconds_more_as_often_as_pressed(rubbing: Player) -> None:
    rubbing.do(Event.MORE, Event.MORE)
    assert rubbing.session.work_left_ms == 60_000
    rubbing.do(Event.MARK, Event.MORE, Event.EASED)
    assert rubbing.session.work_left_ms == 60_000


def test_a_gap_pauses_as_of_the_moment_before_it(rubbing: Player) -> None:
    rubbing.wait(10)
    rubbing.now += 2_820_000
    rubbing.wait(0.25)
    session = rubbing.session
    assert (session.phase, session.work_left_ms) == (Phase.PAUSED, 20_000)
    assert (CueKind.AWAY, 2_820) in rubbing.counts
    assert session.state.elapsed_ms == rubbing.now


def test_a_gap_just_short_of_three_seconds_is_no_gap(rubbing: Player) -> None:
    rubbing.now += 2_999
    rubbing.cues += rubbing.session.advance(rubbing.now)
    assert rubbing.session.phase is Phase.WORK


def test_the_last_three_seconds_are_cued(rubbing: Player) -> None:
    rubbing.wait(30)
    counts = [cue.seconds for cue in rubbing.cues if cue.kind is CueKind.LAST_SECONDS]
    assert counts == [3, 2, 1]


def test_untimed_counts_up_until_next_or_the_most_the_step_allows(make_session: SessionMaker) -> None:
    player = Player(make_session(pace=Pace.UNTIMED))
    player.do(Event.GO)
    player.wait(45)
    player.do(Event.NEXT, Event.GO)
    player.wait(59.75)
    assert player.session.current.step.id == "rub"
    player.wait(0.25)
    outcomes = [(run.outcome, run.worked_ms) for run in player.session.state.runs[:2]]
    assert outcomes == [(PassOutcome.DONE, 45_000), (PassOutcome.DONE, 60_000)]


def test_ending_keeps_the_pass_as_cut_short(rubbing: Player) -> None:
    rubbing.wait(4)
    rubbing.do(Event.END)
    entry = entry_of(rubbing.session.header, rubbing.session.state, Outcome.ENDED_EARLY, None)
    assert [(item.step, item.seconds, item.outcome) for item in entry.passes] == [
        ("settle", 0, PassOutcome.DONE),
        ("rub", 4, PassOutcome.CUT_SHORT),
    ]


def test_nothing_happens_any_more_after_the_end(rubbing: Player) -> None:
    rubbing.do(Event.END)
    before = msgspec.json.encode(rubbing.session.state)
    rubbing.do(*Event)
    rubbing.wait(10)
    assert msgspec.json.encode(rubbing.session.state) == before


def test_a_fast_clock_runs_the_session_faster_but_not_the_gap(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False, clock_rate=20))
    player.wait(player.session.plan.whole_ms / 20_000)
    assert player.session.state.outcome is Outcome.FINISHED
    entry = entry_of(player.session.header, player.session.state, Outcome.FINISHED, None)
    assert (entry.ended_at - entry.started_at).total_seconds() == pytest.approx(player.now / 1000, abs=1)


def test_every_pass_says_what_its_step_works_and_a_position_that_it_works_nothing(
    make_session: SessionMaker,
) -> None:
    routine = make_routine()
    settle, *work = routine.steps
    stance = msgspec.structs.replace(settle, motion=Motion.POSITION)
    player = Player(make_session(msgspec.structs.replace(routine, steps=(stance, *work))))
    player.do(Event.GO, Event.DONE, Event.GO, Event.NEXT, Event.END)
    entry = entry_of(player.session.header, player.session.state, Outcome.ENDED_EARLY, None)
    said = [(item.step, item.regions) for item in entry.passes]
    assert said == [("settle", ()), ("rub", ("shoulder-top",)), ("press", ("upper-back",))]


def test_the_state_survives_being_written_down(rubbing: Player) -> None:
    rubbing.do(Event.MARK, SoreNow(5))
    written = msgspec.json.encode(rubbing.session.state)
    assert msgspec.json.decode(written, type=SessionState) == rubbing.session.state


def test_a_routine_has_to_have_a_pass_on_the_side_asked_for(make_session: SessionMaker) -> None:
    one_sided = msgspec.structs.replace(
        make_routine(), groups=(Group(id="ball", sides=(Side.LEFT,)),), steps=make_routine().steps[2:]
    )
    assert one_sided.sides == (Side.LEFT,)
    with pytest.raises(ValueError, match="nothing to do"):
        make_session(one_sided, sides=(Side.RIGHT,))


def test_somebody_far_away_is_told_of_the_next_step_five_seconds_before(make_session: SessionMaker) -> None:
    player = Player(make_session(make_routine(Setting.WALL), keys=False))
    player.wait(3 + 10 + 3 + 30)
    assert [cue.kind for cue in player.cues].count(CueKind.NEXT_SOON) == 2


def test_it_is_finished_only_if_its_last_second_was_reached(make_session: SessionMaker) -> None:
    player = Player(make_session(keys=False))
    for _ in player.session.plan.passes:
        player.do(Event.NEXT)
    assert (player.session.phase, player.session.state.outcome) == (Phase.FINISHED, Outcome.ENDED_EARLY)


def _told(make_session: SessionMaker, needs_ms: int) -> Player:
    """A session with a voice that needs so long for every pass."""
    return Player(make_session(telling=lambda _pass, _changes: needs_ms))


def test_a_lead_in_is_long_enough_for_a_voice_and_its_count(make_session: SessionMaker) -> None:
    player = _told(make_session, 17_000)
    player.do(Event.GO)
    player.wait(10)
    assert player.session.phase is Phase.GET_READY
    assert player.session.lead_in_left_ms == 20_000


def test_a_lead_in_waits_no_longer_than_half_a_minute_for_a_voice(make_session: SessionMaker) -> None:
    player = _told(make_session, 90_000)
    player.do(Event.GO)
    player.wait(10)
    assert player.session.lead_in_left_ms == 30_000


def test_the_last_seconds_begin_only_when_the_voice_is_done(make_session: SessionMaker) -> None:
    player = _told(make_session, 9_000)
    player.do(Event.GO)
    player.wait(10)
    player.cues.clear()
    player.session.is_being_told = True
    player.wait(15)
    assert player.session.lead_in_left_ms == 3_001
    assert player.cues == []
    player.session.is_being_told = False
    player.wait(3.25)
    assert player.counts == [
        (CueKind.LAST_SECONDS, 3),
        (CueKind.LAST_SECONDS, 2),
        (CueKind.LAST_SECONDS, 1),
        (CueKind.GO, None),
    ]


def test_a_voice_that_never_ends_holds_nobody_up(make_session: SessionMaker) -> None:
    player = _told(make_session, 9_000)
    player.do(Event.GO)
    player.wait(10)
    player.session.is_being_told = True
    player.wait(30)
    assert player.session.phase is Phase.WORK
    assert player.session.state.moving_ms == 30_000


def test_a_cue_carries_where_it_was_given(make_session: SessionMaker) -> None:
    player = Player(make_session())
    player.do(Event.GO)
    player.wait(10)
    first, *_, last = player.cues
    assert (first.scene.number, first.scene.now.step.id, first.scene.elapsed_ms) == (1, "settle", 0)
    assert (last.scene.number, last.scene.now.step.id, last.scene.upcoming) == (
        2,
        "rub",
        player.session.plan.passes[2],
    )


def test_a_cue_of_the_clock_has_the_scene_of_its_own_moment(make_session: SessionMaker) -> None:
    session = make_session(clock_rate=20)
    player = Player(session)
    player.do(Event.GO)
    player.wait(5)
    ends = [cue for cue in player.cues if cue.kind is CueKind.LAST_SECONDS]
    assert ends
    assert all(cue.scene.left_ms == 1000 * (cue.seconds or 0) for cue in ends)
    halves = [cue for cue in player.cues if cue.kind is CueKind.HALFWAY]
    begins = {cue.scene.number: cue.scene.elapsed_ms for cue in player.cues if cue.kind is CueKind.GO}
    assert halves
    for cue in halves:
        assert 2 * cue.scene.left_ms == cue.scene.now.planned_ms
        assert cue.scene.elapsed_ms - begins[cue.scene.number] == cue.scene.left_ms


def test_taking_back_is_cued_so_that_the_ear_knows_where_it_is(rubbing: Player) -> None:
    rubbing.do(Event.MARK)
    rubbing.cues.clear()
    rubbing.do(Event.UNDO)
    assert rubbing.kinds() == [CueKind.RESUMED]
    rubbing.do(Event.PAUSE, Event.NEXT)
    rubbing.cues.clear()
    rubbing.do(Event.UNDO)
    assert rubbing.kinds() == [CueKind.PAUSED]
    assert rubbing.cues[0].scene.now.step.id == "rub"


def test_a_session_left_before_its_last_second_is_cued_as_ended(make_session: SessionMaker) -> None:
    player = Player(make_session())
    player.do(*[Event.NEXT] * len(player.session.plan.passes))
    assert player.session.state.outcome is Outcome.ENDED_EARLY
    assert player.kinds()[-1] is CueKind.ENDED
