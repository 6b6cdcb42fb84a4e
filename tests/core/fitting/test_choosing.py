"""Which moves are chosen where the choice for a minute less holds."""

import pytest

from tui.core.anatomy.body import Side, Spot
from tui.core.fitting.fit import SLACK_SECONDS, FitRequest
from tui.core.fitting.planner import Planner, fit
from tui.core.safety.health import Health
from tui.files.routines.routine_files import load_built_in

SHIPPED = load_built_in()


def left(*regions: str) -> tuple[Spot, ...]:
    return tuple(Spot(region, Side.LEFT) for region in regions)


@pytest.mark.parametrize(
    "places", [left("mid-back", "palm", "forearm-inner"), left("mid-back", "palm", "forearm-inner", "calf")]
)
def test_what_a_minute_less_had_is_kept_and_made_long_enough(places: tuple[Spot, ...]) -> None:
    planner = Planner(FitRequest(minutes=1, places=places), SHIPPED, Health())
    before = planner.fit(1)
    fitted = planner.fit(2)
    assert set(fitted.without) <= set(before.without)
    assert 120 - SLACK_SECONDS <= fitted.seconds <= 120
    assert not fitted.why_shorter
    assert fit(FitRequest(minutes=2, places=places), SHIPPED, Health()) == fitted
