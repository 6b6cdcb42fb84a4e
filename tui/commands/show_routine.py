"""`unknot routines show` and `table`: all about one routine, and the built-in ones at a glance."""

from collections.abc import Iterable, Iterator

import click
import msgspec

from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.own_routines import routine_on, shelf_here
from tui.commands.setup import setup_for_lines
from tui.core.anatomy.body_words import EVIDENCE_WORDS
from tui.core.catalogue import say
from tui.core.line_folding import folded_at
from tui.core.routines.plan import Plan, make_plan
from tui.core.routines.routine import Contraindication, Library, Routine, Step
from tui.core.routines.routine_words import (
    ACTION_WORDS,
    EVIDENCE_SENTENCES,
    KIND_WORDS,
    facts_line,
    instruction_of,
    needs_line,
    sides_in_words,
    source_lines,
    sources_named,
    times_line,
    total_line,
)
from tui.core.sessions.record import rounded_seconds
from tui.core.text import clean_line
from tui.core.words import minutes_and_seconds
from tui.files.routines.routine_files import load_built_in


def show_routine(routine_id: str, *, as_json: bool) -> None:
    """Print one routine whole. Raises CommandError where there is none of that id."""
    shelf = shelf_here(setup_for_lines())
    routine = routine_on(shelf, routine_id)
    if as_json:
        print_json(routine_json(routine, shelf.library))
    else:
        print_lines(routine_page(routine, shelf.library))


def show_table() -> None:
    """Print the table of the README: every built-in routine in a row of Markdown."""
    library = load_built_in()
    click.echo("\n".join(table_lines(library)))


def routine_page(routine: Routine, library: Library) -> Iterator[str]:
    """Everything about a routine on lines of 80 columns: what it needs, its steps, why and for whom not."""
    plan = make_plan(routine)
    yield f"{clean_line(routine.title)} · {facts_line(routine, plan)}"
    texts = (routine.summary, routine.posture, needs_line(routine), times_line(routine))
    yield from (line for text in texts if text for line in _folded(text))
    yield ""
    yield say("Steps, {total}:", total=total_line(plan))
    for step in routine.steps:
        yield from _step_lines(routine, step)
    questions = library.contraindications_of(routine)
    yield from _part(say("Not for you, or not now:"), map(_question, questions))
    yield from _part(say("Evidence:"), [say(EVIDENCE_SENTENCES[routine.evidence])])
    sources = sources_named(routine, library)
    yield from ["", say("Sources:")] if sources else []
    for source in sources:
        title, who, address = source_lines(source)
        yield from _folded(f"{title} · {who}", "  - ", "    ")
        yield from _folded(source.fact, "    ", "    ") if source.fact else []
        yield f"    {address}"


def _question(item: Contraindication) -> str:
    """Who should not, and what to do then."""
    return f"{item.text} {item.advice or say(ACTION_WORDS[item.action])}"


def _step_lines(routine: Routine, step: Step) -> Iterator[str]:
    """Time, title and side; under it what to do and what to take care of."""
    side = sides_in_words(routine, step)
    title = f"{clean_line(step.title)}, {side}" if side else clean_line(step.title)
    yield f"  {minutes_and_seconds(step.seconds):>5}  {title}"
    yield from _folded(instruction_of(routine, step), "         ")
    if step.caution:
        yield from _folded(step.caution, "       ! ", "         ")


def _part(heading: str, texts: Iterable[str]) -> Iterator[str]:
    """A heading and its texts, nothing where there is none."""
    lines = [line for text in texts for line in _folded(text, "  - ", "    ")]
    yield from ["", heading, *lines] if lines else []


def _folded(text: str, first: str = "", later: str | None = None) -> list[str]:
    return folded_at(clean_line(text).split(), COLUMNS, first, first if later is None else later)


def routine_json(routine: Routine, library: Library) -> dict[str, object]:
    """The object of `unknot routines show --json`: the fields of the file, and whole what they name."""
    plan = make_plan(routine)
    whole: dict[str, object] = msgspec.to_builtins(routine)
    questions = library.contraindications_of(routine)
    return {
        "format": JSON_FORMAT,
        **whole,
        "minutes": plan.minutes,
        "seconds": rounded_seconds(plan.work_ms),
        "seconds_with_lead_ins": rounded_seconds(plan.whole_ms),
        "contraindications": [msgspec.to_builtins(item) for item in questions],
        "sources": [msgspec.to_builtins(source) for source in sources_named(routine, library)],
    }


def table_lines(library: Library) -> Iterator[str]:
    """Markdown: a routine a row, and under it what the ids of the last column ask."""
    yield "| Routine | Length | Evidence | Sources | Asked before it |"
    yield "|---|---|---|---|---|"
    yield from (_table_row(routine, library) for routine in library.routines)
    yield ""
    yield "| Asked | In words | If so |"
    yield "|---|---|---|"
    named = {name for routine in library.routines for name in routine.contraindications}
    for item in library.contraindications:
        if item.id in named:
            yield f"| `{item.id}` | {item.text} | {item.advice} |"


def _table_row(routine: Routine, library: Library) -> str:
    plan = make_plan(routine)
    sources = ", ".join(
        f'[{source.id}]({source.url} "{KIND_WORDS[source.kind]}")'
        for source in sources_named(routine, library)
    )
    asked = ", ".join(routine.contraindications)
    return (
        f"| {routine.title} (`{routine.id}`) | {_length(plan)} | {EVIDENCE_WORDS[routine.evidence]} "
        f"| {sources} | {asked} |"
    )


def _length(plan: Plan) -> str:
    return f"{minutes_and_seconds(rounded_seconds(plan.work_ms))} ({plan.minutes} min with getting ready)"
