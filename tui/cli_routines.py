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
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
def check(files: Sequence[str]) -> int:
    """Check routine files.

    Prints a line for each problem; the exit status is 1 if one is an error.
    """
    from tui.commands.routines import check_files

    return check_files(files)


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
