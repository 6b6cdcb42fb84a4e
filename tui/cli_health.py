"""The command `unknot health` and those below it; each loads what it needs inside."""

from collections.abc import Sequence

import click

from tui.cli_routines import NamedGroup

_SIDES = click.Choice(["left", "right", "both"])


@click.group(cls=NamedGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
@click.pass_context
def health(context: click.Context, as_json: bool) -> None:
    """Show what you said about your health, and what it does.

    It is kept on this machine alone: no export, report or journal has it.
    """
    if context.invoked_subcommand is not None:
        return
    from tui.commands.health import show_answers

    show_answers(as_json=as_json)


@health.command("set")
@click.argument("answer_id", metavar="ID")
@click.argument("answer", type=click.Choice(["yes", "no"]))
@click.option("--region", "regions", multiple=True, metavar="ID", help="Where; repeat for more places.")
@click.option("--side", type=_SIDES, default="both", show_default=True, help="On which side of them.")
@click.option("--asked", is_flag=True, help="Somebody trained was asked: light work is fine.")
def set_(answer_id: str, answer: str, regions: Sequence[str], side: str, asked: bool) -> None:
    """Say whether one of them is true of you.

    ID is one of those that `unknot health` lists.
    """
    from tui.commands.health import Said, say_answer

    say_answer(
        Said(answer_id=answer_id, is_true=answer == "yes", regions=regions, side=side, was_allowed=asked)
    )


@health.command()
@click.argument("answer_id", required=False, metavar="[ID]")
@click.option("--all", "everything", is_flag=True, help="All that was said.")
def forget(answer_id: str | None, everything: bool) -> None:
    """Forget what was said to ID, or with --all everything: it is asked again."""
    if (answer_id is None) is not everything:
        from tui.core.catalogue import say

        raise click.UsageError(say("Name one ID, or give --all."))
    from tui.commands.health import forget_answers

    forget_answers(answer_id)
