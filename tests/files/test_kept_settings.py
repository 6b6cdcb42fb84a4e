"""Choices of the settings screen: kept in choices.json, over a config.toml that is never written."""

import pytest
from filelock import FileLock

from tui.core.cues.channels import Heard
from tui.core.entries.entry import Pace
from tui.core.entries.journal import JournalError
from tui.core.keyboard.key_map import KeyMap
from tui.core.preferences.effective_settings import Origin
from tui.core.preferences.settings import MotionAmount, Settings
from tui.files.choices import Choices, read_choices, write_choices
from tui.files.kept_settings import KeptSettings, find_settings
from tui.files.paths import Paths


def configure(paths: Paths, text: str) -> KeptSettings:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.config_file.write_text(text)
    return find_settings(paths)


def test_looking_writes_nothing(paths: Paths) -> None:
    kept = find_settings(paths)
    assert kept.now.settings.pace is Pace.NORMAL
    assert not paths.state.exists()


def test_a_choice_holds_at_once_and_after_a_restart(paths: Paths) -> None:
    kept = configure(paths, 'pace = "slow"  # my own words\n')
    kept.choose("pace", "quick")
    for each in (kept, find_settings(paths)):
        assert each.now.settings.pace is Pace.QUICK
        assert each.now.origin_of("pace") is Origin.CHOSEN
    assert paths.config_file.read_text() == 'pace = "slow"  # my own words\n'


def test_a_choice_ends_when_its_line_in_the_file_is_changed(paths: Paths) -> None:
    configure(paths, 'pace = "slow"\n').choose("pace", "quick")
    assert configure(paths, 'pace = "normal"\n').now.settings.pace is Pace.NORMAL
    assert configure(paths, 'pace = "slow"\nratings = false\n').now.settings.pace is Pace.QUICK


def test_a_choice_that_has_ended_is_forgotten_with_the_next_one(paths: Paths) -> None:
    configure(paths, 'pace = "slow"\n').choose("pace", "quick")
    configure(paths, 'pace = "normal"\n').choose("motion", "none")
    assert configure(paths, 'pace = "slow"\n').now.settings.pace is Pace.SLOW
    assert set(read_choices(paths).settings) == {"motion"}


def test_a_file_that_cannot_be_read_today_costs_no_choice(paths: Paths) -> None:
    configure(paths, 'pace = "slow"\n').choose("pace", "quick")
    broken = configure(paths, "pace = \n")
    assert broken.now.settings.pace is Pace.NORMAL
    broken.choose("motion", "none")
    assert configure(paths, 'pace = "slow"\n').now.settings.pace is Pace.QUICK


def test_taking_back_leads_to_the_file_or_the_default(paths: Paths) -> None:
    kept = configure(paths, 'pace = "slow"\n')
    kept.choose("pace", "quick")
    kept.choose("motion", "none")
    kept.take_back("pace")
    kept.take_back("motion")
    assert (kept.now.settings.pace, kept.now.settings.motion) == (Pace.SLOW, MotionAmount.FULL)
    assert read_choices(paths).settings == {}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("pace", "fast", 'expected "quick", "normal", "slow" or "untimed"'),
        ("timezone", "Europe/Atlantis", "expected the name of a time zone"),
        ("keys.next", ["q"], '"q" always leaves'),
        ("keys.next", ["s"], '"s" would be the key for next and sharp: one of them needs another first'),
        ("keys.next", 5, "expected a list of keys"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    paths: Paths, name: str, value: object, reason: str
) -> None:
    kept = find_settings(paths)
    before = kept.now
    with pytest.raises(ValueError, match=reason):
        kept.choose(name, value)
    assert kept.now == before
    assert not paths.choices.exists()


def test_a_key_cannot_be_taken_back_while_another_action_has_it(paths: Paths) -> None:
    kept = find_settings(paths)
    kept.choose("keys.tender", ["y"])
    kept.choose("keys.pause", ["t"])
    with pytest.raises(ValueError, match='"t" would be the key for pause and tender'):
        kept.take_back("keys.tender")
    assert kept.now.settings.keys == KeyMap(tender=("y",), pause=("t",))
    kept.take_back("keys.pause")
    kept.take_back("keys.tender")
    assert kept.now.settings.keys == KeyMap()


def test_what_another_copy_of_the_program_chose_stays(paths: Paths) -> None:
    here, there = find_settings(paths), find_settings(paths)
    there.choose("pace", "slow")
    write_choices(paths, Choices(settings=read_choices(paths).settings, heard={"xterm": Heard(bell=True)}))
    here.choose("motion", "none")
    assert set(read_choices(paths).settings) == {"pace", "motion"}
    assert read_choices(paths).heard == {"xterm": Heard(bell=True)}


def test_a_choice_that_cannot_be_saved_holds_until_the_end_and_is_saved_with_the_next(paths: Paths) -> None:
    kept = find_settings(paths)
    paths.choices.mkdir(parents=True)
    with pytest.raises(JournalError, match="cannot save"):
        kept.choose("pace", "slow")
    assert kept.now.settings.pace is Pace.SLOW
    paths.choices.rmdir()
    kept.choose("motion", "none")
    assert find_settings(paths).now.settings.pace is Pace.SLOW


def test_a_choice_waits_for_another_copy_that_changes_what_is_kept(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.files.choices_change.LOCK_SECONDS", 0)
    kept = find_settings(paths)
    paths.state.mkdir(parents=True)
    with FileLock(paths.choices_lock), pytest.raises(JournalError, match="another copy of Unknot"):
        kept.choose("pace", "quick")
    assert kept.now.settings.pace is Pace.QUICK
    assert read_choices(paths) == Choices()


def test_a_key_that_the_file_wants_by_now_is_told_once(paths: Paths) -> None:
    find_settings(paths).choose("keys.tender", ["y"])
    kept = configure(paths, '[keys]\nnext = "y"\nback = "x"\n')
    assert kept.now.settings.keys == KeyMap(next=("y",))
    assert len(kept.problems) == 2
    assert kept.problems[0].endswith('keys.back: "x" is the key for not-easing already; using "b"')
    assert kept.problems[1].startswith('chosen on the settings screen: keys.tender: "y" is')


def test_choices_that_cannot_be_read_are_told_in_one_line(paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    paths.choices.write_text('{"settings": {"pace": {"val')
    kept = find_settings(paths)
    assert len(kept.problems) == 1
    assert kept.problems[0].startswith(f"{paths.choices}: ")
    assert "; what you chose on the screens is not used. Before the file is" in kept.problems[0]
    assert kept.now.settings == Settings()
