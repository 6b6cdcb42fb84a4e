"""What config.toml may say, and what is said about the rest."""

from pathlib import Path

import pytest

from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import KeyMap
from tui.core.preferences.settings import MotionAmount, Settings, SpeechAmount, Weekday
from tui.files.config_file import LoadedSettings, read_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_the_defaults(config: Path) -> None:
    assert read_settings(config) == LoadedSettings(settings=Settings(), problems=())


def test_everything_that_has_effect_is_read(config: Path) -> None:
    config.write_text(
        'timezone = "Europe/Paris"\nweek_starts = "sunday"\ntheme = "unknot-light"\nmotion = "calm"\n'
        'pace = "slow"\nratings = false\nhold_marks = [15, 30]\nmouse = false\n[cues]\nbell = false\n'
        'flash = true\nnotification = "osc99"\nspeech = ["espeak-ng", "-v", "en"]\nspeech_amount = "short"\n'
        'on_cue = ["lights", "--dim"]\n[keys]\ntender = "F5"\none-button = ["Enter", "page down", "z"]\n'
    )
    loaded = read_settings(config)
    assert loaded.problems == ()
    assert loaded.settings == Settings(
        timezone="Europe/Paris",
        week_starts=Weekday.SUNDAY,
        theme="unknot-light",
        motion=MotionAmount.CALM,
        pace=Pace.SLOW,
        ratings=False,
        hold_marks=(15, 30),
        mouse=False,
        bell=False,
        flash=True,
        notification="osc99",
        speech=("espeak-ng", "-v", "en"),
        speech_amount=SpeechAmount.SHORT,
        on_cue=("lights", "--dim"),
        keys=KeyMap(tender=("f5",), one_button=("enter", "pagedown", "z")),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('motion = "fast"', 'motion: found "fast", expected "full", "calm" or "none"; using "full"'),
        ("ratings = 1", "ratings: found 1, expected true or false; using true"),
        ('mouse = "yes"', 'mouse: found "yes", expected true or false; using true'),
        ("pace = 2026-11-22", 'pace: found "2026-11-22", expected "quick", "normal", "slow" or "untimed"'),
        ("timezone = 1", 'timezone: found 1, expected the name of a time zone, such as "Europe/Paris"'),
        ("timezone = '" + 100 * "z" + "'", 'timezone: found "zzzzzzzz'),
        ("hold_marks = [99999999999999999999999999]", "hold_marks: found [99999999999999999999999999], "),
        ("ratings = nan", "ratings: found null, expected true"),
        ("x" * 9000 + " = 1", "x" * 57 + "...: not a setting"),
        ('theme = ""', 'theme: found "", expected the name of a theme'),
        (
            'theme = "nope"',
            'theme: found "nope", expected the name of a theme, such as "unknot-light"; using',
        ),
        ("hold_marks = [60, 20]", "hold_marks: found [60,20], expected seconds that rise"),
        ("hold_marks = []", "hold_marks: found [], expected seconds that rise"),
        ("hold_marks = [0, 20]", "hold_marks: found [0,20], expected seconds that rise"),
        ("hold_marks = [20.5]", "hold_marks: found [20.5], expected seconds that rise"),
        ("hold_marks = [20, 601]", "hold_marks: found [20,601], expected seconds that rise"),
        ("cues = 3", "cues: not a setting"),
        ("[cues]\nbell = 0", "cues.bell: found 0, expected true or false; using what this terminal can do"),
        ('[cues]\nnotification = "osc8"', 'cues.notification: found "osc8", expected true, false, "osc9"'),
        ('[cues]\nspeech = "espeak-ng"', 'cues.speech: found "espeak-ng", expected true, false or a command'),
        ("[cues]\non_cue = 'play x.wav'", 'cues.on_cue: found "play x.wav", expected a command with its'),
        ("[cues]\nspeach = true", 'cues.speach: not a setting; did you mean "cues.speech"?'),
        ("keys = 3", "keys: not a setting"),
        ("[keys]\ntendr = 'x'", 'keys.tendr: not a setting; did you mean "keys.tender"?'),
        (
            "[keys]\ntender = 5",
            'keys.tender: found 5, expected a key, such as "t", or a list of keys; using "t"',
        ),
        ("[keys]\nnext = '5'", 'keys.next: "5": digits say how sore it is; using "n"'),
        ("[keys]\nnext = 'q'", 'keys.next: "q" always leaves; using "n"'),
        (
            "[keys]\none-button = []",
            'keys.one-button: the one button needs a key; using ["enter", "pagedown", "right", "down"]',
        ),
        (
            "[keys]\ntender = 'x'",
            'keys.tender: "x" is the key for not-easing already; using "t"',
        ),
        ("[keys]\nleave = []", 'keys.leave: leaving needs a key; using ["q", "escape"]'),
        ("bel = true", 'bel: not a setting; did you mean "cues.bell"?'),
        ('tehme = "unknot"', 'tehme: not a setting; did you mean "theme"?'),
        ("height = 3", "height: not a setting"),
    ],
)
def test_what_is_wrong_is_named_and_left_at_its_default(config: Path, line: str, said: str) -> None:
    config.write_text(line + "\n")
    loaded = read_settings(config)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith(f"{config}: {said}")


@pytest.mark.parametrize("line", ["[keys]\nfrob = 'x'", "[cues]\nfoo = 1", "keys = 3"])
def test_nothing_is_guessed_that_has_nothing_in_common(config: Path, line: str) -> None:
    config.write_text(line + "\n")
    assert [problem.rpartition(": ")[2] for problem in read_settings(config).problems] == ["not a setting"]


def test_one_wrong_value_leaves_the_others(config: Path) -> None:
    config.write_text('pace = "fast"\nweek_starts = "sunday"\n')
    loaded = read_settings(config)
    assert loaded.settings == Settings(week_starts=Weekday.SUNDAY)
    assert len(loaded.problems) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"pace = \n",
        b"\xff\xfe",
        b"a = 1\na = 2\n",
        b"a = " + b"[" * 7000,
        b"a = " + b"{a=" * 3000,
        b"a = " + b"9" * 5000,
        b"a = " + b"9" * 20_000,
        b"[" + b"a." * 1000 + b"b]\n[" + b"a." * 1000 + b"b]\n",
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(config: Path, content: bytes) -> None:
    config.write_bytes(content)
    loaded = read_settings(config)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1
    assert str(config) in loaded.problems[0]
    assert loaded.problems[0].endswith("; the defaults are used")
    assert "\n" not in loaded.problems[0]
    assert len(loaded.problems[0]) < len(str(config)) + 250


def test_a_folder_in_its_place_is_one_line(config: Path) -> None:
    config.mkdir()
    said = "found no regular file, expected a file that can be read; the defaults are used"
    assert read_settings(config).problems == (f"{config}: {said}",)


def test_a_flood_of_problems_is_counted(config: Path) -> None:
    config.write_text("".join(f"x{number} = 1\n" for number in range(1_000)))
    problems = read_settings(config).problems
    assert len(problems) == 51
    assert problems[-1] == f"{config}: 950 more problems"


def test_a_link_to_a_file_of_ones_own_is_followed(config: Path, tmp_path: Path) -> None:
    (tmp_path / "dotfiles.toml").write_text('pace = "slow"\n')
    config.symlink_to(tmp_path / "dotfiles.toml")
    assert read_settings(config).settings.pace is Pace.SLOW
