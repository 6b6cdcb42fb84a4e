"""A thousand changed files in the ordinary run; `python -m tests.long mutations` meets 100,000."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.attempts import BUILT_IN, Attempted
from tui.files.care.salvage import salvage
from tui.files.config_file import read_settings
from tui.files.exchange.given_files import RefusedFileError, given_in
from tui.files.routines.file_check import check_routine_file
from tui.files.strict_json import read_json

SEED = 20261122
KINDS = 8
ATTEMPTS = 125
"""Of each kind of file."""


@pytest.mark.parametrize("kind", range(KINDS))
def test_a_changed_file_is_refused_in_lines_and_nothing_else_changes(tmp_path: Path, kind: int) -> None:
    attempted = Attempted(tmp_path / "home")
    assert len(attempted.tries) == KINDS
    path = list(attempted.tries)[kind]
    rng = random.Random(f"{SEED} {kind}")
    refused = sum(attempted.attempt(path, rng, with_commands=number % 25 == 0) for number in range(ATTEMPTS))
    assert refused > ATTEMPTS / 100


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(st.binary() | st.text().map(str.encode))
@settings(max_examples=150, deadline=None)
def test_bytes_of_any_kind_are_refused(data: bytes) -> None:
    salvage(data)
    with pytest.raises(RefusedFileError) as refusal:
        given_in(data, "some.json")
    assert all("\n" not in line for line in refusal.value.problems)


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_strict_json_reads_what_json_says(value: object) -> None:
    assert read_json(json.dumps(value)).value == value


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_routine_or_configuration_of_any_bytes_is_refused_in_lines(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "any"
    file.write_bytes(data)
    document, problems = check_routine_file(file, BUILT_IN)
    assert document is None
    assert problems
    said = [*map(str, problems), *read_settings(file).problems]
    assert all("\n" not in line for line in said)
