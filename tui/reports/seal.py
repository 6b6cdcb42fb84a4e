"""The seal of a report's file: by it Unknot knows that nobody has changed the file since it wrote it."""

import re

from tui.core.catalogue import marked, say
from tui.core.digests import digest_of
from tui.reports.formats import ReportFormat
from tui.reports.text import COLUMNS

_LENGTH = 8
"""Hexadecimal digits: this is against oversight, not against forgery."""
_AT_END = re.compile(r"<!-- unknot [0-9a-f]{8} -->\n\Z")
_IN_TITLE = re.compile(r" +#[0-9a-f]{8}(?=\n)")
ANOTHER_NAME = marked("choose another name")


def sealed(text: str, as_format: ReportFormat) -> str:
    """The report as it goes to a file, with its checksum: in its first line, or in a comment after it."""
    seal = digest_of(text.encode())[:_LENGTH]
    match as_format:
        case ReportFormat.TEXT:
            title, _, rest = text.partition("\n")
            room = COLUMNS - _LENGTH - 1
            return f"{title:{room}}#{seal}\n{rest}"
        case ReportFormat.MARKDOWN | ReportFormat.HTML:
            between = "\n" if as_format is ReportFormat.MARKDOWN else ""
            return f"{text}{between}<!-- unknot {seal} -->\n"
        case ReportFormat.CSV | ReportFormat.JSON:
            return text


def why_it_stays(data: bytes, as_format: ReportFormat) -> str:
    """Why a report of this format must not replace this file; empty for one that is as Unknot wrote it."""
    if as_format in (ReportFormat.CSV, ReportFormat.JSON):
        return say(
            "a report as {format} never replaces a file: {advice}", format=as_format, advice=say(ANOTHER_NAME)
        )
    if not as_format.begins.match(data):
        return say(
            "there is another file of that name, no report of Unknot in this format: {advice}",
            advice=say(ANOTHER_NAME),
        )
    if not _is_as_written(data, as_format):
        return say(
            "the report there was changed after Unknot wrote it: {advice}, or remove it",
            advice=say(ANOTHER_NAME),
        )
    return ""


def _is_as_written(data: bytes, as_format: ReportFormat) -> bool:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return sealed(_without_seal(text, as_format), as_format) == text


def _without_seal(text: str, as_format: ReportFormat) -> str:
    if as_format is ReportFormat.TEXT:
        return _IN_TITLE.sub("", text, count=1)
    bare = _AT_END.sub("", text)
    return bare.removesuffix("\n") if as_format is ReportFormat.MARKDOWN else bare
