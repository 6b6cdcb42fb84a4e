"""What is chosen for a report: a row for each choice, with the key that changes it."""

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.reporting.report_parts import Part
from tui.core.text import clean_line
from tui.reports.formats import ReportFormat
from tui.widgets.text import literal

FORMATS = tuple(ReportFormat)
PARTS = tuple(Part)
ROOMY = 80
"""From this many cells on there is a row for what is left out, also where that is nothing."""
_INDENT = 13
_SHORT = {
    Part.INTERFERENCE: marked("in the way"),
    Part.RATINGS: marked("soreness"),
    Part.TENDER_POINTS: marked("tender points"),
    Part.SIDES: marked("left/right"),
}


def short_name(part: Part) -> str:
    """What a part is called where there is little room."""
    return say(_SHORT.get(part, part.value))


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The choices in words; `hidden` are the parts that the report does not show."""

    period: str
    about: str
    as_format: ReportFormat
    hidden: frozenset[Part]
    file_name: str


class _Row(msgspec.Struct, frozen=True):
    """The key, the name, and words that wrap as wholes."""

    key: str
    name: str
    words: Sequence[str]


class ReportChoices(Static):
    """The rows; the chosen format stands in brackets, which tell it without colour."""

    DEFAULT_CSS = """
    ReportChoices { height: auto; padding: 1 1 0 1; }
    ReportChoices > .report--name { color: $text-muted; }
    ReportChoices > .report--chosen { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES = {"report--name", "report--chosen"}

    _shown: tuple[Chosen, int] | None = None

    def show(self, chosen: Chosen, width: int) -> None:
        """Show these on a screen of so many cells."""
        if (chosen, width) == self._shown:
            return
        self._shown = chosen, width
        rows = _rows(chosen, is_roomy=width >= ROOMY)
        in_brackets = _bracketed(chosen.as_format)
        quiet = self.get_visual_style("report--name", partial=True)
        strong = self.get_visual_style("report--chosen", partial=True)
        drawn = (_drawn(row, in_brackets, width - 2, strong, quiet) for row in rows)
        self.update(Content("\n").join(drawn))


def _drawn(row: _Row, in_brackets: str, width: int, strong: Style, quiet: Style) -> Content:
    """A row whose words go on below the first of them."""
    lines = [Content.styled(f"{row.key:>3}", strong) + Content.styled(f" {row.name:9}", quiet)]
    gap = Content()
    for word in row.words:
        text = literal(word).stylize(strong) if word == in_brackets else literal(word)
        if gap and lines[-1].cell_length + gap.cell_length + text.cell_length > width:
            lines.append(Content(" " * _INDENT))
            gap = Content()
        lines[-1] += gap + text
        gap = Content(" " if word.endswith(",") else "  ")
    return Content("\n").join(lines)


def _rows(chosen: Chosen, *, is_roomy: bool) -> list[_Row]:
    shown = [_numbered(part) for part in PARTS if part not in chosen.hidden]
    hidden = [_numbered(part) for part in PARTS if part in chosen.hidden]
    left_out = [_Row("", say("left out"), hidden or [say("nothing")])]
    return [
        _Row("←→", say("days"), _pieces(chosen.period)),
        _Row("r", say("about"), _pieces(clean_line(chosen.about))),
        _Row("f", say("format"), [_in_row(each, chosen.as_format) for each in FORMATS]),
        _Row("1-9", say("in it"), shown or [say("nothing of these")]),
        *(left_out if hidden or is_roomy else []),
        _Row("n", say("file"), [clean_line(chosen.file_name)]),
    ]


def _in_row(each: ReportFormat, chosen: ReportFormat) -> str:
    return _bracketed(each) if each is chosen else f" {each} "


def _bracketed(as_format: ReportFormat) -> str:
    return f"[{as_format}]"


def _pieces(words: str) -> list[str]:
    """Words that may wrap after a comma."""
    return words.replace(", ", ",\n").split("\n")


def _numbered(part: Part) -> str:
    return f"{PARTS.index(part) + 1} {short_name(part)}"
