"""A session made to fit, run by the installed program: it takes the minutes it was made for."""

import json
import subprocess

import pytest

from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, clean_environ

pytestmark = pytest.mark.terminal


def unknot(desk: Desk, *arguments: str) -> str:
    """What it prints, without a keyboard and with a fast clock."""
    done = subprocess.run(
        [UNKNOT, *arguments],
        env=clean_environ(desk.home, UNKNOT_CLOCK_RATE="1000"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode()


@pytest.mark.parametrize("pace", ["quick", "slow"])
def test_it_takes_the_minutes_and_is_journalled_with_what_it_worked(desk: Desk, pace: str) -> None:
    wish = ("--minutes", "6", "--region", "neck-back,shoulder-top", "--pace", pace)
    told = unknot(desk, "start", *wish, "--plain")
    plan = json.loads(unknot(desk, "routines", "fit", *wish, "--json"))
    (entry,) = json.loads(unknot(desk, "journal", "--json"))["entries"]
    assert " Finished." in told
    assert (entry["routine"], entry["routine_title"]) == ("made-to-fit", "6 minutes: neck and shoulder")
    assert entry["outcome"] == "finished"
    assert 350 <= entry["seconds_worked"] + entry["seconds_moving"] <= 360
    assert entry["seconds_worked"] == plan["seconds_planned"]
    assert [item["side"] for item in entry["passes"]] == [item["side"] for item in plan["passes"]]
    assert any("shoulder-top" in item["regions"] for item in entry["passes"])


def test_what_is_worked_there_counts_in_the_week(desk: Desk) -> None:
    unknot(desk, "start", "--minutes", "3", "--region", "foot-sole", "--side", "left", "--plain")
    (entry,) = json.loads(unknot(desk, "journal", "--json", "--region", "foot-sole"))["entries"]
    assert {item["side"] for item in entry["passes"]} <= {"left", None}
    week = json.loads(unknot(desk, "week", "--json"))
    assert week["sessions"] == 1
    assert week["seconds_worked"] == entry["seconds_worked"]
