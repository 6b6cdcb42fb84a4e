"""Somebody who opens every screen in which a text can stand, and looks at all of it."""

from collections.abc import Awaitable, Callable, Iterable

from tests.hostile import seeds
from tests.hostile.reading import Reader, Way
from tests.hostile.stage import Stage, Watching, Written
from tests.hostile.texts import Trial
from tui.core.asking import Choice
from tui.core.entries.journal import MemoryJournal
from tui.core.places.findings import regions_of_library
from tui.core.places.history import History
from tui.screens.after import AfterScreen
from tui.screens.before import BeforeScreen
from tui.screens.body import BodyScreen
from tui.screens.check_in import CheckInScreen
from tui.screens.journal import JournalScreen
from tui.screens.step import StepScreen
from tui.screens.week import WeekScreen
from tui.widgets.question import Question


async def body(seen: Watching, text: str) -> None:
    """The panel of a place with a routine, a finding and a notice; the search."""
    library = seeds.a_library(text)
    await seen.show(BodyScreen(library, seeds.entries(text), seen.clock, notices=(text,), spot=seeds.SPOT))
    await seen.press("slash")
    await seen.paste(text)


async def before(seen: Watching, text: str) -> None:
    """Needs, questions, sources, and the advice to stop."""
    await seen.show(BeforeScreen(seeds.a_routine(text), seeds.a_library(text), seen.clock, chosen=seeds.SPOT))
    await seen.press("e")
    await seen.press("q", "enter", "down", "y")


async def step(seen: Watching, text: str) -> None:
    """Getting ready, at work with all of the text, in a hold, and asked whether to leave."""
    library, clock = seeds.a_library(text), seen.clock
    found = History(seeds.entries(text), regions_of_library(library)).finding(seeds.SPOT)
    assert found is not None
    screen = StepScreen(
        seeds.a_running_session(text, clock), library, findings={seeds.SPOT: found}, motion=seeds.STILL
    )
    await seen.show(screen)
    clock.move(20)
    screen.look()
    await seen.press("i")
    await seen.press("t", "5")
    await seen.press("q")


async def after(seen: Watching, text: str) -> None:
    """The sum, the soreness, two tender points with everything filled in, a note."""
    entry = seeds.a_told_session(text)
    journal = MemoryJournal([entry])
    await seen.show(
        AfterScreen(entry, seeds.a_library(text), journal, seen.clock, chosen=seeds.SPOT, problem=text)
    )
    await seen.press("enter", "enter")
    await seen.press("n", "n")
    await seen.press("enter")


async def journal(seen: Watching, text: str) -> None:
    """The list, all of an entry, its note in the editor, and the field to find by."""
    await seen.show(
        JournalScreen(MemoryJournal(seeds.entries(text)), seeds.a_library(text), seen.clock, notices=(text,))
    )
    await seen.press("enter")
    await seen.press("n")
    await seen.press("escape", "q", "r", "slash")
    await seen.paste(text)


async def week(seen: Watching, text: str) -> None:
    """Places, tender points and notes of a week."""
    await seen.show(
        WeekScreen(MemoryJournal(seeds.entries(text)), seeds.a_library(text), seen.clock, notices=(text,))
    )
    await seen.press("pagedown")
    await seen.press("pagedown")


async def check_in(seen: Watching, text: str) -> None:
    """The list of places, the place, and what is pasted into when and the note."""
    await seen.show(CheckInScreen(MemoryJournal(), seeds.a_library(text), seen.clock))
    await seen.press("down")
    await seen.show(CheckInScreen(MemoryJournal(), seeds.a_library(text), seen.clock, spot=seeds.SPOT))
    for _ in range(4):
        await seen.paste(text)
        await seen.press("down")


async def question(seen: Watching, text: str) -> None:
    """Its title, its lines, its answers; and what is said in passing."""
    text = seeds.cut(text)
    choices = [Choice("enter", text, text, None), Choice("x", "x", text, None)]
    await seen.show(Question(text, [text, text], choices, seen.clock))
    seen.app.notify(text, title=text, markup=False)
    await seen.pilot.pause()
    seen.app.clear_notifications()


Play = Callable[[Watching, str], Awaitable[None]]
PLAYS: tuple[Play, ...] = (body, before, step, after, journal, week, check_in, question)


async def play_all(
    play: Play,
    trials: Iterable[Trial],
    size: tuple[int, int],
    written: Written,
    way: Way = Way.CHANGES,
) -> int:
    """Play one screen with each text; AssertionError where one did anything. Returns how many there were."""
    app = Stage(way)
    written.terminal = Reader(*size, way)
    number = 0
    async with app.run_test(size=size) as pilot:
        seen = Watching(pilot, app, seeds.a_clock(), written)
        for trial in trials:
            await play(seen, trial.text)
            seen.check(trial)
            number += 1
    return number
