"""The question of the day: one key answers it, one key leaves it out, and nothing typed is lost."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.builders import a_session
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.entries.due_question import DueQuestion, MorningAfter, OnceAWeek
from tui.core.entries.entry import CheckIn, CheckInRating, Entry, NextMorning
from tui.core.entries.journal import JournalError, MemoryJournal
from tui.core.routines.routine import Library
from tui.screens.one_question import OneQuestionScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.morning_question import MorningQuestion
from tui.widgets.rating_scale import RatingScale
from tui.widgets.said_line import SaidLine

SIZES = [(80, 24), (120, 40), (40, 20)]
NOW = dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
EVENING = a_session(id="evening", started_at=NOW - dt.timedelta(hours=12, minutes=30))
MORNING = MorningAfter(EVENING, Spot("shoulder-top", Side.RIGHT))


class FullDisk(MemoryJournal):
    """Refuses as long as it is full."""

    full = True

    def add(self, entry: Entry) -> Entry:
        if self.full:
            raise JournalError("cannot save: no space left on the disk.")
        return super().add(entry)


class NeverForgets(MemoryJournal):
    """Deletes nothing."""

    def remove(self, entry_id: str) -> Entry | None:
        raise JournalError("cannot save: no space left on the disk.")


class Asked:
    """Somebody in front of the question."""

    def __init__(
        self, host: Callable[..., Any], library: Library, question: DueQuestion, **more: Any
    ) -> None:
        self.clock = ManualClock(NOW, "Europe/Paris")
        self.journal: MemoryJournal = more.pop("journal", MemoryJournal())
        self.screen = OneQuestionScreen(question, self.journal, library, self.clock, **more)
        self.app = host(self.screen)
        self.pilot: Pilot[None] | None = None

    async def press(self, *keys: str, apart: float = 1) -> None:
        assert self.pilot is not None
        for key in keys:
            self.clock.move(apart)
            await self.pilot.press(key)
        await self.pilot.pause()

    @property
    def stored(self) -> Sequence[Entry]:
        return self.journal.all()

    @property
    def told(self) -> CheckIn:
        (entry,) = self.stored
        assert isinstance(entry, CheckIn)
        return entry

    def rows(self) -> list[str]:
        return [
            "".join(segment.text for segment in strip).rstrip()
            for strip in self.app.screen._compositor.render_strips()
        ]


@pytest.fixture
def asked(host: Callable[..., Any], library: Library) -> Callable[..., Asked]:
    return lambda question=MORNING, **more: Asked(host, library, question, **more)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["b"], NextMorning.BETTER),
        (["s"], NextMorning.SAME),
        (["w"], NextMorning.WORSE),
        (["b", "w"], NextMorning.WORSE),
        (["w", "u", "b"], NextMorning.BETTER),
    ],
)
async def test_one_key_answers(asked: Callable[..., Asked], keys: list[str], answer: NextMorning) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press(*keys, "enter")
        assert it.app.left == it.told
    assert (it.told.next_morning, it.told.after_session, it.told.ratings) == (answer, "evening", ())
    assert (it.told.started_at.replace(second=0), it.told.timezone) == (NOW, "Europe/Paris")
    assert not it.told.entered_later


@pytest.mark.parametrize("key", ["enter", "q", "escape", "ctrl+q"])
@pytest.mark.parametrize("question", [MORNING, OnceAWeek()])
async def test_one_key_leaves_it_out(asked: Callable[..., Asked], key: str, question: DueQuestion) -> None:
    it = asked(question)
    async with it.app.run_test() as it.pilot:
        await it.press(key)
        assert it.app.left is None
    assert it.stored == []


async def test_the_number_belongs_to_the_place(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("w", "1")
        await it.press("0", "enter", apart=0.5)
    assert it.told.ratings == (CheckInRating(region="shoulder-top", side=Side.RIGHT, now=10),)


async def test_the_answer_is_stored_before_the_number_is_asked_for(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("b")
        assert it.told.next_morning is NextMorning.BETTER
        await it.press("q")
        assert it.app.left == it.told


async def test_a_lost_terminal_loses_no_number(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("b", "4")
    assert [rating.now for rating in it.told.ratings] == [4]
    weekly = asked(OnceAWeek())
    async with weekly.app.run_test() as weekly.pilot:
        await weekly.press("0")
    assert weekly.told.interference == 0


async def test_the_digits_that_start_routines_on_the_body_answer_nothing(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("1", "2", "3")
        assert it.stored == []
        assert not it.screen.query_one(RatingScale).display


async def test_an_answer_is_taken_back_with_its_number(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        before = it.rows()
        await it.press("w", "7")
        await it.pilot.pause()
        assert ("u", "no answer") in it.screen.query_one(KeyLine).pairs
        await it.press("u")
        await it.pilot.pause()
        assert (it.stored, it.rows()) == ([], before)
        await it.press("enter")
        assert it.app.left is None
    assert it.stored == []


async def test_an_answer_that_cannot_be_taken_back_stays_and_that_is_told(
    asked: Callable[..., Asked],
) -> None:
    it = asked(journal=NeverForgets())
    async with it.app.run_test() as it.pilot:
        await it.press("w", "u")
        assert "no space left" in str(it.screen.query_one(SaidLine).content)
        assert it.told.next_morning is NextMorning.WORSE
        await it.press("q")
        assert it.app.left == it.told


async def test_a_key_from_before_it_appeared_answers_nothing(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("enter", "b", apart=0.2)
        assert it.app.left == "not left"
        assert it.stored == []


async def test_it_asks_for_no_number_where_ratings_are_off(asked: Callable[..., Asked]) -> None:
    it = asked(ask_ratings=False)
    async with it.app.run_test() as it.pilot:
        await it.press("s")
        assert it.app.left == it.told
    unknown = asked(MorningAfter(EVENING, None))
    async with unknown.app.run_test() as unknown.pilot:
        await unknown.press("s")
        assert unknown.app.left == unknown.told


async def test_no_number_is_nothing_never_0(asked: Callable[..., Asked]) -> None:
    it = asked(OnceAWeek())
    async with it.app.run_test() as it.pilot:
        await it.press("4", "-", "enter")
        assert it.app.left is None
    assert it.stored == []


async def test_a_disk_that_refuses_is_told_and_tried_again(asked: Callable[..., Asked]) -> None:
    journal = FullDisk()
    it = asked(journal=journal)
    async with it.app.run_test() as it.pilot:
        await it.press("b")
        assert "no space left" in str(it.screen.query_one(SaidLine).content)
        journal.full = False
        await it.press("enter")
        assert it.app.left == it.told


async def test_a_click_answers_too(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.click(MorningQuestion, offset=(5, 1))
        assert it.stored == []
        await it.pilot.click(MorningQuestion, offset=(5, 3))
        await it.pilot.pause()
    assert it.told.next_morning is NextMorning.BETTER


async def test_an_answer_deleted_elsewhere_is_stored_with_its_number(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test() as it.pilot:
        await it.press("b")
        it.journal.remove(it.told.id)
        await it.press("3", "enter")
    assert [rating.now for rating in it.told.ratings] == [3]


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_seen_and_nothing_above_the_number_moves(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked()
    async with it.app.run_test(size=size) as it.pilot:
        await it.pilot.pause()
        before = it.rows()
        await it.press("b")
        await it.pilot.pause()
        after = it.rows()
        words = " ".join(" ".join(row.strip(" │|") for row in after).split())
        for said in (
            "Yesterday, 20:00: Tight shoulders",
            "How is it today, compared with before that session?",
            "b better",
            "s about the same",
            "w worse",
            "Top of your right shoulder: how sore is it now?",
            "10 = as sore as it could be",
            "One question a day at most. To turn them off: settings (, on the body).",
        ):
            assert said in words
        at = next(number for number, row in enumerate(before) if "worse" in row)
        moved = [(old, new) for old, new in zip(before[:at], after[:at], strict=True) if old != new]
        assert [old.replace("  b  better", "▸ b  better") for old, _ in moved] == [new for _, new in moved]
        assert not it.screen.query_one("#middle").max_scroll_y


@pytest.mark.parametrize(
    ("question", "keys", "wanted"),
    [
        (MORNING, [], ("Enter", "no answer")),
        (MORNING, ["b"], ("Enter", "keep")),
        (OnceAWeek(), [], ("Enter", "no answer")),
        (OnceAWeek(), ["3"], ("Enter", "keep")),
        (OnceAWeek(), ["3", "-"], ("Enter", "no answer")),
    ],
)
async def test_the_key_line_says_what_enter_does(
    asked: Callable[..., Asked], question: DueQuestion, keys: list[str], wanted: tuple[str, str]
) -> None:
    it = asked(question)
    async with it.app.run_test() as it.pilot:
        await it.press(*keys)
        await it.pilot.pause()
        assert it.screen.query_one(KeyLine).pairs[0] == wanted


async def test_help_lists_the_answers_only_where_there_are_such(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("question_mark")
        assert any("about the same" in row for row in it.rows())
    weekly = asked(OnceAWeek())
    async with weekly.app.run_test(size=(80, 24)) as weekly.pilot:
        await weekly.press("question_mark")
        assert not any("about the same" in row for row in weekly.rows())
