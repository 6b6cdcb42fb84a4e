"""The order in which places are offered."""

from tui.core.anatomy.body import Side, Spot, Target
from tui.core.places.place_order import regions_to_choose
from tui.files.routines.routine_files import load_built_in


def test_tender_places_come_first_then_those_with_routines_and_never_targets_last() -> None:
    library = load_built_in()
    heat = {
        Spot("shin", Side.LEFT): 2,
        Spot("shoulder-top", Side.LEFT): 2,
        Spot("shoulder-top", Side.RIGHT): 1,
    }
    regions = regions_to_choose(library, heat)
    assert [region.id for region in regions[:2]] == ["shoulder-top", "shin"]
    worked = {region for routine in library.routines for region in routine.regions}
    ranks = [(region.target is Target.NEVER, region.id not in worked) for region in regions[2:]]
    assert ranks == sorted(ranks)
    assert set(regions) == set(library.regions)
