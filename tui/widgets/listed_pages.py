"""Pages with a list of which one line is marked, and pages that lie over the others."""

from collections.abc import Sequence
from typing import TypeVar

from tui.core.anatomy.body import Region
from tui.core.clock import Clock
from tui.widgets.marked_lines import MarkedLines
from tui.widgets.pages import PagedScreen

Result = TypeVar("Result")


class ListedPages(PagedScreen[Result]):
    """A page may be a list; what is marked in it is always a line that can be seen.

    A page that lies over the others has no number; when it is answered the one below is back.
    """

    def __init__(self, title: str, regions: tuple[Region, ...], clock: Clock) -> None:
        """Begin with the first page."""
        super().__init__(title, regions, clock)
        self._over = ""
        self._under = 0
        self._marked: dict[str, int] = {}

    def main_pages(self) -> Sequence[str]:
        """The pages in order, without those that lie over them."""
        raise NotImplementedError

    # Pages

    def pages(self) -> Sequence[str]:
        return [self._over] if self._over else self.main_pages()

    @property
    def place(self) -> tuple[int, int] | None:
        return None if len(self.pages()) == 1 else super().place

    async def lay_over(self, page: str) -> None:
        """Show a page over the present one."""
        if not self._over:
            self._under = self._at
        self._over = page
        await self.turn_page(-self._at)

    async def lay_aside(self, *, then: int = 0) -> None:
        """Back to the page below, or `then` pages further."""
        self._over = ""
        await self.turn_page(self._under + then - self._at)

    # The marked line

    @property
    def listed(self) -> MarkedLines | None:
        """The lines of the present page, where it has any."""
        return next(iter(self.query(MarkedLines)), None)

    def show_around(self) -> None:
        """What is marked is always a line that can be seen, so that a yes is said to nothing unseen."""
        super().show_around()
        listed = self.listed
        if listed is not None and listed.choices:
            listed.mark_one_in_view(self._page)
            self._marked[self.page] = listed.marked

    def move_mark(self, by: int) -> None:
        """Mark another line; beyond them, and where there are none, scroll."""
        listed = self.listed
        if listed is None or not 0 <= listed.marked + by < len(listed.choices):
            self.scroll_page(by)
            return
        listed.mark(listed.marked + by)
        self._show_marked(listed)
        self._marked[self.page] = listed.marked
        self.call_after_refresh(self.show_around)

    def marked_in_sight(self) -> int | None:
        """The number of the marked line; one out of sight is shown first, and then there is none yet."""
        listed = self.listed
        if listed is None or not listed.choices:
            return None
        if listed.marked in listed.in_view(self._page):
            return listed.marked
        self._show_marked(listed)
        self.call_after_refresh(self.show_around)
        return None

    def _show_marked(self, listed: MarkedLines) -> None:
        """Scroll to the marked line, with the row that sets it apart from the next."""
        if places := listed.places():
            self._page.scroll_to_region(places[listed.marked].grow((0, 0, 1, 0)), animate=False)

    # Keys that every such screen has

    def action_read_on(self) -> None:
        """Show what comes below, and never more than that."""
        self.read_on()

    def action_read_back(self) -> None:
        """Show what came above."""
        self.scroll_page(1 - self._page.scrollable_content_region.height)

    def action_mark(self, by: int) -> None:
        """Mark another line."""
        self.move_mark(by)
