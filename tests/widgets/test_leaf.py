"""A screen that is left once, whatever is still on its way to it."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.leaf import Between, Leaf


class Page(Leaf[str]):
    """A screen that needs its parts to be left."""

    def compose(self) -> ComposeResult:
        yield Static(Content("here"), id="part")

    def action_back(self) -> None:
        self.dismiss(str(self.query_one("#part", Static).content))


async def test_a_key_that_arrives_after_it_was_left_does_nothing() -> None:
    results: list[str | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        page = Page()
        await app.push_screen(page, results.append)
        await page.run_action("back")
        await pilot.pause()
        await page.run_action("back")
        assert app.screen is not page
    assert results == ["here"]


class Lines(Widget):
    """As high as it was told once it knew its width, so that a scrollbar takes some of that from it."""

    DEFAULT_CSS = "Lines { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def on_resize(self) -> None:
        self.styles.height = 100

    def render_line(self, y: int) -> Strip:
        self.painted += [self.size.width] if y == 0 else []
        return Strip.blank(self.size.width)


class Scrolled(Leaf[None]):
    """A screen that is laid out in several steps."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Lines()


async def test_it_is_painted_once_it_is_laid_out() -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        await app.push_screen(Scrolled())
        await pilot.pause()
        lines = app.screen.query_one(Lines)
        assert lines.painted == [lines.size.width]
        lines.refresh()
        await pilot.pause()
        assert lines.painted == [lines.size.width] * 2


class Restless(Lines):
    """Asks for another layout whenever it was laid out."""

    def on_resize(self) -> None:
        height = self.styles.height
        self.styles.height = 1 + int(height.value if height else 0) % 90


async def test_a_screen_that_never_comes_to_rest_is_painted_all_the_same() -> None:
    class Growing(Leaf[None]):
        def compose(self) -> ComposeResult:
            yield Restless()

    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        await app.push_screen(Growing())
        for _ in range(10):
            await pilot.pause()
        assert app.screen.query_one(Restless).painted


class Veil(ModalScreen[None]):
    """Lets what lies below be seen, and counts how often it is painted."""

    DEFAULT_CSS = "Veil { background: $background 50%; }"
    painted = 0

    def _compositor_refresh(self) -> None:
        self.painted += 1
        super()._compositor_refresh()


async def test_a_screen_below_another_is_painted_when_it_changes_and_not_with_each_message() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        page, veil = Page(), Veil()
        await app.push_screen(page)
        await app.push_screen(veil)
        page.query_one("#part", Static).update(Content("changed"))
        await pilot.pause()
        await pilot.pause(0.1)
        assert "changed" in "".join(strip.text for strip in veil._compositor.render_strips())
        painted = veil.painted
        for _ in range(5):
            page.call_later(lambda: None)
            await pilot.pause(0.05)
        assert veil.painted == painted


class Below(App[None]):
    """An app that notes what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def get_default_screen(self) -> Screen[object]:
        return Between(id="_default")

    def post_display_hook(self) -> None:
        self.shown.append(type(self.screen).__name__)


async def test_between_two_screens_nothing_is_painted() -> None:
    app = Below()
    async with app.run_test() as pilot:
        for _ in range(2):
            page = Page()
            await app.push_screen(page)
            await pilot.pause()
            page.dismiss("left")
            await pilot.pause()
        assert isinstance(app.screen, Between)
    assert set(app.shown) == {"Page"}


class Sized(Leaf[None]):
    """A screen with classes for its size."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(self) -> None:
        super().__init__()
        self.styled: list[set[str]] = []

    def update_node_styles(self, animate: bool = True) -> None:
        self.styled.append(set(self.classes))
        super().update_node_styles(animate)


async def test_a_screen_has_the_classes_of_its_size_before_it_is_styled() -> None:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Sized()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.classes == {"-normal", "-low"}
        assert screen.styled == []
        await pilot.resize_terminal(50, 40)
        await pilot.pause()
        assert screen.classes == {"-narrow", "-high"}
