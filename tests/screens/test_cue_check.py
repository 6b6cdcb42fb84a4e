"""Did you hear that? One channel a page, tried and asked about; silence is told plainly."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.said_on import said_on
from tui.core.clock import ManualClock
from tui.core.cues.channels import Heard, Surroundings
from tui.core.cues.cue import Channels, Silence
from tui.core.cues.cue_check import Sense
from tui.core.cues.cue_check_words import SENSE_WORDS, SILENT
from tui.core.preferences.settings import Settings
from tui.screens.cue_check import CueCheckResult, CueCheckScreen
from tui.widgets.page_head import PageHead

ABLE = Surroundings(terminal="kitty", notification="osc99", voice=("espeak-ng",))


class Asked:
    """The pages in a terminal that can do everything, and what was tried."""

    def __init__(self, host: Callable[..., Any], senses: Sequence[Sense] = tuple(Sense), **more: Any) -> None:
        self.clock = ManualClock(dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.UTC))
        self.tried: list[Sense] = []
        settings = more.pop("settings", Settings())
        self.desk = Silence()
        self.screen = CueCheckScreen(senses, settings, ABLE, self.try_alone, self.clock, **more)
        self.app = host(self.screen)
        self.pilot: Any = None

    def try_alone(self, sense: Sense) -> Channels:
        self.tried.append(sense)
        return self.desk

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    @property
    def text(self) -> str:
        return said_on(self.screen)


@pytest.fixture
def asked(host: Callable[..., Any]) -> Asked:
    return Asked(host)


async def test_each_channel_has_a_page_and_its_answer_is_kept(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.pilot.pause()
        for sense, key in zip(Sense, ("y", "n", "enter", "y"), strict=True):
            assert SENSE_WORDS[sense].told in asked.text
            await asked.press(key)
    answers = Heard(bell=True, flash=False, speech=True)
    assert asked.app.left == CueCheckResult(answers=answers, goes_on=True)


async def test_each_is_tried_by_itself_and_again_when_asked(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.pilot.pause()
        assert SENSE_WORDS[Sense.BELL].coming in asked.text
        asked.screen.try_now()
        assert asked.tried == [Sense.BELL]
        assert SENSE_WORDS[Sense.BELL].came in asked.text
        await asked.press("r")
        assert SENSE_WORDS[Sense.BELL].coming in asked.text
        asked.screen.try_now()
        await asked.press("y", "y")
        asked.screen.try_now()
        assert asked.tried == [Sense.BELL, Sense.BELL, Sense.NOTIFICATION]


async def test_a_channel_that_does_not_work_says_so(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("y", "y", "y")
        asked.screen.try_now()
        asked.screen.look()
        assert "did not work" not in asked.text
        asked.desk.problem = "espeak-ng failed with status 1"
        asked.screen.look()
        assert "It did not work: espeak-ng failed with status 1." in asked.text
        await asked.press("r")
        asked.screen.look()
        assert SENSE_WORDS[Sense.SPEECH].coming in asked.text


async def test_the_flash_is_seen_on_the_screen_itself(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("y")
        asked.screen.try_now()
        assert asked.screen.has_class("-flash")
        assert asked.tried == []


async def test_nothing_is_tried_any_more_on_a_page_that_was_left(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("n", "n", "n", "n")
        assert SILENT in asked.text
        asked.screen.try_now()
        assert asked.tried == []


async def test_where_nothing_was_heard_it_says_so_and_what_helps(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("n", "y", "n")
        assert SILENT not in asked.text
        await asked.press("enter")
        assert SILENT in asked.text
        assert not asked.screen.query_one(PageHead).place
        await asked.press("y")
        assert asked.app.left == "not left"
        await asked.press("enter")
    answers = Heard(bell=False, flash=True, notification=False)
    assert asked.app.left == CueCheckResult(answers=answers, goes_on=True)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q", "ctrl+c"])
async def test_back_keeps_nothing_until_all_was_asked(asked: Asked, key: str) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("y", key)
    assert asked.app.left == CueCheckResult(answers=None, goes_on=False)


async def test_back_from_the_last_word_keeps_the_answers(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.press("n", "n", "n", "n", "q")
    answers = Heard(bell=False, flash=False, notification=False, speech=False)
    assert asked.app.left == CueCheckResult(answers=answers, goes_on=False)


async def test_a_clicker_gets_through(asked: Asked) -> None:
    async with asked.app.run_test(size=(40, 20)) as asked.pilot:
        await asked.press(*["pagedown"] * 4)
    assert asked.app.left == CueCheckResult(answers=Heard(), goes_on=True)


async def test_a_held_enter_answers_nothing(asked: Asked) -> None:
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.pilot.pause()
        for _ in range(30):
            asked.clock.move(0.03)
            await asked.pilot.press("enter")
        assert SENSE_WORDS[Sense.BELL].told in asked.text


async def test_a_second_time_what_was_answered_stays_until_answered_anew(host: Callable[..., Any]) -> None:
    asked = Asked(host, [Sense.BELL, Sense.FLASH], answers=Heard(bell=False, speech=True))
    async with asked.app.run_test(size=(80, 24)) as asked.pilot:
        await asked.pilot.pause()
        assert "go on: the bell stays off" in asked.text
        await asked.press("enter", "n")
    answers = Heard(bell=False, flash=False, speech=True)
    assert asked.app.left == CueCheckResult(answers=answers, goes_on=True)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_every_page_fits(asked: Asked, size: tuple[int, int]) -> None:
    async with asked.app.run_test(size=size) as asked.pilot:
        await asked.pilot.pause()
        for key in ("n", "n", "n", "n", "enter"):
            assert not asked.screen.has_more_below, asked.screen.page
            await asked.press(key)
