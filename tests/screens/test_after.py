"""After a session: everything can be left out, and what was typed is saved."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from textual.widgets import Input, Static

from tests.builders import a_session, a_tender_point
from tests.said_on import said_on
from tui.core.anatomy.body import Side, Spot
from tui.core.charset import Charset
from tui.core.clock import ManualClock
from tui.core.entries.entry import (
    Entry,
    HoldOutcome,
    PassOutcome,
    PassResult,
    Rating,
    SessionEntry,
)
from tui.core.entries.journal import JournalError, MemoryJournal
from tui.core.places.spots import OwnSpot, SpotNames
from tui.core.routines.routine import Library
from tui.screens.after import AfterScreen
from tui.widgets.big_text import BigText
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.key_line import KeyLine
from tui.widgets.rating_scale import RatingScale
from tui.widgets.spot_line import SpotLine

START = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.UTC)
POINT = a_tender_point(id="point-1", at=START, side=Side.LEFT, seconds_held=41)
ENTRY = a_session(
    id="entry",
    started_at=START,
    ended_at=START + dt.timedelta(seconds=440),
    recorded_at=START,
    updated_at=START,
    unattended=True,
    seconds_worked=335,
    seconds_held=41,
    seconds_paused=12,
    seconds_moving=52,
    passes=(PassResult(step="roll-down", side=Side.LEFT, seconds=90, outcome=PassOutcome.DONE),),
    ratings=(Rating(region="shoulder-top", side=Side.LEFT, before=6),),
    tender_points=(POINT,),
)


class FullJournal(MemoryJournal):
    """A journal that cannot be written to while it is full, stamps what it stores, and counts its writes."""

    full = False
    writes = 0
    refusals = 0

    def complete(self, entry: Entry) -> Entry:
        if self.full:
            self.refusals += 1
            raise JournalError("cannot save the journal: no space left.")
        stored = super().complete(entry)
        self.writes += 1
        return self._stamped(stored)

    def change_elsewhere(self, **changes: Any) -> None:
        """As another terminal does."""
        self._stamped(msgspec.structs.replace(self._entries["entry"], **changes))

    def _stamped(self, entry: Entry) -> Entry:
        assert entry.updated_at is not None
        entry = msgspec.structs.replace(entry, updated_at=entry.updated_at + dt.timedelta(seconds=1))
        self._entries[entry.id] = entry
        return entry


class Asked:
    """The pages after a session."""

    def __init__(
        self, host: Callable[..., Any], library: Library, entry: SessionEntry = ENTRY, **more: Any
    ) -> None:
        self.clock = ManualClock(START + dt.timedelta(minutes=8))
        self.journal = FullJournal([entry])
        self.screen = AfterScreen(entry, library, self.journal, self.clock, **more)
        self.app = host(self.screen)
        self.pilot: Any = None

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.clock.move(1)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def go_to(self, page: str) -> None:
        """With Enter alone, as far as it takes."""
        for _ in range(25):
            if self.screen.page == page:
                return
            await self.press("enter")
            await self.pilot.pause()
        raise AssertionError(f"{page} never came")

    @property
    def keys(self) -> str:
        return "\n".join(self.screen.query_one(KeyLine).lines)

    @property
    def labels(self) -> list[str]:
        """The questions about a tender point that are asked now."""
        labels = self.screen.query(".label").results(Static)
        return [str(label.content) for label in labels if label.is_on_screen or label.size.width]

    @property
    def text(self) -> str:
        return said_on(self.screen, "#page")

    @property
    def stored(self) -> SessionEntry:
        entry = self.journal.get("entry")
        assert isinstance(entry, SessionEntry)
        return entry


@pytest.fixture
def asked(host: Callable[..., Any], library: Library) -> Callable[..., Asked]:
    return lambda **more: Asked(host, library, **more)


async def test_it_shows_the_sum_and_the_tender_points(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "Finished: Tight shoulders" in it.text
        assert "5:35 worked · 0:41 held" in it.text
        assert "Rise, ball rolls down, eased after 41 s" in it.text


async def test_a_key_soon_after_the_end_shows_that_somebody_was_there(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        assert not it.stored.unattended


async def test_a_key_after_ten_minutes_does_not(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        it.clock.move(601)
        await it.press("enter")
        assert it.stored.unattended


async def test_the_last_mark_can_still_be_taken_back(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("u")
        assert (it.stored.tender_points, it.stored.seconds_held, it.stored.seconds_paused) == ((), 0, 53)
        assert "No tender points" in it.text


async def test_ratings_go_beside_those_from_before(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "3", "enter", "enter", "4", "s")
        assert it.stored.ratings == (
            Rating(region="shoulder-top", side=Side.LEFT, before=6, after=3),
            Rating(region="mid-back", side=Side.LEFT, after=4),
        )


async def test_the_questions_about_a_tender_point(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert "Tender point 1 of 1" in it.text
        await it.press("right", "enter", *["right"] * 9, "enter")
        assert isinstance(it.screen.focused, Input)
        await it.press(*"blade", "enter", "right", "enter", "7", "enter", "2", "enter")
        assert isinstance(it.screen.focused, Input)
        await it.press(*"tight", "enter", *"ask", "enter")
        point = it.stored.tender_points[0]
        assert point == msgspec.structs.replace(
            POINT,
            region="upper-back",
            outcome=HoldOutcome.PARTLY,
            peak=7,
            release=2,
            spot="blade",
            word="tight",
            note="ask",
        )


async def test_skipping_the_rest_keeps_what_was_typed(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "8", "s")
        assert it.app.left.ratings[0].after == 8
        assert it.stored.ratings[0].after == 8


async def test_enter_again_and_again_changes_no_answer(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.press(*["enter"] * 25)
        assert it.app.left == msgspec.structs.replace(
            ENTRY, unattended=False, updated_at=START + dt.timedelta(seconds=1)
        )
        assert it.journal.writes == 1


async def test_a_disk_that_refuses_is_told_and_nothing_typed_is_lost(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter")
        it.journal.full = True
        await it.press("5", "enter", "enter", "enter")
        assert "no space left" in str(it.screen.query_one("#problem", Static).content)
        it.journal.full = False
        await it.press("enter")
        assert it.stored.ratings[0].after == 5


async def test_hostile_text_is_shown_as_it_is(asked: Callable[..., Asked]) -> None:
    note = "[/b] [@click=app.quit]x[/]"
    it = asked(
        entry=msgspec.structs.replace(
            ENTRY, routine_title=note, tender_points=(msgspec.structs.replace(POINT, spot=note),)
        )
    )
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert note in it.text


async def test_characters_made_visible_are_told_with_their_number(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(40, 20)) as it.pilot:
        await it.go_to("point 0")
        _, word, note = it.screen.query(Input).results(Input)
        word.value, note.value = "dull\x1b[2J and tight\u202e", "[b]"
        await it.press("s")
        assert it.stored.tender_points[0].word == "dull\ufffd[2J and tight\ufffd"
        assert it.app.left == it.stored
        assert it.app.told == ["2 characters were made visible as \ufffd, to keep the terminal safe."]


async def test_nothing_is_told_where_nothing_was_changed(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("s")
        assert it.app.told == []


async def test_down_is_the_one_button_on_the_sum(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("down")
        assert "How sore is it now?" in it.text


async def test_a_rating_has_the_only_side_that_was_worked(asked: Callable[..., Asked]) -> None:
    skipped = PassResult(step="roll-down", side=Side.RIGHT, seconds=0, outcome=PassOutcome.SKIPPED)
    it = asked(entry=msgspec.structs.replace(ENTRY, ratings=(), passes=(*ENTRY.passes, skipped)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "3", "s")
        assert it.stored.ratings == (Rating(region="shoulder-top", side=Side.LEFT, after=3),)


async def test_a_rating_has_the_side_chosen_on_the_figure_where_both_were_worked(
    asked: Callable[..., Asked],
) -> None:
    right = PassResult(step="roll-down", side=Side.RIGHT, seconds=90, outcome=PassOutcome.DONE)
    entry = msgspec.structs.replace(ENTRY, ratings=(), passes=(*ENTRY.passes, right))
    it = asked(entry=entry, chosen=Spot("shoulder-top", Side.RIGHT))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.press("enter", "3", "enter", "4", "s")
        sides = [(rating.region, rating.side) for rating in it.stored.ratings]
        assert sides == [("shoulder-top", Side.RIGHT), ("upper-back", Side.BOTH)]


async def test_what_could_not_be_stored_is_said(asked: Callable[..., Asked]) -> None:
    it = asked(problem="cannot save the journal: no space left.")
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        assert "It is not in your journal yet." in it.text
        assert "no space left" in str(it.screen.query_one("#problem", Static).content)


BOTH_POINTS = (
    msgspec.structs.replace(POINT, side=Side.BOTH),
    msgspec.structs.replace(POINT, id="point-2", side=Side.BOTH),
)


async def test_a_point_of_a_pass_on_both_sides_can_be_left_or_right(asked: Callable[..., Asked]) -> None:
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=BOTH_POINTS))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert it.labels[:2] == ["Which side?", "Which part?"]
        await it.press("right", "right", "n")
        assert it.screen.page == "point 1"
        await it.press("n")
        assert [point.side for point in it.stored.tender_points] == [Side.RIGHT, Side.BOTH]


async def test_the_side_is_not_asked_where_the_pass_told_it(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert "Which side?" not in it.labels


async def test_n_keeps_a_point_and_goes_on_but_is_a_letter_in_a_text(asked: Callable[..., Asked]) -> None:
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=BOTH_POINTS))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert "n next point" in it.keys
        await it.press("n")
        assert it.screen.page == "point 1"
        assert "n the note" in it.keys
        while not isinstance(it.screen.focused, Input):
            await it.press("down")
        assert "n the note" not in it.keys
        await it.press("n")
        assert it.screen.focused.value == "n"


@pytest.mark.parametrize("side", [Side.LEFT, Side.BOTH])
async def test_a_whole_point_fits_into_80_by_24(asked: Callable[..., Asked], side: Side) -> None:
    points = (msgspec.structs.replace(POINT, side=side),)
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=points))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        await it.pilot.pause()
        assert it.screen.query_one("#page").max_scroll_y == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_each_field_is_marked_alike_and_in_sight_while_it_has_the_focus(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked()
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("point 0")
        for field in it.screen.fields():
            assert it.screen.focused is field
            await it.pilot.pause()
            strips = it.screen._compositor.render_strips()
            rows = ["".join(segment.text for segment in strip) for strip in strips]
            assert "▸" in rows[field.region.y]
            assert sum(row.count("▸") for row in rows) == 1
            await it.press("down")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_all_places_are_rated_on_one_page_beside_those_from_before(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked()
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("ratings")
        assert "before: 6" in it.text
        assert it.text.count("0 = not sore at all") == 1
        count = len(it.screen.query(RatingScale))
        await it.press(*["enter"] * count)
        assert it.screen.page == "point 0"


# Where exactly


def spot_line(it: Asked) -> str:
    return str(it.screen.query_one(SpotLine).render())


async def test_the_likely_spot_is_proposed_and_not_stored_unless_accepted(
    asked: Callable[..., Asked],
) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert "[not named]" in spot_line(it)
        assert "likely: upper back, upper corner of the blade" in spot_line(it)
        await it.press("n")
        assert (it.stored.tender_points[0].spot, it.stored.tender_points[0].region) == ("", "shoulder-top")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_one_key_accepts_the_likely_spot_with_its_part(
    asked: Callable[..., Asked], size: tuple[int, int]
) -> None:
    it = asked()
    async with it.app.run_test(size=size) as it.pilot:
        await it.go_to("point 0")
        assert ". the likely spot" in it.keys
        await it.press("full_stop")
        point = it.stored.tender_points[0]
        assert (point.region, point.spot) == ("upper-back", "upper corner of the blade")
        assert "[upper back]" in str(it.screen.query(ChoiceLine)[1].render())
        assert ". the next spot" in it.keys


async def test_further_presses_go_through_the_list_and_back_to_not_named(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        seen = []
        for _ in range(6):
            await it.press("full_stop")
            point = it.stored.tender_points[0]
            seen.append((point.region, point.spot))
        assert seen == [
            ("upper-back", "upper corner of the blade"),
            ("shoulder-top", "close to the neck"),
            ("shoulder-top", "middle of the ridge"),
            ("shoulder-top", "above the shoulder blade"),
            ("shoulder-top", "at the shoulder point"),
            ("shoulder-top", ""),
        ]


async def test_another_part_has_other_spots(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        await it.press("right", "right")
        assert "over the lowest ribs" in spot_line(it)
        assert "at the shoulder point" not in spot_line(it)


async def test_a_spot_that_was_named_in_the_hold_is_chosen(asked: Callable[..., Asked]) -> None:
    named = msgspec.structs.replace(POINT, spot="middle of the ridge")
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=(named,)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert "[middle of the ridge]" in spot_line(it)
        assert "Top of your left shoulder, middle of the ridge" in it.text
        await it.press("n")
        assert it.stored.tender_points == (named,)


async def test_own_words_can_be_typed_and_are_offered_the_next_time(asked: Callable[..., Asked]) -> None:
    it = asked(names=SpotNames(own=(OwnSpot("upper-back", Side.LEFT, "the old scar"),)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        await it.press("right", "enter")
        assert "the old scar" in spot_line(it)
        await it.press(*["right"] * 9, "enter", *"knot", "full_stop", "enter")
        assert it.stored.tender_points[0].spot == "knot."


async def test_what_is_typed_on_other_words_is_no_key(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        await it.press("enter", *["right"] * 9)
        assert "[other words]" in spot_line(it)
        assert "s skip" not in it.keys
        await it.press(*"next", "space", *"s?", "enter")
        assert it.screen.page == "point 0"
        assert it.stored.tender_points[0].spot == "next s?"


async def test_a_region_without_named_spots_is_asked_for_words(asked: Callable[..., Asked]) -> None:
    elsewhere = msgspec.structs.replace(POINT, step="unknown", region="upper-arm", spot="the web")
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=(elsewhere,)))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        assert isinstance(it.screen.focused, Input)
        assert it.screen.focused.value == "the web"
        await it.press("end", "s", "enter")
        assert it.stored.tender_points[0].spot == "the webs"


# What is confirmed is stored


async def test_each_rating_is_stored_as_it_is_confirmed_and_once(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        writes = it.journal.writes
        await it.press("1", "0", "7")
        assert it.journal.writes == writes
        await it.press("enter")
        assert (it.stored.ratings[0].after, it.journal.writes) == (7, writes + 1)
        await it.press("3", "enter")
        assert [rating.after for rating in it.stored.ratings] == [7, 3]
        assert (it.screen.page, it.journal.writes) == ("ratings", writes + 2)
        await it.press("enter")
        assert (it.screen.page, it.journal.writes) == ("point 0", writes + 2)


async def test_each_answer_about_a_point_is_stored_as_it_is_confirmed(asked: Callable[..., Asked]) -> None:
    it = asked(entry=msgspec.structs.replace(ENTRY, tender_points=BOTH_POINTS))
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        writes = it.journal.writes
        answers: list[tuple[list[str], str, object]] = [
            (["right"], "side", Side.LEFT),
            (["right"], "region", "upper-back"),
            (["right"], "spot", "upper corner of the blade"),
            (["right"], "outcome", HoldOutcome.PARTLY),
            (["7"], "peak", 7),
            (["2"], "release", 2),
            ([*"dull"], "word", "dull"),
            ([*"ask"], "note", "ask"),
        ]
        for number, (keys, name, value) in enumerate(answers, 1):
            await it.press(*["space" if key == " " else key for key in keys], "enter")
            assert getattr(it.stored.tender_points[0], name) == value
            assert it.journal.writes == writes + number
        assert it.screen.page == "point 1"


async def test_the_note_is_stored_and_the_screen_left(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("note")
        await it.press(*"slept", "enter")
        assert it.stored.note == "slept"
        assert it.app.left == it.stored


async def test_a_field_left_by_an_arrow_or_the_mouse_is_stored(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        await it.press("4", "down")
        assert it.stored.ratings[0].after == 4
        await it.press("6")
        await it.pilot.click(it.screen.query(RatingScale).last())
        await it.pilot.pause()
        assert [rating.after for rating in it.stored.ratings][:2] == [4, 6]


@pytest.mark.parametrize(
    ("page", "keys"), [("ratings", "5"), ("point 0", "n"), ("note", "half a note")], ids=str.split
)
async def test_what_is_filled_in_when_the_program_is_ended_is_kept(
    asked: Callable[..., Asked], page: str, keys: str
) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to(page)
        if page == "point 0":
            it.screen.query(Input).last().value = "half a word"
        else:
            await it.press(*["space" if key == " " else key for key in keys])
        before = it.stored
        it.app.exit(return_code=129)
    answered = {
        "ratings": it.stored.ratings[0].after == 5,
        "point 0": it.stored.tender_points[0].note == "half a word",
        "note": it.stored.note == "half a note",
    }
    assert answered[page]
    assert it.stored != before


async def test_nothing_is_written_when_the_program_is_ended_with_nothing_new(
    asked: Callable[..., Asked],
) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        writes = it.journal.writes
        it.app.exit(return_code=129)
    assert it.journal.writes == writes


async def test_a_disk_that_refuses_when_the_program_is_ended_does_not_stop_it(
    asked: Callable[..., Asked],
) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        await it.press("5")
        it.journal.full = True
        it.app.exit(return_code=129)
    assert it.app.return_code == 129


async def test_a_refused_answer_stays_in_its_field_until_enter_stores_it(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        first, second, *_ = it.screen.query(RatingScale)
        it.journal.full = True
        await it.press("5", "enter")
        assert it.screen.focused is first
        await it.press("down", "6")
        assert it.screen.focused is second
        it.journal.full = False
        await it.press("enter")
        assert [rating.after for rating in it.stored.ratings] == [5, 6]
        assert not it.screen.query_one("#problem").display


async def test_where_the_disk_refuses_one_more_press_leaves(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        it.journal.full = True
        await it.press("5", "s")
        assert "s leaves without it" in str(it.screen.query_one("#problem", Static).content)
        await it.press("s")
        assert it.app.left == it.stored
    assert it.journal.refusals == 2  # one for each press: what was left behind is not tried again


async def test_that_somebody_was_there_is_stored_with_the_next_answer_where_it_was_refused(
    asked: Callable[..., Asked],
) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        it.journal.full = True
        await it.go_to("ratings")
        it.journal.full = False
        await it.press("5", "enter")
        assert (it.stored.unattended, it.stored.ratings[0].after) == (False, 5)


async def test_characters_are_told_once_and_shown_as_they_are_kept(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("point 0")
        _, word, note = it.screen.query(Input).results(Input)
        it.screen.set_focus(word)
        word.value = "dull\x1b[2J"
        await it.press("enter")
        assert it.screen.focused is note
        assert word.value == "dull\ufffd[2J"
        await it.press(*"ask", "enter")
        assert it.app.told == ["1 character was made visible as \ufffd, to keep the terminal safe."]


# Another terminal changes the same entry


async def test_what_another_terminal_wrote_meanwhile_stays(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        it.journal.change_elsewhere(note="from elsewhere\nin two lines")
        await it.press("5", "enter")
        assert (it.stored.note, it.stored.ratings[0].after) == ("from elsewhere\nin two lines", 5)
        await it.go_to("note")
        await it.press(*"mine", "down", "s", "enter")
        assert it.stored.note == "from elsewhere\nin two lines\nmines"
        assert it.app.left == it.stored


async def test_an_entry_deleted_elsewhere_is_there_again_with_the_answer(asked: Callable[..., Asked]) -> None:
    it = asked()
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.go_to("ratings")
        it.journal.remove("entry")
        await it.press("5", "enter")
        assert it.stored.ratings[0].after == 5


async def test_a_plain_terminal_gets_a_large_word_of_plain_characters(
    host: Callable[..., Any], library: Library, draw_with: Callable[[Charset], None]
) -> None:
    draw_with(Charset.ASCII)
    it = Asked(host, library)
    async with it.app.run_test(size=(80, 24)) as it.pilot:
        await it.pilot.pause()
        drawn = "".join(str(line) for line in it.screen.query_one(BigText).lines)
        assert "#" in drawn
        assert drawn.isascii()
