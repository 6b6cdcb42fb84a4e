"""What was said about one's health, kept in choices.json of the state folder and nowhere else."""

import datetime as dt
from collections.abc import Callable

import msgspec

from tui.core.safety.health import Answers, Health, with_answers
from tui.files.choices import Choices, read_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths


class KeptHealth:
    """Implements HealthKeeper over the file: read anew each time, for another copy may have changed it."""

    def __init__(self, paths: Paths) -> None:
        """Nothing is read or written before it is asked for."""
        self._paths = paths
        self._unsaved: list[Callable[[Health], Health]] = []

    @property
    def now(self) -> Health:
        return self._with_unsaved(read_choices(self._paths).health)

    def answer(self, answers: Answers) -> None:
        self._change(lambda health: with_answers(health, answers))

    def welcome(self, answers: Answers, on: dt.date) -> None:
        self._change(lambda health: msgspec.structs.replace(with_answers(health, answers), welcomed_on=on))

    def _change(self, change: Callable[[Health], Health]) -> None:
        """Change it on the disk; what finds no room there holds in this program, and is tried again."""
        self._unsaved.append(change)

        def change_kept(kept: Choices) -> Choices:
            return msgspec.structs.replace(kept, health=self._with_unsaved(kept.health))

        change_choices(self._paths, change_kept)
        self._unsaved = []

    def _with_unsaved(self, health: Health) -> Health:
        for change in self._unsaved:
            health = change(health)
        return health
