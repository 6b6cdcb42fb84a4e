"""Health answers in choices.json: kept on this machine, readable by its owner alone, lost by nothing."""

import datetime as dt
from pathlib import Path

import pytest

from tests.homes import paths_of
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.journal import JournalError
from tui.core.safety.health import Health, HealthAnswer
from tui.files.choices import Choices
from tui.files.choices_change import change_choices
from tui.files.favourites import KeptFavourites
from tui.files.kept_health import KeptHealth
from tui.files.paths import Paths

DAY = dt.date(2026, 11, 22)
YES = HealthAnswer(is_true=True, on=DAY, places=(Spot("sacrum", Side.MIDDLE),))
NO = HealthAnswer(is_true=False, on=DAY)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_of(tmp_path / "home")


def test_looking_creates_nothing(paths: Paths) -> None:
    assert KeptHealth(paths).now == Health()
    assert not paths.state.exists()


def test_answers_come_back_after_a_restart_and_are_readable_by_their_owner_alone(paths: Paths) -> None:
    KeptHealth(paths).welcome({"bone": YES, "eye": NO}, DAY)
    assert KeptHealth(paths).now == Health(answers={"bone": YES, "eye": NO}, welcomed_on=DAY)
    assert paths.choices.stat().st_mode & 0o777 == 0o600


def test_one_answer_leaves_the_others_and_all_other_choices(paths: Paths) -> None:
    KeptFavourites(paths).toggle("neck-tension")
    one, other = KeptHealth(paths), KeptHealth(paths)
    one.welcome({"bone": YES}, DAY)
    other.answer({"eye": YES})
    one.answer({"bone": None})
    assert other.now == Health(answers={"eye": YES}, welcomed_on=DAY)
    assert KeptFavourites(paths).now == ("neck-tension",)


def test_what_the_disk_refuses_holds_all_the_same_and_is_kept_with_the_next_answer(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Choices:
        raise JournalError("no room")

    kept = KeptHealth(paths)
    with monkeypatch.context() as patch:
        patch.setattr("tui.files.kept_health.change_choices", refuse)
        with pytest.raises(JournalError, match="no room"):
            kept.answer({"bone": YES})
    assert kept.now.is_true("bone")
    assert KeptHealth(paths).now == Health()
    kept.answer({"eye": NO})
    assert KeptHealth(paths).now.answers == {"bone": YES, "eye": NO}


def test_another_copy_that_changed_something_meanwhile_is_heard(paths: Paths) -> None:
    kept = KeptHealth(paths)
    kept.answer({"bone": YES})
    change_choices(paths, lambda _: Choices())
    assert kept.now == Health()
