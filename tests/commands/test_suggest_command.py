"""`unknot routines suggest`."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.commands.conftest import Unknot
from tui.core.routines.suggestion import NOTHING_FITS
from tui.core.safety.health import Health
from tui.files.choices import Choices, write_choices
from tui.files.paths import Paths

KEYS = ["routine", "title", "minutes", "reason", "region", "side"]


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths(config=home, data=home, state=home)


def test_a_favourite_is_suggested_with_its_reason(unknot: Unknot, paths: Paths) -> None:
    write_choices(paths, Choices(favourites=("tight-shoulders",)))
    answer = unknot("routines", "suggest")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert any(
        line.startswith("tight-shoulders") and line.endswith("7 min  Tight shoulders") for line in lines
    )
    assert any("favourites" in line for line in lines)
    assert all(len(line) <= 80 for line in lines)


def test_the_json_has_the_documented_keys(unknot: Unknot, paths: Paths) -> None:
    write_choices(paths, Choices(favourites=("tight-shoulders",)))
    found = json.loads(unknot("routines", "suggest", "--json").out)
    assert list(found) == ["format", "suggestions"]
    assert found["format"] == 1
    assert 1 <= len(found["suggestions"]) <= 3
    assert all(list(each) == KEYS for each in found["suggestions"])
    first = found["suggestions"][0]
    assert (first["routine"], first["minutes"], first["region"]) == ("tight-shoulders", 7, None)


def test_minutes_keep_out_what_takes_longer(unknot: Unknot, paths: Paths) -> None:
    write_choices(paths, Choices(favourites=("tight-shoulders",)))
    found = json.loads(unknot("routines", "suggest", "--minutes", "5", "--json").out)["suggestions"]
    assert found
    assert all(each["minutes"] <= 5 for each in found)


def test_a_minute_may_be_too_short_for_anything(unknot: Unknot) -> None:
    answer = unknot("routines", "suggest", "--minutes", "1")
    assert (answer.status, " ".join(answer.out.split())) == (0, NOTHING_FITS)


@pytest.mark.parametrize("minutes", ["0", "61", "five"])
def test_minutes_that_are_none_are_refused(unknot: Unknot, minutes: str) -> None:
    assert unknot("routines", "suggest", "--minutes", minutes).status == 2


def test_nothing_that_an_answer_closes_is_suggested_and_nothing_is_written(
    unknot: Unknot, paths: Paths
) -> None:
    everything = [each["id"] for each in json.loads(unknot("routines", "--json").out)["routines"]]
    answers = {
        item: {"is_true": True, "on": "2026-11-22"}
        for item in ("clot", "fever", "neck-red-flags", "head-red-flags", "back-red-flags", "skin", "eye")
    }
    health = msgspec.convert({"answers": answers}, Health)
    write_choices(paths, Choices(favourites=tuple(everything), health=health))
    before = paths.choices.read_bytes()
    assert json.loads(unknot("routines", "suggest", "--json").out)["suggestions"] == []
    assert paths.choices.read_bytes() == before
