"""Makes the drawings of the body that the package keeps; `python -m tests.body_drawings` writes them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tui.core.anatomy.body import View
from tui.core.anatomy.body_drawing import Drawing, Place, draw, places_of
from tui.core.anatomy.body_layout import FIGURES, grid_of
from tui.core.anatomy.kept_drawings import KeptDrawings, names_of, packed
from tui.files.routines.routine_files import load_library
from tui.widgets.body import figure

FILE = Path(figure.__file__).with_name("drawings.json")
ROWS = range(8, 51)
"""The heights of figures that are kept: those of terminals of up to some 54 rows."""
_REGIONS = load_library().library.regions


def places_in(view: View) -> tuple[Place, ...]:
    """All places of a picture."""
    return places_of(figure.body_outlines().picture(view), _REGIONS)


def drawings_of(view: View) -> Iterator[Drawing]:
    """The drawings of a picture in all these heights, as the code makes them now."""
    for rows in ROWS:
        yield draw(figure.body_outlines().picture(view), places_in(view), grid_of(rows))


def write() -> None:
    """Make the data file anew."""
    kept = KeptDrawings(
        places={view: names_of(places_in(view)) for view in FIGURES},
        drawings={view: {each.grid.rows: packed(each) for each in drawings_of(view)} for view in FIGURES},
    )
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


if __name__ == "__main__":
    write()
