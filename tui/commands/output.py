"""How a command prints: plain lines of 80 columns, or JSON."""

import sys
from collections.abc import Iterable

import click
import msgspec

from tui.core.text import clean, spelt_in_ascii

COLUMNS = 80
JSON_FORMAT = 1


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, with nothing in them that a terminal would act on."""
    for line in lines:
        click.echo(clean(line)[0])


def print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the locale is; what a terminal would act on is escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    sys.stdout.buffer.write(spelt_in_ascii(text).encode() + b"\n")
