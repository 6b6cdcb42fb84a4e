"""The command `unknot`. What a command needs is loaded inside it: Textual only to draw."""

import os
import sys
from collections.abc import Sequence

import click

from tui import __version__
from tui.cli_health import health
from tui.cli_journal import ALL_SIDES, journal
from tui.cli_routines import NamedGroup, routines
from tui.languages import wanted_languages

_SIDES = click.Choice(["left", "right"])
_PACES = click.Choice(["quick", "normal", "slow", "untimed"])
_NUMBERS = click.IntRange(0, 10)
_REPORT_FORMATS = ["text", "markdown", "html", "csv", "json"]
_REMOTE_ACTIONS = [
    *("press", "tender", "eased", "partly", "not-easing", "sore", "spot", "sharp"),
    *("next", "back", "again", "pause", "resume", "more", "undo", "end", "status"),
]


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    try:
        if languages := wanted_languages(os.environ):
            from tui.commands.language import use_language

            use_language(unknot, languages)
        status = unknot.main(list(arguments), prog_name="unknot", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:  # click's answer to a reader that has gone: nothing is wrong
        return 0
    except Exception as error:
        from tui.commands.errors import explain

        return explain(error)
    return status if isinstance(status, int) else 0


@click.group(
    cls=NamedGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="unknot %(version)s")
@click.pass_context
def unknot(context: click.Context) -> None:
    """Guided, timed self-massage, and a journal of where it was tender.

    Without a command the body opens: pick where it hurts.
    """
    if context.invoked_subcommand is None:
        from tui.commands.screen import run_screen

        context.exit(run_screen(None))


@unknot.command()
@click.argument("routine", required=False, metavar="[ROUTINE]")
@click.option("--side", type=_SIDES, help="Only this side; else both.")
@click.option("--pace", type=_PACES, help="How fast; else as configured, normal by default.")
@click.option("--plain", is_flag=True, help="As plain lines: for a screen reader, a pipe, a bare terminal.")
@click.option("--rehearse", is_flag=True, help="All of it 60 times as fast, and nothing in the journal.")
@click.option(
    "--minutes",
    type=click.IntRange(1, 60),
    metavar="N",
    help="Instead of ROUTINE: a session that fits into N minutes, get-ready included.",
)
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar="ID",
    help="With --minutes: for this region, the most wanted first: neck-back,shoulder-top.",
)
def start(
    routine: str | None,
    side: str | None,
    pace: str | None,
    plain: bool,
    rehearse: bool,
    minutes: int | None,
    regions: Sequence[str],
) -> int:
    """Start a routine by its id, or one made to fit.

    The ids are those of: unknot routines. Where no full screen can be drawn it runs as plain lines by itself.
    There ? lists the keys; without a keyboard a line is a key (an empty one Enter, "t") or a word ("tender",
    "next", "pause").
    """
    from tui.commands.fitting import wanted_fit
    from tui.commands.screen import StartArguments, run_screen
    from tui.core.anatomy.body import Side
    from tui.core.entries.entry import Pace

    a_side, a_pace = Side(side) if side else None, Pace(pace) if pace else None
    arguments = StartArguments(
        routine=routine,
        to_fit=wanted_fit(routine, minutes, regions, a_side, a_pace),
        side=a_side,
        pace=a_pace,
        rehearse=rehearse,
        plain=plain,
    )
    return run_screen(arguments)


unknot.add_command(routines)
unknot.add_command(health)
unknot.add_command(journal)


@unknot.command("export")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["json", "csv"]),
    help="json has everything; csv the ratings and tender points. Else by the ending of FILE.",
)
def export_(file: str, as_format: str | None) -> int:
    """Write the whole journal to FILE; - is standard output."""
    from tui.commands.exchange import export_journal

    as_format = as_format or ("csv" if file.lower().endswith(".csv") else "json")
    return export_journal(file, as_csv=as_format == "csv")


@unknot.command("import")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def import_(file: str, dry_run: bool) -> int:
    """Take in the entries of an export.

    FILE is an export in JSON, or what journal --json prints; - is standard input. All of its entries are
    taken in, or none.
    """
    from tui.commands.exchange import import_file

    return import_file(file, dry_run=dry_run)


@unknot.command()
@click.argument("week", required=False, metavar="[WEEK]")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def week(week: str | None, as_json: bool) -> None:
    """Sum up a week: 2026-W47, or any date in it; else this one."""
    from tui.commands.week import show_week

    click.get_current_context().exit(show_week(week, as_json=as_json))


@unknot.command()
@click.option(
    "--weeks", type=click.IntRange(1, 522), metavar="N", help="The last N weeks, today included; else 4."
)
@click.option("--from", "first", metavar="DATE", help="From this day on, such as 2026-11-22.")
@click.option("--to", "last", metavar="DATE", help="Up to this day; else today.")
@click.option(
    "--region", "regions", multiple=True, metavar="ID", help="Only about this region; repeat for more."
)
@click.option(
    "--without",
    multiple=True,
    metavar="PARTS",
    help="What to leave out, with commas between: notes, words, spots, ratings, tender-points, mornings, "
    "interference, sides, trends.",
)
@click.option("--format", "as_format", type=click.Choice(_REPORT_FORMATS), default="text", show_default=True)
@click.option(
    "--output", default="-", metavar="FILE", type=click.Path(), help="Write to FILE, not to the screen."
)
def report(
    weeks: int | None,
    first: str | None,
    last: str | None,
    regions: Sequence[str],
    without: Sequence[str],
    as_format: str,
    output: str,
) -> int:
    """Make a page to hand to somebody who treats you.

    text is one page of 80 by 24; html prints well; csv and json hold the entries themselves, and import takes
    the json.
    """
    from tui.commands.report import ReportOptions, print_report

    options = ReportOptions(
        weeks=weeks, first=first, last=last, regions=regions, without=without, output=output
    )
    return print_report(options, as_format)


@unknot.command()
@click.argument("action", required=False, metavar="[ACTION]", type=click.Choice(_REMOTE_ACTIONS))
@click.argument("number", required=False, metavar="[NUMBER]", type=_NUMBERS)
@click.option("--session", metavar="ID", help="The session of this id; else the one begun last.")
def remote(action: str | None, number: int | None, session: str | None) -> int | None:
    """Drive a session that runs in another terminal.

    Without ACTION a pad opens, for a phone beside you. ACTION is press (the one button), tender, eased,
    partly, not-easing, sore NUMBER, spot (name it), sharp, next, back, again, pause, resume, more, undo,
    end or status.
    """
    from tui.commands.remote import open_pad, send_action

    if action is None:
        return open_pad(session)
    send_action(action, number, session)
    return 0


@unknot.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def status(as_json: bool) -> int:
    """Say in one line which session runs now."""
    from tui.commands.status import show_status

    return show_status(as_json=as_json)


@unknot.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.option("--cues", is_flag=True, help="Try bell, flash, notifications and voice: did you hear that?")
def doctor(as_json: bool, cues: bool) -> int:
    """Say what is wrong and what to do.

    Then where things are and what this terminal can do. Nothing is created.
    """
    if as_json and cues:
        from tui.core.catalogue import say

        raise click.UsageError(say("--cues asks, and --json only tells: choose one of them."))
    from tui.commands.doctor import show_channels, show_diagnosis

    if not cues:
        return show_diagnosis(as_json=as_json)
    from tui.commands.screen import run_cue_check

    status = run_cue_check()
    return status or show_channels(were_tried=status is not None)


@unknot.command("check-in")
@click.option("--region", "regions", multiple=True, metavar="ID", help="Where, such as neck-back.")
@click.option("--side", "sides", multiple=True, type=ALL_SIDES, help="Which side of it; else both.")
@click.option("--now", "now", multiple=True, type=_NUMBERS, help="How sore: 0 not at all, 10 as it could be.")
@click.option("--interference", type=_NUMBERS, help="How much it got in the way, 0 to 10.")
@click.option(
    "--next-morning",
    type=click.Choice(["better", "same", "worse"]),
    help="The morning after a session, compared with before it.",
)
@click.option("--after", metavar="ID", help="Which session that is about; else the latest, if of yesterday.")
@click.option("--note", default="", help="A note in your own words.")
@click.option("--at", default="now", metavar="TIME", help="When: 14:30, yesterday 22:00, 2026-11-22T14:30.")
def check_in(
    regions: Sequence[str],
    sides: Sequence[str],
    now: Sequence[int],
    interference: int | None,
    next_morning: str | None,
    after: str | None,
    note: str,
    at: str,
) -> None:
    """Note how it is without a session.

    Repeat --region, --side and --now together for several places.
    """
    from tui.commands.check_in import CheckInAnswers, note_check_in

    note_check_in(
        CheckInAnswers(
            regions=regions,
            sides=sides,
            now=now,
            interference=interference,
            next_morning=next_morning,
            after=after,
            note=note,
            at=at,
        )
    )
