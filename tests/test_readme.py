"""README's commands are the ones that are promised and checked."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.binding import BindingType

from tui.core.cues.cue import CueKind
from tui.core.keyboard.key_map import KeyAction
from tui.core.preferences.settings import Settings
from tui.core.remote.remote import RemoteAction
from tui.core.weeks.week_definitions import definitions_in_markdown
from tui.core.weeks.week_records import WeekSummary
from tui.cues.bell import BELL_PATTERNS
from tui.files.config_file import read_settings
from tui.files.routines.field_table import fields_in_markdown
from tui.files.routines.file_check import check_routine_file
from tui.files.routines.routine_files import load_built_in
from tui.screens.body import BodyScreen
from tui.screens.step import StepScreen
from tui.widgets.key_names import keys_by_description

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
RUN = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/unknot"
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"


def test_the_two_commands_stand_in_readme_as_promised() -> None:
    assert re.findall(r"^python3 -m venv .*$", README, re.MULTILINE) == [RUN, TEST]


def test_ci_takes_its_command_from_readme() -> None:
    pattern = re.search(r'grep -E -m 1 "([^"]+)" README.md', (ROOT / ".ci" / "run").read_text())
    assert pattern is not None
    assert re.findall(pattern[1], README, re.MULTILINE) == [TEST]


def test_the_configuration_shown_is_the_default_one(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    (tmp_path / "config.toml").write_text(shown[1])
    loaded = read_settings(tmp_path / "config.toml")
    assert loaded.problems == ()
    assert loaded.settings == Settings(timezone="Europe/Paris")


@pytest.mark.parametrize(
    ("heading", "bindings"), [("on the body", BodyScreen.BINDINGS), ("in a session", StepScreen.BINDINGS)]
)
def test_the_tables_of_keys_are_those_of_the_screens(heading: str, bindings: Sequence[BindingType]) -> None:
    rows = "".join(f"| {keys} | {words} |\n" for keys, words in keys_by_description(bindings))
    assert f"| {heading} | |\n|---|---|\n{rows}" in README


def test_every_picture_shown_is_there() -> None:
    shown = set(re.findall(r"\(screenshots/([^)]+)\)", README))
    there = {path.name for path in (ROOT / "screenshots").glob("*.*g")}
    assert shown
    assert shown <= there


def test_the_table_of_bells_is_the_one_that_is_rung() -> None:
    table = README.partition("| rings | meaning |")[2].partition("\n\n")[0]
    shown = re.findall(r"^\| `([. ]+)` \|", table, re.MULTILINE)
    assert sorted(shown) == sorted(BELL_PATTERNS.values())


def test_every_cue_a_hook_can_hear_of_is_named() -> None:
    row = re.search(r"^\| `UNKNOT_CUE` \| (.*) \|$", README, re.MULTILINE)
    assert row is not None
    assert sorted(re.findall(r"`([^`]+)`", row[1])) == sorted(CueKind)


def test_every_action_of_a_remote_is_named() -> None:
    table = README.partition("| action | what it does |")[2].partition("\n\n")[0]
    named = {name.split()[0] for line in table.splitlines() for name in re.findall(r"`([^`]+)`", line)}
    assert named == set(RemoteAction)


def test_every_key_that_can_be_named_is_named() -> None:
    named = re.search(r"The actions are ([^.]+)\.", README)
    assert named is not None
    assert re.findall(r"[a-z-]+", named[1]) == list(KeyAction)


def test_the_definitions_of_the_week_are_those_of_its_help() -> None:
    assert definitions_in_markdown().strip() in README


def test_every_key_of_the_week_as_json_is_explained() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", README))
    assert set(WeekSummary.__struct_fields__) <= explained


def test_the_tables_of_a_routine_file_are_those_of_the_check() -> None:
    assert fields_in_markdown() in README


def test_the_routine_that_is_shown_is_taken_without_a_word(tmp_path: Path) -> None:
    shown = re.search(r"```json\n(\{\n  \"id\": .*?)```", README, re.DOTALL)
    assert shown is not None
    (tmp_path / "shown.json").write_text(shown[1])
    document, problems = check_routine_file(tmp_path / "shown.json", load_built_in())
    assert document is not None
    assert problems == ()


def test_every_file_and_folder_of_the_code_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:tui|tests|screenshots)/[\w/.*-]*)`", README))
    assert "tui/core/sessions/session.py" in named
    assert sorted(name for name in named if not any(ROOT.glob(name.rstrip("/")))) == []


def test_every_heading_that_is_pointed_to_is_there() -> None:
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.*)$", README, re.MULTILINE)
    }
    pointed = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert pointed
    assert pointed <= headings
