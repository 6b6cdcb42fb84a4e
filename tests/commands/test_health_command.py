"""`unknot health`: shown, changed and forgotten; and in no export, report or journal."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Unknot

KEYS = ["id", "text", "action", "answer", "on", "places", "asked"]
"""Keys are for ever: others read them."""


def test_the_json_has_the_documented_keys(unknot: Unknot) -> None:
    found = json.loads(unknot("health", "--json").out)
    assert list(found) == ["format", "welcomed_on", "answers"]
    assert (found["format"], found["welcomed_on"]) == (1, None)
    assert [list(each) for each in found["answers"]] == [KEYS] * len(found["answers"])
    assert {each["answer"] for each in found["answers"]} == {None}


def test_an_answer_is_shown_with_what_it_does(unknot: Unknot) -> None:
    told = unknot("health", "set", "bone", "yes", "--region", "palm", "--region", "calf", "--side", "left")
    assert (told.status, told.err) == (0, "")
    assert "left out at palm of left hand, left calf." in " ".join(told.out.split())
    bone = next(
        each for each in json.loads(unknot("health", "--json").out)["answers"] if each["id"] == "bone"
    )
    assert (bone["answer"], bone["asked"]) == (True, False)
    assert bone["places"] == [{"region": "palm", "side": "left"}, {"region": "calf", "side": "left"}]
    assert "left out at palm of left hand, left calf." in " ".join(unknot("health").out.split())


def test_a_yes_to_what_has_to_be_asked_first_closes_until_it_was(unknot: Unknot) -> None:
    told = unknot("health", "set", "blood-thinner", "yes").out
    assert "closed until you have asked somebody trained" in told
    assert "left out where it matters, until you have asked" in " ".join(
        unknot("health", "set", "pregnancy", "yes").out.split()
    )
    assert "lighter and shorter" in unknot("health", "set", "blood-thinner", "yes", "--asked").out
    assert ": No, said on" not in unknot("health", "set", "blood-thinner", "no").out


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (
            ("set", "blod-thinner", "yes"),
            1,
            '"blod-thinner". Did you mean "blood-thinner"?',
        ),
        (("set", "bone", "yes", "--region", "plam"), 1, 'no region "plam". Did you mean "palm"?'),
        (("set", "bone", "yes", "--region", "throat"), 1, '"throat" is left out anyway. Never'),
        (("set", "bone", "yes"), 2, "Say where with --region ID"),
        (("set", "bone", "no", "--region", "palm"), 2, "--region goes with a yes to what is about a place."),
        (("set", "heart", "yes", "--asked"), 2, "--asked goes with a yes to what has to be asked first."),
        (("set", "bone", "perhaps"), 2, "'perhaps' is not one of 'yes', 'no'"),
        (("forget",), 2, "Name one ID, or give --all."),
        (("forget", "bone", "--all"), 2, "Name one ID, or give --all."),
        (("forget", "bone"), 1, 'nothing was said to "bone"'),
    ],
    ids=str,
)
def test_what_is_wrong_is_one_line_and_changes_nothing(
    unknot: Unknot, home: Path, arguments: tuple[str, ...], status: int, complaint: str
) -> None:
    answer = unknot("health", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert complaint in answer.complaint
    assert not (home / "choices.json").exists()


def test_one_is_forgotten_and_then_all(unknot: Unknot) -> None:
    for name in ("eye", "heart", "knee-balance"):
        unknot("health", "set", name, "yes")
    assert unknot("health", "forget", "eye").out == "1 answer is forgotten: it is asked again.\n"
    assert unknot("health", "forget", "--all").out == "2 answers are forgotten.\n"
    assert unknot("health", "forget", "--all").out == "Nothing was said so far.\n"
    assert {each["answer"] for each in json.loads(unknot("health", "--json").out)["answers"]} == {None}


def test_no_export_report_or_journal_holds_what_was_said(unknot: Unknot, home: Path, tmp_path: Path) -> None:
    unknot("check-in", "--note", "slept badly")
    before = _everything_told(unknot, tmp_path / "before")
    unknot("health", "set", "blood-thinner", "yes", "--asked")
    unknot("health", "set", "bone", "yes", "--region", "sacrum")
    assert _everything_told(unknot, tmp_path / "after") == before
    told = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert told.count(b"blood-thinner") == (home / "choices.json").read_bytes().count(b"blood-thinner") == 1


def _everything_told(unknot: Unknot, folder: Path) -> list[str]:
    """What leaves the program: every export and report, the journal and the week."""
    folder.mkdir()
    unknot("export", str(folder / "all.json"))
    unknot("export", str(folder / "all.csv"))
    forms = ("text", "markdown", "html", "csv", "json")
    told = [unknot("report", "--format", form).out for form in forms]
    told += [unknot("journal", "--json").out, unknot("week", "--json").out]
    texts = [path.read_text() for path in sorted(folder.iterdir())]
    return [_without_time(text) for text in (*told, *texts)]


def _without_time(text: str) -> str:
    """An export says when it was made."""
    return "\n".join(line for line in text.splitlines() if "made" not in line and "exported" not in line)
