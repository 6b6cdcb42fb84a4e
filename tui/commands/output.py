"""How a command prints: plain lines of 80 columns, or JSON."""

import sys
from collections.abc import Iterable
from itertools import islice

import click
import msgspec

from tui.core.text import clean, spelt_in_ascii

COLUMNS = 80
JSON_FORMAT = 1
_AT_ONCE = 500
"""Lines written at once: ten years of journal have 160,000."""


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, with nothing in them that a terminal would act on."""
    rest = iter(lines)
    while some := list(islice(rest, _AT_ONCE)):
        click.echo("\n".join(clean(line)[0] for line in some))


def print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the locale is; what a terminal would act on is escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    sys.stdout.buffer.write(spelt_in_ascii(text).encode() + b"\n")
