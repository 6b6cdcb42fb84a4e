"""Routines as the JSON of their files: only what is said, and what was written there before stays."""

import json
from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import TypeVar, cast

import msgspec

from tui.core.anatomy.body import Region
from tui.core.routines.routine import Contraindication, Library, Routine, Source, Step
from tui.core.routines.vocabulary import ROUTINE_SCHEMA
from tui.files.routines.own_files import TABLES
from tui.files.routines.routine_drafts import least_seconds, most_seconds, total_seconds, worked_regions
from tui.files.routines.routine_fields import ROUTINE, STEP

Json = dict[str, object]
Item = TypeVar("Item", Region, Source, Contraindication)
_NOTHING: tuple[object, ...] = (None, "", (), {})
_ONE_LINE = 100
_INDENT = 2


def as_json(value: object) -> object:
    """A record as JSON values, without the fields that say what holds anyway."""
    match value:
        case msgspec.Struct():
            return {name: as_json(each) for name, each in _said(value).items()}
        case Enum():
            return value.value
        case tuple():
            return [as_json(each) for each in value]
        case dict():
            return {str(as_json(key)): as_json(each) for key, each in value.items()}
        case _:
            return value


def whole_json(record: msgspec.Struct) -> Json:
    """The same with what holds anyway spelt out, in the order of the tables: for people to change."""
    table = {Routine: ROUTINE, Step: STEP}.get(type(record))
    names = {field.encode_name: getattr(record, field.name) for field in msgspec.structs.fields(record)}
    order = [*(table.rules if table else ()), *names]
    return {name: _whole(names[name]) for name in dict.fromkeys(order) if names[name] not in _NOTHING}


def _whole(value: object) -> object:
    match value:
        case msgspec.Struct():
            return whole_json(value)
        case tuple():
            return [_whole(each) for each in value]
        case _:
            return as_json(value)


def _said(record: msgspec.Struct) -> Json:
    """The fields of a record that are not left to their defaults, by the names they have in a file."""
    given = {
        field.encode_name: getattr(record, field.name)
        for field in msgspec.structs.fields(record)
        if getattr(record, field.name) != _default(field)
    }
    implied = _implied(record)
    return {name: each for name, each in given.items() if name not in implied or implied[name] != each}


def _default(field: msgspec.structs.FieldInfo) -> object:
    return field.default_factory() if callable(field.default_factory) else field.default


def _implied(record: msgspec.Struct) -> Json:
    """What a file need not say, because it follows from the rest of the record."""
    match record:
        case Step():
            return {"min_seconds": least_seconds(record.seconds), "max_seconds": most_seconds(record.seconds)}
        case Routine():
            return {"regions": worked_regions(record.steps)}
        case _:
            return {}


def changed_json(written: object, before: Routine, after: Routine) -> Json:
    """What stands in the file, changed to say `after`; all that says the same stays as it is written."""
    old_steps = {step.id: step for step in before.steps}
    of_steps = dict(zip(old_steps, _listed(written, "steps"), strict=False))
    changed = _changed(written, before, with_true_total(after))
    changed["steps"] = [
        _changed(of_steps[step.id], old_steps[step.id], step) if step.id in of_steps else as_json(step)
        for step in after.steps
    ]
    return changed


def with_true_total(routine: Routine) -> Routine:
    """The routine with the right total, if it names one at all."""
    if routine.seconds_total is None:
        return routine
    return msgspec.structs.replace(routine, seconds_total=total_seconds(routine))


def _listed(written: object, name: str) -> list[object]:
    return cast("list[object]", cast("Json", written)[name])


def _changed(written: object, before: msgspec.Struct, after: msgspec.Struct) -> Json:
    """An object of a file with the fields changed that a record has otherwise by now."""
    old = cast("Json", written)
    said = _said(after)
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(after)}
    same = {name for name, own in fields.items() if getattr(before, own) == getattr(after, own)}
    implied = _implied(after)
    kept = {
        name: old[name] if name in same else as_json(getattr(after, fields[name]))
        for name in old
        if name in same or name in said or name in implied
    }
    moved = {
        name: as_json(each)
        for name, each in said.items()
        if name not in old and (name not in same or name in implied)
    }
    return {**kept, **moved}


def document_json(routines: Sequence[Json], tables: Mapping[str, Sequence[Json]]) -> Json:
    """A whole file: the tables that it needs, and its routines."""
    needed = {table: tables[table] for table in TABLES if tables.get(table)}
    return {"schema": ROUTINE_SCHEMA, **needed, "routines": list(routines)}


def tables_needed(routine: Routine, library: Library, built_in: Library) -> dict[str, list[Json]]:
    """What a routine refers to that is not built in, as a file that holds it must define it."""
    stops = _wanted(routine.contraindications, library.contraindications, built_in.contraindications)
    regions = {*routine.regions, *worked_regions(routine.steps)}
    regions |= {region for stop in stops for region in stop.regions}
    sources = {*routine.sources, *(source for step in routine.steps for source in step.sources)}
    sources |= {source for stop in stops for source in stop.sources}
    found: dict[str, Sequence[msgspec.Struct]] = {
        "regions": _wanted(regions, library.regions, built_in.regions),
        "sources": _wanted(sources, library.sources, built_in.sources),
        "contraindications": stops,
    }
    return {table: [cast("Json", as_json(item)) for item in items] for table, items in found.items()}


def _wanted(ids: Collection[str], known: Sequence[Item], built_in: Sequence[Item]) -> list[Item]:
    return [item for item in known if item.id in ids and item not in built_in]


def file_text(value: object) -> str:
    """JSON for people: what is short on one line, the rest indented."""
    return f"{_laid_out(value, 0)}\n"


def _laid_out(value: object, depth: int) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or (_is_flat(value) and len(flat) <= _ONE_LINE):
        return flat
    inner, outer = " " * (_INDENT * (depth + 1)), " " * (_INDENT * depth)
    if isinstance(value, dict):
        items = [
            f"{json.dumps(name, ensure_ascii=False)}: {_laid_out(each, depth + 1)}"
            for name, each in value.items()
        ]
        opening, closing = "{}"
    else:
        items = [_laid_out(each, depth + 1) for each in value]
        opening, closing = "[]"
    return opening + ",".join(f"\n{inner}{item}" for item in items) + f"\n{outer}{closing}"


def _is_flat(value: dict[str, object] | list[object]) -> bool:
    within = value.values() if isinstance(value, dict) else value
    return not any(isinstance(each, dict | list) and each for each in within)
