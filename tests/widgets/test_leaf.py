"""A screen that is left once, whatever is still on its way to it."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.widgets.leaf import Leaf


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
