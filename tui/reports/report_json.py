"""A report as JSON: what it says, and the entries behind it, which `unknot import` takes in."""

import msgspec

from tui.core.entries.entry import entry_json
from tui.core.reporting.report import Report, keys_left_out
from tui.core.reporting.report_parts import Part, record_without, with_dependents
from tui.core.text import spelt_in_ascii

REPORT_FORMAT = 1


def json_report(report: Report) -> str:
    """All of it. A part that was left out has no key; where `left_out` is empty the entries are whole."""
    request = report.request
    without = with_dependents(request.without)
    summary = msgspec.to_builtins(report.summary)
    told = {
        "made_on": report.made_on,
        "start": request.first,
        "end": request.last,
        "regions": request.regions,
        "left_out": [part for part in Part if part in without],
        "summary": {key: value for key, value in summary.items() if key not in keys_left_out(request)},
        "trends": report.trends,
        "words": report.words,
        "routines": report.routines,
    }
    for part, key in ((Part.TRENDS, "trends"), (Part.WORDS, "words")):
        if part in without:
            del told[key]
    entries = [record_without(entry_json(entry), without) for entry in report.entries]
    whole = {"format": REPORT_FORMAT, "unknot": "report", "report": told, "entries": entries}
    return spelt_in_ascii(msgspec.json.format(msgspec.json.encode(whole), indent=1).decode()) + "\n"
