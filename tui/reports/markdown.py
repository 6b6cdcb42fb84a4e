"""A report as Markdown, all of it: what people wrote can change nothing of its shape."""

import re
from collections.abc import Iterable, Iterator

from tui.core.catalogue import say
from tui.core.reporting.report import Report
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.week_words import NOT_WHOLE
from tui.reports import report_words as words
from tui.reports.tables import Table, felt_lines, felt_tables, notes_told, observed_lines, observed_tables

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def markdown_report(report: Report, library: Library) -> str:
    """The page: what was felt, what was observed, then the notes."""
    return "\n".join(_lines(report, library)) + "\n"


def escaped(text: str) -> str:
    """Anybody's text as it is meant to be read, on a line that begins with ours."""
    return _MARKUP.sub(r"\\\1", clean_line(text))


def _lines(report: Report, library: Library) -> Iterator[str]:
    yield from (f"# {words.TITLE}", "", f"**{escaped(words.period(report))}** ({report.summary.timezone})  ")
    yield f"{words.amounts(report)}; {escaped(words.places_told(report, library))}  "
    yield f"{escaped(say(words.SELF_RECORDED))} {escaped(say(words.SCALE))}"
    for line in (words.left_out(report), "" if report.summary.is_complete else say(NOT_WHOLE)):
        yield from ("", f"*{line}*") if line else ()
    if report.is_empty:
        yield from ("", say(words.NOTHING))
        return
    yield from _section(say("What was felt"), felt_lines(report, library), felt_tables(report, library))
    yield from _section(say("What was observed"), observed_lines(report), observed_tables(report, library))
    if notes := notes_told(report):
        yield from ("", f"## {say('Notes')}", "")
        yield from (f"- {day}: {escaped(text)}" for day, text in notes)


def _section(title: str, told: Iterable[tuple[str, str]], tables: Iterable[Table]) -> Iterator[str]:
    lines, tables = list(told), list(tables)
    if not lines and not tables:
        return
    yield from ("", f"## {title}")
    for table in tables:
        yield from ("", f"### {table.title}", "", *_table(table), "", table.about)
    if lines:
        yield ""
    yield from (f"- {name}: {escaped(said)}" for name, said in lines)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.columns)} |"
    yield f"|---{'|---:' * (len(table.columns) - 1)}|"
    for row in table.rows:
        yield f"| {' | '.join(map(escaped, row))} |"
