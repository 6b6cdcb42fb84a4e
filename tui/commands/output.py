"""How a command prints: plain lines of 80 columns, or JSON."""

import json
import sys
from collections.abc import Iterable

import click
import msgspec

from tui.core.text import clean, is_safe

COLUMNS = 80
JSON_FORMAT = 1


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, with nothing in them that a terminal would act on."""
    for line in lines:
        click.echo(clean(line)[0])


def print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the locale is; what a terminal would act on is escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    harmless = "".join(each if each == "\n" or is_safe(each) else escaped(each) for each in text)
    sys.stdout.buffer.write(harmless.encode() + b"\n")


def escaped(character: str) -> str:
    """A character as JSON spells it in ASCII."""
    return json.dumps(character)[1:-1] if ord(character) != 0x7F else "\\u007f"
