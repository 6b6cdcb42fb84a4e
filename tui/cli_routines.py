"""The commands below `unknot routines`; each loads what it needs inside."""

from collections.abc import Sequence

import click


class _Command(click.Command):
    """A command that is named where an option of it was wrong; click itself does not always."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class NamedGroup(click.Group):
    """A group whose commands, and their groups in turn, are named in every complaint."""

    command_class = _Command
    group_class = type  # of its own kind


@click.group(cls=NamedGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_context
def routines(context: click.Context, as_json: bool) -> None:
    """List the routines there are, your own among them."""
    if context.invoked_subcommand is not None:
        return
    from tui.commands.routines import show_routines

    show_routines(as_json=as_json)


@routines.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
def check(files: Sequence[str]) -> int:
    """Check routine files; without FILE all of your own.

    Prints a line for each problem; the exit status is 1 if one is an error.
    """
    if not files:
        from tui.commands.own_routines import check_own

        return check_own()
    from tui.commands.routines import check_files

    return check_files(files)


@routines.command()
@click.argument("routine")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def show(routine: str, as_json: bool) -> None:
    """Show all of a routine: its steps, cautions, evidence and sources."""
    from tui.commands.show_routine import show_routine

    show_routine(routine, as_json=as_json)


@routines.command()
def table() -> None:
    """Print the built-in routines as a Markdown table."""
    from tui.commands.show_routine import show_table

    show_table()


@routines.command("new")
@click.argument("title")
@click.option("--id", "routine_id", metavar="ID", help="Its id; else made of the title.")
def new_(title: str, routine_id: str | None) -> None:
    """Begin a routine of your own.

    Writes a whole example that can be done as it is, and prints where. Change it with edit, or in any editor.
    """
    from tui.commands.own_routines import new_routine

    new_routine(title, routine_id)


@routines.command()
@click.argument("routine")
@click.option("--title", help='Its title; else "My ..." and that of ROUTINE.')
@click.option("--id", "routine_id", metavar="ID", help="Its id; else made of the title.")
def copy(routine: str, title: str | None, routine_id: str | None) -> None:
    """Copy a routine as one of your own, to change it."""
    from tui.commands.own_routines import copy_routine

    copy_routine(routine, title, routine_id)


@routines.command()
@click.argument("routine")
def edit(routine: str) -> int:
    """Change a routine of your own in your editor.

    The editor of VISUAL or EDITOR opens a copy. It takes the place of the routine once nothing is wrong with
    it. Of a file that is left out for its mistakes, named with or without .json, all of it is opened.
    """
    from tui.commands.editing import edit_routine

    return edit_routine(routine)


@routines.command()
@click.argument("routine")
def delete(routine: str) -> None:
    """Delete a routine of your own; undo brings it back."""
    from tui.commands.own_routines import delete_routine

    delete_routine(routine)


@routines.command()
def undo() -> None:
    """Take back the last change of your own routines.

    That is the last one that was saved, taken in or deleted in the last 30 days, also before a restart.
    """
    from tui.commands.own_routines import undo_last_change

    undo_last_change()


@routines.command("import")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--yes", is_flag=True, help="Take it in without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what it holds.")
def import_(file: str, yes: bool, dry_run: bool) -> int:
    """Take in a routine file of somebody else.

    Shows what it holds and asks first. What is here already stays: ids that are taken get another. FILE - is
    standard input, with --yes or --dry-run.
    """
    from tui.commands.own_routines import import_routines

    return import_routines(file, yes=yes, dry_run=dry_run)


@routines.command("export")
@click.argument("routine")
@click.argument("file", metavar="FILE", type=click.Path())
def export_(routine: str, file: str) -> None:
    """Write a routine to FILE, for somebody else; - is standard output."""
    from tui.commands.own_routines import export_routine

    export_routine(routine, file)


@routines.command()
def schema() -> None:
    """Print the JSON Schema of routine files, for an editor."""
    from tui.commands.own_routines import print_schema

    print_schema()


@routines.command("fit")
@click.option("--minutes", type=click.IntRange(1, 60), required=True, metavar="N", help="How long, 1 to 60.")
@click.option(
    "--region",
    "regions",
    multiple=True,
    required=True,
    metavar="ID",
    help="For this region, the most wanted first: neck-back,shoulder-top.",
)
@click.option("--side", type=click.Choice(["left", "right"]), help="Only this side; else both.")
@click.option(
    "--pace",
    type=click.Choice(["quick", "normal", "slow", "untimed"]),
    help="How fast; else as configured, normal by default.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def fit_(minutes: int, regions: Sequence[str], side: str | None, pace: str | None, as_json: bool) -> None:
    """Show a session made to fit, without starting it.

    It is made of steps of all routines, and never takes longer than the minutes, get-ready included.
    """
    from tui.commands.fit import show_fit
    from tui.commands.fitting import FitArguments
    from tui.core.anatomy.body import Side
    from tui.core.entries.entry import Pace

    arguments = FitArguments(
        minutes=minutes,
        regions=regions,
        side=Side(side) if side else None,
        pace=Pace(pace) if pace else None,
    )
    show_fit(arguments, as_json=as_json)


@routines.command("suggest")
@click.option(
    "--minutes", type=click.IntRange(1, 60), metavar="N", help="Only what fits into N minutes, 1 to 60."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def suggest_(minutes: int | None, as_json: bool) -> int:
    """Say what fits now, and why: at most three routines.

    The reasons come from your journal, your favourites and the time of day.
    """
    from tui.commands.suggest import show_suggestions

    return show_suggestions(minutes, as_json=as_json)
