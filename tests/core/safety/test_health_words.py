"""What is said about an answer."""

import datetime as dt

from tui.core.anatomy.body import Side, Spot, Target
from tui.core.safety.health import HealthAnswer
from tui.core.safety.health_words import answer_in_words
from tui.files.routines.routine_files import load_built_in

DAY = dt.date(2026, 11, 22)
LIBRARY = load_built_in()


def test_a_yes_for_every_place_is_said_in_a_word() -> None:
    bone = next(item for item in LIBRARY.contraindications if item.id == "bone")
    regions = [region for region in LIBRARY.regions if region.target is not Target.NEVER]
    places = tuple(Spot(region.id, Side.BOTH if region.sided else Side.MIDDLE) for region in regions)
    yes = HealthAnswer(is_true=True, on=DAY, places=places)
    assert answer_in_words(bone, yes, LIBRARY).endswith(": left out everywhere.")
    all_but_one = HealthAnswer(is_true=True, on=DAY, places=places[1:])
    assert "everywhere" not in answer_in_words(bone, all_but_one, LIBRARY)
