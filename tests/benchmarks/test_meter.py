"""What the meter says of programs whose figures are known."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.meter import Meter
from tests.terminal.harness import clean_environ

STEADY = "import os, time\nwhile True:\n    os.write(1, b'0123456789')\n    time.sleep(0.1)\n"
"""Its sleep is the figure that is to be found."""
BUSY = "print('begun', flush=True)\nwhile True:\n    pass\n"


def test_an_answer_has_the_bytes_that_a_key_caused(tmp_path: Path) -> None:
    with Meter(["cat"], clean_environ(tmp_path)) as meter:
        assert meter.answer("a").sent == len("a")  # the terminal itself echoes
        assert meter.answer("b", "c").sent == len("bc")
        assert meter.text.strip() == "abc"


def test_a_key_that_nothing_answers_is_no_measure(tmp_path: Path) -> None:
    with Meter(["sh", "-c", "stty -echo; echo deaf; exec sleep 60"], clean_environ(tmp_path)) as meter:
        meter.wait_for("deaf")
        with pytest.raises(AssertionError, match="changed nothing"):
            meter.answer("a", begins=0.2)


def test_a_flow_is_by_the_second(tmp_path: Path) -> None:
    with Meter([sys.executable, "-c", STEADY], clean_environ(tmp_path)) as meter:
        meter.wait_for("0123456789")
        flow = meter.flow(1)
        came = meter.arrivals[flow.arrivals[0] : flow.arrivals[1]]
        assert len(came) == round(flow.writes_s * flow.seconds) > 0
        assert flow.bytes_s * flow.seconds == pytest.approx(came[-1].up_to - came[0].up_to + 10, abs=30)


def test_the_processor_is_the_program_s_own(tmp_path: Path) -> None:
    with Meter([sys.executable, "-c", BUSY], clean_environ(tmp_path)) as meter:
        meter.wait_for("begun")
        before = meter.processor()
        meter.wait_for(lambda _: meter.processor() > before + 0.1)
    with Meter(["sleep", "60"], clean_environ(tmp_path)) as meter:
        meter.rest()
        assert meter.processor() < 0.1
        assert 0 < meter.resident() < 50
