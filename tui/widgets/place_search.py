"""Find a place on the body or a routine by its name."""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.core.body import Side, Spot
from tui.core.body_drawing import Place
from tui.core.body_words import heading_of_place
from tui.core.place_order import regions_to_choose
from tui.core.routine import Library, Routine
from tui.widgets.leaf import Leaf
from tui.widgets.text import literal


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be found: its words, where it lies, and the routine if it is one."""

    words: str
    spot: Spot
    routine: Routine | None = None


def hits_of(library: Library, places: Sequence[Place], heat: Mapping[Spot, int]) -> tuple[Hit, ...]:
    """Every routine at the first of its regions that is drawn, then every place, tender ones first."""
    drawn = {place.spot: place for place in reversed(places)}
    routines = [
        Hit(words=f"{routine.title} · routine", spot=spot, routine=routine)
        for routine in library.routines
        if (spot := _first_drawn(routine, drawn)) is not None
    ]
    found = [
        Hit(words=f"{heading_of_place(region, spot)} · {drawn[spot].view}", spot=spot)
        for region in regions_to_choose(library, heat)
        for spot in sorted((Spot(region.id, side) for side in region.sides), key=lambda it: -heat.get(it, 0))
        if spot in drawn
    ]
    return (*routines, *found)


def _first_drawn(routine: Routine, drawn: Collection[Spot]) -> Spot | None:
    spots = (Spot(region, side) for region in routine.regions for side in (Side.RIGHT, Side.MIDDLE))
    return next((spot for spot in spots if spot in drawn), None)


def matching(hits: tuple[Hit, ...], typed: str) -> tuple[Hit, ...]:
    """The hits that have every typed word in them, those that begin with the first word before the others."""
    words = typed.casefold().split()
    found = [hit for hit in hits if all(word in hit.words.casefold() for word in words)]
    if not words:
        return tuple(found)
    return tuple(sorted(found, key=lambda hit: not hit.words.casefold().startswith(words[0])))


class PlaceSearch(Leaf[Hit | None], ModalScreen[Hit | None]):
    """A line to type in and what fits; None means that nothing was chosen."""

    BINDINGS = [
        Binding("down", "step(1)", "next", priority=True),
        Binding("up", "step(-1)", "previous", priority=True),
        Binding("escape,ctrl+q,ctrl+c", "close", "close", priority=True),
    ]
    DEFAULT_CSS = """
    PlaceSearch { align: center middle; }
    PlaceSearch #find {
        width: 56;
        max-width: 96%;
        height: 18;
        max-height: 94%;
        padding: 0 1;
        background: $panel;
        border: round $primary;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    PlaceSearch Input { height: 1; padding: 0; margin: 0 0 1 0; background: $surface; }
    PlaceSearch Input, PlaceSearch Input:focus { border: none; }
    PlaceSearch OptionList { border: none; height: 1fr; padding: 0; background: $panel; }
    PlaceSearch OptionList { scrollbar-size-vertical: 1; scrollbar-background: $panel; }
    """

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        """Search these hits."""
        super().__init__()
        self._hits = hits
        self._found = hits

    def compose(self) -> ComposeResult:
        """The line to type in over the list."""
        with Vertical(id="find") as box:
            box.border_title = Content("Find a place or a routine")
            box.border_subtitle = Content("Enter selects, empty closes")
            yield Input(placeholder="shoulder, foot, tension ...")
            yield OptionList()
            yield Static("Nothing by that name.", id="nothing", markup=False)

    def on_mount(self) -> None:
        """Begin with everything."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        self._found = matching(self._hits, typed)
        options = self.query_one(OptionList)
        options.set_options(Option(literal(hit.words)) for hit in self._found)
        options.highlighted = 0 if self._found else None
        options.display = bool(self._found)
        self.query_one("#nothing").display = not self._found

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        number = self.query_one(OptionList).highlighted
        if not event.value.strip() and not number:
            self.dismiss(None)
        elif number is not None:
            self.dismiss(self._found[number])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_step(self, by: int) -> None:
        """Highlight the next or the previous hit."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
