"""The JSON Schema of routine files agrees with the check, and its words with the tables."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.files.routines.test_routine_files import a_routine, a_step
from tui.core.routines.routine import Routine
from tui.files.routines.field_rules import Fields
from tui.files.routines.field_words import WORDS
from tui.files.routines.new_routine import example_routine
from tui.files.routines.routine_files import built_in_path, load_built_in
from tui.files.routines.routine_json import whole_json
from tui.files.routines.schema import RECORDS, file_schema

TEXT = file_schema(load_built_in())
SCHEMA: dict[str, Any] = json.loads(TEXT)
VALIDATOR = Draft202012Validator(SCHEMA)
FIELDS = [(table, name) for table, _record in RECORDS for name in table.rules]

BAD_OF_ANY_KIND: list[object] = [
    True, -1, 3.5, 10**9, "", "Ab c", "no such word", "x" * 1000, [], [[]], {}, {"a": 1}, [""], ["A b"], [7],
    ["x"] * 400, ["ball", "ball"], {"chair": "stool"}, {"chair": [""]}, None,
]  # fmt: skip


def accepts(value: object) -> bool:
    return VALIDATOR.is_valid(value)


def test_it_is_a_schema_and_the_shipped_file_keeps_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    errors = [error.message for error in VALIDATOR.iter_errors(json.loads(built_in_path().read_bytes()))]
    assert errors == []


def test_the_example_and_a_bare_routine_of_five_fields_keep_it() -> None:
    assert accepts(whole_json(example_routine("mine", "Mine")))
    assert accepts(a_routine())
    assert accepts({"routines": [a_routine()]})


@pytest.mark.parametrize(
    "bad",
    [
        {},
        [],
        {"routines": []},
        {"routines": [a_routine()], "sceme": 1},
        {"routines": [a_routine()], "schema": 2},
        a_routine(id="Mine"),
        a_routine(minutes=7),
        a_routine(a_step(seconds="30")),
        a_routine(a_step(seconds=601)),
        a_routine(a_step(motion="presswait")),
        a_routine(a_step(breath={"in": 4})),
        a_routine(a_step(path={"from": "a", "to": "b", "direction": "sideways"})),
        a_routine({"id": "press"}),
    ],
)
def test_what_the_check_refuses_is_refused(bad: object) -> None:
    assert not accepts(bad)


@pytest.mark.parametrize(("table", "name"), FIELDS, ids=[f"{table.key}-{name}" for table, name in FIELDS])
def test_schema_and_check_agree_on_what_goes_into_a_field(table: Fields, name: str) -> None:
    """Tables whose items have fields of their own are gone through there."""
    schema = {**SCHEMA["$defs"][table.key], "required": [], "$defs": SCHEMA["$defs"]}
    validator = Draft202012Validator(schema)
    is_table = not list(table.rules[name].faults([7]))
    for value in BAD_OF_ANY_KIND:
        if not (is_table and isinstance(value, list)):
            faults = [fault.found for fault in table.rules[name].faults(value)]
            assert validator.is_valid({name: value}) == (not faults), (value, faults)


def test_every_field_has_words_and_every_word_a_field() -> None:
    assert {table.name: list(table.rules) for table, _record in RECORDS} == {
        name: list(words) for name, words in WORDS.items() if name in {table.name for table, _ in RECORDS}
    }
    assert len(WORDS) == len(RECORDS)


def test_editors_are_offered_the_ids_that_are_built_in() -> None:
    offered = SCHEMA["$defs"]["regions-id"]["anyOf"][0]["enum"]
    assert "neck-back" in offered
    assert SCHEMA["$defs"]["step"]["properties"]["regions"]["items"] == {"$ref": "#/$defs/regions-id"}
    assert accepts(a_routine(regions=["elbow"]))  # may be defined in the file


def test_what_holds_without_a_field_is_told() -> None:
    step = SCHEMA["$defs"]["step"]["properties"]
    assert (step["side"]["default"], step["advance"]["default"]) == ("both", "timer")
    assert "default" not in step["min_seconds"]
    assert (
        SCHEMA["$defs"]["routine"]["properties"]["origin"]["default"]
        == Routine(id="", title="", steps=(), regions=()).origin
    )
