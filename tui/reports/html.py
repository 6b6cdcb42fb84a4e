"""A report as one HTML file for paper and screen: no script, nothing to load, all text escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from tui.core.catalogue import say
from tui.core.places.finding_words import comes_back_short
from tui.core.reporting.report import Report
from tui.core.reporting.report_parts import Part
from tui.core.routines.routine import Library
from tui.core.text import clean_line
from tui.core.weeks.change_words import latest_level, trend_change
from tui.core.weeks.week_records import SideNumbers, TenderPlace, TenderSummary
from tui.core.weeks.week_words import NOT_WHOLE
from tui.core.words import day_in_words, place_in_words
from tui.reports import report_words as words
from tui.reports import svg_plots as plots
from tui.reports.page_style import STYLE
from tui.reports.svg import text_of
from tui.reports.svg_body import body_figures, not_drawn
from tui.reports.tables import felt_lines, notes_told, observed_lines, soreness_cells, tender_rows_named

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_report(report: Report, library: Library) -> str:
    """The whole file: what was felt, the worst first, what was observed, then the notes."""
    return "".join(f"{part}\n" for part in _page(report, library))


def _page(report: Report, library: Library) -> Iterator[str]:
    title = text_of(f"{words.TITLE}, {words.period(report)}")
    yield '<!DOCTYPE html>\n<html lang="en" class="unknot-report">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield from _head(report, library)
    if report.is_empty:
        yield f"<p>{_safe(say(words.NOTHING))}</p>"
    else:
        yield from _felt(report, library)
        yield from _observed(report, library)
        yield from _notes(report)
    made = say(
        "Made {day} by Unknot. n: how many numbers stand behind a \nfigure; "
        "what was not answered is not counted, and never a 0.",
        day=day_in_words(report.made_on),
    )
    yield f"<footer>{_safe(made)}</footer>\n</body>\n</html>"


def _head(report: Report, library: Library) -> Iterator[str]:
    yield f"<header>\n<h1>{words.TITLE} <span>{text_of(words.period(report))}</span></h1>"
    zone = text_of(report.summary.timezone)
    yield f"<p>{_safe(words.amounts(report))}; {_bdi(words.places_told(report, library))} ({zone})</p>"
    yield f'<p><span class="self">{_safe(say(words.SELF_RECORDED))}</span> {_safe(say(words.SCALE))}</p>'
    for line in (words.left_out(report), "" if report.summary.is_complete else say(NOT_WHOLE)):
        yield f"<p><strong>{text_of(line)}</strong></p>" if line else ""
    yield "</header>"


def _safe(text: str) -> str:
    """Our own words as they may stand between tags, however they were translated."""
    return escape(text, quote=False)


def _on_two_lines(text: str) -> str:
    return _safe(text).replace("\n", "<br>")


def _about(text: str) -> str:
    return f'<p class="about">{_safe(text)}</p>'


def _bdi(text: str) -> str:
    return f'<bdi dir="auto">{text_of(text)}</bdi>'


def _table(columns: Sequence[tuple[str, str]], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Columns are (class, heading), rows are (class, cells): headings and cells are HTML already."""
    head = "".join(f'<th class="{kind}">{title}</th>' for kind, title in columns)
    body = "\n".join(
        f'<tr class="{row_kind}">'
        + "".join(f'<td class="{kind}">{cell}</td>' for (kind, _), cell in zip(columns, cells, strict=True))
        + "</tr>"
        for row_kind, cells in rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>'


def _lines(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    if told:
        yield f"<dl>{''.join(f'<dt>{text_of(name)}</dt><dd>{_bdi(said)}</dd>' for name, said in told)}</dl>"


# What was felt


def _felt(report: Report, library: Library) -> Iterator[str]:
    lines = felt_lines(report, library)
    if not (report.worst_first or report.trends or lines):
        return
    yield f"<section>\n<h2>{_safe(say('What was felt'))}</h2>"
    if report.worst_first:
        yield from _soreness(report, library)
    yield from _lines(lines)
    if report.trends:
        yield from _trends(report, library)
    yield "</section>"


def _soreness(report: Report, library: Library) -> Iterator[str]:
    columns = [
        ("", _safe(say("Soreness, worst first"))),
        ("plot", plots.scale_axis()),
        ("", _safe(say("worst"))),
        ("", _safe(say("median"))),
        ("", _on_two_lines(say("7 or\nmore"))),
        ("", _on_two_lines(say("before\n→ after"))),
        ("", "n"),
        ("words", _safe(say("change"))),
    ]
    rows = [
        (
            "",
            [
                _bdi(place_in_words(library, row.region, row.side)),
                plots.soreness_plot(row),
                *soreness_cells(row),
            ],
        )
        for row in report.worst_first
    ]
    yield _table(columns, rows)
    yield (
        _about(
            say(
                "◆ median and ❘ worst of the answers that were not given right after a session; "
                "○ before → ● after: medians of the n sessions that have both. Two points and 30 % are a "
                "change most people notice, less than two is about the same; with fewer than three pairs "
                "nothing is said."
            )
        )
    )


def _trends(report: Report, library: Library) -> Iterator[str]:
    yield f"<h3>{_safe(say('Over the last twelve months: median of each'))}</h3>"
    empty = min(plots.months_before_the_first(trend) for trend in report.trends)
    columns = [
        ("", _safe(say("Place"))),
        ("plot", plots.months_axis(report.trends[0], empty)),
        *_headings(say("latest"), say("before"), "n"),
    ]
    rows = [
        (
            "",
            [
                _bdi(place_in_words(library, trend.region, trend.side)),
                plots.months_plot(trend, empty),
                latest_level(trend, report.request.last),
                words.number(trend.earlier),
                str(trend.n),
                trend_change(trend),
            ],
        )
        for trend in report.trends
    ]
    yield _table([*columns, ("words", _safe(say("change")))], rows)
    yield (
        _about(
            say(
                "Each month: the median of its n answers. Latest: median of the last seven answers, with the "
                "month of the last where that is four weeks old; before: of up to seven before them."
            )
        )
    )


def _headings(*titles: str) -> list[tuple[str, str]]:
    return [("", _safe(title)) for title in titles]


# What was observed


def _observed(report: Report, library: Library) -> Iterator[str]:
    yield f"<section>\n<h2>{_safe(say('What was observed'))}</h2>"
    yield from _overview(report, library)
    if report.summary.tender_places or report.summary.tender_points:
        yield from _tender(report, library)
    if report.summary.sides:
        yield from _sides(report, library)
    of_some = bool(report.request.regions)
    yield f"<h3>{_safe(say('Days and minutes'))}</h3>\n<figure>{plots.days_plot(report.summary.days)}"
    what = plots.what_a_bar_is(report.summary.days, of_some=of_some)
    yield f"<figcaption>{_safe(what)}</figcaption></figure>"
    yield "</section>"


def _overview(report: Report, library: Library) -> Iterator[str]:
    yield '<div class="overview">'
    yield from _bodies(report, library)
    yield "<div>"
    yield from _lines(observed_lines(report))
    yield "</div></div>"


def _tender(report: Report, library: Library) -> Iterator[str]:
    named = list(tender_rows_named(report, library))
    longest = max((each.row.seconds_to_ease or 0 for each in named), default=0)
    rows = [
        ("spot" if each.is_spot else "", _tender_row(_bdi(each.name), each.row, longest)) for each in named
    ]
    columns = [
        ("", _safe(say("Tender points"))),
        ("plot", ""),
        ("words", _safe(say("tender in"))),
        *_headings(say("holds"), say("eased")),
        ("plot", _safe(say("time to ease"))),
    ]
    yield _table(columns, rows)
    yield (
        _about(
            say(
                "Tender in: ● of the last sessions, at most five, that worked the place (○). "
                "Holds and time to ease (median of those that eased) are of these days."
            )
        )
    )


def _tender_row(name: str, row: TenderPlace | TenderSummary, longest: float) -> list[str]:
    ease = f"{plots.ease_plot(row, longest)} {words.seconds(row.seconds_to_ease)}"
    return [
        name,
        plots.recurrence_plot(row),
        comes_back_short(row),
        str(row.holds),
        str(row.eased),
        ease,
    ]


def _bodies(report: Report, library: Library) -> Iterator[str]:
    if not report.marks:
        return
    yield f'<figure class="bodies">{body_figures(report.marks, library)}'
    rest = ", ".join(
        f"{clean_line(library.where_in_short(spot.region, spot.side))} {times}"
        for spot, times in not_drawn(report.marks, library).items()
    )
    more = f" {_safe(say('Not drawn:'))} {_bdi(rest)}." if rest else ""
    told = say(
        "Holds on tender points in these days; one on both sides counts on each. "
        "Left and right are the person's own."
    )
    yield f"<figcaption>{_safe(told)}{more}</figcaption></figure>"


def _sides(report: Report, library: Library) -> Iterator[str]:
    columns = [
        ("", _safe(say("Left against right"))),
        ("", _safe(say("left"))),
        ("middle", _safe(say("sessions that marked it"))),
        ("words", _safe(say("right"))),
        *_headings(say("holds, left │ right"), say("time to ease, left │ right")),
    ]
    rows = [
        (
            "",
            [
                _bdi(library.region_name(row.region)),
                _marked(row.left),
                plots.sides_plot(row),
                _marked(row.right),
                f"{row.left.tender_points} │ {row.right.tender_points}",
                f"{words.ease_of_side(row.left)} │ {words.ease_of_side(row.right)}",
            ],
        )
        for row in report.summary.sides
    ]
    yield f'<div class="space">{_table(columns, rows)}</div>'


def _marked(side: SideNumbers) -> str:
    if not side.sessions:
        return _safe(say("not worked"))
    return _safe(say("{marked} of {sessions}", marked=side.marked, sessions=side.sessions))


def _notes(report: Report) -> Iterator[str]:
    notes = notes_told(report) if report.request.shows(Part.NOTES) else []
    if notes:
        told = "\n".join(f"<li><span>{day}</span>{_bdi(text)}</li>" for day, text in notes)
        yield f"<section>\n<h2>{_safe(say('Notes'))}</h2>\n<ul>\n{told}\n</ul>\n</section>"
