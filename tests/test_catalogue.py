"""Every word of the interface goes through one call, so that a translation needs no code."""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import tui
from tests.pseudo_language import in_pseudo
from tui.core.catalogue import say, say_count, use_catalogue
from tui.files.catalogues import find_catalogue
from tui.languages import wanted_languages

PACKAGE = Path(tui.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


# What is written in the code


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def calls_in(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """The calls of these functions by their plain name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def said_literally(call: ast.Call) -> list[ast.expr]:
    """The arguments that are collected for translators."""
    return call.args[: 2 if isinstance(call.func, ast.Name) and call.func.id == "say_count" else 1]


def test_what_is_said_can_be_collected() -> None:
    """A text that is put together, or has its parts already, is nothing that a translator could be given."""
    put_together = [
        f"{module}:{call.lineno}"
        for module in MODULES
        for call in calls_in(parsed(module), "say", "say_count", "marked")
        if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in said_literally(call))
    ]
    assert put_together == []


def test_every_part_of_a_text_is_given() -> None:
    wrong = [
        f"{module}:{call.lineno}"
        for module in MODULES
        for call in calls_in(parsed(module), "say", "say_count")
        if not has_its_parts(call)
    ]
    assert wrong == []


def has_its_parts(call: ast.Call) -> bool:
    """Whether the parts are those in the braces; a text without any may have braces of its own."""
    given = {each.arg for each in call.keywords}
    counted = len(said_literally(call)) == 2
    if None in given or (not given and not counted):  # a table of parts, which several texts share
        return True
    texts = [text.value for text in said_literally(call) if isinstance(text, ast.Constant)]
    wanted = [parts_of(text) for text in texts if isinstance(text, str)]
    return all(each - {"count"} <= given if counted else each == given for each in wanted)


def parts_of(text: str) -> set[str]:
    """The names in braces."""
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_nothing_is_said_while_a_module_is_loaded() -> None:
    """The language is not known then: a constant is marked, and said where it is shown."""
    said = [
        f"{module}:{call.lineno}"
        for module in MODULES
        for node in run_at_import(parsed(module))
        for call in calls_in_statement(node)
    ]
    assert said == []


def run_at_import(tree: ast.Module | ast.ClassDef) -> Iterator[ast.AST]:
    """The statements that loading a module runs; of functions only their defaults and decorators."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults))
        elif isinstance(node, ast.ClassDef):
            yield from run_at_import(node)
        else:
            yield node


def calls_in_statement(node: ast.AST) -> Iterator[ast.Call]:
    """Calls that are made when a statement runs, which those inside of a lambda are not."""
    if isinstance(node, ast.Lambda):
        return
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("say", "say_count")
    ):
        yield node
    for below in ast.iter_child_nodes(node):
        yield from calls_in_statement(below)


# What a translation does


class Upside:
    """A language with a slip in it: the braces of one text are wrong."""

    def gettext(self, message: str) -> str:
        return "{nobody} was here" if message == "{name} was here" else message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{" if n == 2 else f"{n}!"


@pytest.fixture
def upside() -> Iterator[None]:
    use_catalogue(Upside())
    yield
    use_catalogue(None)


@pytest.mark.usefixtures("upside")
def test_a_slip_in_a_translation_falls_back_to_english() -> None:
    assert say("nothing to fill in") == "NOTHING TO FILL IN"
    assert say("{name} was here", name="Ann") == "Ann was here"
    assert say_count("{count} day", "{count} days", 2) == "2 days"
    assert say_count("{count} day", "{count} days", 3) == "3!"


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, []),
        ({"LANG": "en_US.UTF-8"}, []),
        ({"LANG": "C.UTF-8"}, []),
        ({"LANG": "POSIX"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT.UTF-8"]),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR"}, ["fr_FR"]),
        ({"LC_MESSAGES": "fr_FR", "LC_ALL": "it_IT"}, ["it_IT"]),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:fr:en:it"}, ["de", "fr"]),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "en:de"}, []),
        ({"LANG": "de_DE", "LANGUAGE": ""}, ["de_DE"]),
    ],
)
def test_the_languages_that_are_asked_for(environ: dict[str, str], wanted: list[str]) -> None:
    assert wanted_languages(environ) == wanted


def put_translation(home: Path, language: str, texts: dict[str, str]) -> Path:
    """A compiled catalogue where a person would put it."""
    folder = home / "locale" / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale=None, charset="utf-8")
    for text, translated in texts.items():
        catalog.add(text, string=translated)
    with (folder / "unknot.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder / "unknot.mo"


def test_the_first_language_with_a_translation_is_used(tmp_path: Path) -> None:
    put_translation(tmp_path, "de", {"Settings": "Einstellungen"})
    put_translation(tmp_path, "fr", {"Settings": "Réglages"})
    found = find_catalogue(["it", "de_AT", "fr"], {"UNKNOT_HOME": str(tmp_path)})
    assert found.catalogue is not None
    assert found.folder == str(tmp_path / "locale")
    assert found.catalogue.gettext("Settings") == "Einstellungen"
    assert found.catalogue.gettext("Journal") == "Journal"


def test_without_a_translation_it_stays_english(tmp_path: Path) -> None:
    found = find_catalogue(["de_DE.UTF-8"], {"UNKNOT_HOME": str(tmp_path)})
    assert found == (None, "", "")


def test_a_damaged_translation_is_named_and_stops_nothing(tmp_path: Path) -> None:
    file = put_translation(tmp_path, "de", {"Settings": "Einstellungen"})
    file.write_bytes(b"no catalogue at all")
    found = find_catalogue(["de_DE.UTF-8"], {"UNKNOT_HOME": str(tmp_path)})
    assert found.catalogue is None
    assert found.problem.startswith(f"{file}: ")


def test_a_translation_sends_nothing_to_the_terminal_that_it_would_act_on(tmp_path: Path) -> None:
    put_translation(tmp_path, "de", {"Settings": "Ein\x1b[2Jstellungen\u202e"})
    found = find_catalogue(["de"], {"UNKNOT_HOME": str(tmp_path)})
    assert found.catalogue is not None
    assert (
        found.catalogue.gettext("Settings")
        == "Ein\N{REPLACEMENT CHARACTER}[2Jstellungen\N{REPLACEMENT CHARACTER}"
    )


def test_the_pseudo_language_leaves_what_is_filled_in() -> None:
    assert in_pseudo("{count} of {all:>3}") == f"{{count}} {in_pseudo('of')} {{all:>3}}"
    assert not in_pseudo("Every letter").isascii()


def test_one_command_collects_every_text_for_translators() -> None:
    """The one that the README names."""
    command = [sys.executable, "-m", "tests.texts_of_interface"]
    assert " ".join(["python", *command[1:], "> unknot.pot"]) in (PACKAGE.parent / "README.md").read_text(
        "utf-8"
    )
    made = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, check=True).stdout.decode("utf-8")
    assert 'msgid "Before you begin"' in made
    assert "msgid_plural" in made
