"""What holds: defaults, under config.toml, under what was chosen on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.entries.entry import Pace
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.preferences.effective_settings import (
    ChosenSetting,
    GivenSetting,
    Origin,
    effective_settings,
    fitting,
    plain,
)
from tui.core.preferences.setting_rules import NAMES
from tui.core.preferences.settings import Settings, SpeechAmount

SLOW = GivenSetting("pace", Pace.SLOW)


def chosen(value: object, instead_of: object = None) -> ChosenSetting:
    return ChosenSetting(value=value, instead_of=instead_of)


def test_nothing_set_means_the_defaults() -> None:
    known = effective_settings([])
    assert known.settings == Settings()
    assert {known.origin_of(name) for name in NAMES} == {Origin.DEFAULT}


def test_each_value_knows_where_it_comes_from() -> None:
    known = effective_settings([SLOW], {"motion": chosen("calm")})
    assert (known.settings.pace, known.settings.motion) == ("slow", "calm")
    origins = [known.origin_of(name) for name in ("pace", "motion", "theme")]
    assert origins == [Origin.FILE, Origin.CHOSEN, Origin.DEFAULT]


def test_a_choice_holds_over_the_file_until_the_file_changes() -> None:
    choice = {"pace": chosen("quick", instead_of="slow")}
    over_slow = effective_settings([SLOW], choice)
    assert (over_slow.settings.pace, over_slow.origin_of("pace")) == (Pace.QUICK, Origin.CHOSEN)
    over_other = effective_settings([GivenSetting("pace", Pace.UNTIMED)], choice)
    assert (over_other.settings.pace, over_other.origin_of("pace")) == (Pace.UNTIMED, Origin.FILE)
    assert effective_settings([], choice).settings.pace is Pace.NORMAL


def test_automatic_can_be_chosen_over_the_file() -> None:
    known = effective_settings([GivenSetting("cues.bell", False)], {"cues.bell": chosen(None, False)})
    assert known.settings.bell is None
    assert known.origin_of("cues.bell") is Origin.CHOSEN


@pytest.mark.parametrize(
    ("name", "value"),
    [("pace", "fast"), ("pace", None), ("nothing", 1), ("keys.tender", 5), ("keys.tender", ["ctrl+t"])],
)
def test_a_choice_that_fits_no_more_is_passed_over(name: str, value: object) -> None:
    known = effective_settings([], {name: chosen(value)})
    assert known.settings == Settings()
    assert known.chosen == frozenset()


def test_keys_that_were_chosen_go_over_those_of_the_file() -> None:
    given = [GivenSetting("keys.tender", ("y",)), GivenSetting("keys.next", ("z",))]
    known = effective_settings(given, {"keys.tender": chosen(["k"], ["y"])})
    assert known.settings.keys == KeyMap(tender=("k",), next=("z",))
    assert known.problems == ()


def test_a_choice_gives_way_to_a_key_that_the_file_wants_now() -> None:
    given = [GivenSetting("keys.next", ("y",), "config.toml: keys.next")]
    known = effective_settings(given, {"keys.tender": chosen(["y"])})
    assert known.settings.keys == KeyMap(next=("y",))
    assert known.problems == (
        'chosen on the settings screen: keys.tender: "y" is the key for next already; using "t"',
    )
    assert known.origin_of("keys.tender") is Origin.DEFAULT


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("cues.notification", "osc99", "osc99"),
        ("cues.notification", True, True),
        ("cues.speech", ["espeak-ng", "-v", "en"], ("espeak-ng", "-v", "en")),
        ("cues.speech", False, False),
        ("cues.speech_amount", "names", SpeechAmount.NAMES),
        ("cues.on_cue", [], ()),
        ("cues.on_cue", ["play", ""], ("play", "")),
        ("keys.tender", "F5", ("f5",)),
        ("timezone", None, None),
    ],
)
def test_values_are_taken_in_their_type(name: str, value: object, kept: object) -> None:
    assert fitting(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cues.notification", "osc8"),
        ("cues.speech", "espeak-ng"),
        ("cues.speech", []),
        ("cues.speech", [""]),
        ("cues.on_cue", "play bell.wav"),
        ("cues.on_cue", ["", "x"]),
        ("cues.on_cue", ["play\0"]),
        ("cues.on_cue", ["x"] * 51),
        ("cues.on_cue", ["x" * 1_001]),
        ("cues.speech_amount", "loud"),
        ("ratings", None),
        ("keys.tender", [1]),
    ],
)
def test_values_that_do_not_fit_are_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        fitting(name, value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(NAMES), st.builds(ChosenSetting, value=JSON, instead_of=JSON)))
def test_no_choice_whatever_it_says_keeps_the_program_from_starting(
    choices: dict[str, ChosenSetting],
) -> None:
    known = effective_settings([SLOW], choices)
    assert known.chosen <= choices.keys()
    assert known.settings.keys.action_of("q") is KeyAction.LEAVE


def test_what_json_has_fits_again() -> None:
    for name, value in [("hold_marks", (10, 20)), ("keys.tender", ("y",)), ("cues.speech", ("say",))]:
        assert fitting(name, plain(value)) == value
    assert plain(DEFAULT_KEYS.pause) == ["space", "pageup", "left", "up"]
