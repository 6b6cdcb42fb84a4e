"""The language of a command: its texts, and the help that click prints."""

import gettext
import inspect
import os
from collections.abc import Iterable

import click

from tui.commands.errors import complain
from tui.core.catalogue import marked, say, use_catalogue
from tui.files.catalogues import DOMAIN, find_catalogue

WORDS_OF_CLICK = (
    marked("Usage:"),
    marked("Options"),
    marked("Commands"),
    marked("Show this message and exit."),
    marked("Show the version and exit."),
    marked("default: {default}"),
    marked("required"),
)
"""What click itself says in help, by its own calls of gettext; its complaints stay in English."""


def use_language(root: click.Command, languages: Iterable[str]) -> None:
    """Say everything in the first of these languages that has a translation; else in English."""
    found = find_catalogue(languages, os.environ)
    if found.problem:
        complain(found.problem)
    if found.catalogue is None:
        return
    use_catalogue(found.catalogue)
    gettext.bindtextdomain(DOMAIN, found.folder)
    gettext.textdomain(DOMAIN)
    say_help(root)


def say_help(command: click.Command) -> None:
    """Put the help of a command, of its options and of the commands below it into the language in use."""
    command.help = say(inspect.cleandoc(command.help or ""))
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = say(option.help or "")
    if isinstance(command, click.Group):
        for below in command.commands.values():
            say_help(below)
