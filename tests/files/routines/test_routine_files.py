"""Routine files of people: what is read, what is refused, and how that is said."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.core.anatomy.body import Side
from tui.core.routines.routine import Library
from tui.core.routines.vocabulary import (
    Advance,
    Contact,
    HandsBusy,
    KeyReach,
    Motion,
    Origin,
    Setting,
    StepSide,
)
from tui.files.routines.file_check import SIZE_LIMIT, check_routine_file
from tui.files.routines.routine_files import built_in_path, load_built_in, load_library
from tui.files.routines.routine_problem import Problem

Json = dict[str, Any]
BUILT_IN = load_built_in()
SHIPPED = built_in_path().read_bytes()
EVERY_FIELD = ("hips-glutes", "desk-foot-roll")
"""The two shortest shipped routines that together have every field any has."""


def a_step(**changes: object) -> Json:
    step: Json = {
        "id": "press",
        "title": "Press",
        "instruction": "Press here and breathe slowly.",
        "seconds": 30,
        "regions": ["low-back"],
    }
    return {**step, **changes}


def a_routine(*steps: object, **changes: object) -> Json:
    return {"id": "mine", "title": "Mine", "steps": list(steps) or [a_step()], **changes}


def problems_of(path: Path, value: object, built_in: Library | None = BUILT_IN) -> tuple[Problem, ...]:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    document, problems = check_routine_file(path, built_in)
    assert (document is None) == any(problem.is_error for problem in problems)
    return problems


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.json"


# What is read


def test_a_bare_routine_of_five_fields_gets_the_documented_defaults(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(json.dumps(a_routine(a_step(seconds=45))))
    loaded = load_library(tmp_path)
    assert loaded.problems == ()
    routine = loaded.library.routine("mine")
    assert routine is not None
    step = routine.steps[0]
    assert (step.min_seconds, step.max_seconds) == (22, 90)
    assert (routine.setting, routine.origin, routine.regions) == (Setting.CHAIR, Origin.USER, ("low-back",))
    assert (step.side, step.motion, step.contact) == (StepSide.BOTH, Motion.REST, Contact.NONE)
    assert (step.hands_busy, step.keyboard, step.advance) == (HandsBusy.BOTH, KeyReach.NEAR, Advance.TIMER)


@pytest.mark.parametrize(("seconds", "least", "most"), [(5, 5, 10), (400, 200, 600)])
def test_default_limits_stay_within_those_of_a_step(file: Path, seconds: int, least: int, most: int) -> None:
    file.write_text(json.dumps(a_routine(a_step(seconds=seconds), a_step(id="more"))))
    document, _ = check_routine_file(file, BUILT_IN)
    assert document is not None
    step = document.routines[0].steps[0]
    assert (step.min_seconds, step.max_seconds) == (least, most)


def test_a_document_may_bring_regions_sources_and_questions_of_its_own(tmp_path: Path) -> None:
    value = {
        "regions": [{"id": "elbow", "name": "elbow", "views": ["front"], "sided": True}],
        "sources": [
            {
                "id": "book",
                "title": "A book",
                "publisher": "A house",
                "year": None,
                "url": "https://example.org/book",
                "kind": "E",
                "seen": None,
                "fact": "It helps to rest.",
            }
        ],
        "contraindications": [
            {"id": "tired", "text": "You are tired.", "action": "gentle", "sources": ["book"]}
        ],
        "routines": [
            a_routine(a_step(regions=["elbow"]), contraindications=["tired", "fever"], sources=["book"])
        ],
    }
    (tmp_path / "mine.json").write_text(json.dumps(value))
    library, problems = load_library(tmp_path).library, load_library(tmp_path).problems
    assert problems == ()
    assert library.region_name("elbow") == "elbow"
    assert library.sources[-1].fact == "It helps to rest."
    routine = library.routine("mine")
    assert routine is not None
    assert [item.id for item in library.contraindications_of(routine)] == ["tired", "fever"]


def test_an_id_that_a_built_in_has_is_reached_as_own(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(json.dumps(a_routine(id="lower-back")))
    library = load_library(tmp_path).library
    assert library.routine("lower-back") == BUILT_IN.routine("lower-back")
    own = library.routine("own/lower-back")
    assert own is not None
    assert own.title == "Mine"


def test_a_copy_of_the_shipped_file_is_a_good_own_file(tmp_path: Path) -> None:
    (tmp_path / "copy.json").write_bytes(SHIPPED)
    loaded = load_library(tmp_path)
    assert loaded.problems == ()
    assert len(loaded.library.routines) == 2 * len(BUILT_IN.routines)
    assert loaded.library.regions == BUILT_IN.regions


def test_a_source_repeated_by_a_file_from_before_it_had_a_fact_is_the_same(tmp_path: Path) -> None:
    source = json.loads(SHIPPED)["sources"][0]
    source.pop("fact")
    (tmp_path / "mine.json").write_text(json.dumps({"sources": [source], "routines": [a_routine()]}))
    loaded = load_library(tmp_path)
    assert loaded.problems == ()
    assert loaded.library.sources == BUILT_IN.sources


def test_every_shipped_source_says_what_it_found(file: Path) -> None:
    value = json.loads(SHIPPED)
    value["sources"][0].pop("fact")
    value["sources"][1]["fact"] = ""
    found = problems_of(file, value, None)
    assert [problem.field for problem in found] == ["sources webmd.fact", "sources mayo-stretch.fact"]
    assert all(problem.is_error for problem in found)


def test_groups_of_an_own_file_come_out_with_their_sides(file: Path) -> None:
    routine = a_routine(
        a_step(side="each", group="g", instruction="Press the {side} side with the {other} hand."),
        groups=[{"id": "g", "sides": ["right", "left"], "rest_seconds": 5}],
        seconds_total=65,
    )
    file.write_text(json.dumps(routine))
    document, problems = check_routine_file(file, BUILT_IN)
    assert problems == ()
    assert document is not None
    assert document.routines[0].groups[0].sides == (Side.RIGHT, Side.LEFT)


def test_a_byte_order_mark_is_accepted(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(a_routine()).encode())
    assert check_routine_file(file, BUILT_IN)[1] == ()


def test_wide_and_combining_characters_are_measured_in_cells(file: Path) -> None:
    assert problems_of(file, a_routine(a_step(title="e\u0301" * 30))) == ()
    assert problems_of(file, a_routine(a_step(title="\u80a9" * 15))) == ()
    (problem,) = problems_of(file, a_routine(a_step(title="\u80a9" * 16)))
    assert "32 characters, wide ones count as two" in str(problem)


def test_a_link_to_a_file_is_followed(tmp_path: Path, file: Path) -> None:
    file.write_text(json.dumps(a_routine()))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link.json").symlink_to(file)
    assert load_library(tmp_path / "folder").library.routine("mine") is not None


# A bad file leaves everything else working


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load_library(tmp_path / "nowhere").problems == ()


def test_a_folder_that_is_a_file_is_one_problem(file: Path) -> None:
    file.write_text("{}")
    loaded = load_library(file)
    assert len(loaded.errors) == 1
    assert loaded.library == BUILT_IN


def test_a_bad_file_contributes_nothing_and_the_others_work(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"routines": [a_routine(id="good"), a_routine(id="Bad")]}))
    (tmp_path / "b.json").write_text(json.dumps(a_routine(id="fine")))
    (tmp_path / "c.json").write_text("{")
    (tmp_path / ".hidden.json").write_text("{")
    (tmp_path / "notes.txt").write_text("{")
    loaded = load_library(tmp_path)
    assert [Path(problem.file).name for problem in loaded.problems] == ["a.json", "c.json"]
    assert loaded.library.routine("fine") is not None
    assert loaded.library.routine("good") is None


def test_two_own_routines_with_one_id_are_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(a_routine(title="First")))
    (tmp_path / "b.json").write_text(json.dumps(a_routine(title="Second")))
    (tmp_path / "c.json").write_text(json.dumps(a_routine(id="mine-2", title="Third")))
    loaded = load_library(tmp_path)
    (problem,) = loaded.problems
    assert not problem.is_error
    assert Path(problem.file).name == "b.json"
    assert "another of your files" in str(problem)
    assert {each.id: each.title for each in loaded.library.routines[len(BUILT_IN.routines) :]} == {
        "mine": "First",
        "mine-3": "Second",
        "mine-2": "Third",
    }


def test_the_file_that_is_named_after_an_id_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(a_routine(id="neck-tension", title="First")))
    (tmp_path / "neck-tension.json").write_text(json.dumps(a_routine(id="neck-tension", title="Second")))
    library = load_library(tmp_path).library
    titles = {each.id: each.title for each in library.routines}
    assert titles["own/neck-tension"] == "Second"
    assert titles["own/neck-tension-2"] == "First"
    assert titles["neck-tension"] == "Neck tension"


def test_two_files_may_define_a_region_alike_but_not_differently(tmp_path: Path) -> None:
    region = {"id": "elbow", "name": "elbow", "views": ["front"], "sided": True}
    for name, changes in (("a", {}), ("b", {}), ("c", {"name": "funny bone"})):
        value = {"regions": [{**region, **changes}], "routines": [a_routine(id=name)]}
        (tmp_path / f"{name}.json").write_text(json.dumps(value))
    loaded = load_library(tmp_path)
    assert [(Path(item.file).name, item.field) for item in loaded.problems] == [("c.json", "regions elbow")]
    assert loaded.library.routine("b") is not None


def test_a_region_may_say_its_sides_in_a_phrase_of_its_own(file: Path) -> None:
    region = {"id": "elbow", "name": "inside of the elbow", "views": ["front"], "sided": True}
    phrases = {"said": "inside of your {side} elbow", "both": "inside of both elbows"}
    assert problems_of(file, {"regions": [{**region, **phrases}], "routines": [a_routine()]}) == ()


def test_the_phrases_of_a_built_in_region_need_not_be_repeated(file: Path) -> None:
    sole = {"id": "foot-sole", "name": "sole of the foot", "views": ["foot"], "sided": True}
    (file.parent / "own.json").write_text(json.dumps({"regions": [sole], "routines": [a_routine()]}))
    loaded = load_library(file.parent)
    assert loaded.problems == ()
    assert loaded.library.regions == load_built_in().regions
    (problem,) = problems_of(file, {"regions": [{**sole, "said": "my {side}"}], "routines": [a_routine()]})
    assert "built in" in str(problem)


def test_a_built_in_region_cannot_be_made_workable(file: Path) -> None:
    throat = {"id": "throat", "name": "throat", "views": ["front"], "sided": True, "target": "yes"}
    (problem,) = problems_of(file, {"regions": [throat], "routines": [a_routine()]})
    assert "built in" in str(problem)


# Files that cannot be read


def test_a_pipe_a_folder_and_a_missing_file_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    said = [str(problem) for problem in load_library(tmp_path).errors]
    assert len(said) == 3
    assert sum("no regular file" in line for line in said) == 2
    assert said[1].endswith("gone.json: there is no such file")


def test_open_files_do_not_pile_up(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    before = len(os.listdir("/dev/fd"))
    for _ in range(3):
        check_routine_file(tmp_path / "folder.json", BUILT_IN)
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (json.dumps(a_routine()).encode("utf-16"), "UTF-16"),
        (json.dumps(a_routine()).encode("utf-32"), "UTF-32"),
        ('{\n"title": "Schultern lösen"}'.encode("latin-1"), "0xF6 in line 2"),
        (b" " * (SIZE_LIMIT + 1), "1,000,000 bytes"),
        (b"", "the end of the file"),
    ],
)
def test_other_encodings_and_huge_files_are_refused_by_name(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    document, (problem,) = check_routine_file(file, BUILT_IN)
    assert document is None
    assert words in str(problem)


@pytest.mark.parametrize(
    ("text", "spot", "words"),
    [
        ('{"schema": 1,}', (1, 14), "comma before it is one too many"),
        ('{"id": "a",\n // my routine\n}', (2, 2), "a comment"),
        ("{'id': 1}", (1, 2), "a key in double quotes"),
        ('{"id" 1}', (1, 7), '":" after the key "id"'),
        ('{"id": 1 "title": 2}', (1, 10), '"," or "}"'),
        ('{"id": "a\nb"}', (1, 10), "control character U+000A"),
        ('{"id": "a', (1, 8), 'a closing "'),
        (r'{"id": "\q"}', (1, 9), "escape"),
        ('{"id": 01}', (1, 8), "a value"),
        ("[" * 1000, (1, 21), "at most 20 levels"),
        ("{} {}", (1, 4), "the end of the file"),
    ],
)
def test_what_is_not_json_is_told_with_line_and_column(
    file: Path, text: str, spot: tuple[int, int], words: str
) -> None:
    (problem,) = problems_of(file, text)
    assert (problem.line, problem.column) == spot
    assert words in str(problem)


# What bad data looks like, row by row


def changed(**changes: object) -> Callable[[], Json]:
    return lambda: a_routine(a_step(**changes))


def in_group(*steps: object, **changes: object) -> Callable[[], Json]:
    groups = [{"id": "g", "sides": ["left", "right"]}]
    return lambda: a_routine(*steps, **{"groups": groups, **changes})


def in_breath(seconds: int, breath: Json) -> Callable[[], Json]:
    return changed(seconds=seconds, breath=breath)


def without_title() -> Json:
    step = a_step()
    del step["title"]
    return a_routine(step)


EACH = {"side": "each", "group": "g"}
BAD = {
    "text for a number": (changed(seconds="60"), "seconds", '"60" (a text), expected a whole number'),
    "a fraction": (changed(seconds=60.5), "seconds", "60.5, expected a whole number"),
    "a fraction of nothing": (changed(seconds=60.0), "seconds", "60.0, expected a whole number"),
    "true for 1": (changed(pressure_max=True), "pressure_max", "true, expected a whole number"),
    "null": (changed(seconds=None), "seconds", "null, expected a whole number"),
    "a list": (changed(seconds=[60]), "seconds", "a list of 1"),
    "zero": (changed(seconds=0), "seconds", "0, expected a whole number of seconds, 5 to 600"),
    "negative": (changed(seconds=-30), "seconds", "-30"),
    "huge": (changed(seconds=86400), "seconds", "86400"),
    "min above": (changed(seconds=30, min_seconds=40), "seconds", "min 40, seconds 30, max 60"),
    "max below": (changed(min_seconds=25, max_seconds=28), "seconds", "min 25, seconds 30, max 28"),
    "unknown word": (
        changed(motion="cirlces"),
        "motion",
        '"cirlces", expected a known word; did you mean "circles" or "tiny-circles"?',
    ),
    "word far off": (changed(advance="qqq"), "advance", "one of timer, confirm"),
    "unknown region": (changed(regions=["neck"]), "regions #1", 'in "regions"; did you mean "neck-back"?'),
    "unknown source": (
        changed(sources=["webnd"]),
        "sources #1",
        'defined in "sources"; did you mean "webmd"?',
    ),
    "unknown question": (
        lambda: a_routine(contraindications=["clott"]),
        "contraindications #1",
        'defined in "contraindications"; did you mean "clot"?',
    ),
    "forbidden throat": (changed(regions=["throat"]), "regions #1", "never press the throat"),
    "forbidden knee": (lambda: a_routine(regions=["knee-hollow", "low-back"]), "regions #1", "never press"),
    "step region not listed": (lambda: a_routine(regions=["calf"]), "regions #1", "calf"),
    "each without group": (changed(side="each"), "group", "side each without a group"),
    "group without each": (in_group(a_step(), a_step(id="b", group="g", side="both")), "group", "side both"),
    "group never used": (in_group(a_step()), "groups g", "no step uses"),
    "group unknown": (in_group(a_step(side="each", group="h")), "group", 'defined in "groups"'),
    "group split": (
        in_group(a_step(**EACH), a_step(id="b"), a_step(id="c", **EACH)),
        "group",
        "after other steps",
    ),
    "side twice": (
        in_group(a_step(**EACH), groups=[{"id": "g", "sides": ["left", "left"]}]),
        "groups g.sides #2",
        "a second time",
    ),
    "side where both": (changed(instruction="Press your {side} hip slowly."), "instruction", "»{side}«"),
    "unknown brace": (changed(caution="Mind the {foo} now."), "caution", "»{foo}«"),
    "stray brace": (changed(instruction="Press slowly here { now."), "instruction", "»{« now"),
    "brace in title": (in_group(a_step(**EACH, title="The {side} one")), "title", "only in instruction"),
    "breath too long": (
        in_breath(20, {"in": 8, "hold": 4, "out": 10}),
        "breath",
        "8+4+10 = 22 s in a step of 20 s",
    ),
    "pace against breath": (
        changed(motion="squeeze-glide", pace_bpm=12, breath={"in": 4, "out": 6}),
        "pace_bpm",
        "12 a minute with a breath of 4+0+6 = 10 s, expected the pace of the breath, 60 / 10 = 6",
    ),
    "stroke too slow": (changed(seconds=20, pace_bpm=2), "pace_bpm", "2 strokes a minute in 20 s"),
    "nobody there": (
        lambda: a_routine(a_step(), a_step(id="b", advance="confirm")),
        "advance",
        "nobody could press the key",
    ),
    "wrong total": (lambda: a_routine(seconds_total=200), "seconds_total", "found 200, expected 30"),
    "total too short": (changed(seconds=10), "steps", "10 s in all, expected steps of 20 to 3600 s"),
    "step id twice": (lambda: a_routine(a_step(), a_step()), "id", '"press" a second time'),
    "bad id": (changed(id="../x"), "id", "1 to 40 of a-z, 0-9 and -"),
    "capitals": (lambda: a_routine(id="Mine"), "id", "an id"),
    "endless id": (changed(id="x" * 300), "id", "an id"),
    "escape sequence": (changed(title="\x1b[2J"), "title", "U+001B at position 1"),
    "text direction": (changed(instruction="Press here \u202eslowly now."), "instruction", "U+202E"),
    "line break": (changed(instruction="Press here\nand breathe."), "instruction", "U+000A"),
    "lone surrogate": (changed(caution="\ud800"), "caution", "U+D800"),
    "very wide": (changed(title="\U0001f9b6" * 20), "title", "40 characters"),
    "very long": (changed(instruction="x" * 4000), "instruction", "4000 characters, expected a text"),
    "stacked marks": (changed(title="a" + "\u0301" * 200), "title", "201 characters"),
    "a tower of marks": (changed(title="a" + "\u0301" * 9), "title", "more than 8 marks on one letter"),
    "blank": (changed(title="   "), "title", "a text of 1 to 30"),
    "too short": (changed(instruction="Press."), "instruction", "a text of 10 to 260"),
    "too many steps": (
        lambda: a_routine(*[{}] * 10_000),
        "steps",
        "a list of 10000, expected a list of 1 to 60",
    ),
    "no steps": (lambda: {**a_routine(), "steps": []}, "steps", "an empty list, expected a list of 1 to 60"),
    "no regions": (changed(regions=[]), "regions", "an empty list"),
    "no sources": (lambda: a_routine(origin="extra"), "sources", "at least one source id"),
    "unknown field": (changed(secs=30), "secs", 'expected a field of a step; did you mean "seconds"?'),
    "missing field": (without_title, "title", "found nothing"),
    "a step that is none": (lambda: a_routine(a_step(), 7), None, "7, expected a step in braces"),
    "alternative of nothing": (
        lambda: a_routine(equipment=["wall"], equipment_alternatives={"ball": ["an apple"]}),
        "equipment_alternatives.ball",
        "one of wall",
    ),
    "item twice": (changed(regions=["low-back", "low-back"]), "regions #2", '"low-back" a second time'),
    "half a path": (changed(path={"from": "here", "to": "there"}), "path.direction", "found nothing"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_data_gets_one_line_that_says_what_and_where(file: Path, name: str) -> None:
    make, field, words = BAD[name]
    problems = problems_of(file, make())
    assert len(problems) == 1, [str(problem) for problem in problems]
    problem = problems[0]
    assert problem.is_error
    assert problem.routine == make()["id"]
    assert problem.field == field
    assert words in str(problem)
    assert str(problem).isprintable()
    assert f"{file}:{problem.line}:{problem.column}: routine " in str(problem)


def a_document(**changes: object) -> Json:
    return {"schema": 1, "language": "en", "routines": [a_routine()], **changes}


def a_region(**changes: object) -> Json:
    return {"id": "elbow", "name": "elbow", "views": ["front"], "sided": True, **changes}


def a_source(**changes: object) -> Json:
    return {
        "id": "s",
        "title": "T",
        "publisher": "P",
        "year": 2020,
        "url": "https://e.org",
        "kind": "T",
        "seen": "2026-11-22",
        **changes,
    }


BAD_DOCUMENTS = {
    "newer": (a_document(schema=2, later={}), "schema", "made for a newer version"),
    "schema true": (a_document(schema=True), "schema", "true, expected a whole number"),
    "no routines": (a_document(routines=[]), "routines", "an empty list, expected a list of 1 to 200"),
    "routines no list": (a_document(routines=7), "routines", "7, expected a list"),
    "nothing": ({}, "routines", "found nothing, expected a list of 1 to 200 routines"),
    "a list": ([], None, "a list of 0, expected a routine file in braces"),
    "language": (a_document(language="English!"), "language", "a language such as en"),
    "javascript": (
        a_document(sources=[a_source(url="javascript:alert(1)")]),
        "sources s.url",
        "http:// or https://",
    ),
    "blank in url": (
        a_document(sources=[a_source(url="https://a b.org")]),
        "sources s.url",
        "without spaces",
    ),
    "no host": (a_document(sources=[a_source(url="https://")]), "sources s.url", "an address"),
    "no day": (a_document(sources=[a_source(seen="2026-02-30")]), "sources s.seen", "a date such as"),
    "fact": (a_document(sources=[a_source(fact="x" * 241)]), "sources s.fact", "241"),
    "kind": (a_document(sources=[a_source(kind="X")]), "sources s.kind", "one of T, R, G, E, C"),
    "source twice": (a_document(sources=[a_source(), a_source()]), "sources s.id", "a second time"),
    "view": (
        a_document(regions=[{"id": "elbow", "name": "elbow", "views": ["side"], "sided": True}]),
        "regions elbow.views #1",
        "one of front, back, foot, hand",
    ),
    "phrase without a side": (
        a_document(regions=[a_region(said="inside of your elbow")]),
        "regions elbow.said",
        "expected {side} once",
    ),
    "phrase with another brace": (
        a_document(regions=[a_region(said="your {side} {elbow}")]),
        "regions elbow.said",
        "expected {side} once",
    ),
    "side of what has none": (
        a_document(regions=[a_region(sided=False, said="your {side} nose")]),
        "regions elbow.said",
        "expected no {side}",
    ),
    "both with a side": (
        a_document(regions=[a_region(both="both {side} elbows")]),
        "regions elbow.both",
        "without {side}",
    ),
    "both of one": (
        a_document(regions=[a_region(sided=False, both="both noses")]),
        "regions elbow.both",
        "of a sided region",
    ),
    "question without source": (
        a_document(contraindications=[{"id": "q", "text": "Q", "action": "ask", "sources": ["zzz"]}]),
        "contraindications q.sources #1",
        'the unknown source "zzz"',
    ),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_bad_documents_get_one_line_too(file: Path, name: str) -> None:
    value, field, words = BAD_DOCUMENTS[name]
    problems = problems_of(file, value)
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert problems[0].field == field
    assert words in str(problems[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"seconds": NaN', "NaN, expected a whole number"),
        ('"seconds": -Infinity', "-Infinity, expected a whole number"),
        ('"seconds": 1e9', "1000000000.0, expected a whole number"),
        ('"seconds": 1e999', "1e999, expected a whole number"),
        ('"seconds": ' + "9" * 5000, "999, expected a whole number"),
        ('"seconds": 30, "seconds": 40', "given twice"),
    ],
)
def test_odd_numbers_and_keys_given_twice_are_refused(file: Path, text: str, words: str) -> None:
    raw = json.dumps(a_routine()).replace('"seconds": 30', text)
    (problem,) = problems_of(file, raw)
    assert problem.field == "seconds"
    assert words in str(problem)


def test_two_routines_of_a_file_may_not_share_an_id(file: Path) -> None:
    (problem,) = problems_of(file, {"routines": [a_routine(), a_routine()]})
    assert (problem.routine, problem.field) == ("mine", "id")


def test_seven_mistakes_are_seven_lines_in_the_order_of_the_file(file: Path) -> None:
    steps = [
        a_step(seconds="60"),
        a_step(id="b", motion="cirlces"),
        a_step(id="c", regions=["throat"]),
        a_step(id="d", secs=3),
        a_step(id="e", side="each"),
        a_step(id="f", caution="{side}", breath={"in": 4, "out": 99}),
    ]
    problems = problems_of(file, json.dumps(a_routine(*steps), indent=1))
    assert [(problem.step, problem.field) for problem in problems] == [
        ("press", "seconds"),
        ("b", "motion"),
        ("c", "regions #1"),
        ("d", "secs"),
        ("e", "group"),
        ("f", "caution"),
        ("f", "breath.out"),
    ]
    lines = [problem.line or 0 for problem in problems]
    assert lines == sorted(lines)
    assert len(set(lines)) == 7


def test_a_flood_of_unknown_fields_is_counted_not_listed(file: Path) -> None:
    problems = problems_of(file, a_routine(**{f"x{number}": 1 for number in range(500)}))
    assert len(problems) == 11
    assert any("490 more unknown fields" in str(problem) for problem in problems)


def test_a_flood_of_problems_ends_with_their_number(file: Path) -> None:
    raw = json.dumps(a_routine()).replace('"seconds": 30', ", ".join(['"seconds": 30'] * 701))
    problems = problems_of(file, raw)
    assert len(problems) == 501
    assert "200 more problems" in str(problems[-1])


def test_a_flood_of_warnings_is_still_no_error(file: Path) -> None:
    steps = [a_step(id=f"s{number}", regions=["neck-back"]) for number in range(60)]
    questions = {"contraindications": ["neck-red-flags", "artery"]}
    problems = problems_of(
        file, {"routines": [a_routine(*steps, id=f"r{number}", **questions) for number in range(9)]}
    )
    assert len(problems) == 501
    assert not any(problem.is_error for problem in problems)


def test_a_line_is_one_line_whatever_stands_in_the_file_or_its_name(tmp_path: Path) -> None:
    problems = problems_of(tmp_path / "a\x1b\nb.json", a_routine(**{"\x1b[2J\n": 1}))
    assert str(problems[0]).isprintable()
    assert "\\u001b[2J\\u000a" in str(problems[0])


# Warnings


def risky(**changes: object) -> Json:
    step = a_step(regions=["neck-back", "calf"], contact="ball", **changes)
    return a_routine(step)


def test_an_own_file_without_cautions_is_warned_and_works(file: Path) -> None:
    problems = problems_of(file, risky())
    assert [problem.severity for problem in problems] == ["warning"] * 4
    assert [
        word for word in ("caution", "clot", "neck-red-flags", "artery") if word not in repr(problems)
    ] == []
    assert all(": warning: " in str(problem) for problem in problems)


def test_an_own_file_with_its_cautions_has_no_warning(file: Path) -> None:
    routine = {**risky(caution="Gently."), "contraindications": ["clot", "neck-red-flags", "artery"]}
    assert problems_of(file, routine) == ()


def shipped_with(change: Callable[[Json], None]) -> Json:
    value: Json = json.loads(SHIPPED)
    change(value["routines"][0])
    return value


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (lambda routine: routine["steps"][1].update(caution=""), "caution", "no caution in a neck step"),
        (
            lambda routine: routine["contraindications"].remove("artery"),
            "contraindications",
            '"artery" among them',
        ),
        (lambda routine: routine["steps"][1].update(pressure_max=6), "pressure_max", "0 to 5"),
        (lambda routine: routine["steps"][1].pop("breath"), "breath", "found nothing"),
        (lambda routine: routine.update(summary=""), "summary", "1 to 120"),
    ],
)
def test_what_an_own_file_may_leave_out_the_built_in_one_may_not(
    file: Path, change: Callable[[Json], None], field: str, words: str
) -> None:
    (problem,) = problems_of(file, shipped_with(change), None)
    assert problem.is_error
    assert problem.field == field
    assert words in str(problem)


# No traceback, whatever the bytes

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
EXAMPLES = 100
quick = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check_quietly(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for built_in in (BUILT_IN, None):
        document, problems = check_routine_file(path, built_in)
        assert (document is None) == any(problem.is_error for problem in problems)
        assert all(str(problem).isprintable() for problem in problems)


@quick
@given(data=st.binary(max_size=200))
def test_random_bytes_never_raise(file: Path, data: bytes) -> None:
    check_quietly(file, data)


@quick
@given(value=values)
def test_random_values_never_raise(file: Path, value: object) -> None:
    check_quietly(file, json.dumps(value).encode())


def places(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value of a file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(deeper for key, each in inner for deeper in places(each, (*way, key)))]


def at_place(value: Any, way: tuple[str | int, ...]) -> Any:
    for key in way:
        value = value[key]
    return value


def cut() -> Json:
    """The shipped file with two routines only, and with what they refer to."""
    value: Json = json.loads(SHIPPED)
    value["routines"] = [each for each in value["routines"] if each["id"] in EVERY_FIELD]
    kept = [value["routines"], value["contraindications"]]
    words = {word for way in places(kept) if isinstance(word := at_place(kept, way), str)}
    return {
        key: [each for each in table if each["id"] in words] if key in ("regions", "sources") else table
        for key, table in value.items()
    }


def fields_of(value: Json) -> set[tuple[str, ...]]:
    return {tuple("" if isinstance(key, int) else key for key in way) for way in places(value)}


CUT = json.dumps(cut(), ensure_ascii=False, indent=2).encode()
PLACES = places(json.loads(CUT))[1:]
likely = st.sampled_from(PLACES).map(lambda way: at_place(json.loads(CUT), way))


def test_two_routines_have_every_field_of_the_shipped_file(file: Path) -> None:
    assert fields_of(json.loads(CUT)) == fields_of(json.loads(SHIPPED))
    assert problems_of(file, CUT.decode(), None) == problems_of(file, CUT.decode()) == ()


@quick
@given(at=st.integers(0, len(CUT) - 1), cut=st.integers(0, 40), put=st.binary(max_size=6))
def test_the_shipped_file_with_bytes_swapped_never_raises(file: Path, at: int, cut: int, put: bytes) -> None:
    check_quietly(file, CUT[:at] + put + CUT[at + cut :])


def swapped(text: bytes, way: tuple[str | int, ...], value: object, *, remove: bool = False) -> bytes:
    whole = json.loads(text)
    holder = at_place(whole, way[:-1])
    if remove:
        del holder[way[-1]]
    else:
        holder[way[-1]] = value
    return json.dumps(whole).encode()


@quick
@given(way=st.sampled_from(PLACES), value=values | likely, remove=st.booleans())
def test_the_shipped_file_with_one_value_swapped_never_raises(
    file: Path, way: tuple[str | int, ...], value: object, remove: bool
) -> None:
    check_quietly(file, swapped(CUT, way, value, remove=remove))


@settings(quick, max_examples=5)
@given(way=st.sampled_from(places(json.loads(SHIPPED))[1:]), value=values)
def test_the_whole_file_with_one_value_swapped_never_raises(
    file: Path, way: tuple[str | int, ...], value: object
) -> None:
    check_quietly(file, swapped(SHIPPED, way, value))


def test_a_slip_in_the_name_of_a_needed_field_is_one_line(file: Path) -> None:
    step = {key: each for key, each in a_step(secnds=30).items() if key != "seconds"}
    (problem,) = problems_of(file, a_routine(step))
    assert problem.field == "secnds"
    assert problem.expected.startswith('a field of a step; did you mean "seconds"')
    both = problems_of(file, {key: each for key, each in a_routine(step).items() if key != "title"})
    assert [each.field for each in both] == ["title", "secnds"]
