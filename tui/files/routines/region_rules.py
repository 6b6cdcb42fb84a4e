"""What the phrases of a region owe its name and its sides."""

from collections.abc import Sequence

import msgspec

from tui.core.anatomy.body import SIDE_MARK, Region
from tui.core.catalogue import say
from tui.files.describe import quoted
from tui.files.routines.field_rules import Fault, Faults


def phrase_faults(region: Region) -> Faults:
    """Phrases that could not be said: "left" and "right" without a place, or with too many."""
    marks = int(region.sided)
    if region.said and not _has_marks(region.said, marks):
        if_sided = say("{mark} once, for left or right", mark=SIDE_MARK)
        expected = if_sided if marks else say("no {mark}: it has no sides", mark=SIDE_MARK)
        yield Fault(("said",), quoted(region.said), expected)
    if region.both and not (region.sided and _has_marks(region.both, 0)):
        yield Fault(
            ("both",),
            quoted(region.both),
            say("both sides of a sided region, without {mark}", mark=SIDE_MARK),
        )


def _has_marks(phrase: str, number: int) -> bool:
    rest = phrase.replace(SIDE_MARK, "")
    return phrase.count(SIDE_MARK) == number and not {"{", "}"} & set(rest)


def as_repeated(regions: Sequence[Region]) -> tuple[Region, ...]:
    """The same regions, whole and with less: a file need not repeat phrases and spots of a built-in one."""
    phrased = [msgspec.structs.replace(region, said="", both="") for region in regions]
    both = (*regions, *phrased)
    return (*both, *(msgspec.structs.replace(region, spots=()) for region in both))
