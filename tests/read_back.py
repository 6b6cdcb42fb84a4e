"""What a reader finds in a report: its tables, from Markdown, from HTML, and the rows of the page of text."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

Tables = dict[str, list[tuple[str, ...]]]
"""The rows of each table, by the heading over it."""

_CELL_ENDS = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~!&])")


def markdown_tables(text: str) -> Tables:
    """By the heading of their section."""
    tables: Tables = {}
    title = ""
    for line in text.splitlines():
        if line.startswith("### "):
            title = line.removeprefix("### ")
        elif line.startswith("| "):
            tables.setdefault(title, []).append(tuple(_cells(line)))
    return {title: rows[1:] for title, rows in tables.items()}


def _cells(line: str) -> Iterator[str]:
    return (_ESCAPED.sub(r"\1", cell).strip() for cell in _CELL_ENDS.split(line)[1:-1])


def markdown_list(text: str) -> dict[str, str]:
    """The lines "- name: what is said"."""
    found = re.findall(r"^- ([^:]+): (.*)$", text, re.MULTILINE)
    return {name: _ESCAPED.sub(r"\1", said) for name, said in found}


def html_tables(text: str) -> Tables:
    """By their first heading; what stands in a drawing is no cell."""
    reader = _Reader()
    reader.feed(text)
    return {rows[0][0]: rows[1:] for rows in reader.tables}


class _Reader(HTMLParser):
    """Collects the text of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[tuple[str, ...]]] = []
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._drawings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self._drawings += 1
        elif tag == "table":
            self.tables.append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._drawings -= 1
        elif tag in ("td", "th") and self._cell is not None:
            self._row.append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "tr":
            self.tables[-1].append(tuple(self._row))
            self._row = []

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._drawings:
            self._cell.append(data)


def plain_html(text: str) -> str:
    """All words of a page outside its drawings and style."""
    text = re.sub(r"<(style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
