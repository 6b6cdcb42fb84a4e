"""The first line of a row of pages: what it is about, and how far along it is."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.core.catalogue import say
from tui.widgets.text import literal

_PLACE = "page-head--place"


class PageHead(Widget):
    """A title at the left, `2 of 5` at the right."""

    COMPONENT_CLASSES = {_PLACE}
    DEFAULT_CSS = """
    PageHead { height: 1; padding: 0 1; text-style: bold; color: $primary; text-wrap: nowrap; }
    PageHead > .page-head--place { color: $text-muted; text-style: not bold; }
    """

    place: reactive[str] = reactive("")
    """How far along it is, in words; empty where it is one of no row."""

    def __init__(self, title: str) -> None:
        """The title is taken literally."""
        super().__init__()
        self._title = title

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def render(self) -> Content:
        place = literal(self.place)
        room = max(1, self.size.width - place.cell_length)
        title = literal(self._title).wrap(room)[0].rstrip().truncate(room, pad=True)
        return title + place.stylize(self.get_visual_style(_PLACE, partial=True))

    def show(self, number: int, count: int) -> None:
        """Tell which page this is; the first one is 1."""
        self.place = say("{number} of {count}", number=number, count=count)

    def hide_place(self) -> None:
        """Tell no number: this is one of no row."""
        self.place = ""
