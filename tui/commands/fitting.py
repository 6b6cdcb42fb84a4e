"""A session made to fit, as a command line asks for it."""

from collections.abc import Sequence

import click
import msgspec

from tui.commands.errors import CommandError
from tui.commands.setup import Setup, check_region
from tui.core.anatomy.body import Region, Side, Spot
from tui.core.catalogue import say
from tui.core.entries.entry import Pace
from tui.core.fitting.fit import CannotFitError, FitRequest, Fitted
from tui.core.routines.routine import Library


class FitArguments(msgspec.Struct, frozen=True, kw_only=True):
    """`--minutes` and `--region` as they were typed; no `pace` means the one of the configuration.

    A region may hold several ids with commas between.
    """

    minutes: int
    regions: Sequence[str]
    side: Side | None
    pace: Pace | None

    def request(self, library: Library, pace: Pace) -> FitRequest:
        """What is asked of the planner. Raises CommandError for a region there is not."""
        ids = dict.fromkeys(each.strip() for text in self.regions for each in text.split(",") if each.strip())
        if not ids:
            raise click.UsageError(say("--region needs the id of a region, such as neck-back."))
        places = tuple(self._place(region_id, library) for region_id in ids)
        return FitRequest(minutes=self.minutes, places=places, pace=self.pace or pace)

    def _place(self, region_id: str, library: Library) -> Spot:
        check_region(region_id, (region.id for region in library.regions))
        region = library.region(region_id)
        return Spot(region_id, self.side if isinstance(region, Region) and region.sided else None)


def fitted_session(arguments: FitArguments, setup: Setup, library: Library) -> Fitted:
    """The session that fits, for this person. Raises CommandError, with what would help, where none does."""
    from tui.core.fitting.planner import fit  # a routine that is named needs none of it
    from tui.core.safety.health import health_today
    from tui.files.kept_health import KeptHealth

    request = arguments.request(library, setup.settings.pace)
    health = health_today(KeptHealth(setup.paths).now, library, setup.clock.now().date())
    try:
        return fit(request, library, health)
    except CannotFitError as error:
        raise CommandError(str(error)) from None


def wanted_fit(
    routine: str | None, minutes: int | None, regions: Sequence[str], side: Side | None, pace: Pace | None
) -> FitArguments | None:
    """What `start` is to make, None where it names a routine. Raises click.UsageError for a mixture."""
    if routine is not None and (minutes is not None or regions):
        raise click.UsageError(say("give a ROUTINE, or --minutes and --region, not both."))
    if routine is not None:
        return None
    if minutes is None and not regions:
        raise click.UsageError(say("Missing argument 'ROUTINE', or --minutes and --region instead."))
    if minutes is None:
        raise click.UsageError(say("Missing option --minutes, such as 7: a session made to fit needs both."))
    if not regions:
        raise click.UsageError(
            say("Missing option --region, such as neck-back: a session made to fit needs both.")
        )
    return FitArguments(minutes=minutes, regions=regions, side=side, pace=pace)
