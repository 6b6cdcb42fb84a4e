"""The command `unknot journal` and those below it; each loads what it needs inside."""

from collections.abc import Sequence

import click

from tui.cli_routines import NamedGroup

ALL_SIDES = click.Choice(["left", "right", "both", "middle"])
_OUTCOMES = [
    *("finished", "ended-early", "interrupted"),
    *("eased", "partly", "not-easing", "sharp", "unanswered"),
]


@click.group(cls=NamedGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.option(
    "--find", metavar="TEXT", default="", help="Only with these words, or as on the screen: side:right eased."
)
@click.option("--region", metavar="ID", help="Only what is about this region, such as shoulder-top.")
@click.option("--side", type=ALL_SIDES, help="Only what is about this side, of that region if given.")
@click.option(
    "--outcome",
    "outcomes",
    type=click.Choice(_OUTCOMES),
    multiple=True,
    metavar="OUTCOME",
    help=f"Only sessions, or holds there, that ended so: {', '.join(_OUTCOMES)}.",
)
@click.option("--since", metavar="DATE", help="Only from this day on, such as 2026-11-22.")
@click.option("--until", metavar="DATE", help="Only up to this day, such as 2026-11-22.")
@click.pass_context
def journal(
    context: click.Context,
    as_json: bool,
    find: str,
    region: str | None,
    side: str | None,
    outcomes: tuple[str, ...],
    since: str | None,
    until: str | None,
) -> None:
    """Show what the journal holds, oldest first."""
    if context.invoked_subcommand is not None:
        return
    from tui.commands.journal import JournalOptions, show_journal
    from tui.core.anatomy.body import Side

    options = JournalOptions(
        find=find,
        region=region,
        side=Side(side) if side else None,
        outcomes=outcomes,
        since=since,
        until=until,
    )
    context.exit(show_journal(options, as_json=as_json))


@journal.command()
def undo() -> None:
    """Take back the last change.

    That is the last entry that was deleted, changed or discarded in the last 30 days, also before a restart.
    """
    from tui.commands.journal import undo_last_change

    undo_last_change()


@journal.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
def merge(files: Sequence[str]) -> int:
    """Take in copies from another machine.

    Without FILE all copies that a sync tool has left in the journal's folder. Nothing of either side is lost.
    """
    from tui.commands.exchange import merge_files

    return merge_files(files)


@journal.command("check")
@click.option("--accept", is_flag=True, help="Keep what was changed outside Unknot.")
def check_journal(accept: bool) -> int:
    """Verify everything that is kept.

    Prints a line for each problem; the exit status is 1 if there is one.
    """
    from tui.commands.care import check_journal as check_all

    return check_all(accept=accept)


@journal.command()
@click.argument("year", required=False, metavar="[YEAR]")
@click.option("--from", "day", metavar="DATE", help="Put the backup of this day in place as it was.")
def restore(year: str | None, day: str | None) -> int:
    """Put a damaged or missing year back.

    Without YEAR, lists the years and their backups. The file that is replaced is kept in quarantine.
    """
    from tui.commands.care import restore_years

    return restore_years(year, day)
