"""Favourites are remembered among the choices."""

import pytest

from tui.core.entries.journal import JournalError
from tui.core.safety.health import Health
from tui.files.choices import FAVOURITES_LIMIT, Choices, read_choices, write_choices
from tui.files.favourites import KeptFavourites
from tui.files.paths import Paths


def test_nothing_is_a_favourite_at_first_and_nothing_is_written_to_say_so(paths: Paths) -> None:
    assert KeptFavourites(paths).now == ()
    assert not paths.state.exists()


def test_a_mark_is_remembered_and_taken_back_by_the_same_key(paths: Paths) -> None:
    favourites = KeptFavourites(paths)
    assert favourites.toggle("neck-tension") is True
    assert favourites.toggle("own/my-neck") is True
    assert KeptFavourites(paths).now == ("neck-tension", "own/my-neck")
    assert favourites.toggle("neck-tension") is False
    assert KeptFavourites(paths).now == ("own/my-neck",)


def test_a_mark_of_another_copy_of_the_program_is_seen_and_kept(paths: Paths) -> None:
    here, there = KeptFavourites(paths), KeptFavourites(paths)
    here.toggle("neck-tension")
    there.toggle("tight-shoulders")
    assert here.now == there.now == ("neck-tension", "tight-shoulders")


def test_what_else_is_remembered_stays(paths: Paths) -> None:
    write_choices(paths, Choices(asked_unattended=("a",), health=Health(answers={})))
    KeptFavourites(paths).toggle("neck-tension")
    assert read_choices(paths) == Choices(asked_unattended=("a",), favourites=("neck-tension",))


def test_more_than_can_be_remembered_is_refused_in_words_and_changes_nothing(paths: Paths) -> None:
    many = tuple(f"routine-{number}" for number in range(FAVOURITES_LIMIT))
    write_choices(paths, Choices(favourites=many))
    favourites = KeptFavourites(paths)
    with pytest.raises(JournalError, match="most that are remembered"):
        favourites.toggle("neck-tension")
    assert favourites.now == many
    assert favourites.toggle(many[0]) is False


def test_a_folder_that_refuses_leaves_them_as_they_were(paths: Paths) -> None:
    favourites = KeptFavourites(paths)
    favourites.toggle("neck-tension")
    before = paths.choices.read_bytes()
    paths.choices_lock.unlink(missing_ok=True)
    paths.choices_lock.symlink_to(paths.state / "elsewhere")
    with pytest.raises(JournalError):
        favourites.toggle("tight-shoulders")
    assert paths.choices.read_bytes() == before
