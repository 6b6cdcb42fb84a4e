"""The favourites, kept in choices.json."""

import msgspec

from tui.core.catalogue import say
from tui.core.entries.journal import JournalError
from tui.files.choices import FAVOURITES_LIMIT, Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths


class KeptFavourites:
    """Implements Favourites over the file: read anew each time, for another copy may have changed it."""

    def __init__(self, paths: Paths) -> None:
        """Nothing is read or written before it is asked for."""
        self._paths = paths

    @property
    def now(self) -> tuple[str, ...]:
        return read_choices(self._paths).favourites

    def toggle(self, routine_id: str) -> bool:
        """JournalError too where there are as many as can be remembered."""
        becomes_one = routine_id not in self.now

        def change(kept: Choices) -> Choices:
            others = tuple(each for each in kept.favourites if each != routine_id)
            if becomes_one and len(others) >= FAVOURITES_LIMIT:
                raise JournalError(
                    say(
                        "{most} favourites are the most that are remembered",
                        most=FAVOURITES_LIMIT,
                    )
                )
            ids = (*others, routine_id) if becomes_one else others
            return msgspec.structs.replace(kept, favourites=ids)

        change_choices(self._paths, change)
        return becomes_one
