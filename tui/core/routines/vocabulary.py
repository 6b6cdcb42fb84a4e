"""The words that a routine file chooses from: an enum for each field that takes one of a list."""

from enum import StrEnum

ROUTINE_SCHEMA = 1
"""The newest routine file schema this program reads."""


class Motion(StrEnum):
    """The movement of a step; each has its own moving picture."""

    SQUEEZE_GLIDE = "squeeze-glide"
    CIRCLES = "circles"
    TINY_CIRCLES = "tiny-circles"
    HANG_STRETCH = "hang-stretch"
    ROLL = "roll"
    PRESS_WAIT = "press-wait"
    THUMB_PRESS_LINE = "thumb-press-line"
    THUMB_WALK = "thumb-walk"
    SQUEEZE_TWIST = "squeeze-twist"
    BEND = "bend"
    KNUCKLE_PRESS = "knuckle-press"
    FLEX_EXTEND = "flex-extend"
    STROKE = "stroke"
    KNEAD = "knead"
    POSITION = "position"
    REST = "rest"


class Contact(StrEnum):
    """What touches the body."""

    FINGERTIPS = "fingertips"
    FINGERS_AND_PALM = "fingers-and-palm"
    THUMB = "thumb"
    THUMBS = "thumbs"
    THUMB_AND_FINGER = "thumb-and-finger"
    WHOLE_HAND = "whole-hand"
    KNUCKLES = "knuckles"
    PALM = "palm"
    BALL = "ball"
    ROLLER = "roller"
    WEIGHT_OF_ARMS = "weight-of-arms"
    NONE = "none"


class Setting(StrEnum):
    """Where a routine is done."""

    DESK = "desk"
    CHAIR = "chair"
    STANDING = "standing"
    WALL = "wall"
    FLOOR = "floor"


class Equipment(StrEnum):
    """A thing a routine needs."""

    CHAIR = "chair"
    DESK = "desk"
    WALL = "wall"
    BALL = "ball"
    ROLLER = "roller"
    CUSHION = "cushion"


TOOLS = {Contact.BALL: Equipment.BALL, Contact.ROLLER: Equipment.ROLLER}
"""What is between the hand, or the wall, and the body: the contact of a step, and the thing it needs."""


class Evidence(StrEnum):
    """How well a routine is supported by studies."""

    SMALL_TRIALS = "small-trials"
    INDIRECT = "indirect"
    MIXED = "mixed"
    WEAK = "weak"
    PRACTICE = "practice"


class Origin(StrEnum):
    """Where a routine or a step comes from; `added` is ours inside a seed routine."""

    SEED = "seed"
    SEED_ARTICLE = "seed-article"
    ADDED = "added"
    EXTRA = "extra"
    USER = "user"


class StepSide(StrEnum):
    """The side rule of a step; `each` runs once per side of its group."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    EACH = "each"
    NONE = "none"


class Direction(StrEnum):
    """Which way a movement travels over the body."""

    UP = "up"
    DOWN = "down"
    FORWARD = "forward"
    ACROSS = "across"
    THERE_AND_BACK = "there-and-back"


class HandsBusy(StrEnum):
    """How many hands the step itself needs."""

    NONE = "none"
    ONE = "one"
    BOTH = "both"


class EyesBusy(StrEnum):
    """Where the eyes are; `screen` means free to look at it."""

    SCREEN = "screen"
    GLANCE = "glance"
    AWAY = "away"
    CLOSED = "closed"


class KeyReach(StrEnum):
    """Whether a key can be pressed during the step."""

    YES = "yes"
    NEAR = "near"
    NO = "no"


class Advance(StrEnum):
    """What starts the seconds of a step: the clock, or a key."""

    TIMER = "timer"
    CONFIRM = "confirm"


class StopAction(StrEnum):
    """What a contraindication asks for."""

    STOP = "stop"
    SKIP_AREA = "skip-area"
    ASK = "ask"
    GENTLE = "gentle"


class TimeOfDay(StrEnum):
    """When a routine fits best; workday is Monday to Friday, nine to six."""

    MORNING = "morning"
    WORKDAY = "workday"
    EVENING = "evening"


class Asked(StrEnum):
    """How often somebody is asked whether a contraindication is true.

    `once`: a lasting condition, remembered until it is changed. `each-time`: before every routine that names
    it. `alone`: every time, and on a page of its own.
    """

    ONCE = "once"
    EACH_TIME = "each-time"
    ALONE = "alone"
