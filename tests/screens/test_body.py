"""The start screen: what it says about a place, and what each key leads to."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len
from textual.screen import Screen
from textual.widgets import Static

from tests.builders import a_session, a_step, a_tender_point
from tests.screens.conftest import NOT_LEFT, Host
from tui.core.anatomy.body import Region, Side, Spot, Target, View
from tui.core.clock import ManualClock
from tui.core.entries.entry import (
    Entry,
    HoldOutcome,
    PassOutcome,
    PassResult,
    SessionEntry,
)
from tui.core.routines.routine import Contraindication, Library, Routine
from tui.core.routines.vocabulary import Equipment, Motion, Setting, StepSide, StopAction, TimeOfDay
from tui.core.safety.health import Health, HealthAnswer
from tui.files.routines.routine_files import load_built_in
from tui.screens.body import (
    BodyResult,
    BodyScreen,
    OpenCheckIn,
    OpenFit,
    OpenJournal,
    OpenRoutines,
    OpenWeek,
    Quit,
    StartRoutine,
)
from tui.widgets.body.figure import BodyFigure
from tui.widgets.body.paint import Tone
from tui.widgets.found_list import FoundList
from tui.widgets.key_help import KeyHelp, KeyTable
from tui.widgets.key_line import KeyLine
from tui.widgets.place_panel import PlacePanel
from tui.widgets.place_search import PlaceSearch
from tui.widgets.suggestions import Suggestions

NOW = dt.datetime(2026, 11, 22, 14, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))
RIGHT_SHOULDER = Spot("shoulder-top", Side.RIGHT)
SAID = {
    "top of the shoulder": "top of your {side} shoulder",
    "back of the neck": "back of your neck, {side} side",
}
SIZES = [(80, 24), (120, 40), (40, 20)]


def region(region_id: str, name: str, *, target: Target = Target.YES) -> Region:
    sided, said = region_id != "spine", SAID.get(name, "")
    return Region(id=region_id, name=name, views=(View.BACK,), sided=sided, target=target, said=said)


def routine(title: str, *regions: str, setting: Setting = Setting.DESK) -> Routine:
    step = a_step(id="rub", regions=regions, motion=Motion.CIRCLES, side=StepSide.BOTH)
    return Routine(
        id=title.lower().replace(" ", "-"),
        title=title,
        summary=f"All about {title.lower()}.",
        steps=(step,),
        regions=regions,
        setting=setting,
        equipment=(Equipment.WALL, Equipment.BALL) if setting is Setting.WALL else (Equipment.DESK,),
    )


NECK = routine("Neck tension", "neck-back", "shoulder-top")
SHOULDERS = routine("Tight shoulders", "shoulder-top", "upper-back", setting=Setting.WALL)
LIBRARY = Library(
    language="en",
    regions=(
        region("neck-back", "back of the neck"),
        region("shoulder-top", "top of the shoulder"),
        region("upper-back", "upper back"),
        region("calf", "calf"),
        region("throat", "throat", target=Target.NEVER),
        region("spine", "line of the spine", target=Target.NEVER),
    ),
    sources=(),
    contraindications=(),
    routines=(NECK, SHOULDERS),
)


def session(days_ago: int, held: int) -> SessionEntry:
    start = NOW - dt.timedelta(days=days_ago)
    return a_session(
        id=f"session-{days_ago}",
        routine="neck-tension",
        started_at=start,
        passes=(PassResult(step="rub", side=Side.BOTH, seconds=60, outcome=PassOutcome.DONE),),
        tender_points=(a_tender_point(at=start, step="rub", seconds_held=held),),
    )


SESSIONS = (session(40, 90), session(10, 70), session(3, 41))


class BodyApp(Host):
    def __init__(
        self,
        entries: Sequence[Entry] = (),
        *,
        library: Library = LIBRARY,
        notices: tuple[str, ...] = (),
        spot: Spot | None = None,
        health: Health | None = None,
        favourites: Sequence[str] = (),
    ) -> None:
        self.clock = ManualClock(NOW)
        self.body = BodyScreen(
            library,
            entries,
            self.clock,
            notices=notices,
            spot=spot,
            health=health,
            favourites=favourites,
        )
        super().__init__(self.body)

    def notice(self) -> str:
        """What stands above the figure about something wrong."""
        line = self.body.query_one("#notices", Static)
        assert line.region.height > 0
        return str(line.content)

    def panel(self) -> str:
        return "\n".join(self.body.query_one(PlacePanel).lines).rstrip()

    def is_in_front(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of this kind is the one in front."""
        return isinstance(self.screen, kind)

    def shown_time(self) -> str:
        return str(self.body.query_one("#now", Static).content)

    def offered(self) -> dict[str, str]:
        return dict(self.body.query_one(KeyLine).pairs)


async def test_the_week_and_the_journal_can_be_found_at_80_columns() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        said = "\n".join(app.body.query_one(KeyLine).lines)
        assert all(
            key in said for key in ("⏎ start", "c check-in", "o journal", "w week", "q quit", "? help")
        )


@pytest.mark.parametrize("size", SIZES)
async def test_the_place_and_its_first_routine_are_said_at_every_size(size: tuple[int, int]) -> None:
    app = BodyApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        said = " ".join(app.panel().split())
        for words in ("Top of your right shoulder", "back of the body", "▸ 1 Tight shoulders", "2 min"):
            assert words in said
        assert "standing · wall, ball" in said
        assert app.shown_time() == "Sun 22 Nov 14:03"


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_of_the_panel_is_wider_than_the_panel(size: tuple[int, int]) -> None:
    app = BodyApp(SESSIONS, notices=("own.json: routine 2, step 1: seconds: expected a whole number",))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        panel = app.body.query_one(PlacePanel)
        assert max(len(line) for line in app.panel().splitlines()) <= panel.size.width
        assert panel.region.right <= size[0]
        assert "own.json" in app.notice()


@pytest.mark.parametrize(
    ("key", "result"),
    [
        ("enter", StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)),
        ("1", StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)),
        ("2", StartRoutine(NECK, Side.RIGHT, RIGHT_SHOULDER)),
        ("c", OpenCheckIn(RIGHT_SHOULDER)),
        ("o", OpenJournal(RIGHT_SHOULDER)),
        ("w", OpenWeek(RIGHT_SHOULDER)),
        ("m", OpenFit(RIGHT_SHOULDER)),
        ("u", OpenRoutines(RIGHT_SHOULDER)),
        ("q", Quit()),
        ("ctrl+q", Quit()),
        ("ctrl+c", Quit()),
    ],
)
async def test_each_key_leads_where_it_says(key: str, result: BodyResult) -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.left == result


async def test_a_number_without_a_routine_does_nothing() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "9")
        assert app.left == NOT_LEFT


async def test_tab_highlights_the_next_routine_and_enter_starts_it() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        assert "▸ 2 Neck tension" in app.panel()
        await pilot.press("enter")
        assert app.left == StartRoutine(NECK, Side.RIGHT, RIGHT_SHOULDER)


async def test_arrows_and_letters_move_and_the_words_follow() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left")
        assert "Top of your left shoulder" in app.panel()
        await pilot.press("l", "j")
        assert "Your right upper back" in app.panel()


async def test_a_place_that_is_never_a_target_says_so_and_starts_nothing() -> None:
    app = BodyApp(spot=Spot("throat", Side.LEFT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Never press here" in app.panel()
        assert "No routine" not in app.panel()
        await pilot.press("enter")
        assert app.left == NOT_LEFT


async def test_a_place_without_a_routine_says_so_and_offers_no_start() -> None:
    app = BodyApp(spot=Spot("calf", Side.LEFT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "No routine works here yet." in app.panel()
        assert "⏎" not in app.offered()


async def test_the_first_time_there_is_a_hint_and_later_there_is_none() -> None:
    for entries, hinted in (((), True), (SESSIONS, False)):
        app = BodyApp(entries)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert ("Where does it hurt?" in app.panel()) is hinted


async def test_what_was_noted_last_stands_beside_the_figure() -> None:
    app = BodyApp(SESSIONS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for words in ("Last here, 3 days ago", "recurring, 3 of 3 sessions", "eased after 41 s, was 70 s"):
            assert words in app.panel()


async def test_the_numbers_look_back_28_days_and_are_said_in_words_where_there_is_room() -> None:
    app = BodyApp(SESSIONS)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "2 · top of your right shoulder" in app.panel()


async def test_a_phone_says_how_many_tender_points_the_selected_place_had() -> None:
    app = BodyApp(SESSIONS)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert "2 tender points, 28 days" in " ".join(app.panel().split())


async def test_search_lists_tender_places_first() -> None:
    app = BodyApp(SESSIONS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        found = app.screen.query_one(FoundList).lines
        assert next(words for words in found if "routine" not in words).startswith(
            "Top of your right shoulder"
        )


async def test_search_finds_a_place_by_its_name() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"calf", "down", "enter")
        assert "Your right calf" in app.panel()


async def test_search_finds_a_routine_and_highlights_it() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"tens", "enter")
        assert "Back of your neck, right side" in app.panel()
        assert "▸ 1 Neck tension" in app.panel()


async def test_an_empty_search_closes_and_one_without_a_hit_stays() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "x", "y", "enter")
        assert app.is_in_front(PlaceSearch)
        await pilot.press("backspace", "backspace", "enter")
        assert app.is_in_front(BodyScreen)
        assert "Top of your right shoulder" in app.panel()


async def test_help_lists_every_key_and_q_closes_only_the_help() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert app.is_in_front(KeyHelp)
        said = app.screen.query_one(KeyTable).text
        for keys in ("1-9", "Enter", "Tab", "← h", "Ctrl+Q"):
            assert keys in said
        await pilot.press("q")
        assert app.is_in_front(BodyScreen)
        assert app.left == NOT_LEFT


@pytest.mark.parametrize("size", [(40, 20), (64, 30)])
async def test_f_is_offered_where_only_one_figure_fits(size: tuple[int, int]) -> None:
    app = BodyApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.offered()["f"] == "turn"
        await pilot.press("f")
        assert "front of the body" in app.panel()


async def test_the_size_may_change_at_any_time() -> None:
    app = BodyApp(SESSIONS)
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((200, 50), (40, 20), (10, 5), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.press("left", "right")
        assert "Top of your right shoulder" in app.panel()
        assert "f" not in app.offered()


async def test_titles_of_a_file_are_shown_as_they_are() -> None:
    evil = routine("[/b] [@click=app.quit]x[/]\x1b[2J", "shoulder-top")
    library = Library(
        language="en", regions=LIBRARY.regions, sources=(), contraindications=(), routines=(evil,)
    )
    app = BodyApp(library=library, notices=("[red]not markup[/red]",))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "[/b] [@click=app.quit]x[/][2J" in app.panel()
        assert "\x1b" not in app.panel()
        assert "[red]not markup[/red]" in app.notice()


async def test_a_library_without_regions_still_opens() -> None:
    library = Library(language="en", regions=(), sources=(), contraindications=(), routines=())
    app = BodyApp(library=library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left", "f", "enter", "c", "tab")
        assert "No regions" in app.panel()
        assert app.left == NOT_LEFT


FELT_SHARP = "Felt sharp yesterday. Better another place today, or a rest day."


def _sharp_yesterday() -> SessionEntry:
    at = NOW - dt.timedelta(hours=20)
    point = a_tender_point(at=at, spot="above the blade", outcome=HoldOutcome.SHARP)
    return a_session(id="sharp", started_at=at, tender_points=(point,))


@pytest.mark.parametrize("size", SIZES)
async def test_what_speaks_for_less_here_stands_before_the_routines(size: tuple[int, int]) -> None:
    app = BodyApp([*SESSIONS, _sharp_yesterday()], spot=Spot("shoulder-top", Side.RIGHT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        said = " ".join(app.panel().split())
        is_narrow = size[0] < 60
        dose = "Felt sharp yesterday: rest it today." if is_narrow else FELT_SHARP
        assert said.index(dose) < said.index("Tight shoulders")
        app.body._figure.select(Spot("shoulder-top", Side.LEFT))
        app.body._show_place()
        assert "Felt sharp" not in app.panel()


async def test_the_named_spots_of_a_place_stand_below_it() -> None:
    app = BodyApp([*SESSIONS, _sharp_yesterday()], spot=Spot("shoulder-top", Side.RIGHT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "above the blade: new, 1 of 4" in app.panel()


@pytest.mark.parametrize("size", SIZES)
async def test_wide_letters_are_folded_by_the_cells_they_take(size: tuple[int, int]) -> None:
    at, spot = NOW - dt.timedelta(hours=20), "肩甲骨のかど・肩甲骨のかど・肩甲骨のかど・肩甲骨のかど"
    point = a_tender_point(at=at, spot=spot, outcome=HoldOutcome.EASED)
    app = BodyApp([a_session(started_at=at, tender_points=(point,))], spot=RIGHT_SHOULDER)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        panel = app.body.query_one(PlacePanel)
        assert all(cell_len(line) <= panel.region.width - 2 for line in app.panel().splitlines())
        assert size[0] < 60 or spot in "".join(app.panel().split())


@pytest.mark.parametrize(("size", "is_cut"), [((40, 20), False), ((40, 10), True), ((120, 40), False)])
async def test_after_a_resize_the_card_is_told_for_the_new_room(size: tuple[int, int], is_cut: bool) -> None:
    app = BodyApp([_sharp_yesterday()], library=load_built_in(), spot=RIGHT_SHOULDER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert max(map(cell_len, app.panel().splitlines())) <= app.body.query_one(PlacePanel).size.width
        assert app.panel().endswith("…") == is_cut


# What fits now, favourites, and what is left out

DAYS = tuple(session(days, 60) for days in (2, 3, 5))
BONE = Contraindication(id="bone", text="A bone in this area is broken.", action=StopAction.SKIP_AREA)
WITH_BONE = msgspec.structs.replace(LIBRARY, contraindications=(BONE,))


def broken(*places: Spot) -> Health:
    return Health(answers={"bone": HealthAnswer(is_true=True, on=NOW.date(), places=places)})


@pytest.mark.parametrize("size", SIZES)
async def test_s_shows_what_fits_now_and_enter_starts_it_at_its_place(size: tuple[int, int]) -> None:
    app = BodyApp(DAYS, spot=Spot("calf", Side.LEFT))
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        assert app.is_in_front(Suggestions)
        said = str(app.screen.query_one("#found", Static).content)
        assert "tender in 3 of the last 3 sessions there." in " ".join(said.split())
        await pilot.press("enter")
        assert app.left == StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)


async def test_closing_what_fits_now_starts_nothing() -> None:
    app = BodyApp(DAYS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "q")
        assert app.is_in_front(BodyScreen)
        assert app.left == NOT_LEFT


async def test_a_suggestion_without_a_place_starts_at_the_first_region_it_works() -> None:
    app = BodyApp(favourites=("neck-tension",))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "1")
        assert app.left == StartRoutine(NECK, None, Spot("neck-back", None))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_fits_now_is_said_quietly_where_there_is_room(size: tuple[int, int]) -> None:
    for entries, is_said in ((DAYS, True), ((), False)):
        app = BodyApp(entries)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert ("s fits now: Tight shoulders" in app.panel()) is is_said
            assert "m I have so many minutes" in app.panel()


async def test_a_favourite_stands_first_with_its_mark() -> None:
    app = BodyApp(favourites=("neck-tension", "own/gone"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸*1 Neck tension" in app.panel()
        await pilot.press("2")
        assert app.left == StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)


async def test_what_fits_now_is_looked_for_when_it_is_asked_for() -> None:
    evening = msgspec.structs.replace(NECK, times_of_day=(TimeOfDay.EVENING,))
    app = BodyApp(library=msgspec.structs.replace(LIBRARY, routines=(evening,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "fits now" not in app.panel()
        app.clock.move(6 * 60 * 60)
        await pilot.press("s")
        assert "Made for the evening." in str(app.screen.query_one("#found", Static).content)
        await pilot.press("q")
        assert "s fits now: Neck tension" in app.panel()


async def test_a_key_of_the_line_at_40_columns_is_whole() -> None:
    app = BodyApp(DAYS)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        said = "\n".join(app.body.query_one(KeyLine).lines)
        assert [each.strip() for each in said.split("  ") if each] == [
            "⏎ start",
            "f turn",
            "s now",
            "? help",
            "q quit",
        ]


@pytest.mark.parametrize("size", SIZES)
async def test_a_place_that_is_left_out_is_marked_and_says_why(size: tuple[int, int]) -> None:
    app = BodyApp(library=WITH_BONE, health=broken(RIGHT_SHOULDER))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        figure = app.body.query_one(BodyFigure)
        assert "[x]" in "\n".join(figure.render_line(y).text for y in range(figure.size.height))
        said = " ".join(app.panel().split())
        assert "Left out for one of your health answers." in said
        assert "You said: A bone in this area is broken." in said
        assert "▸x1 Tight shoulders" in said
        assert "not now" in said
        assert "Enter starts" not in said
        app.body._figure.select(Spot("calf", Side.LEFT))
        await pilot.pause()
        assert figure.tone_of(RIGHT_SHOULDER) is Tone.LEFT_OUT
        assert "Left out" not in app.panel()


async def test_what_is_left_out_still_leads_to_the_page_that_asks_whether_it_is_so() -> None:
    app = BodyApp(library=WITH_BONE, health=broken(RIGHT_SHOULDER))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.left == StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tabs", [0, 5, 11])
async def test_a_long_list_of_routines_stays_within_the_panel(size: tuple[int, int], tabs: int) -> None:
    many = tuple(routine(f"Rubbing the shoulder, way {n}", "shoulder-top") for n in range(12))
    library = msgspec.structs.replace(LIBRARY, routines=many)
    app = BodyApp([*DAYS, _sharp_yesterday()], library=library)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*("tab",) * tabs)
        assert not app.panel().endswith("…")
        assert f"way {tabs}" in " ".join(app.panel().split())
        await pilot.press("enter")
        assert app.left.routine is many[tabs]


async def test_another_copy_of_the_program_may_add_what_is_suggested() -> None:
    app = BodyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        assert "Nothing in particular" in str(app.screen.query_one("#found", Static).content)
        await pilot.press("q")
        app.body.show_entries(DAYS)
        await pilot.press("s", "enter")
        assert app.left == StartRoutine(SHOULDERS, Side.RIGHT, RIGHT_SHOULDER)
