"""Sessions made to fit, from the command line: shown, as JSON, started; and what is refused."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from tests.commands.conftest import Unknot
from tests.homes import paths_of, write_welcomed
from tui.core.safety.health import HealthAnswer
from tui.files.choices import read_choices, write_choices

SEVEN = ("routines", "fit", "--minutes", "7", "--region", "neck-back,shoulder-top")


def test_the_plan_is_told_in_lines_of_80_columns(unknot: Unknot) -> None:
    answer = unknot(*SEVEN)
    assert answer.status == 0
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert lines[0].startswith("7 minutes: neck and shoulder · ")
    assert lines[0].endswith(" of 7:00")
    assert any("Rise, ball rolls down  each side  Tight shoulders" in line for line in lines)
    assert "Waits for your key at Settle and Take your stance: that is not counted." in lines
    assert any(line.startswith("Left out, no room in 7 minutes: ") for line in lines)
    assert max(map(len, lines)) <= 80


def test_the_same_as_json_adds_up(unknot: Unknot) -> None:
    plan = json.loads(unknot(*SEVEN, "--json").out)
    assert (plan["format"], plan["minutes"], plan["pace"]) == (1, 7, "normal")
    passes = plan["passes"]
    assert sum(item["seconds"] for item in passes) == plan["seconds_planned"]
    assert sum(item["seconds"] + item["lead_in_seconds"] for item in passes) == plan["seconds"] <= 420
    assert plan["routines"][0] == "neck-tension"
    assert {item["side"] for item in passes} >= {"left", "right"}
    assert set(passes[0]) == {
        *("routine", "step", "title", "side", "setting", "seconds", "lead_in_seconds"),
    }
    assert plan["left_out"][0].keys() == {"routine", "step", "why"}
    assert plan["without"] == []
    assert plan["why_shorter"] == ""


def test_regions_may_also_be_named_one_by_one(unknot: Unknot) -> None:
    parts = ("--region", "neck-back", "--region", "shoulder-top")
    assert unknot("routines", "fit", "--minutes", "7", *parts).out == unknot(*SEVEN).out


def test_only_one_side_is_worked_where_that_is_asked(unknot: Unknot) -> None:
    answer = unknot(
        *("routines", "fit", "--minutes", "4", "--region", "foot-sole", "--side", "left", "--json")
    )
    assert {item["side"] for item in json.loads(answer.out)["passes"]} <= {"left", None}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--minutes", "7"), "Missing option '--region'"),
        (("--region", "palm"), "Missing option '--minutes'"),
        (("--minutes", "0", "--region", "palm"), "Invalid value for '--minutes'"),
        (("--minutes", "61", "--region", "palm"), "Invalid value for '--minutes'"),
        (("--minutes", "7", "--region", " , "), "--region needs the id of a region, such as neck-back."),
    ],
)
def test_wrong_usage_is_two(unknot: Unknot, arguments: tuple[str, ...], said: str) -> None:
    answer = unknot("routines", "fit", *arguments)
    assert answer.status == 2
    assert answer.complaint.startswith(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing argument 'ROUTINE', or --minutes and --region instead."),
        (("--minutes", "7"), "Missing option --region, such as neck-back: a session made to fit needs both."),
        (("--region", "palm"), "Missing option --minutes, such as 7: a session made to fit needs both."),
        (
            ("tired-feet", "--minutes", "7", "--region", "palm"),
            "give a ROUTINE, or --minutes and --region, not both.",
        ),
        (("tired-feet", "--region", "palm"), "give a ROUTINE, or --minutes and --region, not both."),
    ],
)
def test_start_takes_a_routine_or_what_to_fit(unknot: Unknot, arguments: tuple[str, ...], said: str) -> None:
    answer = unknot("start", *arguments)
    assert answer.status == 2
    assert answer.complaint == f"{said} See: unknot start --help"


@pytest.mark.parametrize("command", [("routines", "fit"), ("start",)])
@pytest.mark.parametrize(
    ("regions", "said"),
    [
        ("neck-bak", 'no region "neck-bak". Did you mean "neck-back"?'),
        ("neck-back,throat", "Throat: Never press here: the arteries to the head run close under the skin."),
        ("shin", "No routine works your shin yet."),
    ],
)
def test_what_cannot_be_fitted_is_one_line(
    unknot: Unknot, command: tuple[str, ...], regions: str, said: str
) -> None:
    answer = unknot(*command, "--minutes", "7", "--region", regions)
    assert answer.status == 1
    assert answer.complaint == said
    assert answer.out == ""


def test_health_answers_of_this_machine_count(unknot: Unknot, home: Path) -> None:
    write_welcomed(home)
    paths = paths_of(home)
    choices = read_choices(paths)
    answer = HealthAnswer(is_true=True, on=dt.datetime.now().astimezone().date())
    health = msgspec.structs.replace(choices.health, answers={**choices.health.answers, "clot": answer})
    write_choices(paths, msgspec.structs.replace(choices, health=health))
    told = unknot(*SEVEN, "--json")
    assert "tight-shoulders" not in json.loads(told.out)["routines"]
    assert unknot("routines", "fit", "--minutes", "5", "--region", "calf").complaint.startswith(
        "Nothing is left for "
    )
