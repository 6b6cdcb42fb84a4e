"""A toast shows on the screen it is said on and the next; one without any has no place for it."""

from textual.app import App, ComposeResult
from textual.widgets import Static
from textual.widgets._toast import Toast, ToastRack

from tui.widgets.leaf import Leaf
from tui.widgets.toasts import SeldomToasts


class Words(Leaf[None]):
    """A screen of one line."""

    def compose(self) -> ComposeResult:
        yield Static("words", markup=False)


class Toasting(SeldomToasts):
    """An app whose screens are leaves."""

    def on_mount(self) -> None:
        self.push_screen(Words())


def shown_in(app: App[None]) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_a_screen_opens_without_a_place_for_toasts() -> None:
    app = Toasting()
    async with app.run_test(tooltips=True, notifications=True):
        assert [type(child) for child in app.screen.children] == [Static]


async def test_a_toast_is_shown_and_also_on_the_next_screen() -> None:
    app = Toasting()
    async with app.run_test(size=(60, 12), notifications=True) as pilot:
        app.notify("first [b]words[/b]", markup=False)
        app.notify("second", markup=False)
        await pilot.pause()
        assert "first [b]words[/b]" in shown_in(app)
        assert "second" in shown_in(app)
        assert len(app.screen.query(ToastRack)) == 1
        app.push_screen(Words())
        await pilot.pause()
        assert len(app.screen.query(Toast)) == 2


async def test_a_toast_said_between_screens_is_shown_on_the_next() -> None:
    app = Toasting()
    async with app.run_test(size=(60, 12), notifications=True) as pilot:
        app.pop_screen()
        app.notify("kept", markup=False)
        app.push_screen(Words())
        await pilot.pause()
        assert "kept" in shown_in(app)
