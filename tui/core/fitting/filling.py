"""The seconds of each step of a composition, so that the whole takes a given time."""

from collections.abc import Sequence

from tui.core.fitting.composing import Composition


def filled(composition: Composition, seconds: int) -> tuple[int, ...]:
    """The seconds of each part: as at the pace, and longer or shorter, all in the same measure.

    The whole comes as near to `seconds` as their bounds let it, and never above. Work gives way first, and
    positions only where that is not enough. `seconds` must be no less than the least of the composition.
    """
    lines = composition.lines
    usual = [line.bounds.usual for line in lines]
    briefest = [line.bounds.usual if line.step.is_still else line.bounds.least for line in lines]
    if composition.usual <= seconds:
        low, high = usual, [line.bounds.most for line in lines]
    elif composition.moving + _whole(composition, briefest) <= seconds:
        low, high = briefest, usual
    else:
        low, high = [line.bounds.least for line in lines], briefest
    return _between(low, high, composition, seconds)


def whole_seconds(composition: Composition, given: Sequence[int]) -> int:
    """How long it takes with these seconds."""
    return composition.moving + _whole(composition, given)


def _whole(composition: Composition, given: Sequence[int]) -> int:
    return sum(line.passes * each for line, each in zip(composition.lines, given, strict=True))


def _between(
    low: Sequence[int], high: Sequence[int], composition: Composition, seconds: int
) -> tuple[int, ...]:
    """Each the same part of the way from low to high; what is left over goes to the first it fits."""
    passes = [line.passes for line in composition.lines]
    left = seconds - whole_seconds(composition, low)
    room = _whole(composition, high) - _whole(composition, low)
    if left >= room:
        return tuple(high)
    given = [least + (most - least) * left // room for least, most in zip(low, high, strict=True)]
    left = seconds - whole_seconds(composition, given)
    while True:
        at = next((at for at, each in enumerate(given) if each < high[at] and passes[at] <= left), None)
        if at is None:
            return tuple(given)
        given[at] += 1
        left -= passes[at]
