"""`unknot routines fit`: the plan for some minutes and places, without starting it."""

from collections.abc import Iterator

from tui.commands.fitting import FitArguments, fitted_session
from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.setup import library_for_lines, setup_for_lines
from tui.core.catalogue import say
from tui.core.fitting.fit import Fitted
from tui.core.fitting.fit_rows import FitRow, fit_rows, left_out_rows, total_in_words
from tui.core.fitting.fit_words import names_in_words, waits_in_words
from tui.core.line_folding import cells, folded_at
from tui.core.routines.before_words import equipment_in_words
from tui.core.routines.plan import Pass
from tui.core.routines.routine import Library
from tui.core.sessions.record import rounded_seconds
from tui.core.text import clean_line


def show_fit(arguments: FitArguments, *, as_json: bool) -> None:
    """Print what a session of so many minutes would be. Raises CommandError where none can be made."""
    setup = setup_for_lines()
    library = library_for_lines(setup)
    fitted = fitted_session(arguments, setup, library)
    if as_json:
        print_json(fit_json(fitted, arguments.minutes))
    else:
        print_lines(fit_lines(fitted, arguments.minutes, library))


def fit_lines(fitted: Fitted, minutes: int, library: Library) -> Iterator[str]:
    """Title and length, what is needed, the steps, and what was left out and why."""
    yield f"{clean_line(fitted.routine.title)} · {total_in_words(fitted, minutes)}"
    yield from _folded(fitted.routine.posture)
    yield from _folded(say("You need: {things}", things=equipment_in_words(fitted.routine)))
    rows = fit_rows(fitted, library)
    width = max(cells(clean_line(row.title)) for row in rows)
    for row in rows:
        yield _row_line(row, width)
    waits = waits_in_words(fitted.routine)
    if waits:
        yield from _folded(waits)
    if fitted.why_shorter:
        yield from _folded(fitted.why_shorter)
    if fitted.without:
        names = [library.where(place.region, place.side) for place in fitted.without]
        yield from _folded(say("Nothing in it for {places}.", places=names_in_words(names)))
    for why, titles in left_out_rows(fitted):
        yield from _folded(say("Left out, {why}: {steps}", why=why, steps=titles))


def _folded(words: str) -> list[str]:
    return folded_at(clean_line(words).split(), COLUMNS, later="  ")


def _row_line(row: FitRow, width: int) -> str:
    title = clean_line(row.title)
    after = "  ".join(filter(None, (f"{row.sides:9}", clean_line(row.routine_title))))
    return f"  {row.time:>5}  {title}{' ' * (width - cells(title))}  {after}".rstrip()


def fit_json(fitted: Fitted, minutes: int) -> dict[str, object]:
    """The object of `unknot routines fit --json`; `seconds` with every lead-in, `seconds_planned` without."""
    routine = fitted.routine
    return {
        "format": JSON_FORMAT,
        "title": routine.title,
        "minutes": minutes,
        "pace": fitted.plan.pace,
        "seconds": fitted.seconds,
        "seconds_planned": rounded_seconds(fitted.plan.work_ms),
        "equipment": routine.equipment,
        "regions": routine.regions,
        "evidence": routine.evidence,
        "contraindications": routine.contraindications,
        "sources": routine.sources,
        "routines": [each.id for each in fitted.from_routines],
        "passes": [_pass_json(item, fitted) for item in fitted.plan.passes],
        "left_out": [
            {"routine": each.routine.id, "step": each.step, "why": each.why} for each in fitted.left_out
        ],
        "without": [{"region": place.region, "side": place.side} for place in fitted.without],
        "why_shorter": fitted.why_shorter,
    }


def _pass_json(item: Pass, fitted: Fitted) -> dict[str, object]:
    routine, _, step = (item.step.same_as or "").rpartition("/")
    return {
        "routine": routine,
        "step": step,
        "title": item.step.title,
        "side": item.side,
        "setting": fitted.routine.setting_of(item.step),
        "seconds": item.planned_ms // 1000,
        "lead_in_seconds": item.lead_in_ms // 1000,
    }
