"""Where on the body: regions, sides and the pictures they are drawn in."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from tui.core.catalogue import marked, say


class Side(StrEnum):
    """A side of the body, always the wearer's own."""

    LEFT = marked("left")
    RIGHT = marked("right")
    BOTH = marked("both")
    MIDDLE = marked("middle")

    @property
    def other(self) -> "Side":
        """The opposite hand or foot; both and middle are their own opposite."""
        return _OTHER.get(self, self)

    def overlaps(self, other: "Side | None") -> bool:
        """Whether work on this side can touch the other: left and right never meet."""
        return other is None or {self, other} != {Side.LEFT, Side.RIGHT}


_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


class View(StrEnum):
    """A picture of the body in which regions are drawn."""

    FRONT = "front"
    BACK = "back"
    FOOT = "foot"
    HAND = "hand"


class Target(StrEnum):
    """Whether a region may be worked at all."""

    YES = "yes"
    PRESS_ONLY = "press-only"
    NEVER = "never"


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named part of the body.

    The name is lower case and stands after "your left ..." where `said` does not say it better: a phrase
    such as "top of your {side} shoulder". `both` says both sides, such as "top of both shoulders". `spots`
    are short names of the places in it that are tender most often, in the order they lie in.
    """

    id: str
    name: str
    views: tuple[View, ...]
    sided: bool
    target: Target = Target.YES
    said: str = ""
    both: str = ""
    spots: tuple[str, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides at which this region can be chosen."""
        return (Side.LEFT, Side.RIGHT) if self.sided else (Side.MIDDLE,)


class Spot(msgspec.Struct, frozen=True):
    """A region on a side: what a person points at, and the key of findings and ratings."""

    region: str
    side: Side | None

    def is_on(self, side: Side | None) -> bool:
        """Whether work on that side can touch it; without a side it is on all there are."""
        return self.side is None or self.side.overlaps(side)


SIDE_MARK = "{side}"
"""Stands in the phrase of a region where "left" or "right" is said."""


def where_in_words(region: Region, side: Side | None) -> str:
    """Say a place in words, such as "top of your right shoulder"."""
    if side is Side.BOTH:
        return region.both or say("both sides, {name}", name=region.name)
    if side in _OTHER:
        if region.said:
            return region.said.replace(SIDE_MARK, say(side.value))
        return say("your {side} {name}", side=say(side.value), name=region.name)
    if region.sided and region.said:
        return say("the {name}", name=region.name)
    return region.said or say("your {name}", name=region.name)


def where_in_short(region: Region, side: Side | None) -> str:
    """Say a place in a list, such as "top of right shoulder"."""
    if side is Side.BOTH and not region.both:
        return say("{name}, both sides", name=region.name)
    return where_in_words(region, side).replace(say("your "), "").removeprefix(say("the "))


def rated_side(region: Region | None, done: Sequence[Side], chosen: Spot | None) -> Side:
    """The side a rating is for: the only side done, or the one chosen on the figure, else both or middle."""
    if region is not None and not region.sided:
        return Side.MIDDLE
    if len(done) == 1:
        return done[0]
    if region is not None and chosen is not None and chosen.region == region.id and chosen.side is not None:
        return chosen.side
    return Side.BOTH
