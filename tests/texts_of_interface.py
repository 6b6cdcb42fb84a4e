"""Collects every text of the interface for translators: `python -m tests.texts_of_interface > unknot.pot`."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

PACKAGE = Path(__file__).parents[1] / "tui"
NAMED_KEY = "Enter|Esc|Space|Tab|Home|End|Backspace|Page Up|Page Down|Ctrl\\+[A-Z]"
KEY = re.compile(rf".{{1,3}}|[^a-z]+|(\w )+\w|({NAMED_KEY})( .{{1,9}})?")
"""What stands on a key: the first of a pair whose second says what the key does."""


class Text(NamedTuple):
    """A text as it is asked for, with its plural if it has one, and where it is."""

    text: str
    plural: str
    file: str
    line: int


def texts_of_package() -> Iterator[Text]:
    """Every text that the modules mark, in the order of files and lines."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE.parent).as_posix()
        tree = ast.parse(file.read_text("utf-8"))
        for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
            for text, plural in _texts_of(node):
                yield Text(text, plural, name, getattr(node, "lineno", 0))


def texts_of_help(command: click.Command) -> Iterator[Text]:
    """The help of a command, of its options and of the commands below it."""
    texts = [command.help, *(each.help for each in command.params if isinstance(each, click.Option))]
    for text in texts:
        if text:
            yield Text(inspect.cleandoc(text), "", "tui/cli.py", 0)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from texts_of_help(below)


def _texts_of(node: ast.AST) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Call(func=ast.Name(id="say_count"), args=[ast.Constant(one), ast.Constant(many), *_]):
            yield str(one), str(many)
        case ast.Call(func=ast.Name(id="say" | "marked"), args=[first, *_]):
            yield from ((text, "") for text in _constants(first))
        case ast.Call(func=ast.Name(id="Binding"), args=[_, _, words, *_]):
            yield from ((text, "") for text in _constants(words))
        case ast.Tuple(elts=[ast.Constant(str(key)), words]) if KEY.fullmatch(key):
            yield from ((text, "") for text in _constants(words))
            if re.match(NAMED_KEY, key):
                yield key, ""


def _constants(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may come to, where it is one of several."""
    match node:
        case ast.Constant(str(text)) if re.search(r"\w\w", text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _constants(body)
            yield from _constants(orelse)


def template() -> Catalog:
    """All texts, each once, with the places where it is used."""
    from tui.cli import unknot

    catalog = Catalog(project="Unknot", charset="utf-8")
    for text, plural, file, line in [*texts_of_package(), *texts_of_help(unknot)]:
        catalog.add((text, plural) if plural else text, locations=[(file, line)])
    return catalog


if __name__ == "__main__":
    write_po(sys.stdout.buffer, template(), width=100)
