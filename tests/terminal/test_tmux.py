"""A session in a real tmux: keys, sizes, a client that goes and one that comes back."""

from collections.abc import Callable, Iterator

import pytest

from tests.terminal.desk import Desk
from tests.terminal.multiplexer import MISSING, WHY, Tmux
from tests.terminal.person import HOLD, WORK, press_until
from tests.terminal.watching import Watch, end_and_keep, go_to_work, marks_of, put_long_step, written_events

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(MISSING, reason=WHY)]

Journal = Callable[[], list[dict[str, object]]]
AWAY = 3.5
"""Seconds; longer than a gap that would pause the session, if being detached were one."""
SIZES = ((40, 20), (120, 40), (29, 9), (80, 24))


@pytest.fixture
def tmux(desk: Desk) -> Iterator[Tmux]:
    tmux = Tmux(desk)
    put_long_step(desk)
    yield tmux
    tmux.end()


def test_a_client_that_detaches_leaves_the_session_going_and_comes_back_to_it(
    tmux: Tmux, journal: Journal
) -> None:
    terminal = tmux.start("start", "long")
    go_to_work(terminal)
    watch = Watch(terminal)
    tmux.detach()
    assert terminal.exit_status() == 0
    assert terminal.is_restored()
    terminal.linger_unread(0)
    again = tmux.attach(120, 40)
    again.wait_for(WORK)
    again.linger(AWAY)
    assert watch.agrees(again), again.text
    press_until(again, "t", HOLD)
    press_until(again, "t", WORK)
    end_and_keep(again)
    (mark,) = marks_of(journal())
    assert mark["outcome"] == "eased"


def test_nobody_attached_costs_the_session_nothing(tmux: Tmux, desk: Desk) -> None:
    terminal = tmux.start("start", "long")
    go_to_work(terminal)
    watch = Watch(terminal)
    tmux.detach()
    assert terminal.exit_status() == 0
    known = written_events(desk.home).count("bank")
    while written_events(desk.home).count("bank") < known + 1:
        terminal.linger_unread(0.1)
        assert watch.expected() > 0
    assert tmux.runs()
    again = tmux.attach()
    again.wait_for(WORK)
    assert watch.agrees(again), again.text
    assert "Away for" not in again.text


def test_every_size_is_drawn_and_the_session_goes_on(tmux: Tmux, journal: Journal) -> None:
    terminal = tmux.start("start", "long")
    go_to_work(terminal)
    watch = Watch(terminal)
    for columns, rows in SIZES:
        terminal.resize(columns, rows)
        terminal.wait_for(watch.agrees if columns >= 40 else "oo small", 5)
    press_until(terminal, "t", HOLD)
    end_and_keep(terminal)
    assert len(marks_of(journal())) == 1
