"""Choosing a region of the body by its name: typing narrows the list, Enter takes what is marked."""

from collections.abc import Sequence

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.core.anatomy.body import Region
from tui.core.catalogue import marked, say
from tui.widgets.text import literal

NOWHERE = marked("nowhere in particular")
AS_IT_WAS = marked("type a name; empty: as it was")
TYPE_A_NAME = marked("type a part of the name")
_NOWHERE_ID = "?"
"""No region has this id: ids are words."""


class PlaceLine(Widget, can_focus=True):
    """The place that is chosen, on one line; Enter asks for another."""

    BINDINGS = [Binding("enter,right", "open", "choose another place", show=False)]
    DEFAULT_CSS = """
    PlaceLine { height: 1; width: 1fr; color: $text-muted; }
    PlaceLine:focus { color: $foreground; text-style: bold; }
    """

    place: reactive[str] = reactive(NOWHERE)

    class Opened(Message):
        """Another place is wanted."""

    def render(self) -> Content:
        place = say(NOWHERE) if self.place == NOWHERE else self.place
        return literal(f"{'▸' if self.has_focus else ' '} [{place}]")

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_open(self) -> None:
        """Ask for another place."""
        self.post_message(self.Opened())


class PlacePicker(Vertical):
    """All regions behind a line to type in; the first entry is no place at all."""

    BINDINGS = [
        Binding("down", "move(1)", "the place below", show=False, priority=True),
        Binding("up", "move(-1)", "the place above", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PlacePicker { height: 1fr; }
    PlacePicker Input, PlacePicker Input:focus {
        border: none; height: 1; padding: 0 1; margin-bottom: 1; background: $panel;
    }
    PlacePicker OptionList {
        border: none; padding: 0; height: 1fr; background: transparent; scrollbar-size-vertical: 1;
    }
    PlacePicker OptionList:focus { border: none; }
    PlacePicker OptionList > .option-list--option-highlighted {
        color: $background; background: $accent; text-style: bold;
    }
    """

    class Picked(Message):
        """A region was taken, or none."""

        def __init__(self, region: str | None) -> None:
            super().__init__()
            self.region = region

    def __init__(self, regions: Sequence[Region]) -> None:
        """Offer these, in this order."""
        super().__init__()
        self._regions = tuple(regions)
        self._chosen: str | None = None

    async def open(self, region: str | None) -> None:
        """Begin anew, with this region marked."""
        if not self.children:
            await self.mount(Input(), OptionList(markup=False))
        self._chosen = region
        line = self.query_one(Input)
        line.placeholder = say(AS_IT_WAS if region else TYPE_A_NAME)
        line.value = ""
        self._list("")
        line.focus()

    @property
    def _options(self) -> Sequence[Option]:
        return self.query_one(OptionList).options

    def _list(self, wanted: str) -> None:
        words = wanted.casefold().split()

        def fits(name: str) -> bool:
            return all(word in name.casefold() for word in words)

        found = [region for region in self._regions if fits(region.name)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_words(region.name), id=region.id) for region in found])
        if fits(say(NOWHERE)):
            options.add_option(Option(_words(say(NOWHERE)), id=_NOWHERE_ID))
        ids = [option.id for option in options.options]
        first = 0 if ids else None
        options.highlighted = ids.index(self._chosen) if not words and self._chosen in ids else first

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Every letter narrows the list."""
        event.stop()
        self._list(event.value)

    @on(OptionList.OptionHighlighted)
    def mark(self, event: OptionList.OptionHighlighted) -> None:
        """Put an arrow before the marked place: colour is not enough."""
        event.stop()
        for at, option in enumerate(self._options):
            is_marked = at == event.option_index
            name = str(option.prompt)[2:]
            event.option_list.replace_option_prompt_at_index(at, _words(name, is_marked=is_marked))

    def action_move(self, by: int) -> None:
        """Mark the next place or the one before."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = min(max((options.highlighted or 0) + by, 0), options.option_count - 1)

    @on(Input.Submitted)
    def take_marked(self, event: Input.Submitted) -> None:
        """Take what is marked; nothing where nothing matches."""
        event.stop()
        option = self.query_one(OptionList).highlighted_option
        if option:
            self._pick(option)

    @on(OptionList.OptionSelected)
    def take_clicked(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._pick(event.option)

    def _pick(self, option: Option) -> None:
        self.post_message(self.Picked(None if option.id == _NOWHERE_ID else option.id))


def _words(name: str, *, is_marked: bool = False) -> Content:
    return literal(f"{'▸' if is_marked else ' '} {name}")
