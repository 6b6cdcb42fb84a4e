"""What is remembered of the style sheet is what Textual itself would say, whatever changes."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

import tui
from tui.remembered_styles import QuickStyles, RememberingStylesheet
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


def memory_of(app: Quick) -> RememberingStylesheet:
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
