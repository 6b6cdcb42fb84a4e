"""What is known and said about a place on the body beside its picture."""

from tui.core.anatomy.body import Region, Spot, Target, View, where_in_words
from tui.core.routines.routine import Equipment, Evidence, Library, Routine, Setting, Source

VIEW_WORDS = {
    View.BACK: "back of the body",
    View.FRONT: "front of the body",
    View.FOOT: "the foot from below",
    View.HAND: "the open hand",
}
SETTING_WORDS = {
    Setting.DESK: "at the desk",
    Setting.CHAIR: "on a chair",
    Setting.STANDING: "standing",
    Setting.WALL: "standing",
    Setting.FLOOR: "on the floor",
}
EVIDENCE_WORDS = {
    Evidence.SMALL_TRIALS: "tried in small studies",
    Evidence.INDIRECT: "studies of similar massage",
    Evidence.MIXED: "studies disagree",
    Evidence.WEAK: "hardly studied",
    Evidence.PRACTICE: "from practice, not studied",
}
_NEVER_WORDS = {
    "throat": "Never press here: the arteries to the head run close under the skin.",
    "abdomen": "Never a target: there is nothing firm to press against, only soft organs.",
    "groin": "Never a target: large vessels and nerves lie close under the skin.",
    "knee-hollow": "Never a target: vessels and nerves lie bare under the skin here.",
    "spine": "Never press the bones: work the muscle on either side of them.",
}
_NEVER = "Never a target: please leave this place alone."
_PRESS_ONLY = {
    "sacrum": "Press and wait only: no rolling over the bone.",
    "eye-rim": "On the bone only, lightly: never on the eye.",
}


def spots_with_routines(library: Library) -> frozenset[Spot]:
    """The spots that some routine works; a place that is never a target is none of them."""
    worked = {region for routine in library.routines for region in routine.regions}
    return frozenset(
        Spot(region.id, side)
        for region in library.regions
        for side in region.sides
        if region.id in worked and region.target is not Target.NEVER
    )


def source_in_words(source: Source) -> str:
    """A source as it is cited: title, who says it and when, and where to read it."""
    said = ", ".join(str(each) for each in (source.publisher, source.year) if each)
    return " ".join([f"{source.title.rstrip('.')}.", *([f"{said}."] if said else []), source.url])


def heading_of_place(region: Region, spot: Spot) -> str:
    """The place as the heading of its panel, such as "Top of your right shoulder"."""
    words = where_in_words(region, spot.side)
    return words[:1].upper() + words[1:]


def target_in_words(region: Region) -> str:
    """What must be known before anything is pressed here; empty where nothing must."""
    if region.target is Target.NEVER:
        return _NEVER_WORDS.get(region.id, _NEVER)
    if region.target is Target.PRESS_ONLY:
        return _PRESS_ONLY.get(region.id, "Press and wait only: no rolling or rubbing.")
    return ""


def needs_in_words(routine: Routine) -> str:
    """Posture and things needed, such as "standing · wall, ball"; a chair or desk is not said twice."""
    said = {Setting.DESK: {Equipment.DESK, Equipment.CHAIR}, Setting.CHAIR: {Equipment.CHAIR}}
    things = [item.value for item in routine.equipment if item not in said.get(routine.setting, set())]
    return " · ".join([SETTING_WORDS[routine.setting], *([", ".join(things)] if things else [])])


def days_ago_in_words(days: int) -> str:
    """How long ago, such as "3 days ago"."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
