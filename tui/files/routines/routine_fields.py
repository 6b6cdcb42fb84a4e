"""The fields of a routine file and the rule of each: the tables of the documented format."""

from dataclasses import replace

from tui.core.anatomy.body import Side, Target, View
from tui.core.catalogue import marked, say
from tui.core.routines import vocabulary as words
from tui.files.routines.field_rules import (
    Fields,
    Rule,
    day,
    fields,
    identifier,
    listing,
    mapping,
    matching,
    nullable,
    number,
    url,
    whole,
    word,
    yes_no,
)
from tui.files.routines.text_rules import text

ROUTINES_LIMIT = 200
STEPS_LIMIT = 60
TABLE_LIMIT = 300
IDS_LIMIT = 40
SPOTS_LIMIT, SPOT_CELLS = 12, 40
LEAST_TOTAL_SECONDS, MOST_TOTAL_SECONDS = 20, 60 * 60
LEAST_SECONDS, MOST_SECONDS = 5, 600
PRESSURE_LIMIT_BUILT_IN = 5

_anything = Rule(lambda: say("anything"), lambda _value: iter(()))


def _ids(least: int, of: str) -> Rule:
    return listing(identifier(), least, IDS_LIMIT, of)


def _table(least: int, most: int, of: str) -> Rule:
    """A list whose items are checked one by one, each against its own fields."""
    return listing(_anything, least, most, of, once=False)


DOCUMENT = fields(
    marked("a routine file"),
    "routines",
    schema=whole(1, words.ROUTINE_SCHEMA),
    language=matching("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", marked("a language such as en or pt-BR")),
    regions=_table(0, TABLE_LIMIT, marked("regions")),
    sources=_table(0, TABLE_LIMIT, marked("sources")),
    contraindications=_table(0, TABLE_LIMIT, marked("contraindications")),
    routines=_table(1, ROUTINES_LIMIT, marked("routines")),
)

REGION = fields(
    marked("a region"),
    "id name views sided",
    id=identifier(),
    name=text(1, 40),
    views=listing(word(View), 1, len(View), marked("views")),
    sided=yes_no(),
    target=word(Target),
    said=text(0, 60),
    both=text(0, 60),
    spots=listing(text(1, SPOT_CELLS), 0, SPOTS_LIMIT, marked("spots"), once=False),
)

SOURCE = fields(
    marked("a source"),
    "id title publisher year url kind seen",
    id=identifier(),
    title=text(1, 120),
    publisher=text(1, 80),
    year=nullable(whole(1800, 2100)),
    url=url(),
    kind=word("TRGEC"),
    seen=nullable(day()),
    fact=text(0, 240),
)

CONTRAINDICATION = fields(
    marked("a contraindication"),
    "id text action",
    id=identifier(),
    text=text(1, 160),
    action=word(words.StopAction),
    advice=text(0, 160),
    sources=_ids(0, marked("source ids")),
    asked=word(words.Asked),
    regions=_ids(0, marked("region ids")),
    without=listing(word(words.Contact), 0, len(words.Contact), marked("contacts")),
    pressure_max=nullable(whole(0, 10)),
)

GROUP = fields(
    marked("a group"),
    "id sides",
    id=identifier(),
    sides=listing(word((Side.LEFT, Side.RIGHT)), 1, 2, marked("sides")),
    rest_seconds=whole(0, 120, marked("seconds")),
)

ROUTINE = fields(
    marked("a routine"),
    "id title steps",
    id=identifier(),
    title=text(1, 40),
    summary=text(0, 120),
    setting=word(words.Setting),
    posture=text(0, 120),
    equipment=listing(word(words.Equipment), 0, len(words.Equipment), marked("things")),
    equipment_alternatives=mapping(
        word(words.Equipment), listing(text(1, 80), 1, 10, marked("alternatives")), len(words.Equipment)
    ),
    regions=_ids(1, marked("region ids")),
    view=word(View),
    evidence=word(words.Evidence),
    origin=word([item for item in words.Origin if item is not words.Origin.ADDED]),
    contraindications=_ids(0, marked("contraindication ids")),
    sources=_ids(0, marked("source ids")),
    groups=listing(GROUP.rule(), 0, IDS_LIMIT, marked("groups")),
    seconds_total=nullable(whole(LEAST_TOTAL_SECONDS, MOST_TOTAL_SECONDS, marked("seconds"))),
    times_of_day=listing(word(words.TimeOfDay), 0, len(words.TimeOfDay), marked("times of day")),
    steps=_table(1, STEPS_LIMIT, marked("steps")),
)

PATH_SPOT = fields(
    marked("a spot along a path"),
    "region spot",
    region=identifier(),
    spot=text(1, SPOT_CELLS),
)

PATH = fields(
    marked("a path"),
    "from to direction",
    from_=text(1, 60),
    to=text(1, 60),
    direction=word(words.Direction),
    increment_cm=nullable(number(0.5, 10)),
    repeats=whole(1, 20),
    along=listing(PATH_SPOT.rule(), 0, SPOTS_LIMIT, marked("spots")),
)

BREATH = fields(
    marked("a breath"),
    "in out",
    in_=whole(2, 8, marked("seconds")),
    hold=whole(0, 4, marked("seconds")),
    out=whole(2, 10, marked("seconds")),
)

STEP = fields(
    marked("a step"),
    "id title instruction seconds regions",
    id=identifier(),
    title=text(1, 30),
    instruction=text(10, 260),
    motion=word(words.Motion),
    contact=word(words.Contact),
    regions=_ids(1, marked("region ids")),
    side=word(words.StepSide),
    group=nullable(identifier()),
    path=nullable(PATH.rule()),
    seconds=whole(LEAST_SECONDS, MOST_SECONDS, marked("seconds")),
    min_seconds=whole(LEAST_SECONDS, MOST_SECONDS, marked("seconds")),
    max_seconds=whole(LEAST_SECONDS, MOST_SECONDS, marked("seconds")),
    pace_bpm=nullable(whole(2, 60, marked("strokes a minute"))),
    breath=nullable(BREATH.rule()),
    pressure_max=whole(0, 10),
    tender_point_advice=text(0, 240),
    caution=text(0, 240),
    hands_busy=word(words.HandsBusy),
    eyes_busy=word(words.EyesBusy),
    keyboard=word(words.KeyReach),
    advance=word(words.Advance),
    origin=word(words.Origin),
    sources=_ids(0, marked("source ids")),
    setting=nullable(word(words.Setting)),
    same_as=nullable(
        matching("(own/)?[a-z0-9-]{1,40}/[a-z0-9-]{1,40}", marked("ROUTINE/STEP, both by their ids"))
    ),
    follows=nullable(matching("[a-z0-9-]{1,40}", marked("the id of a step"))),
)


def _complete(table: Fields, *optional: str, **stricter: Rule) -> Fields:
    """The same table as the built-in file must keep it: nothing left to defaults."""
    return replace(table, rules={**table.rules, **stricter}, required=frozenset(table.rules) - {*optional})


SHIPPED_DOCUMENT = _complete(DOCUMENT)
SHIPPED_SOURCE = _complete(SOURCE, fact=text(1, 240))
SHIPPED_CONTRAINDICATION = _complete(CONTRAINDICATION)
SHIPPED_ROUTINE = _complete(ROUTINE, "seconds_total", summary=text(1, 120), posture=text(1, 120))
SHIPPED_STEP = _complete(STEP, pressure_max=whole(0, PRESSURE_LIMIT_BUILT_IN))
