"""In a language without one Latin letter no English word is left, but for what is listed with its reason."""

import datetime as dt
import gettext
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import make
import people
import pytest
from seeded import ZONE, seeded_months

from tests.pseudo_language import LANGUAGE, disguised, write_disguised_routines, write_pseudo_language
from tui import cli
from tui.core.catalogue import use_catalogue
from tui.core.clock import ManualClock
from tui.core.routines.vocabulary import Asked
from tui.files.journal.journal_files import YearJournal
from tui.files.paths import Paths
from tui.files.routines import routine_files

NOW = dt.datetime(2026, 11, 22, 14, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))
WORD = re.compile(r"[A-Za-z]{2,}")
NOT_ENGLISH = re.compile(
    "|".join(
        (
            r"\b[Uu]nknot(?: [a-z-]+)*|espeak-ng|spd-say|\bTextual \S+|\bPython \S+|\bLinux \w+",  # names
            r"UTF-8|ext4|xterm|tmux|config\.toml|\S*/\S+|\S+\.(?:html|json|md|txt|csv)\b",  # and of files
            r"Europe/Paris|\bosc\d+|on_cue|NO_COLOR|UNKNOT_HOME|\bTERM\b|\bTZ\b",  # settings
            r"^  [a-z-]+ |--[a-z-]+|\[[A-Z]+\]|\b[A-Z]{2,}\b",  # commands, options, what stands for a value
            r"[\[{][a-z|-]+[\]}]|: (?:text|both)\]|text\s+markdown\s+\[html\]\s+csv\s+json",  # values
            r", circles,",
            r"\b[a-z]+(?:-[a-z]+)+\b|left, right, both|middle",  # and ids
            r"^(?:calves|bone|eye|heart|artery|pregnancy)(?= +\d+ min|$)",
            r":\d+:\d+:(?: [^\sA-Za-z]+ [\w-]+,)*(?: (?!warning)[a-z_.]+(?: #\d+)?:)?",  # and names in a file
            r"side:\S*|\beas\b",  # what is typed in the search
            r"\d (?:min|wk|cm|mm|kB|MB|GB)\b|\(\d+ wk\)",  # units
            r"“[^”]*”?|\"[^\"]*\"|'\w+'",  # what a person wrote
            r"No such file or directory",  # the system says that in its own language
        )
    )
)
"""What may be left, each for its reason."""
WRITTEN_BEFORE = (
    *{entry.note for entry in seeded_months(NOW) if entry.note},
    *("Tight shoulders", "Neck tension", "Lower back", "Tired feet"),
    *("above the shoulder blade", "in the arch", "between blade and spine", "ache"),
    *("(between", "blade and spine)"),  # the same over the end of a line
)
"""In entries of the journal: notes, the titles that routines had then, spots, and words for them."""


def english_in(line: str) -> list[str]:
    """The English words of a line that nobody had a chance to translate."""
    for known in WRITTEN_BEFORE:
        line = line.replace(known, "")
    return WORD.findall(NOT_ENGLISH.sub("", line))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The language in use, the shipped routines in another script, and English again afterwards."""
    home = tmp_path / "unknot"
    write_pseudo_language(home)
    disguised = tmp_path / "routines.json"
    write_disguised_routines(routine_files.built_in_path(), disguised)
    monkeypatch.setattr(routine_files, "built_in_path", lambda: disguised)
    files = tmp_path / "files"
    files.mkdir()
    write_disguised_routines(people._FILES / people.SHARED, files / people.SHARED)
    shutil.copy(people._FILES / people.BROKEN, files)
    monkeypatch.setattr(people, "_FILES", files)
    with (home / "locale" / LANGUAGE / "LC_MESSAGES" / "unknot.mo").open("rb") as file:
        use_catalogue(gettext.GNUTranslations(file))
    yield home
    use_catalogue(None)


PICTURES = {picture.name: picture for picture in reversed(make.PICTURES)}
"""The first picture of each screen: the whole interface."""


def found_in_that_script(acts: Sequence[make.Act]) -> Iterator[make.Act]:
    """The same keys, where what is typed to find a routine is a part of its title."""
    typing = False
    for act in acts:
        typing = act == "slash" or (typing and act != "enter")
        yield disguised(act) if typing and act != "slash" and isinstance(act, str) else act


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", PICTURES)
async def test_no_english_is_left_on_a_screen(name: str) -> None:
    picture = PICTURES[name]
    if picture.acts[:1] == ("u",):
        picture = picture._replace(acts=tuple(found_in_that_script(picture.acts)))
    async with make.played(picture) as app:
        lines = ["".join(each.text for each in strip) for strip in app.screen._compositor.render_strips()]
    left = {line.strip(): words for line in lines if (words := english_in(line))}
    assert left == {}


Helped = tuple[click.Command | click.Option, str | None]
"""What has a help text, and that text."""


@pytest.fixture(scope="module")
def written_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with months in its journal, to be copied: writing each entry takes a while."""
    home = tmp_path_factory.mktemp("months")
    journal = YearJournal(Paths(home, home, home), ManualClock(NOW, ZONE))
    for entry in seeded_months(NOW):
        journal.add(entry)
    return home


@pytest.fixture
def unknot(home: Path, written_journal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command line in that language, with a journal; its help in English again afterwards."""
    monkeypatch.setenv("UNKNOT_HOME", str(home))
    monkeypatch.setenv("LANGUAGE", LANGUAGE)
    monkeypatch.setenv("TZ", "Europe/Paris")
    shutil.copytree(written_journal, home, dirs_exist_ok=True)
    kept = list(texts_of(cli.unknot))
    forget_help_options(kept)
    yield
    for each, text in kept:
        each.help = text
    forget_help_options(kept)
    gettext.textdomain("messages")


def forget_help_options(kept: list[Helped]) -> None:
    """Click makes the option --help of a command once, in the language that is in use then."""
    for each, _ in kept:
        if isinstance(each, click.Command):
            each._help_option = None


def texts_of(command: click.Command) -> Iterator[Helped]:
    """A command, its options and the commands below it."""
    yield command, command.help
    yield from ((each, each.help) for each in command.params if isinstance(each, click.Option))
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from texts_of(below)


COMMANDS = (
    ["week"],
    ["week", "2026-W40"],
    ["week", "nonsense"],
    ["report"],
    ["report", "--format", "markdown"],
    ["report", "--from", "2027-01-01"],
    ["report", "--without", "nothing"],
    ["journal"],
    ["journal", "--find", "side:"],
    ["journal", "--region", "elbow"],
    ["journal", "--since", "yesterday"],
    ["journal", "check"],
    ["journal", "restore"],
    ["journal", "undo"],
    ["status"],
    ["remote", "sore"],
    ["remote", "press"],
    ["check-in", "--region", "neck-back"],
    ["check-in", "--note", "x", "--at", "soon"],
    ["import", "nowhere.json"],
    ["doctor"],
    ["routines"],
    ["routines", "show", "lower-back"],
    ["routines", "show", "lower"],
    ["routines", "check"],
    ["routines", "new", disguised("My own"), "--id", "my-own"],
    ["routines", "new", "x" * 50],
    ["routines", "copy", "neck-tension", "--id", "my-own"],
    ["routines", "delete", "neck-tension"],
    ["routines", "edit", "neck-tension"],
    ["routines", "undo"],
    ["routines", "suggest"],
    ["routines", "suggest", "--minutes", "2"],
    ["health"],
    ["health", "set", "bone", "yes"],
    ["health", "set", "bone", "yes", "--region", "sacrum"],
    ["health", "set", "bone", "yes", "--region", "sacru"],
    ["health", "set", "hand-nerve", "yes"],
    ["health", "set", "hand-nerve", "yes", "--asked"],
    ["health", "set", "clot", "no", "--asked"],
    ["health", "set", "eyes", "no"],
    ["health", "forget"],
    ["health", "forget", "bone"],
    ["health", "forget", "--all"],
    ["start", "neck"],
    ["start", "wind-down", "--side", "left"],
    ["start", "neck-tension", "--minutes", "5"],
)


@pytest.mark.usefixtures("unknot")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_english_is_left_in_what_a_command_prints(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(arguments)
    printed = capsys.readouterr()
    lines = (printed.out + printed.err.removeprefix("unknot: ")).splitlines()
    assert {line: words for line in lines if (words := english_in(line))} == {}


GLIDE = {
    "id": "glide",
    "title": disguised("Glide"),
    "instruction": disguised("Glide down the muscle on your {side}."),
    "caution": disguised("Lightly, and not on the bones."),
    "seconds": 20,
    "regions": ["neck-back"],
    "side": "left",
    "motion": "stroke",
    "contact": "fingertips",
    "pressure_max": 5,
}
OWN_ROUTINE = {
    "id": "mine",
    "title": disguised("My neck"),
    "steps": [
        GLIDE,
        {
            "id": "settle",
            "title": disguised("Settle"),
            "instruction": disguised("Sit back and breathe."),
            "seconds": 10,
            "regions": ["neck-back"],
            "motion": "rest",
        },
    ],
    "contraindications": ["clot", "fever", "skin", "blood-thinner"],
}
_QUESTIONS = routine_files.load_built_in().contraindications
SHIPPED = [text for item in _QUESTIONS for text in (item.text, item.advice) if text]
"""Texts of the routine file, which has a language of its own."""


FIRST_PAGE = ["y", "y", *[""] * (sum(item.asked is Asked.ONCE for item in _QUESTIONS) - 1)]
BEFORE = ["e", "", "", "", "", "s"]
MEANWHILE = ["?", "", "t", "6", "?", "", "z", "m", "p", "p", "i", "hello", "d", "q", "", "q", "e"]
AFTERWARDS = ["", "", "3", "w", "abc"]
TYPED = "\n".join([*FIRST_PAGE, *BEFORE, *MEANWHILE, *AFTERWARDS, ""])
"""A line for each question that is put one after the other."""


@pytest.mark.parametrize(
    ("options", "typed"), [(["--rehearse"], ""), ([], TYPED)], ids=["rehearsed", "typed"]
)
def test_no_english_is_left_in_the_plain_lines_of_a_session(
    options: list[str], typed: str, tmp_path: Path
) -> None:
    """In a process of its own, which finds the translation by itself; the shipped file is English there."""
    write_pseudo_language(tmp_path)
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.json").write_text(json.dumps(OWN_ROUTINE), encoding="utf-8")
    environ = os.environ | {"UNKNOT_HOME": str(tmp_path), "LANGUAGE": LANGUAGE, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tui", "start", "mine", "--plain", *options],
        env=environ | {"UNKNOT_CLOCK_RATE": "1" if "--rehearse" in options else "60"},
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) > 5
    assert {line: words for line in map(without_shipped, lines) if (words := english_in(line))} == {}


def without_shipped(line: str) -> str:
    """A line without what the shipped file says in it, in the language of that file."""
    for text in SHIPPED:
        line = line.replace(text, "")
    return re.sub("Back of your neck, .* sides?", "", line)


@pytest.mark.usefixtures("unknot")
def test_no_english_is_left_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        [],
        ["journal"],
        ["routines"],
        ["week"],
        ["report"],
        ["check-in"],
        ["start"],
        ["remote"],
        ["health"],
        ["health", "set"],
        ["routines", "new"],
        ["routines", "fit"],
        ["routines", "import"],
    ):
        cli.run([*arguments, "--help"])
        lines = capsys.readouterr().out.splitlines()
        assert {line: words for line in lines if (words := english_in(line))} == {}
