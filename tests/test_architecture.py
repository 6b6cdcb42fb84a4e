"""What the layout promises and no import graph can see: what is loaded, what is written, what is literal."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

ROOT = Path(__file__).parents[1]
PACKAGE = Path(tui.__file__).parent
NOT_IN_CORE = ("textual", "rich", "tinydb", "click", "platformdirs", "filelock", "tui.files")
CORE = sorted(
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
    for file in (PACKAGE / "core").rglob("*.py")
    if file.stem != "__init__"
)

_SAY_LOADED = "\nimport sys; print('LOADED', *sys.modules, file=sys.__stderr__)"


def loaded_by(code: str, home: Path) -> set[str]:
    """The modules that a fresh interpreter has loaded after running some code."""
    environ = {**os.environ, "UNKNOT_HOME": str(home), "TZ": "Europe/Paris"}
    done = subprocess.run(
        [sys.executable, "-c", code + _SAY_LOADED],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stderr.rpartition("LOADED")[2].split())


def loaded_of(names: tuple[str, ...], loaded: set[str]) -> set[str]:
    return {name for name in names if any(each == name or each.startswith(f"{name}.") for each in loaded)}


def test_the_core_loads_no_screen_file_or_clock_library(tmp_path: Path) -> None:
    loaded = loaded_by("\n".join(f"import {name}" for name in CORE), tmp_path)
    assert loaded_of(NOT_IN_CORE, loaded) == set()


def test_the_package_itself_loads_nothing(tmp_path: Path) -> None:
    loaded = loaded_by("import tui", tmp_path)
    assert {name for name in loaded if name.startswith("tui.")} == set()
    assert loaded_of(("textual", "click", "msgspec"), loaded) == set()


@pytest.mark.parametrize(
    ("command", "not_loaded"),
    [
        (["--version"], ("textual", "tinydb", "msgspec", "tui.files", "tui.core")),
        (["--help"], ("textual", "tinydb", "msgspec", "tui.files", "tui.core")),
        (["routines"], ("textual", "tinydb", "filelock")),
        (["routines", "--json"], ("textual", "tinydb", "filelock")),
        (["routines", "check", "routines.json"], ("textual", "tinydb", "filelock")),
        (["journal", "--json"], ("textual",)),
        (["journal"], ("textual",)),
        (["week"], ("textual",)),
        (["report"], ("textual",)),
        (["doctor"], ("textual",)),
        (["journal", "check"], ("textual",)),
        (["journal", "restore"], ("textual",)),
        (["check-in", "--note", "x"], ("textual",)),
    ],
    ids=" ".join,
)
def test_a_command_loads_only_what_it_needs(
    tmp_path: Path, command: list[str], not_loaded: tuple[str, ...]
) -> None:
    loaded = loaded_by(f"from tui.cli import run; run({command!r})", tmp_path)
    assert "tui.cli" in loaded
    assert loaded_of(not_loaded, loaded) == set()


def test_plain_lines_load_no_screen(tmp_path: Path) -> None:
    fast = "import os; os.environ['UNKNOT_CLOCK_RATE'] = '1000'"
    command = ["start", "tired-feet", "--plain", "--rehearse"]
    loaded = loaded_by(f"{fast}\nfrom tui.cli import run; run({command!r})", tmp_path)
    assert "tui.plain.session" in loaded
    assert loaded_of(("textual", "rich", "tui.screens", "tui.widgets"), loaded) == set()


def test_looking_at_every_module_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    names = [
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        for file in PACKAGE.rglob("*.py")
        if file.stem not in ("__init__", "__main__")
    ]
    loaded_by("\n".join(f"import {name}" for name in names), tmp_path / "home")
    assert list(tmp_path.iterdir()) == []


def test_the_changelog_has_this_version() -> None:
    assert f"## [{tui.__version__}]" in (ROOT / "CHANGELOG.md").read_text()


# --- text of people and files reaches a widget only through literal() -----------------------------------

MARKUP_WIDGETS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "ListItem", "Option", "OptionList",
    "Select", "SelectionList", "Tab", "Tabs", "TabPane", "Tree", "Toast", "DataTable",
}  # fmt: skip
MARKUP_METHODS = {
    "update",
    "notify",
    "add_option",
    "add_options",
    "add_row",
    "add_rows",
    "add_column",
    "add_columns",
}
MARKUP_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label"}


def suspicious_text(tree: ast.Module) -> list[tuple[int, str]]:
    """Places where something that is not plainly harmless may be parsed as markup, with their line."""
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {
        place for function in functions for place in _suspicious_in(function, _names_of_strings(function))
    }
    return sorted(inside | set(_suspicious_in(tree, set())))


def _suspicious_in(tree: ast.AST, strings: set[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _parses_markup(node):
            for value in (
                *node.args,
                *(each.value for each in node.keywords if each.arg in MARKUP_ATTRIBUTES),
            ):
                if _may_be_foreign(value, strings):
                    yield value.lineno, ast.unparse(node)[:100]
        elif isinstance(node, ast.Assign) and _may_be_foreign(node.value, strings):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES:
                    yield node.lineno, ast.unparse(node)[:100]


def _names_of_strings(function: ast.AST) -> set[str]:
    """The variables and arguments of a function that are said to be, or plainly are, strings."""
    names: set[str] = set()
    for node in ast.walk(function):
        if (
            isinstance(node, ast.arg)
            and node.annotation
            and "str" in ast.unparse(node.annotation).split(" | ")
        ):
            names.add(node.arg)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.JoinedStr):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return names


def _parses_markup(call: ast.Call) -> bool:
    if any(each.arg == "markup" and isinstance(each.value, ast.Constant) for each in call.keywords):
        return False
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in MARKUP_WIDGETS or (isinstance(call.func, ast.Attribute) and name in MARKUP_METHODS)


def _may_be_foreign(value: ast.expr, strings: set[str]) -> bool:
    """A filled f-string, a sum of strings, a string variable, or an attribute that is called like text."""
    if isinstance(value, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) and not _is_number(part) for part in value.values)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Mod):
        return _may_be_foreign(value.left, strings) or _may_be_foreign(value.right, strings)
    if isinstance(value, ast.Name):
        return value.id in strings
    texts = {"title", "name", "note", "text", "instruction", "summary", "posture", "caution", "spot", "word"}
    return isinstance(value, ast.Attribute) and value.attr in texts


def _is_number(part: ast.FormattedValue) -> bool:
    """A number or a date: it has a format of its own, or is a day or a count."""
    value = part.value
    counts = (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("len", "round")
    )
    return (
        part.format_spec is not None or counts or (isinstance(value, ast.Attribute) and value.attr == "day")
    )


@pytest.mark.parametrize(
    "file",
    sorted([*PACKAGE.glob("screens/**/*.py"), *PACKAGE.glob("widgets/**/*.py"), *PACKAGE.glob("*.py")]),
    ids=lambda file: file.relative_to(PACKAGE).as_posix(),
)
def test_no_widget_is_given_text_that_it_would_parse(file: Path) -> None:
    assert suspicious_text(ast.parse(file.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(f'{routine.title} done')",
        "Static(routine.title)",
        "Label('Note: ' + note.text)",
        "def show(self, words: str): self.query_one(Static).update(words)",
        "def show(self, words: str | None): yield Label(words)",
        "self.notify(f'cannot save: {error}')",
        "self.border_title = routine.title",
    ],
)
def test_the_look_for_parsed_text_finds_it(code: str) -> None:
    assert len(suspicious_text(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "Static('Plain words')",
        "Static(literal(routine.title))",
        "Static(f'{a}', markup=False)",
        "self.query_one(Static).update(Content(words))",
        "counts.update(names)",
        "self.border_title = 'Hold'",
        "Static(f'{now:%a} {now.day}, {len(entries)} of {total:d}')",
        "def wrap(text: str): pass\ndef show(): text = literal(now); self.query_one(Static).update(text)",
    ],
)
def test_the_look_for_parsed_text_lets_the_rest_pass(code: str) -> None:
    assert suspicious_text(ast.parse(code)) == []
