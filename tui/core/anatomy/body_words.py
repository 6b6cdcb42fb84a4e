"""What is known and said about a place on the body beside its picture."""

from tui.core.anatomy.body import Region, Spot, Target, View, where_in_words
from tui.core.catalogue import marked, say
from tui.core.routines.routine import Library, Routine, Source
from tui.core.routines.vocabulary import Equipment, Evidence, Setting

VIEW_WORDS = {
    View.BACK: marked("back of the body"),
    View.FRONT: marked("front of the body"),
    View.FOOT: marked("the foot from below"),
    View.HAND: marked("the open hand"),
}
SETTING_WORDS = {
    Setting.DESK: marked("at the desk"),
    Setting.CHAIR: marked("on a chair"),
    Setting.STANDING: marked("standing"),
    Setting.WALL: marked("standing"),
    Setting.FLOOR: marked("on the floor"),
}
EQUIPMENT_WORDS = {
    Equipment.CHAIR: marked("chair"),
    Equipment.DESK: marked("desk"),
    Equipment.WALL: marked("wall"),
    Equipment.BALL: marked("ball"),
    Equipment.ROLLER: marked("roller"),
    Equipment.CUSHION: marked("cushion"),
}
EVIDENCE_WORDS = {
    Evidence.SMALL_TRIALS: marked("tried in small studies"),
    Evidence.INDIRECT: marked("studies of similar massage"),
    Evidence.MIXED: marked("studies disagree"),
    Evidence.WEAK: marked("hardly studied"),
    Evidence.PRACTICE: marked("from practice, not studied"),
}
_NEVER_WORDS = {
    "throat": marked("Never press here: the arteries to the head run close under the skin."),
    "abdomen": marked("Never a target: there is nothing firm to press against, only soft organs."),
    "groin": marked("Never a target: large vessels and nerves lie close under the skin."),
    "knee-hollow": marked("Never a target: vessels and nerves lie bare under the skin here."),
    "spine": marked("Never press the bones: work the muscle on either side of them."),
}
_NEVER = marked("Never a target: please leave this place alone.")
_PRESS = marked("Press and wait only: no rolling or rubbing.")
_PRESS_ONLY = {
    "sacrum": marked("Press and wait only: no rolling over the bone."),
    "eye-rim": marked("On the bone only, lightly: never on the eye."),
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


def source_with_fact(source: Source) -> str:
    """What a source found or says, and the source as it is cited."""
    return " ".join(part for part in (source.fact, source_in_words(source)) if part)


def heading_of_place(region: Region, spot: Spot) -> str:
    """The place as the heading of its panel, such as "Top of your right shoulder"."""
    words = where_in_words(region, spot.side)
    return words[:1].upper() + words[1:]


def target_in_words(region: Region) -> str:
    """What must be known before anything is pressed here; empty where nothing must."""
    if region.target is Target.NEVER:
        return say(_NEVER_WORDS.get(region.id, _NEVER))
    if region.target is Target.PRESS_ONLY:
        return say(_PRESS_ONLY.get(region.id, _PRESS))
    return ""


def needs_in_words(routine: Routine) -> str:
    """Posture and things needed, such as "standing · wall, ball"; a chair or desk is not said twice."""
    said = {Setting.DESK: {Equipment.DESK, Equipment.CHAIR}, Setting.CHAIR: {Equipment.CHAIR}}
    things = [
        say(EQUIPMENT_WORDS[item]) for item in routine.equipment if item not in said.get(routine.setting, ())
    ]
    return " · ".join([say(SETTING_WORDS[routine.setting]), *([", ".join(things)] if things else [])])


def days_ago_in_words(days: int) -> str:
    """How long ago, such as "3 days ago"."""
    if days == 0:
        return say("today")
    if days == 1:
        return say("yesterday")
    return say("{days} days ago", days=days)
