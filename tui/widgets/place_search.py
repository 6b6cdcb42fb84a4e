"""Find a place on the body or a routine by its name."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.anatomy.body_drawing import Place
from tui.core.anatomy.body_words import heading_of_place
from tui.core.catalogue import marked, say
from tui.core.places.place_order import regions_to_choose
from tui.core.routines.favourites import FAVOURITE_MARK, favourites_first
from tui.core.routines.routine import Library, Routine
from tui.core.routines.titles import told_apart
from tui.widgets.search import Search


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be found: its words, where it lies, and the routine if it is one."""

    words: str
    spot: Spot
    routine: Routine | None = None


def hits_of(
    library: Library, places: Sequence[Place], heat: Mapping[Spot, int], favourites: Collection[str] = ()
) -> tuple[Hit, ...]:
    """Every routine at the first of its regions that is drawn, then every place.

    Favourites and tender places stand first among theirs.
    """
    drawn = {place.spot: place for place in reversed(places)}
    titles = told_apart(library.routines)
    routines = [
        Hit(words=_routine_in_words(routine, titles[routine.id], favourites), spot=spot, routine=routine)
        for routine in favourites_first(library.routines, favourites)
        if (spot := _first_drawn(routine, drawn)) is not None
    ]
    found = [
        Hit(words=f"{heading_of_place(region, spot)} · {drawn[spot].view}", spot=spot)
        for region in regions_to_choose(library, heat)
        for spot in sorted((Spot(region.id, side) for side in region.sides), key=lambda it: -heat.get(it, 0))
        if spot in drawn
    ]
    return (*routines, *found)


def _routine_in_words(routine: Routine, title: str, favourites: Collection[str]) -> str:
    mark = f" {FAVOURITE_MARK}" if routine.id in favourites else ""
    return say("{title} · routine", title=f"{title}{mark}")


def _first_drawn(routine: Routine, drawn: Collection[Spot]) -> Spot | None:
    spots = (Spot(region, side) for region in routine.regions for side in (Side.RIGHT, Side.MIDDLE))
    return next((spot for spot in spots if spot in drawn), None)


class PlaceSearch(Search[Hit]):
    """Finds a hit by the words of its place or title."""

    TITLE_WORDS = marked("Find a place or a routine")
    EXAMPLE = marked("shoulder, foot, tension ...")

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        """Search these hits."""
        super().__init__([(hit.words, hit) for hit in hits])
