"""The formats of a report: what a file of each is called, how it begins, and who writes it."""

import re
from enum import StrEnum

from tui.core.reporting.report import Report
from tui.core.reporting.report_parts import entry_about
from tui.core.routines.routine import Library

_NEVER = re.compile(rb"(?!)")


class ReportFormat(StrEnum):
    """What a report is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"

    @property
    def ending(self) -> str:
        """How the name of such a file ends."""
        return {ReportFormat.TEXT: "txt", ReportFormat.MARKDOWN: "md"}.get(self, self.value)

    @property
    def begins(self) -> re.Pattern[bytes]:
        """How such a page begins, and no other; data begins in no such way."""
        return _BEGINS.get(self, _NEVER)


_BEGINS = {
    ReportFormat.TEXT: re.compile(rb"Unknot report: "),
    ReportFormat.MARKDOWN: re.compile(rb"# Unknot report\n"),
    ReportFormat.HTML: re.compile(rb'<!DOCTYPE html>\n<html lang="en" class="unknot-report">'),
}


def rendered(report: Report, library: Library, as_format: ReportFormat) -> str:
    """The report in a format. Only what that format needs is loaded."""
    match as_format:
        case ReportFormat.TEXT:
            from tui.reports.text import text_report

            return text_report(report, library)
        case ReportFormat.MARKDOWN:
            from tui.reports.markdown import markdown_report

            return markdown_report(report, library)
        case ReportFormat.HTML:
            from tui.reports.html import html_report

            return html_report(report, library)
        case ReportFormat.CSV:
            from tui.reports.csv_rows import csv_text

            return csv_text(entry_about(entry, report.request.regions) for entry in report.entries)
        case ReportFormat.JSON:
            from tui.reports.report_json import json_report

            return json_report(report)
