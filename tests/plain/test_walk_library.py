"""Every shipped routine, run to its end as plain lines."""

import subprocess

import pytest

from tests.core.plain_reader import OVER, Reader
from tests.terminal.desk import Desk
from tests.terminal.harness import UNKNOT, clean_environ
from tui.core.routines.plan import make_plan
from tui.files.routines.routine_files import load_built_in

pytestmark = pytest.mark.terminal

LIBRARY = load_built_in()


@pytest.mark.parametrize("routine_id", [routine.id for routine in LIBRARY.routines])
def test_a_routine_can_be_followed_in_plain_lines(desk: Desk, routine_id: str) -> None:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    done = subprocess.run(
        [UNKNOT, "start", routine_id, "--plain"],
        env=clean_environ(desk.home, UNKNOT_CLOCK_RATE="1000"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    reader = Reader()
    begins = next(number for number, line in enumerate(lines) if line.startswith("0:00 "))
    for line in lines[begins:]:
        reader.read(line)
        if reader.doing == OVER:
            break
    plan = make_plan(routine, keys=False)
    assert [each.title for each in reader.passes] == [item.step.title for item in plan.passes]
    assert {each.outcome for each in reader.passes} == {"done"}
    told = " ".join(" ".join(lines).split())
    for item in plan.passes:
        for text in (item.instruction, item.in_words(item.step.caution)):
            assert " ".join(text.split()) in told, item.step.id
