"""The table of the benchmarks."""

import importlib
from collections.abc import Iterator

import pytest

import tests.benchmarks.__main__ as command
from tests.benchmarks.block import BEGIN, END, block_of, with_block, with_parts
from tests.benchmarks.effort import Effort
from tests.benchmarks.meter import Answer
from tests.benchmarks.rows import HEAD, Row, beside, table, title


def test_every_part_and_every_report_can_be_named() -> None:
    for part in command.ORDER:
        assert callable(importlib.import_module(f"tests.benchmarks.{part}").run)
    for report in command.REPORTS:
        assert callable(importlib.import_module(f"tests.benchmarks.{report}").main)


def test_a_time_stands_beside_its_reference() -> None:
    found = [Answer(wall, cpu, 1) for wall, cpu in ((0.03, 0.02), (0.03, 0.021), (9.0, 0.5))]
    row = beside("a key", found, [Answer(0.01, 0.007, 1)], most=2.5)
    assert row.line == "| a key | 21.0 (30.0) ms | 7.0 (10.0) ms | 3.00 (3.00) | **missed:** 2.5 |"


def test_what_is_wanted_and_there_is_not_called_missed() -> None:
    row = beside("a key", [Answer(0.01, 0.007, 1)], [Answer(0.01, 0.007, 1)], most=2.5)
    assert row.line.endswith("| 1.00 (1.00) | 2.5 |")


def test_a_part_that_fails_says_so_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Effort) -> Iterator[Row]:
        yield title("Memory", "bare")
        raise AssertionError("no terminal\nat all")

    monkeypatch.setattr("tests.benchmarks.memory.run", fail)
    monkeypatch.setattr("tests.benchmarks.launch.run", lambda _: iter([Row("a start")]))
    lines = [row.line for row in command.rows(["memory", "launch"], Effort())]
    assert lines[1].startswith("| **memory: could not be measured** | no terminal |")
    assert lines[2].startswith("| a start |")
    assert "no terminal" in capsys.readouterr().err


def test_a_block_is_replaced_between_its_marks() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert with_block(text, "new") == f"before\n{BEGIN}\nnew\n\n{END}\nafter\n"
    with pytest.raises(ValueError, match="no one block"):
        block_of("nothing here")


def test_a_part_that_is_measured_again_takes_the_place_of_its_rows() -> None:
    launch, memory = [title("Launch", ""), Row("usable", "1")], [title("Memory", ""), Row("body", "2")]
    again = [title("Memory", ""), Row("body", "3"), Row("step", "4")]
    there, new = (f"{table(rows)}\n\ntoday, 3 times" for rows in ([*launch, *memory], again))
    assert with_parts(f"\n{there}\n\n", new) == f"{table([*launch, *again])}\n\ntoday, 3 times"
    with pytest.raises(ValueError, match="measured otherwise"):
        with_parts(there, new.replace("3 times", "4 times"))


def test_the_table_is_one_in_markdown() -> None:
    assert table([title("Launch", "a bare app"), Row("usable", "1", "1", "1.0", "1.4")]).splitlines() == [
        *HEAD.splitlines(),
        "| **Launch** |  | a bare app |  |  |",
        "| usable | 1 | 1 | 1.0 | 1.4 |",
    ]
