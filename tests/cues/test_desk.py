"""The desk: who is silent when it is muted, who goes on, and what the session asks of the voice."""

from collections.abc import Callable

from tests.cues.ear import SimulatedOut
from tests.cues.scenes import a_cue, a_pass
from tui.core.cues.channels import ChannelsInUse
from tui.core.cues.cue import Channels, Cue, CueKind
from tui.core.preferences.settings import Settings
from tui.core.routines.plan import Pass
from tui.cues.bell import BellRinger
from tui.cues.desk import CueDesk
from tui.cues.opening import open_desk


class Listed:
    """A channel of every sort that lists what it is asked to do."""

    problem: str | None = None
    is_speaking = False
    is_silent = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def give(self, cue: Cue) -> None:
        self.asked.append(cue.kind.value)

    def hush(self) -> None:
        self.asked.append("hush")

    def close(self) -> None:
        self.asked.append("close")

    def telling(self, item: Pass, changing: bool) -> int:
        return item.planned_ms + changing


def test_every_channel_gets_every_cue_in_order_and_the_end() -> None:
    bell, voice, hook = Listed(), Listed(), Listed()
    desk = CueDesk([bell], voice, hook)
    desk.give([a_cue(CueKind.PAUSED), a_cue(CueKind.AWAY, 7)])
    desk.close()
    assert bell.asked == voice.asked == hook.asked == ["paused", "away", "close"]


def test_muted_it_is_silent_at_once_and_only_the_hook_goes_on() -> None:
    bell, voice, hook = Listed(), Listed(), Listed()
    desk = CueDesk([bell], voice, hook)
    desk.muted = True
    desk.give([a_cue(CueKind.GO)])
    desk.muted = False
    desk.give([a_cue(CueKind.HALFWAY)])
    assert bell.asked == voice.asked == ["hush", "halfway"]
    assert hook.asked == ["go", "halfway"]


def test_the_session_learns_from_the_voice_how_long_a_step_takes_to_be_told() -> None:
    voice = Listed()
    desk = CueDesk([], voice)
    assert desk.telling is not None
    assert desk.telling(a_pass(seconds=2), True) == 2001
    assert not desk.is_speaking
    voice.is_speaking = True
    assert desk.is_speaking


def test_muted_a_step_takes_no_time_to_be_told_but_what_has_begun_stays_as_it_is() -> None:
    begun, later = a_pass(seconds=2), a_pass(seconds=3)
    desk = CueDesk([], Listed())
    assert desk.telling is not None
    desk.give([a_cue(CueKind.GET_READY, now=begun)])
    desk.muted = True
    assert (desk.telling(begun, False), desk.telling(later, False)) == (2000, 0)
    desk.give([a_cue(CueKind.CHANGE_SIDE, now=later)])
    desk.muted = False
    assert (desk.telling(begun, False), desk.telling(later, False)) == (2000, 0)


def test_it_is_silent_when_all_of_it_has_been_rung_and_said() -> None:
    out, voice = SimulatedOut(), Listed()
    desk = CueDesk([BellRinger(out)], voice)
    assert desk.is_silent
    desk.give([a_cue(CueKind.FINISHED)])
    desk.close()
    assert not desk.is_silent
    out.run_until(3.0)
    assert not desk.is_silent
    out.run_until(4.0)
    assert desk.is_silent
    voice.is_silent = False
    assert not desk.is_silent


def test_without_a_voice_nothing_has_to_be_waited_for() -> None:
    desk: Channels = CueDesk([Listed()])
    assert desk.telling is None
    assert not desk.is_speaking


def test_the_problem_is_that_of_the_voice_or_of_the_hook() -> None:
    voice, hook = Listed(), Listed()
    desk = CueDesk([Listed()], voice, hook)
    assert desk.problem is None
    hook.problem = "hook"
    assert desk.problem == "hook"
    voice.problem = "voice"
    assert desk.problem == "voice"


# Opening


OFF = ChannelsInUse(bell=False, flash=False)


def out_after(
    in_use: ChannelsInUse, multiplexer: str = "", do: Callable[[CueDesk], None] | None = None
) -> SimulatedOut:
    """What reaches the terminal of a change of sides."""
    out = SimulatedOut()
    desk = open_desk(in_use, Settings(), out, multiplexer)
    desk.give([a_cue(CueKind.CHANGE_SIDE)])
    if do is not None:
        do(desk)
    out.run_until(10)
    return out


def mute(desk: CueDesk) -> None:
    """As `v` does."""
    desk.muted = True


def test_a_channel_that_is_off_reaches_nothing() -> None:
    out = out_after(OFF)
    assert (out.rings, out.sent) == ([], [])


def test_the_bell_rings_and_nothing_else_is_sent() -> None:
    out = out_after(ChannelsInUse(bell=True, flash=True))
    assert (len(out.rings), out.sent) == (4, [])


def test_a_notification_is_wrapped_for_the_multiplexer_it_has_to_pass() -> None:
    out = out_after(ChannelsInUse(bell=False, flash=False, notification="osc777"), "tmux")
    assert out.rings == []
    assert out.sent[0].startswith("\x1bPtmux;\x1b\x1b]777;notify;Unknot: Now your right side;")


def test_a_bell_that_is_muted_before_it_rings_does_not_ring() -> None:
    assert out_after(ChannelsInUse(bell=True, flash=False), do=mute).rings == []


def test_a_voice_tells_and_a_hook_is_run_where_they_are_chosen() -> None:
    in_use = ChannelsInUse(bell=False, flash=False, speech=("no-such-program-of-unknot",))
    desk = open_desk(in_use, Settings(on_cue=("no-such-hook-of-unknot",)), SimulatedOut(), environ={})
    assert desk.telling is not None
    mute(desk)
    desk.give([a_cue(CueKind.GO)])
    desk.close()
    assert desk.problem is not None
    assert "no-such-hook-of-unknot" in desk.problem
