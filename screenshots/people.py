"""The people of the pictures: what each has said, marked and kept in files of their own."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tui.core.anatomy.body import Side, Spot
from tui.core.routines.routine import Library
from tui.core.routines.vocabulary import Asked
from tui.core.safety.health import Health, HealthAnswer

OWN_ROUTINES = "routines"
"""The folder of own routines, below the home."""
_FILES = Path(__file__).parent / "files"
SHARED = "from-anna.json"
"""A routine of a colleague, who is a therapist."""
BROKEN = "broken.json"
"""An own routine with a few slips of the hand in it."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """`said` are health answers that are not "no"; `files` are put where own routines stand.

    `is_new` where nobody has been here before, and `is_untried` where the channels were not tried yet.
    """

    said: Mapping[str, HealthAnswer] = {}
    favourites: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    is_new: bool = False
    is_untried: bool = False

    def health(self, library: Library, day: dt.date) -> Health:
        """What they said on that day; a newcomer was not asked yet."""
        if self.is_new:
            return Health()
        well_on = well(library, day)
        return msgspec.structs.replace(well_on, answers={**well_on.answers, **self.said})

    def move_in(self, home: Path) -> None:
        """Put their files there, and beside them what a colleague sent."""
        for name in self.files:
            (home / OWN_ROUTINES).mkdir(exist_ok=True)
            (home / OWN_ROUTINES / name).write_bytes((_FILES / name).read_bytes())
        (home / SHARED).write_bytes((_FILES / SHARED).read_bytes())


def well(library: Library, day: dt.date) -> Health:
    """What somebody said who read the first page, and of whom nothing on it is true."""
    no = HealthAnswer(is_true=False, on=day)
    lasting = [item.id for item in library.contraindications if item.asked is Asked.ONCE]
    return Health(answers=dict.fromkeys(lasting, no), welcomed_on=day)


NEWCOMER = Person(is_new=True)
UNTRIED = Person(is_untried=True)
REGULAR = Person()
CAREFUL = Person(
    said={
        "bone": HealthAnswer(
            is_true=True,
            on=dt.date(2026, 11, 3),
            places=(Spot("sacrum", Side.MIDDLE), Spot("foot-top", Side.LEFT)),
        ),
        "blood-thinner": HealthAnswer(is_true=True, on=dt.date(2026, 11, 3), was_allowed=True),
        "hand-nerve": HealthAnswer(is_true=True, on=dt.date(2026, 11, 17)),
    }
)
"""Takes a blood thinner, was told that light work is fine, and spares some places."""
FOND = Person(favourites=("wind-down", "hands-forearms"))
MENDING = Person(files=(BROKEN,))
