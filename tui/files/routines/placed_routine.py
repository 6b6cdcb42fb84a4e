"""One routine inside the JSON of its file: found, replaced, taken out, and nothing beside it touched."""

from collections.abc import Mapping
from typing import cast

from tui.files.routines.file_check import is_bare
from tui.files.routines.own_files import TABLES
from tui.files.routines.routine_json import Json, document_json


def routine_in(value: object, place: int) -> Json:
    """The routine as it is written there."""
    return routines_in(value)[place]


def with_routine(value: object, place: int, routine: Json, tables: Mapping[str, list[Json]]) -> Json:
    """The file with another routine in that place, and these items of tables for those of the same id."""
    if is_bare(value):
        return document_json([routine], tables) if any(tables.values()) else routine
    whole = cast("Json", value)
    routines = [*routines_in(value)]
    routines[place] = routine
    changed: Json = {**whole, "routines": routines}
    for table in TABLES:
        if more := tables.get(table):
            changed[table] = _merged(cast("list[Json]", whole.get(table, [])), more)
    return changed


def without_routine(value: object, place: int) -> Json | None:
    """The file without that routine; None where it holds no other."""
    rest = [each for number, each in enumerate(routines_in(value)) if number != place]
    return {**cast("Json", value), "routines": rest} if rest else None


def tables_in(value: object) -> dict[str, list[Json]]:
    """The tables of a file as they are written; a bare routine has none."""
    if is_bare(value):
        return {}
    whole = cast("Json", value)
    return {table: cast("list[Json]", whole[table]) for table in TABLES if table in whole}


def routines_in(value: object) -> list[Json]:
    """Every routine as it is written in a file."""
    return [cast("Json", value)] if is_bare(value) else cast("list[Json]", cast("Json", value)["routines"])


def _merged(old: list[Json], more: list[Json]) -> list[Json]:
    by_id = {item["id"]: item for item in more}
    known = {item["id"] for item in old}
    return [
        *(by_id.get(item["id"], item) for item in old),
        *(item for item in more if item["id"] not in known),
    ]
