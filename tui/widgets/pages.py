"""Questions page by page, beside a picture of the body where there is room for it."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.core.anatomy.body import Region, Spot
from tui.core.clock import Clock
from tui.core.keyboard.patient_keys import PatientKeys
from tui.widgets.body.picture import BodyPicture
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.page_head import PageHead
from tui.widgets.paragraphs import PagePart, together
from tui.widgets.reading_page import ReadingPage

Result = TypeVar("Result")


class PagedScreen(Leaf[Result]):
    """One page at a time; a page is seen before a key answers it, and a held key answers nothing."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    DEFAULT_CSS = """
    PagedScreen { layers: picture default; }
    PagedScreen BodyPicture { layer: picture; display: none; width: 60; margin: 2 0 2 2; }
    PagedScreen.-wide BodyPicture { display: block; }
    PagedScreen.-wide #page { margin: 0 0 2 62; }
    PagedScreen #page { padding: 1 1 0 2; align: center middle; }
    PagedScreen #page > * { width: 100%; max-width: 85; margin-bottom: 1; padding-right: 1; }
    PagedScreen #page > .close { margin-bottom: 0; }
    PagedScreen #page > .-last { margin-bottom: 0; }
    PagedScreen.-narrow #page { padding: 1 0 0 1; }
    PagedScreen.-wide RatingRow { margin-bottom: 1; }
    PagedScreen.-wide .legend { margin-top: 0; }
    PagedScreen.-narrow .row { layout: vertical; }
    PagedScreen.-narrow TenderForm .legend { padding-left: 2; }
    PagedScreen.-narrow TenderForm .label { width: 1fr; }
    PagedScreen .ask { text-style: bold; color: $accent; }
    PagedScreen .quiet { color: $text-muted; }
    PagedScreen #problem { color: $error; padding: 0 2; height: auto; }
    """

    def __init__(self, title: str, regions: tuple[Region, ...], clock: Clock) -> None:
        """Begin with the first page."""
        super().__init__()
        self._pictured = regions
        self._clock = clock
        self._keys = PatientKeys()
        self._at = 0
        self._picture: BodyPicture | None = None
        self._problem: Static | None = None
        self._page = ReadingPage(id="page")
        self._head = PageHead(title)
        self._key_line = KeyLine(pinned=[("?", "help"), ("q", "leave")])

    def pages(self) -> Sequence[str]:
        """The names of the pages, in order."""
        raise NotImplementedError

    def build(self, page: str) -> Sequence[PagePart]:
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

    @property
    def place(self) -> tuple[int, int] | None:
        """The number of the present page, the first is 1, and of how many; None where none is told."""
        return self._at + 1, len(self.pages())

    def compose(self) -> ComposeResult:
        yield self._head
        with self._page:
            yield from self._parts()
        yield self._key_line

    def on_mount(self) -> None:
        self.begin_page()
        self._keys.appeared(self._clock.elapsed_ms())

    def admits(self, key: str) -> bool:
        """Whether a key arriving now was meant for this page; while somebody types, every letter is."""
        typing = isinstance(self.focused, Input) and key != "enter"
        return self._keys.takes(key, self._clock.elapsed_ms()) or typing

    async def turn_page(self, by: int = 1) -> None:
        """Show another page, and let it be seen before a key answers it."""
        self._at += by
        await self.show_page()
        self._page.scroll_home(animate=False)
        self._keys.appeared(self._clock.elapsed_ms())

    async def show_page(self) -> None:
        """Put the present page on the screen afresh."""
        await self._page.remove_children()
        await self._page.mount_all(self._parts())
        self.begin_page()

    def _parts(self) -> list[Widget]:
        """What the present page is made of."""
        parts = together(self.build(self.page))
        for last in parts[-1:]:
            last.add_class("-last", update=False)  # a rule about any last one would keep no style remembered
        return parts

    def begin_page(self) -> None:
        """Show around a page what belongs to it, now that it is there."""
        fields = self.fields()
        self.set_focus(fields[0] if fields else None)
        self._head.show(self.place)
        self.show_around()
        self.call_after_refresh(self.show_around)

    def show_around(self) -> None:
        """Show beside and below the page what belongs to it as it stands now."""
        if self.has_class("-wide"):
            self._show_picture()
        self._key_line.pairs = self.key_pairs(self.page)

    def _show_picture(self) -> None:
        """It is made when there is room for it the first time."""
        if self._picture is None:
            self._picture = BodyPicture(self._pictured)
            self.mount(self._picture)
        self._picture.show(*self.picture(self.page))

    def on_descendant_focus(self) -> None:
        """Each field may have keys and a place of its own; more rows of keys must not hide it."""
        self.show_around()
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def on_resize(self) -> None:
        """Another size shows more, or less."""
        self.call_after_refresh(self.show_around)

    def fields(self) -> list[Widget]:
        """What can be filled in on this page, in order."""
        return [widget for widget in self._page.walk_children(Widget) if widget.focusable]

    def move_focus(self, by: int) -> bool:
        """Go to a neighbouring field; False where no field has the focus."""
        fields = self.fields()
        if self.focused not in fields:
            return False
        self.set_focus(fields[(fields.index(self.focused) + by) % len(fields)])
        return True

    @property
    def is_last_field(self) -> bool:
        """Whether no field of this page comes after the one at hand."""
        fields = self.fields()
        return self.focused not in fields or self.focused is fields[-1]

    @property
    def has_more_below(self) -> bool:
        """Whether a text goes on below what is shown; a page of fields scrolls with its focus."""
        page = self._page
        return page.scroll_offset.y < page.max_scroll_y and self.is_mounted and not self.fields()

    def read_on(self) -> bool:
        """Show what comes below, with a row of what was seen; False where all of it was shown."""
        if not self.has_more_below:
            return False
        self.scroll_page(max(1, self._page.scrollable_content_region.height - 1))
        self._keys.appeared(self._clock.elapsed_ms())
        return True

    def scroll_page(self, rows: int) -> None:
        """Scroll what does not fit."""
        self._page.scroll_relative(y=rows, animate=False)
        self.call_after_refresh(self.show_around)

    def tell_problem(self, words: Content | None) -> None:
        """Show what went wrong under the page; None once it is mended."""
        if words is None:
            if self._problem is not None:
                self._problem.display = False
        elif self._problem is None:
            self._problem = Static(words, id="problem")
            self.mount(self._problem, before=self._key_line)
        else:
            self._problem.update(words)
            self._problem.display = True
