"""`unknot doctor`: what is wrong and what to do, then where things are and what this terminal can do."""

import os
import platform
import shutil
import textwrap
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from tui import __version__
from tui.commands.channel_facts import Channels
from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.setup import Setup, find_setup
from tui.commands.terminal_facts import Terminal
from tui.core.catalogue import marked, say
from tui.core.diagnosis import Ailment, Diagnosis, Fact
from tui.core.preferences.effective_settings import Origin
from tui.core.preferences.setting_rules import NAMES
from tui.core.preferences.settings import Settings
from tui.core.preferences.settings_words import value_of

_LIBRARIES = ("textual", "tinydb", "msgspec", "pendulum", "click", "filelock")
_TOPIC_COLUMNS = 13


def show_diagnosis(*, as_json: bool) -> int:
    """Print what was found; the exit status, 1 where anything is wrong."""
    diagnosis = Diagnosis.of(look_at_everything(find_setup(), Terminal.here()))
    if as_json:
        print_json(diagnosis_json(diagnosis))
    else:
        print_lines(diagnosis_lines(diagnosis))
    return 1 if diagnosis.problems else 0


def show_channels(*, were_tried: bool) -> int:
    """Print what renders the cues here, after it was tried or where it cannot be; the exit status."""
    diagnosis = Diagnosis.of(_channels(find_setup()))
    if not were_tried:
        print_lines([say("Trying them takes a screen, and none can be drawn here. What holds:"), ""])
    print_lines([*problem_lines(diagnosis), *fact_lines(diagnosis)])
    return 1 if diagnosis.problems else 0


def look_at_everything(setup: Setup, terminal: Terminal) -> Iterator[Fact | Ailment]:
    """All there is to find out; nothing is created."""
    from tui.files.care.doctor import DiskDoctor

    yield _program()
    yield from DiskDoctor(setup.paths, setup.clock).look()
    yield from _settings(setup)
    yield from _routines(setup)
    yield from _drafts(setup)
    yield from terminal.look()
    yield from _channels(setup)
    yield _time_zone(setup)


def _program() -> Fact:
    libraries = {name: _version_of(name) for name in _LIBRARIES}
    system = f"{platform.system()} {platform.machine()}"
    words = (
        f"Unknot {__version__}, Python {platform.python_version()}, Textual {libraries['textual']}, {system}"
    )
    value = {"unknot": __version__, "python": platform.python_version(), "system": system, **libraries}
    return Fact(marked("version"), words, value)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _settings(setup: Setup) -> Iterator[Fact | Ailment]:
    file, settings = setup.paths.config_file, setup.settings
    for notice in setup.notices:
        yield Ailment(
            notice,
            say("set TZ to a zone that there is")
            if notice.startswith("TZ: ")
            else say("edit {file}", file=file),
        )
    is_there, now = file.exists(), setup.keeper.now
    named = str(file) if is_there else say("no config.toml")
    chosen = say(", {count} chosen on the settings screen", count=len(now.chosen)) if now.chosen else ""
    untouched = "" if is_there or chosen else say(": everything as it comes")
    yield Fact(marked("settings"), f"{named}{chosen}{untouched}", is_there)
    names = [name for name in NAMES if now.origin_of(name) is not Origin.DEFAULT]
    set_here = [f"{name} {_value_in_words(settings, name)}" for name in names]
    yield Fact(marked("as set"), ", ".join(set_here) or say("nothing: the defaults hold"), settings)


def _value_in_words(settings: Settings, name: str) -> str:
    value = value_of(settings, name)
    if isinstance(value, bool):
        return say("on") if value else say("off")
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _channels(setup: Setup) -> Iterator[Fact | Ailment]:
    from tui.rooms.channels_here import ChannelsHere, find_surroundings_here

    here = ChannelsHere(setup.paths, find_surroundings_here())
    yield from Channels(setup.keeper.now, here.surroundings, here.answers, shutil.which).look()


def _routines(setup: Setup) -> Iterator[Fact | Ailment]:
    from tui.files.routines.routine_files import load_built_in, load_library

    loaded = load_library(setup.paths.routines)
    for problem in loaded.errors:
        yield Ailment(str(problem), say("correct it; for all of it: unknot routines check FILE"))
    built_in = len(load_built_in().routines)
    own = len(loaded.library.routines) - built_in
    yield Fact(
        marked("routines"),
        say("{built_in} built in, {own} of your own", built_in=built_in, own=own),
        {"built_in": built_in, "own": own},
    )


def _drafts(setup: Setup) -> Iterator[Ailment]:
    """What an editor was working on when the program was killed, or is working on now."""
    for path in sorted(setup.paths.drafts.glob("*.json")):
        yield Ailment(
            say("a routine that was being edited is left in {file}", file=path),
            say("if no editor has it open: take from it what you miss, then delete it"),
        )


def _time_zone(setup: Setup) -> Fact:
    name = setup.clock.timezone
    if name == setup.settings.timezone:
        is_chosen = setup.keeper.now.origin_of("timezone") is Origin.CHOSEN
        source = marked("the settings screen") if is_chosen else "config.toml"
    elif name == os.environ.get("TZ", "").removeprefix(":"):
        source = "TZ"
    else:
        source = marked("the system")
    return Fact(
        marked("time zone"),
        say("{name}, from {source}", name=name, source=say(source)),
        {"name": name, "from": source},
    )


def diagnosis_json(diagnosis: Diagnosis) -> dict[str, object]:
    """The object of `unknot doctor --json`."""
    return {"format": JSON_FORMAT, "problems": diagnosis.problems, "facts": diagnosis.facts}


def diagnosis_lines(diagnosis: Diagnosis) -> Iterator[str]:
    """Problems first, each with what to do; then the facts. 80 columns, but for long paths."""
    if not diagnosis.problems:
        yield from (say("Nothing is wrong."), "")
    yield from problem_lines(diagnosis)
    yield from fact_lines(diagnosis)


def problem_lines(diagnosis: Diagnosis) -> Iterator[str]:
    """Each problem with what to do, and an empty line after them; nothing where there is none."""
    for ailment in diagnosis.problems:
        yield from _hanging("! ", ailment.what)
        yield from _hanging("  → ", ailment.to_do)
    if diagnosis.problems:
        yield ""


def fact_lines(diagnosis: Diagnosis) -> Iterator[str]:
    """A line for each fact, or more where it is long."""
    for fact in diagnosis.facts:
        yield from _hanging(f"{say(fact.topic):<{_TOPIC_COLUMNS}}", fact.words)


def _hanging(first: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first]
