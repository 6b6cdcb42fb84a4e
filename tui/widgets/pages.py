"""Questions page by page, beside a picture of the body where there is room for it."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.core.body import Region, Spot
from tui.core.clock import Clock
from tui.core.keys import PatientKeys
from tui.widgets.body.picture import BodyPicture
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.page_head import PageHead

Result = TypeVar("Result")


class PagedScreen(Screen[Result]):
    """One page at a time; a page is seen before a key answers it, and a held key answers nothing."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    DEFAULT_CSS = """
    PagedScreen #sides-by-side { height: 1fr; }
    PagedScreen BodyPicture { display: none; width: 60; margin: 1 0 1 2; }
    PagedScreen.-wide BodyPicture { display: block; }
    PagedScreen #page {
        width: 1fr; height: 1fr; padding: 1 2 0 2; align: center middle; scrollbar-size-vertical: 1;
    }
    PagedScreen #page > * { width: 100%; max-width: 84; margin-bottom: 1; }
    PagedScreen #page > .close { margin-bottom: 0; }
    PagedScreen .ask { text-style: bold; color: $accent; }
    PagedScreen .quiet { color: $text-muted; }
    PagedScreen #problem { color: $error; padding: 0 2; height: auto; display: none; }
    PagedScreen #problem.told { display: block; }
    """

    def __init__(self, title: str, regions: tuple[Region, ...], clock: Clock) -> None:
        """Begin with the first page."""
        super().__init__()
        self._title_words = title
        self._pictured = regions
        self._clock = clock
        self._keys = PatientKeys()
        self._at = 0

    def pages(self) -> Sequence[str]:
        """The names of the pages, in order."""
        raise NotImplementedError

    def build(self, page: str) -> Sequence[Widget]:
        """What stands on a page."""
        raise NotImplementedError

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        """The keys that apply on a page."""
        raise NotImplementedError

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """The places to point out beside a page, and the numbers of tender points."""
        raise NotImplementedError

    @property
    def page(self) -> str:
        """The present page."""
        return self.pages()[self._at]

    @property
    def is_last_page(self) -> bool:
        """Whether no page comes after this one."""
        return self._at + 1 == len(self.pages())

    def compose(self) -> ComposeResult:
        yield PageHead(self._title_words)
        with Horizontal(id="sides-by-side"):
            yield BodyPicture(self._pictured)
            yield VerticalScroll(id="page", can_focus=False)
        yield Static(id="problem")
        yield KeyLine(pinned=[("?", "help"), ("q", "leave")])

    async def on_mount(self) -> None:
        await self.turn_page(0)

    def admits(self, key: str) -> bool:
        """Whether a key arriving now was meant for this page; while somebody types, every letter is."""
        typing = isinstance(self.focused, Input) and key != "enter"
        return self._keys.takes(key, self._clock.elapsed_ms()) or typing

    async def turn_page(self, by: int = 1) -> None:
        """Show another page, and let it be seen before a key answers it."""
        self._at += by
        await self.show_page()
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        self._keys.appeared(self._clock.elapsed_ms())

    async def show_page(self) -> None:
        """Put the present page on the screen afresh."""
        page = self.query_one("#page", VerticalScroll)
        await page.remove_children()
        await page.mount_all(self.build(self.page))
        self.query_one(BodyPicture).show(*self.picture(self.page))
        fields = self.fields()
        self.set_focus(fields[0] if fields else None)
        self.query_one(PageHead).show(self._at + 1, len(self.pages()))
        self.query_one(KeyLine).pairs = self.key_pairs(self.page)

    def fields(self) -> list[Widget]:
        """What can be filled in on this page, in order."""
        return [widget for widget in self.query("#page *").results(Widget) if widget.focusable]

    def scroll_page(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#page").scroll_relative(y=rows, animate=False)

    def tell_problem(self, words: Content | None) -> None:
        """Show what went wrong under the page; None once it is mended."""
        problem = self.query_one("#problem", Static)
        problem.set_class(words is not None, "told")
        if words is not None:
            problem.update(words)
