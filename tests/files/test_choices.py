"""What is remembered between two starts."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from filelock import FileLock

from tui.core.entries.due_question import QuestionsAsked
from tui.core.entries.journal import JournalError
from tui.files.choices import Choices, find_choices, read_choices, write_choices
from tui.files.choices_change import change_choices
from tui.files.paths import Paths


def test_choices_are_read_as_written(paths: Paths) -> None:
    assert read_choices(paths) == Choices()
    assert not paths.state.exists()
    write_choices(paths, Choices(asked_unattended=("a", "b")))
    assert read_choices(paths) == Choices(asked_unattended=("a", "b"))
    assert paths.choices.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"asked_unattended": 5}', b"[" * 5000])
def test_choices_that_cannot_be_read_are_the_defaults(content: bytes, paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    paths.choices.write_bytes(content)
    assert read_choices(paths) == Choices()


@pytest.mark.parametrize(
    "content", [b"", b'{"settings": {"pace"', b'{"asked_unattended": 5}', b"x" * 1_000_001]
)
def test_what_cannot_be_read_is_kept_beside_before_it_is_written_again(content: bytes, paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    paths.choices.write_bytes(content)
    change_choices(paths, lambda kept: kept)
    assert not list(paths.state.glob("*.damaged-*"))
    name = find_choices(paths)[1].split()[-1]
    change_choices(paths, lambda _: Choices(asked_unattended=("a",)))
    assert [each.name for each in paths.state.glob("*.damaged-*")] == [name]
    assert (paths.state / name).read_bytes() == content
    assert find_choices(paths) == (Choices(asked_unattended=("a",)), "")


def test_a_link_in_the_place_of_the_choices_is_kept_and_what_it_leads_to_not_touched(paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    precious = paths.state / "precious"
    precious.write_text("mine")
    paths.choices.symlink_to(precious)
    change_choices(paths, lambda _: Choices(asked_unattended=("a",)))
    (kept,) = paths.state.glob("*.damaged-*")
    assert (kept.is_symlink(), precious.read_text()) == (True, "mine")
    assert read_choices(paths).asked_unattended == ("a",)


def test_changes_of_several_programs_at_once_are_all_kept(paths: Paths) -> None:
    def add(number: int) -> None:
        def with_id(kept: Choices) -> Choices:
            return msgspec.structs.replace(kept, asked_unattended=(*kept.asked_unattended, f"id-{number}"))

        change_choices(paths, with_id)

    with ThreadPoolExecutor(8) as programs:
        list(programs.map(add, range(40)))
    assert sorted(read_choices(paths).asked_unattended) == sorted(f"id-{number}" for number in range(40))


def test_only_one_of_several_programs_takes_the_question_of_a_day(paths: Paths) -> None:
    now = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
    taken: list[int] = []

    def take(number: int) -> None:
        def once(kept: Choices) -> Choices:
            if kept.questions.last is not None:
                return kept
            taken.append(number)
            return msgspec.structs.replace(kept, questions=QuestionsAsked(last=now))

        change_choices(paths, once)

    with ThreadPoolExecutor(8) as programs:
        list(programs.map(take, range(16)))
    assert len(taken) == 1
    assert read_choices(paths).questions == QuestionsAsked(last=now)


def test_a_lock_that_is_held_too_long_is_told(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.files.choices_change.LOCK_SECONDS", 0)
    change_choices(paths, lambda kept: kept)
    with FileLock(paths.choices_lock), pytest.raises(JournalError, match="another copy of Unknot"):
        change_choices(paths, lambda _: Choices(asked_unattended=("a",)))
    assert read_choices(paths) == Choices()


def test_a_lock_that_is_a_link_is_refused(paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    precious = paths.state / "precious"
    precious.write_text("mine")
    paths.choices_lock.symlink_to(precious)
    with pytest.raises(JournalError):
        change_choices(paths, lambda _: Choices(asked_unattended=("a",)))
    assert precious.read_text() == "mine"


def test_a_change_that_fails_changes_nothing_and_lets_go(paths: Paths) -> None:
    def fail(_kept: Choices) -> Choices:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        change_choices(paths, fail)
    change_choices(paths, lambda _: Choices(asked_unattended=("a",)))
    assert read_choices(paths).asked_unattended == ("a",)


def test_what_an_earlier_version_wrote_is_read(paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    paths.choices.write_bytes(b'{"asked_unattended": ["a"], "last_check": null, "settings": {}}')
    assert read_choices(paths) == Choices(asked_unattended=("a",))
