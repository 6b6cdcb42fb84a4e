"""What is remembered of the style sheet is what Textual itself would say, whatever changes."""

import asyncio
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import opened
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.css.model import SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.layout import Layout
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

import tui
from tests.goldens.scenes import WALKS
from tests.goldens.stage import Terminal, in_terminal
from tui.toolkit import remembered_styles
from tui.toolkit.remembered_styles import QuickStyles, RememberingStylesheet, internals_are_known
from tui.widgets.theme import DARK


class Row(Widget, can_focus=True):
    """A line with a part that is styled by name."""

    DEFAULT_CSS = """
    Row { height: 1; color: $foreground; }
    Row:focus { color: $accent; }
    Row:first-child { margin-top: 1; }
    Row.chosen > .row--part { text-style: bold; }
    Row > .row--part { color: $primary; }
    .-narrow Row { width: 10; }
    """
    COMPONENT_CLASSES = {"row--part"}


class Rows(Screen[None]):
    """Three lines in a box."""

    DEFAULT_CSS = "Rows #box:disabled { opacity: 50%; } Rows Vertical:focus-within { background: $panel; }"

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            for _ in range(3):
                yield Row()


class Quick(QuickStyles):
    """An app that remembers."""

    CSS = "Row { width: 20; }"


def rules_of(node: DOMNode) -> list[RulesMap]:
    """What holds at a widget, and at its parts."""
    parts = [node._component_styles[name].base for name in sorted(node._component_styles)]
    return [styles._rules.copy() for styles in (node.styles.base, *parts)]


def as_textual_says(app: App[None], node: DOMNode) -> list[RulesMap]:
    """The same once all rules were asked, by a style sheet that remembers nothing."""
    plain = Stylesheet(variables=app.get_css_variables())
    plain.source = app.stylesheet.source
    plain.reparse()
    plain.apply(node)
    return rules_of(node)


def differing(app: App[None]) -> Iterator[tuple[DOMNode, list[RulesMap], list[RulesMap]]]:
    for node in app.screen.walk_children(with_self=True):
        remembered = rules_of(node)
        told = as_textual_says(app, node)
        if remembered != told:
            yield node, remembered, told


async def open_twice(app: Quick) -> None:
    """So that the second is styled from memory."""
    await app.push_screen(Rows())
    app.pop_screen()
    await app.push_screen(Rows())


def memory_of(app: App[None]) -> RememberingStylesheet:
    assert isinstance(app.stylesheet, RememberingStylesheet)
    return app.stylesheet


async def test_a_second_screen_of_a_kind_is_styled_as_textual_would() -> None:
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        await pilot.pause()
        assert not list(differing(app))


@pytest.mark.parametrize("change", ["focus", "chosen", "narrow", "disabled", "theme", "unfocus", "moved"])
async def test_a_change_is_styled_as_textual_would(change: str) -> None:
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        rows = list(app.screen.query(Row))
        match change:
            case "focus":
                app.screen.set_focus(rows[1])
            case "unfocus":
                app.screen.set_focus(rows[1])
                await pilot.pause()
                app.screen.set_focus(None)
            case "chosen":
                rows[2].add_class("chosen")
            case "narrow":
                app.screen.add_class("-narrow")
            case "disabled":
                app.screen.query_one("#box").disabled = True
            case "theme":
                app.theme = "textual-light"
            case "moved":
                await app.screen.query_one("#box").mount(Row(), before=0)
        await pilot.pause()
        assert not list(differing(app))


async def test_what_was_found_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Quick()
    async with app.run_test():
        await open_twice(app)
        app.pop_screen()
        asked: list[DOMNode] = []
        ask = Stylesheet.apply

        def noting(sheet: Stylesheet, node: DOMNode, **how: object) -> None:
            asked.append(node)
            ask(sheet, node, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(Stylesheet, "apply", noting)
        await app.push_screen(Rows())
        ours = [node for node in asked if not isinstance(node, Row)]  # the first of some is styled by order
        assert not [node for node in ours if isinstance(node, Rows) or node.has_class("row--part")]


async def test_a_new_kind_of_widget_makes_it_forget() -> None:
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        before = len(memory_of(app)._said)
        assert before

        class Later(Static):
            DEFAULT_CSS = "Later { color: $error; } Screen Row { color: $warning; }"

        await app.screen.mount(Later("so"))
        await pilot.pause()
        app.screen.update_node_styles()
        assert not list(differing(app))


async def test_nothing_else_than_kinds_of_widgets_is_remembered() -> None:
    app = Quick()
    async with app.run_test():
        await open_twice(app)
        for place in memory_of(app)._said:
            assert not [part for state in place for part in state if isinstance(part, DOMNode)]


class Part(Static):
    """What may be mounted later; its rules bear on others too."""

    DEFAULT_CSS = "Part { color: $error; } Screen Row:focus { color: $warning; } Part:odd { height: 2; }"


class Ordered(Row):
    """A line of which a part goes by where the line stands."""

    DEFAULT_CSS = """
    Ordered { width: 1fr; &:hover { background: $boost; } &.chosen:blur { text-style: italic; } }
    Ordered:first-child > .row--part { color: $error; }
    Ordered:last-child, Vertical:disabled > Ordered { margin-bottom: 1; }
    Ordered:even { background: $panel; }
    App:blur Ordered { opacity: 50%; }
    Ordered:light { color: $secondary; }
    .-wide Ordered:can-focus { padding: 0 1; }
    #box.chosen > Ordered:enabled { background: initial; }
    Vertical:empty { height: 3; }
    Vertical:focus-within > .chosen { color: $success; }
    """


class Many(Rows):
    """Lines of both kinds, and what may be done to them."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            for number in range(4):
                yield Row() if number % 2 else Ordered()
        yield Vertical(Ordered(), id="other")


class Plain(App[None]):
    """An app that asks all rules each time."""

    CSS = Quick.CSS


TO_A_ROW: dict[str, Callable[[Screen[object], Row, int], object]] = {
    "chosen": lambda _screen, row, _number: row.toggle_class("chosen"),
    "focus": lambda screen, row, _number: screen.set_focus(row),
    "hover": lambda _screen, row, number: setattr(row, "mouse_hover", number % 3 > 0),
    "disable": lambda _screen, row, _number: setattr(row, "disabled", not row.disabled),
    "remove": lambda _screen, row, _number: row.remove(),
    "style": lambda _screen, row, number: setattr(row.styles, "color", ("red", "blue", None)[number % 3]),
    "reach": lambda _screen, row, _number: reach(row),
    "move": lambda screen, row, number: move(screen.query_one("#box"), row, number),
}
"""What may happen to one line; the number decides the rest."""
TO_ALL: dict[str, Callable[[App[None], Widget, int], object]] = {
    "disable the box": lambda _app, box, _number: setattr(box, "disabled", not box.disabled),
    "choose the box": lambda _app, box, _number: box.toggle_class("chosen"),
    "mount": lambda _app, box, number: box.mount(
        Ordered() if number % 2 else Row(), before=0 if box.children else None
    ),
    "a new kind": lambda app, _box, _number: app.screen.mount(Part("so")),
    "theme": lambda app, _box, number: setattr(app, "theme", ("textual-dark", "textual-light")[number % 2]),
    "blur": lambda app, _box, _number: setattr(app, "app_focus", not app.app_focus),
    "push": lambda app, _box, _number: app.push_screen(Many()),
    "pop": lambda app, _box, _number: app.pop_screen() if len(app.screen_stack) > 2 else None,
    "css": lambda app, _box, _number: app.refresh_css(),
    "no focus": lambda app, _box, _number: app.screen.set_focus(None),
}
"""What may happen to all of it, or to the box of lines."""


def reach(row: Row) -> None:
    row.can_focus = not row.can_focus
    row.update_node_styles()


def move(box: Widget, row: Row, number: int) -> None:
    others = [child for child in box.children if child is not row]
    if row.parent is box and others:
        box.move_child(row, before=others[number % len(others)])


async def happen(app: App[None], pilot: Pilot[None], act: str, number: int) -> None:
    """Let this happen on the screen on top."""
    rows = list(app.screen.query(Row))
    if act == "resize":
        await pilot.resize_terminal(*((40, 20), (100, 30))[number % 2])
    elif act in TO_ALL:
        TO_ALL[act](app, app.screen.query_one("#box"), number)
    elif rows:
        TO_A_ROW[act](app.screen, rows[number % len(rows)], number)
    await pilot.pause(0)


def as_text(value: object) -> str:
    """A rule so that those of two apps can be compared."""
    return value.name if isinstance(value, Layout) else repr(value)


def everything_styled(app: App[None]) -> list[object]:
    """Each widget of each screen with its rules, and what Textual notes about them."""
    return [
        (
            node.css_identifier,
            [{name: as_text(value) for name, value in rules.items()} for rules in rules_of(node)],
            node._has_hover_style,
            node._has_focus_within,
            node._has_order_style,
            node._has_odd_or_even,
        )
        for screen in app.screen_stack
        for node in screen.walk_children(with_self=True)
    ]


async def styled_after(app: App[None], walk: Sequence[tuple[str, int]]) -> list[list[object]]:
    """What all was styled as after each act."""
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(Many())
        looks = []
        for act, number in walk:
            await happen(app, pilot, act, number)
            looks.append(everything_styled(app))
        return looks


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    walk=st.lists(
        st.tuples(st.sampled_from(["resize", *TO_A_ROW, *TO_ALL]), st.integers(0, 11)),
        min_size=15,
        max_size=40,
    )
)
def test_whatever_happens_it_is_styled_as_without_memory(walk: list[tuple[str, int]]) -> None:
    remembered, told = (asyncio.run(styled_after(app, walk)) for app in (Quick(), Plain()))
    for number, (one, other) in enumerate(zip(remembered, told, strict=True)):
        assert one == other, walk[: number + 1]


OF_EVERY_KIND = (
    *("settings-theme", "palette", "before-stop", "journal-note", "week-figure", "report-region", "fit-plan"),
    *(
        "check-in-place",
        "step-change-side",
        "edit-title",
        "routine-evidence",
        "welcome-lasting",
        "after-note",
    ),
)
"""Walks to the screens; with all of them it takes two minutes, and says the same."""


@pytest.mark.parametrize("name", OF_EVERY_KIND)
async def test_every_screen_is_styled_as_textual_would(name: str) -> None:
    walk = WALKS[name]
    with in_terminal(Terminal.COLOUR), patch.object(Compositor, "render_update", return_value=None):
        async with opened(walk[0]) as play:
            done = 0
            for scene in walk:
                for act in scene.acts[done:]:
                    await play.do(act)
                done = len(scene.acts)
                assert memory_of(play.app)._said
                assert not list(differing(play.app)), scene.name


def test_the_internals_of_textual_are_those_that_are_stood_in_for() -> None:
    assert internals_are_known()
    assert isinstance(Quick().stylesheet, RememberingStylesheet)


def _another_apply(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None) -> None:
    node._has_other_style = False  # type: ignore[attr-defined]
    self._check_rule(cache, self._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE.get(node))  # type: ignore


@pytest.mark.parametrize(
    ("of", "name", "other"),
    [
        (Stylesheet, "apply", None),
        (Stylesheet, "apply", lambda self, node, *, cache=None: None),
        (Stylesheet, "apply", lambda self, node, *, animate=False, cache=None: None),
        (Stylesheet, "apply", _another_apply),
        (Stylesheet, "replace_rules", classmethod(lambda cls, node, rules: None)),
        (Stylesheet, "_process_component_classes", lambda self: None),
        (Stylesheet, "__init__", lambda self, variables=None: None),
        (Widget, "_PSEUDO_CLASSES", {}),
        (DOMNode, "_PSEUDO_CLASSES", {"old": bool}),
        (SelectorType, "__members__", {"ATTRIBUTE": 1}),
    ],
)
def test_it_is_off_where_they_are_others(
    monkeypatch: pytest.MonkeyPatch, of: type, name: str, other: object
) -> None:
    app = Quick()
    with monkeypatch.context() as patched:
        if of is SelectorType:
            patched.setattr(remembered_styles, "SelectorType", SimpleNamespace(__members__=other))
        else:
            patched.setattr(of, name, other)
        assert not internals_are_known()
    with monkeypatch.context() as patched:
        patched.setattr(remembered_styles, "internals_are_known", lambda: False)
        app = Quick()
    assert type(app.stylesheet) is Stylesheet


async def test_off_it_is_styled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_styles, "internals_are_known", lambda: False)
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        app.screen.set_focus(app.screen.query(Row).first())
        await pilot.pause()
        assert not list(differing(app))


async def test_it_does_not_remember_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_styles, "AT_MOST", 20)
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        for number in range(50):
            app.screen.query(Row).last().set_classes(f"of-{number}")
            await pilot.pause(0)
            assert 0 < len(memory_of(app)._said) <= 20
        assert not list(differing(app))


async def test_nothing_said_by_rules_of_before_counts_for_those_of_now() -> None:
    app = Quick()
    async with app.run_test() as pilot:
        await open_twice(app)
        row = app.screen
        app.stylesheet.apply(row)
        app.stylesheet.apply(row)
        before = vars(row)["_remembered_style"]
        assert before.said in memory_of(app)._said.values()
        app.refresh_css(animate=False)
        await pilot.pause()
        after = vars(row)["_remembered_style"]
        assert after is None or after.said is not before.said


def own_kinds_of_widgets() -> list[type[Widget]]:
    """All classes of widgets and screens in the package."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name.startswith(("tui.screens", "tui.widgets")):
            importlib.import_module(module.name)
    found, kinds = [Widget], list[type[Widget]]()
    while found:
        kind = found.pop()
        found += kind.__subclasses__()
        kinds += [kind] if kind.__module__.startswith("tui.") else []
    return kinds


def test_no_rule_about_any_widget_keeps_all_of_them_from_being_remembered() -> None:
    app: App[None] = App()
    app.register_theme(DARK)
    app.theme = DARK.name
    sheet = RememberingStylesheet(variables=app.get_css_variables())
    for number, kind in enumerate(own_kinds_of_widgets()):
        sheet.add_source(kind.__dict__.get("DEFAULT_CSS", ""), read_from=("", f"{number}"))
    assert sheet.rules
    about_order = sheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
    rules = [rule for rule in sheet.rules if "*" in rule.selector_names and rule.pseudo_classes & about_order]
    assert [rule.selectors for rule in rules] == []


async def test_rules_are_read_anew_for_other_colours_only() -> None:
    app = Quick()
    async with app.run_test():
        before = [id(rule) for rule in app.stylesheet.rules]
        app.refresh_css(animate=False)
        assert [id(rule) for rule in app.stylesheet.rules] == before
        colour = app.screen.styles.background
        app.theme = "textual-light"
        app.refresh_css(animate=False)
        assert {id(rule) for rule in app.stylesheet.rules}.isdisjoint(before)
        assert app.screen.styles.background != colour
