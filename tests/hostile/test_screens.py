"""Every screen with every hostile text in every field: nothing dies, nothing runs, nothing leaks."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from tests.hostile import seeds
from tests.hostile.plays import PLAYS, Play, play_all, week
from tests.hostile.reading import Reader, Way
from tests.hostile.stage import Stage, Watching, Written
from tests.hostile.texts import HOSTILE, NUMBERED, Trial, bundled


@pytest.mark.parametrize("play", PLAYS)
async def test_no_text_does_anything(play: Play, written: Written) -> None:
    """Several texts at a time; `tests.long hostile_texts` tries them one by one, and in other sizes."""
    assert await play_all(play, bundled(), (80, 24), written) > 10


async def test_nor_where_everything_is_sent(written: Written) -> None:
    assert await play_all(week, bundled(), (80, 24), written, Way.WHOLE) > 10


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 49
    assert len(set(HOSTILE.values())) == len(HOSTILE)
    assert sorted(mark for trial in bundled() for mark in trial.marks) == sorted(NUMBERED)


class Unguarded(Stage):
    """What Textual does by itself."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return App.get_line_filters(self)


class Bare(Screen[None]):
    """Shows a text as it is, in a widget that takes no markup."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(Content(self._text))


class Marked(Bare):
    """Shows a text in a widget that takes markup."""

    def compose(self) -> ComposeResult:
        yield Static(self._text)


class Drawn(Screen[None]):
    """Draws a text by itself: widgets of Textual leave out some control characters."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render_line(self, y: int) -> Strip:
        return Strip([Segment("" if y else self._text)]).adjust_cell_length(self.size.width)


async def test_a_screen_that_leaks_is_found_out(written: Written) -> None:
    app = Unguarded()
    found: set[str] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        seen = Watching(pilot, app, seeds.a_clock(), written)
        for trial in bundled():
            await seen.show(Bare(trial.text.replace("\ud800", "").replace("\udc80\udcff", "")))
            found |= written.terminal.leaks
            written.terminal.forget()
    assert {"\x1b[2J", "\x1bc", "\0", "\x9b", "\u202e", "\x0e", "\x1b[31;5;73m"} <= found


@pytest.mark.parametrize(
    "text", ["safe\b\b\b\bevil", "safe\vevil", "safe\revil", "safe\x1b[Cevil", "\x1b[9Xevil"]
)
async def test_a_move_that_is_in_a_text_is_found_out(written: Written, text: str) -> None:
    """It looks like one of ours: what stands on the terminal is not what was meant."""
    app = Unguarded()
    async with app.run_test(size=(80, 24)) as pilot:
        seen = Watching(pilot, app, seeds.a_clock(), written)
        await seen.show(Drawn(text))
        with pytest.raises(AssertionError, match="evil"):
            seen.check(Trial((), text))


@pytest.mark.parametrize("sent", ["\x1b[1;1H", "\x1b[2D", "\b" * 5, "\x1b[2X", "\x1b[31;5m", "\x1b[K", "\n"])
def test_what_is_not_written_so_is_found_out(sent: str) -> None:
    terminal = Reader(80, 24)
    terminal.feed(f"\x1b[H{sent}")
    assert terminal.leaks


async def test_a_link_that_runs_something_is_found_out(written: Written) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        seen = Watching(pilot, app, seeds.a_clock(), written)
        trial = Trial(("click",), HOSTILE["action"])
        await seen.show(Marked(trial.text))
        with pytest.raises(AssertionError, match="boom"):
            seen.check(trial)
        await pilot.click(offset=(1, 0))
        assert app.ran == 1


class Failing(Stage):
    """Fails while a note is in its hands, with an error that quotes it."""

    def on_mount(self) -> None:
        self.call_later(self._fail, "my neck hurt after the quarrel")

    def _fail(self, private_note: str) -> None:
        raise KeyError(private_note)


async def test_a_crash_of_the_screen_quotes_no_note(tmp_path: Path, written: Written) -> None:
    app = Failing()
    app.crash_log = tmp_path / "unknot.log"
    with pytest.raises(KeyError):
        async with app.run_test() as pilot:
            await pilot.pause()
    log = app.crash_log.read_text()
    assert "KeyError" in log
    assert "_fail" in log
    assert "my neck hurt" not in log + written.text
