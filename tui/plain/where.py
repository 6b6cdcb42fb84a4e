"""Where exactly a tender point is, asked in plain lines."""

import msgspec

from tui.core.anatomy.body import Side
from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.entries.entry import TenderPoint
from tui.core.places.spot_words import spot_from
from tui.core.places.spots import SPOT_LIMIT, SpotOffer
from tui.core.routines.routine import Library, PathSpot
from tui.core.sessions.after_words import WHERE_EXACTLY
from tui.core.text import clean_line, sentence_case, shortened
from tui.plain.asking import PlainAsk

_NOT_NAMED, _OTHER_WORDS = PathSpot(region="", spot=""), PathSpot(region="", spot="other words")


async def ask_where(
    ask: PlainAsk, point: TenderPoint, offer: SpotOffer, library: Library, step: str
) -> tuple[TenderPoint, bool]:
    """The point with its spot, if it has none so far and one can be named; and whether to ask on.

    `step` is the title of its step.
    """
    spots = offer.of_part(point.region)
    if point.spot or not spots:
        return point, True
    where = sentence_case(library.where(point.region, point.side))
    choices = _choices(offer, spots, point.region, library)
    chosen = await ask.choose(f"{where}: {step}.", [say(WHERE_EXACTLY)], choices, _NOT_NAMED)
    if chosen is None:
        return point, False
    if chosen == _OTHER_WORDS:
        typed = shortened(clean_line(await ask.line(say(WHERE_EXACTLY))), SPOT_LIMIT)
        return msgspec.structs.replace(point, spot=typed), True
    return _with_spot(point, chosen, library), True


def _choices(
    offer: SpotOffer, spots: list[PathSpot], region: str, library: Library
) -> list[Choice[PathSpot | None]]:
    """The likely one by the key that names it in a hold, the others by their number."""
    named = [spot_from(spot, region, library) for spot in spots]
    keys = [(".", say("Dot"))] if offer.likely else []
    keys += [(str(number), str(number)) for number in range(1, 10)]
    choices: list[Choice[PathSpot | None]] = [Choice("enter", say("Enter"), say("not named"), _NOT_NAMED)]
    for (key, shown), spot, words in zip(keys, spots, named, strict=False):
        told = say("{spot}, which is likely", spot=words) if spot == offer.likely else words
        choices.append(Choice(key, shown, told, spot))
    return [
        *choices,
        Choice("w", "w", say("other words"), _OTHER_WORDS),
        Choice("s", "s", say("skip the rest"), None),
        Choice("q", "q", say("leave"), None),
    ]


def _with_spot(point: TenderPoint, spot: PathSpot, library: Library) -> TenderPoint:
    """The point at that spot; in a part without sides it is in the middle."""
    if spot == _NOT_NAMED:
        return point
    region = library.region(spot.region)
    side = point.side if region is None or region.sided else Side.MIDDLE
    return msgspec.structs.replace(point, region=spot.region, spot=spot.spot, side=side)
