"""The journal screen: list, filter, detail, notes that are never lost, delete with undo."""

import datetime as dt
import runpy
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from textual.widgets import Input, Static

from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Region, View
from tui.core.clock import ManualClock
from tui.core.entries.entry import CheckIn, Entry
from tui.core.entries.journal import Change, Journal, JournalError, MemoryJournal
from tui.core.routines.routine import Library
from tui.core.searching.journal_index import AT_ONCE, JournalIndex
from tui.core.searching.search_hint import KEYS_IN_WORDS
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import find_paths
from tui.screens.journal import EMPTY_KEYS, NOT_KNOWN, NOTHING_TO_UNDO, JournalResult, JournalScreen
from tui.widgets.entry_detail import EntryDetail
from tui.widgets.journal_list import JournalList
from tui.widgets.key_line import KeyLine
from tui.widgets.note_area import NoteArea

SEEDED = runpy.run_path(str(Path(__file__).parents[2] / "screenshots" / "seeded.py"))
NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Paris"))
EVIL = "[/b] [@click=app.quit]x[/]\x1b[2J"
LIBRARY = Library(
    language="en",
    regions=tuple(
        Region(id=region, name=name, views=(View.BACK,), sided=True)
        for region, name in (
            ("shoulder-top", "top of the shoulder"),
            ("low-back", "lower back"),
            ("neck-back", "back of the neck"),
        )
    ),
    sources=(),
    contraindications=(),
    routines=(),
)


class Refusing(MemoryJournal):
    """A journal that reads, but refuses every change while `full`."""

    full = True

    def _refuse(self) -> None:
        if self.full:
            raise JournalError("no space left on the disk: nothing was changed")

    def add(self, entry: Entry) -> Entry:
        self._refuse()
        return super().add(entry)

    def replace(self, entry: Entry) -> Entry:
        self._refuse()
        return super().replace(entry)

    def remove(self, entry_id: str) -> Entry | None:
        self._refuse()
        return super().remove(entry_id)


class Unreadable(MemoryJournal):
    """A journal that cannot be read."""

    def all(self) -> Sequence[Entry]:
        raise JournalError("journal/2026.json is damaged [x]")


class OneScreen(Host):
    """The journal screen alone, and what it answered."""

    def __init__(self, journal: Journal, index: JournalIndex | None = None) -> None:
        self.journal = JournalScreen(journal, LIBRARY, ManualClock(NOW, "Europe/Paris"), index=index)
        super().__init__(self.journal)

    @property
    def rows(self) -> list[str]:
        """The lines of the list."""
        shown = self.journal.query_one(JournalList)
        return [shown.text_of(at) for at in range(len(shown.lines))]

    def said(self, selector: str) -> str:
        """What a text of the screen says."""
        found = self.journal.query(selector)
        return str(found.first(Static).render()) if found else ""

    def nothing(self) -> str:
        """What stands in place of entries."""
        shown = self.journal.query_one(JournalList)
        return " ".join(shown.render_line(y).text.strip() for y in range(shown.size.height)).strip()

    @property
    def current(self) -> Entry:
        """The highlighted entry."""
        entry = self.journal.query_one(JournalList).current
        assert entry is not None
        return entry


def seeded() -> list[Entry]:
    entries: list[Entry] = SEEDED["seeded_entries"](NOW)
    return entries


def check_in(number: int, note: str = "") -> CheckIn:
    at = NOW - dt.timedelta(hours=number)
    return CheckIn(
        id=f"c{number}",
        started_at=at,
        ended_at=at,
        timezone="Europe/Paris",
        recorded_at=at,
        updated_at=at,
        note=note,
    )


async def test_what_comes_in_from_elsewhere_leaves_selection_and_typing_alone() -> None:
    journal = MemoryJournal([check_in(number, note="stiff") for number in range(2, 60)])
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "s", "t", "i", "f", "enter", *["down"] * 30)
        shown, current = app.journal.query_one(JournalList), app.current
        journal.add(check_in(70, note="stiff"))
        app.journal.look_again()
        await pilot.pause()
        assert (app.current, len(shown.lines) > 59) == (current, True)
        await pilot.press("n", "x")
        journal.add(check_in(71, note="stiff"))
        app.journal.look_again()
        await pilot.pause()
        assert app.journal.query_one(NoteArea).text == "stiffx"
        assert app.journal.focused is app.journal.query_one(NoteArea)
        assert "60 of 60" in app.said("#head")


async def test_entries_stand_by_day_newest_first() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)):
        assert app.rows[:6] == [
            " Sun 22 Nov 2026",
            "▸09:10  Tired feet              9 min  1 point    3 → 2 ",
            " Fri 20 Nov 2026",
            " 12:30  Tight shoulders         6 min  1 point    5 → 3   “long day, but looser”",
            " Thu 19 Nov 2026",
            " 22:30  Check-in              back of the neck    4       “better after a walk”",
        ]
        assert app.said("#head") == "Journal · 25 entries"


async def test_rows_fit_a_phone() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(40, 20)):
        assert app.rows[3] == " 12:30 Tight shoulders  6 min 5→3  ●1"
        assert max(map(len, app.rows)) <= app.journal.query_one(JournalList).scrollable_content_region.width


async def test_what_is_unusual_is_said() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)):
        rows = "\n".join(app.rows)
        assert "interrupted" in rows
        assert "entered later" in rows


async def test_the_oldest_of_a_long_journal_is_one_key_away_and_the_newest_one_more() -> None:
    journal = MemoryJournal([check_in(number) for number in range(1000)])
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.said("#head") == "Journal · 1,000 entries"
        for key, number in (("end", 999), ("down", 0), ("up", 999), ("home", 0)):
            await pilot.press(key)
            assert app.current.id == f"c{number}"


async def test_typing_filters_at_once_and_enter_keeps_the_filter() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"walk")
        assert app.said("#head") == "Journal · 1 of 25 entries · “walk”"
        await pilot.press("enter", "down")
        assert app.current.note == "better after a walk"
        await pilot.press("q")
        assert app.said("#head") == "Journal · 25 entries"
        assert app.left == NOT_LEFT


async def test_a_token_narrows_while_it_is_typed_and_its_value_is_completed() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        assert app.said("#find-hint") == KEYS_IN_WORDS
        await pilot.press(*"kind", "colon")
        assert app.said("#find-hint") == "kind: session · check-in"
        assert app.said("#head") == "Journal · 25 entries"
        await pilot.press("c", "tab")
        assert app.journal.query_one(Input).value == "kind:check-in"
        assert app.said("#head").endswith("of 25 entries · kind:check-in")
        await pilot.press("enter")
        assert not app.journal.query_one("#find-hint").display
        assert isinstance(app.current, CheckIn)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_a_wrong_token_is_told_at_once_and_blocks_nothing(size: tuple[int, int]) -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *"walk", "space", *"side", "colon", *"x")
        assert app.said("#find-hint") == '! side: expected left, right, both or middle, not "x"'
        assert len(app.rows) == 2
        await pilot.press("backspace", "l")
        assert app.said("#find-hint") == "side: left"
        await pilot.press("escape")
        assert app.said("#head") == "Journal · 25 entries"


async def test_the_head_has_room_for_what_is_asked_on_a_phone() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("slash", *"walk", "space", *"kind", "colon", "c")
        assert app.said("#head") == "Journal · 1 of 25 · “walk” · kind:c"


async def test_an_entry_that_was_changed_is_found_as_it_is_now() -> None:
    journal = MemoryJournal([check_in(number, f"note {number}") for number in range(3 * AT_ONCE)])
    index = JournalIndex(LIBRARY)
    app = OneScreen(journal, index)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"note", "space", "7", "enter")
        found = len(app.rows)
        await pilot.press("n", "backspace", *"seven", "enter")
        assert app.said("#said").startswith("Kept")
        await pilot.press("slash", "end", "backspace", *"seven", "enter")
        assert app.current.note == "note seven"
        assert app.said("#head").startswith("Journal · 1 of 600 entries")
        assert index.is_whole
        assert found > 2


async def test_a_long_journal_is_whole_for_searching_by_and_by() -> None:
    index = JournalIndex(LIBRARY)
    app = OneScreen(MemoryJournal([check_in(number) for number in range(3 * AT_ONCE)]), index)
    async with app.run_test(size=(80, 24)) as pilot:
        assert len(app.rows) > 3 * AT_ONCE
        await pilot.press("slash", *"check")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.said("#head") == "Journal · 600 of 600 entries · “check”"


async def test_the_list_is_scrolled_with_the_day_over_its_first_entry() -> None:
    app = OneScreen(MemoryJournal([check_in(number) for number in range(100)]))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = app.journal.query_one(JournalList)
        await pilot.press("pagedown")
        assert app.current.id != "c0"
        await pilot.press("pagedown")
        assert shown.scroll_offset.y > 0
        await pilot.press("home")
        assert shown.scroll_offset.y == 0


async def test_a_click_makes_an_entry_current_and_opens_it() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(JournalList, offset=(10, 2))
        assert app.current == seeded()[-1]
        await pilot.click(JournalList, offset=(10, 3))
        assert app.current == seeded()[-2]
        assert app.journal.query_one(EntryDetail).display


async def test_resizing_shows_the_entry_that_is_current_beside_the_list() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Tight shoulders" in str(app.journal.query_one(EntryDetail).query_one(Static).render())


async def test_the_head_has_the_words_that_fit_into_another_width() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"lower", "space", *"back", "space", *"side:right")
        wide = app.said("#head")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert app.said("#head") == wide.replace(" entries", "") != wide
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.said("#head") == wide


async def test_a_region_is_found_by_its_name_and_by_its_key() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"lower", "space", *"back")
        assert app.said("#head").startswith("Journal · 4 of 25 entries")
        await pilot.press("escape")
        while "lower back" not in app.said("#head"):
            await pilot.press("r")
        assert app.said("#head") == "Journal · 4 of 25 entries · lower back"


async def test_nothing_found_and_nothing_yet_say_different_things() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"[/x]")
        assert app.nothing().startswith("Nothing matches")
    empty = OneScreen(MemoryJournal())
    async with empty.run_test(size=(40, 20)) as pilot:
        await pilot.press("n", "d", "enter")
        assert empty.nothing().startswith("Nothing here yet")
        assert empty.journal.query_one(KeyLine).pairs == EMPTY_KEYS


async def test_enter_opens_all_of_an_entry_and_q_goes_back_to_the_list() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("down", "enter")
        detail = app.journal.query_one(EntryDetail)
        assert detail.display
        text = str(detail.query_one(Static).render())
        for words in ("Tight shoulders", "above the shoulder blade", "5 → 3", "long day, but looser", "1:30"):
            assert words in text
        await pilot.press("q")
        assert not detail.display
        assert app.journal.query_one(JournalList).has_focus


async def test_a_wide_screen_shows_the_current_entry_beside_the_list() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down")
        detail = app.journal.query_one(EntryDetail)
        assert detail.display
        assert "Tight shoulders" in str(detail.query_one(Static).render())


async def test_a_note_is_kept_literally_and_says_what_was_made_visible() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        app.journal.query_one(NoteArea).insert(EVIL)
        await pilot.press("enter")
        kept = journal.get(app.current.id)
        assert kept is not None
        assert kept.note == "[/b] [@click=app.quit]x[/]\ufffd[2J"
        assert app.said("#said").startswith("Kept; u takes it back. 1 character was made visible")
        assert "[@click=app.quit]x[/]" in "\n".join(app.rows)


async def test_letters_typed_into_a_note_are_no_keys() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"quod", "ctrl+j", *"d", "enter")
        assert journal.all()[-1].note == "quod\nd"
        assert len(journal.all()) == 25


async def test_a_note_that_cannot_be_stored_stays_in_the_editor() -> None:
    journal = Refusing(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"sore", "enter")
        assert app.said("#said") == "no space left on the disk: nothing was changed"
        assert app.journal.query_one(NoteArea).text == "sore"
        journal.full = False
        await pilot.press("enter")
        assert journal.all()[-1].note == "sore"


async def test_a_note_left_with_escape_waits_for_the_next_time() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"sore", "escape")
        assert journal.all()[-1].note == ""
        await pilot.press("n")
        assert app.journal.query_one(NoteArea).text == "sore"


async def test_ctrl_c_in_a_note_keeps_it() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"sore", "ctrl+c")
        assert journal.all()[-1].note == "sore"
        assert app.left == NOT_LEFT


async def test_a_note_longer_than_there_is_room_for_is_not_cut() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        app.journal.query_one(NoteArea).insert("x" * 10_003)
        await pilot.press("enter")
        assert "3 too long" in app.said("#said")
        assert journal.all()[-1].note == ""
        assert len(app.journal.query_one(NoteArea).text) == 10_003


async def test_delete_is_at_once_and_u_takes_each_back_as_it_was() -> None:
    journal = MemoryJournal(seeded())
    before = list(journal.all())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "d")
        assert len(journal.all()) == 23
        assert app.said("#said") == "Deleted: Tight shoulders, Fri 20 Nov 2026 12:30. u takes it back."
        await pilot.press("u", "u")
        assert list(journal.all()) == before
        assert app.current.id == before[-1].id
        await pilot.press("u")
        assert app.said("#said") == NOTHING_TO_UNDO


async def test_u_takes_the_change_of_a_note_back_and_then_the_delete_before_it() -> None:
    journal = MemoryJournal(seeded())
    before = list(journal.all())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "n", *"x", "enter")
        noted = journal.get(app.current.id)
        assert noted is not None
        assert noted.note.endswith("x")
        await pilot.press("u")
        assert app.said("#said") == "As it was before: Tight shoulders, Fri 20 Nov 2026 12:30."
        assert [entry.note for entry in journal.all()] == [entry.note for entry in before[:-1]]
        await pilot.press("u")
        assert len(journal.all()) == 25


async def test_undo_takes_back_what_an_earlier_start_deleted() -> None:
    journal = MemoryJournal(seeded())
    newest = journal.all()[-1]
    journal.remove(newest.id)
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "u undo" in "\n".join(app.journal.query_one(KeyLine).lines)
        await pilot.press("u")
        assert app.said("#said").startswith("Back in the journal: ")
        assert journal.all()[-1] == newest


async def test_undo_brings_a_discarded_session_into_the_journal() -> None:
    journal = MemoryJournal(seeded()[1:])
    journal.discard(seeded()[0])
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        assert app.said("#said").startswith("Now in the journal: ")
        assert len(journal.all()) == len(seeded())


async def test_undo_that_the_disk_refuses_is_told_and_can_be_tried_again() -> None:
    class Refusing(MemoryJournal):
        def undo(self) -> Change | None:
            raise JournalError("disk full")

    app = OneScreen(Refusing(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "u")
        assert "disk full" in app.said("#said")


async def test_a_note_that_two_terminals_write_is_not_lost_in_either(tmp_path: Path) -> None:
    clock = ManualClock(NOW)
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(tmp_path)}), clock)
    journal.add(seeded()[0])
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"mine")
        (theirs,) = journal.all()
        journal.replace(msgspec.structs.replace(theirs, note="theirs"))
        await pilot.press("enter")
        assert "another terminal wrote “theirs”" in app.said("#said")
        assert [entry.note for entry in journal.all()] == ["theirs"]
        await pilot.press("enter")
        assert [entry.note for entry in journal.all()] == [seeded()[0].note + "mine"]
        await pilot.press("u")
        assert [entry.note for entry in journal.all()] == ["theirs"]


async def test_a_note_joins_what_another_terminal_changed_elsewhere_in_the_entry(tmp_path: Path) -> None:
    clock = ManualClock(NOW)
    journal = YearJournal(find_paths({"UNKNOT_HOME": str(tmp_path)}), clock)
    journal.add(next(entry for entry in seeded() if isinstance(entry, CheckIn)))
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"mine")
        (theirs,) = journal.all()
        journal.replace(msgspec.structs.replace(theirs, interference=7))
        await pilot.press("enter")
        (both,) = journal.all()
        assert isinstance(both, CheckIn)
        assert (both.note.endswith("mine"), both.interference) == (True, 7)


async def test_what_was_said_is_gone_with_the_next_key() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "u")
        assert app.said("#said").startswith("Back in the journal")
        await pilot.press("down")
        assert app.said("#said") == ""


async def test_undo_is_on_the_line_only_while_there_is_something_to_undo() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        keys = app.journal.query_one(KeyLine)
        assert "undo" not in "\n".join(keys.lines)
        await pilot.press("d")
        assert "u undo" in "\n".join(keys.lines)
        await pilot.press("enter")
        assert "u undo" in "\n".join(keys.lines)
        await pilot.press("u")
        assert "undo" not in "\n".join(keys.lines)
        await pilot.press("q")
        assert "undo" not in "\n".join(keys.lines)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_the_way_back_is_always_on_the_line_but_while_typing(size: tuple[int, int]) -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=size) as pilot:
        keys = app.journal.query_one(KeyLine)
        for key in ("down", "enter", "q", "d"):
            await pilot.press(key)
            await pilot.pause()
            assert "? help  q back" in "\n".join(keys.lines)
        for key in ("n", "slash"):
            await pilot.press(key)
            await pilot.pause()
            assert "q back" not in "\n".join(keys.lines)
            await pilot.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_a_delete_that_fails_changes_nothing_and_says_so(size: tuple[int, int]) -> None:
    journal = Refusing(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("d")
        assert app.said("#said") == "no space left on the disk: nothing was changed"
        assert len(journal.all()) == 25
        journal.full = False
        await pilot.press("d")
        journal.full = True
        await pilot.press("u")
        journal.full = False
        await pilot.press("u")
        assert len(journal.all()) == 25


async def test_an_entry_that_another_copy_took_out_is_not_deleted_twice() -> None:
    journal = MemoryJournal(seeded())
    app = OneScreen(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        journal.remove(app.current.id)
        await pilot.press("d")
        assert "no longer in the journal" in app.said("#said")


async def test_an_empty_list_does_not_say_nothing_yet_where_not_all_could_be_read() -> None:
    class Incomplete(MemoryJournal):
        def is_complete(self) -> bool:
            return False

    app = OneScreen(Incomplete())
    async with app.run_test(size=(80, 24)):
        assert app.nothing() == NOT_KNOWN


async def test_undo_of_nothing_says_so() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        assert app.said("#said") == NOTHING_TO_UNDO


async def test_a_journal_that_cannot_be_read_is_one_line() -> None:
    app = OneScreen(Unreadable())
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert app.said("#said") == "journal/2026.json is damaged [x]"


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("q", JournalResult.BACK),
        ("ctrl+q", JournalResult.BACK),
        ("c", JournalResult.CHECK_IN),
        ("w", JournalResult.WEEK),
    ],
)
async def test_keys_lead_away(key: str, answer: JournalResult) -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", "q", key)
        assert app.left == answer


async def test_help_keeps_the_place_in_the_list() -> None:
    app = OneScreen(MemoryJournal(seeded()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        before = app.current.id
        await pilot.press("question_mark", "q")
        assert app.current.id == before
