"""The spot of a tender point in words: where it is exactly, and what is proposed for it in a hold."""

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import say
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.places.spots import likely_spot
from tui.core.routines.routine import Library, PathSpot
from tui.core.sessions.session_view import SessionView


def where_exactly(library: Library, region: str, side: Side | None, spot: str) -> str:
    """A place with its spot, such as "top of your right shoulder, close to the neck"."""
    where = library.where(region, side)
    return f"{where}, {spot}" if spot else where


def spot_from(spot: PathSpot, region: str, library: Library) -> str:
    """A spot as it is called where one is in this region: with its own region, if that is another."""
    return spot.spot if spot.region == region else f"{library.region_name(spot.region)}, {spot.spot}"


class SpotLine(msgspec.Struct, frozen=True):
    """What a hold says of its spot, and what the key for it does; both are empty where it has none."""

    words: str = ""
    does: str = ""


def spot_line(session: SessionView, library: Library) -> SpotLine:
    """What the spot of the open hold is called, or may be called."""
    mark, following = session.open_mark, session.next_spot
    if mark is None or (following is None and not mark.spot):
        return SpotLine()
    if mark.spot:
        return SpotLine(say("Here: {spot}.", spot=mark.spot), say("another") if following else say("no name"))
    if following is None or likely_spot(session.current, mark.into_pass_ms) is None:
        return SpotLine(say("Where exactly?"), say("name it"))
    called = spot_from(following, session.current.region, library)
    return SpotLine(say("Here: {spot}?", spot=called), say("yes"))


def spot_told(session: SessionView, library: Library, key_map: KeyMap = DEFAULT_KEYS) -> str:
    """What is proposed as a plain line tells it; nothing where the person has taken the key away."""
    line, key = spot_line(session, library), key_map.shown(KeyAction.SPOT)
    if not (line.words and key):
        return ""
    # a screen reader passes over a full stop that stands alone
    return f"{line.words} {say('Dot') if key == '.' else key}: {line.does}"
