"""The table of the benchmarks as it stands in README.md: its shape, not its figures."""

import re
from pathlib import Path

from tests.benchmarks.block import block_of
from tests.benchmarks.rows import HEAD

README = Path(__file__).parents[2] / "README.md"
PARTS = [
    *("Launch", "Command line", "A key to the last byte", "Opening a screen", "A key"),
    *("Bytes a second (writes)", "Processor", "Memory", "The journal's size"),
]


def test_readme_has_a_row_of_every_part() -> None:
    block = block_of(README.read_text(encoding="utf-8")).strip()
    assert block.startswith(HEAD)
    assert re.findall(r"^\| \*\*([^*:]+)", block, re.MULTILINE) == PARTS
    assert {line.count("|") for line in block.splitlines() if line.startswith("|")} == {6}


def test_all_of_it_was_measured_on_a_machine_that_is_named() -> None:
    block = block_of(README.read_text(encoding="utf-8"))
    assert "could not be measured" not in block
    assert re.search(r"^\d{4}-\d\d-\d\d, .* cores, .*Python .*textual", block, re.MULTILINE)


def test_the_figures_in_short_are_those_of_the_table() -> None:
    page = README.read_text(encoding="utf-8")
    rows = page.partition("### How quick, how quiet")[2].partition("\n\n`")[0].splitlines()[4:]
    in_short = [cell for row in rows if row.startswith("|") for cell in row.split("|")[2::2]]
    figures = set(re.findall(r"\d[\d,.]*\d", " ".join(in_short)))
    assert len(figures) > 20
    assert figures <= set(re.findall(r"\d[\d,.]*\d", block_of(page)))
