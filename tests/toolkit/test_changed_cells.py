"""What is sent of a change: the picture is the very same as with Textual's own bytes, in far fewer."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Input, Static

from tests.recording import Emulator, RecordedApp, in_true_colours, taken_from
from tui.toolkit.changed_cells import internals_are_known, pieces_of
from tui.toolkit.terminal_cells import TerminalCells

COLUMNS, ROWS = 20, 3
HOME = "\x1b[H"
"""Textual parks the cursor after each update; elsewhere its line feeds would scroll."""
Update = _compositor.LayoutUpdate | _compositor.ChopsUpdate
COLOURS = (None, "default", "#8cc0b0", "#f2b872", "red")
WHOLE = (*" ab█▄─", "가", "é", " " * 8)
LETTERS = (*WHOLE, "e\u0301")
"""The last one is cut in two where Textual cuts a line."""


@st.composite
def styles(draw: st.DrawFn) -> Style | None:
    """A new one each time: a style remembers how it was first rendered."""
    if draw(st.booleans()):
        return None
    return Style(
        color=draw(st.sampled_from(COLOURS)),
        bgcolor=draw(st.sampled_from(COLOURS)),
        bold=draw(st.booleans()),
        underline=draw(st.booleans()),
        reverse=draw(st.booleans()),
    )


@st.composite
def lines(draw: st.DrawFn, letters: tuple[str, ...] = LETTERS) -> Strip:
    """A line of the screen, as widgets render it."""
    texts = st.lists(st.sampled_from(letters), max_size=9).map("".join)
    runs = draw(st.lists(st.tuples(texts, styles()), max_size=4))
    strip = Strip([Segment(text, style) for text, style in runs])
    return strip.adjust_cell_length(COLUMNS)


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """Something that Textual paints: all, a region, or spans of lines that are cut where widgets meet."""
    if draw(st.booleans()):
        first = draw(st.integers(0, ROWS - 1))
        painted = draw(st.lists(lines(), min_size=1, max_size=ROWS - first))
        return _compositor.LayoutUpdate([[each] for each in painted], Region(0, first, COLUMNS, len(painted)))
    cuts = [
        [0, *sorted(draw(st.sets(st.integers(1, COLUMNS - 1), max_size=2))), COLUMNS] for _ in range(ROWS)
    ]
    edges = st.integers(0, COLUMNS)
    spans = []
    for y in sorted(draw(st.sets(st.integers(0, ROWS - 1), min_size=1))):
        begin, end = sorted((draw(edges), draw(edges)))
        spans.append((y, begin, end))
    chops: list[dict[int, Strip | None]] = []
    for cut in cuts:
        parts = draw(lines(WHOLE)).divide(cut[1:])
        chops.append(
            {x: draw(st.sampled_from((part, part, None))) for x, part in zip(cut, parts, strict=False)}
        )
    return _compositor.ChopsUpdate(chops, spans, [cut[1:] for cut in cuts])


@settings(max_examples=100, deadline=None)
@given(st.lists(updates(), min_size=1, max_size=5), st.sampled_from(ColorSystem), st.booleans())
def test_the_picture_is_the_one_of_textuals_own_bytes(
    painted: list[Update], system: ColorSystem, erases: bool
) -> None:
    console = Console()
    console._color_system = system
    own, ours, cells = Emulator(COLUMNS + 1, ROWS), Emulator(COLUMNS + 1, ROWS), TerminalCells(erases=erases)
    for update in painted:
        pieces = list(pieces_of(update) or ())
        for style in (segment.style for piece in pieces for segment in piece.strip):
            if style is not None:
                style._ansi = None  # colours of another example; a program has but one system
        ours.feed(cells.take(pieces, system, COLUMNS, ROWS))
        own.feed(update.render_segments(console) + HOME)
        assert ours.picture == own.picture


class Page(Screen[None]):
    """Words in colour beside a field."""

    DEFAULT_CSS = "Page Static { color: red; width: 1fr; height: 1; } Page Input { border: none; }"

    def compose(self) -> ComposeResult:
        yield Static(Content("first 가 line"), id="words")
        yield Static(Content("0:15 ████"), id="time")
        yield Input()


class Above(ModalScreen[None]):
    """Something that lies over it."""

    DEFAULT_CSS = "Above { align: center middle; } Above Static { width: 9; height: 1; }"

    def compose(self) -> ComposeResult:
        yield Static(Content("a question"))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> RecordedApp:
    in_true_colours(monkeypatch)
    return RecordedApp(Page())


def show(app: App[None], where: str, words: str) -> None:
    app.screen.query_one(where, Static).update(Content(words))


async def painted_anew(app: RecordedApp, pilot: Pilot[None], size: tuple[int, int]) -> Emulator:
    """What a terminal shows that is sent everything, as Textual has it."""
    taken_from(app)
    app.sends_changes = False
    app.refresh(layout=True, repaint=True)
    await pilot.pause()
    app.sends_changes = True
    terminal = Emulator(*size)
    terminal.feed(taken_from(app))
    return terminal


async def test_a_walk_leaves_the_picture_that_textual_would_leave(app: RecordedApp) -> None:
    size = (30, 8)
    async with app.run_test(headless=False, size=size) as pilot:
        terminal = Emulator(*size)
        await pilot.press("a", "b")
        show(app, "#time", "0:14 ██▄ ")
        await pilot.pause()
        app.push_screen(Above())
        await pilot.pause()
        terminal.feed(taken_from(app))
        above = terminal.picture
        assert above == (await painted_anew(app, pilot, size)).picture
        app.pop_screen()
        await pilot.press("left", "delete", "가")
        show(app, "#words", "another")
        await pilot.pause()
        terminal.feed(taken_from(app))
        assert terminal.picture != above
        assert terminal.picture == (await painted_anew(app, pilot, size)).picture


async def test_a_change_is_sent_as_its_cells_and_nothing_where_nothing_changed(app: RecordedApp) -> None:
    async with app.run_test(headless=False, size=(30, 8)) as pilot:
        app.screen.query_one(Input).disabled = True
        await pilot.pause()
        taken_from(app)
        show(app, "#time", "0:14 ████")
        await pilot.pause()
        sent = taken_from(app)
        assert re.fullmatch(r"\x1b\[2;4H(\x1b\[[\d;]*m)?4\x1b\[[\d;]*H", sent)
        show(app, "#time", "0:14 ████")
        await pilot.pause()
        assert taken_from(app) == ""


async def test_the_cursor_stands_in_the_field_where_input_methods_look(app: RecordedApp) -> None:
    async with app.run_test(headless=False, size=(30, 8)) as pilot:
        await pilot.press("a", "b")
        terminal = Emulator(30, 8)
        terminal.feed(taken_from(app))
        cursor = app.cursor_position
        assert cursor.x >= 2
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (cursor.x, cursor.y)


@pytest.mark.parametrize("why", ["another size", "it is forgotten"])
async def test_all_is_sent_again_where_the_terminal_may_show_anything(app: RecordedApp, why: str) -> None:
    async with app.run_test(headless=False, size=(30, 8)) as pilot:
        taken_from(app)
        size = (30, 8)
        if why == "another size":
            size = (34, 9)
            await pilot.resize_terminal(*size)
        else:
            app.forget_what_is_shown()
            app.refresh(layout=True)
        await pilot.pause()
        terminal = Emulator(*size)
        terminal.feed(taken_from(app))
        assert terminal.picture == (await painted_anew(app, pilot, size)).picture


async def test_long_updates_are_shown_in_one_go_where_the_terminal_can(
    app: RecordedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.toolkit.changed_cells.ONE_PACKET", 60)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        app._sync_available = True
        await pilot.pause(0.1)
        taken_from(app)
        show(app, "#time", "0:14 ████")
        await pilot.pause()
        assert "\x1b[?2026h" not in taken_from(app)
        app.forget_what_is_shown()
        app.refresh(layout=True)
        await pilot.pause()
        sent = taken_from(app)
        assert (sent[:8], sent[-8:]) == ("\x1b[?2026h", "\x1b[?2026l")


def test_the_internals_of_textual_are_those_that_are_read() -> None:
    assert internals_are_known()


@pytest.mark.parametrize(
    ("of", "name"),
    [
        (_compositor.LayoutUpdate, "__init__"),
        (_compositor.ChopsUpdate, "__init__"),
        (App, "_begin_update"),
        (App, "_end_update"),
        (App, "_display"),
    ],
)
def test_it_knows_when_they_are_others(monkeypatch: pytest.MonkeyPatch, of: type, name: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(of, name, lambda self, one, two, three: None)
        assert not internals_are_known()
    with monkeypatch.context() as patch:
        patch.setattr(of, name, None)
        assert not internals_are_known()
    assert internals_are_known()


def test_it_knows_when_a_class_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_compositor, "ChopsUpdate")
    assert not internals_are_known()


class Another(_compositor.ChopsUpdate):
    """A new kind of update."""


def as_another(update: _compositor.ChopsUpdate | None) -> _compositor.ChopsUpdate | None:
    if update is not None:
        update.__class__ = Another
    return update


@pytest.mark.parametrize("off", ["by a setting", "by itself", "for an update of another class"])
async def test_off_everything_is_sent_as_textual_has_it(
    app: RecordedApp, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    if off == "by a setting":
        app.sends_changes = False
    elif off == "by itself":
        app._knows_internals = False
    else:
        make = _compositor.Compositor.render_partial_update
        monkeypatch.setattr(_compositor.Compositor, "render_partial_update", lambda it: as_another(make(it)))
    async with app.run_test(headless=False, size=(30, 8)) as pilot:
        taken_from(app)
        for _ in range(2):
            show(app, "#time", "0:14 ████")
            await pilot.pause()
            assert "0:14 ████" in taken_from(app)
