"""The JSON Schema of routine files, made of the tables that the check goes by."""

from collections.abc import Iterable, Mapping

import msgspec

from tui.core.anatomy.body import Region
from tui.core.routines import routine as records
from tui.core.routines.routine import Library
from tui.files.routines import routine_fields as tables
from tui.files.routines.document import Document
from tui.files.routines.field_rules import Fields, Schema
from tui.files.routines.field_words import WORDS
from tui.files.routines.routine_json import as_json, file_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"

RECORDS: tuple[tuple[Fields, type[msgspec.Struct]], ...] = (
    (tables.DOCUMENT, Document),
    (tables.ROUTINE, records.Routine),
    (tables.STEP, records.Step),
    (tables.GROUP, records.Group),
    (tables.PATH, records.Path),
    (tables.PATH_SPOT, records.PathSpot),
    (tables.BREATH, records.Breath),
    (tables.REGION, Region),
    (tables.SOURCE, records.Source),
    (tables.CONTRAINDICATION, records.Contraindication),
)
"""Every table with the record that its objects become."""

_ITEMS = {
    ("routine-file", "routines"): tables.ROUTINE,
    ("routine-file", "regions"): tables.REGION,
    ("routine-file", "sources"): tables.SOURCE,
    ("routine-file", "contraindications"): tables.CONTRAINDICATION,
    ("routine", "steps"): tables.STEP,
}
_REFERRED = ("regions", "sources", "contraindications")


def file_schema(library: Library) -> str:
    """The schema as the text of a file; the ids that are built in are offered where one is asked for."""
    known = {part: [item.id for item in getattr(library, part)] for part in _REFERRED}
    return file_text(
        {
            "$schema": DIALECT,
            "title": "Unknot routine file",
            "description": "Routines of one's own: either a whole file, or one routine by itself.",
            "if": {"type": "object", "required": ["routines"]},
            "then": tables.DOCUMENT.rule().schema,
            "else": tables.ROUTINE.rule().schema,
            "$defs": {
                **{table.key: _object(table, record, known) for table, record in RECORDS},
                **{f"{part}-id": _known_id(ids) for part, ids in known.items()},
            },
        }
    )


def _known_id(ids: Iterable[str]) -> Schema:
    return {"anyOf": [{"enum": sorted(ids)}, tables.GROUP.rules["id"].schema]}


def _object(table: Fields, record: type[msgspec.Struct], known: Mapping[str, list[str]]) -> Schema:
    """One table: its fields with their meaning, which of them must be there, and what holds without."""
    defaults = {field.encode_name: _default(field) for field in msgspec.structs.fields(record)}
    return {
        "title": table.name,
        "type": "object",
        "required": [name for name in table.rules if name in table.required],
        "additionalProperties": False,
        "properties": {
            name: {
                "description": WORDS[table.name][name],
                **_of_field(table, name, known),
                **({} if defaults[name] is None else {"default": defaults[name]}),
            }
            for name in table.rules
        },
    }


def _of_field(table: Fields, name: str, known: Mapping[str, list[str]]) -> Schema:
    rule = table.rules[name].schema
    items = _ITEMS.get((table.key, name))
    if items is not None:
        return {**rule, "items": items.rule().schema}
    if name in known:
        return {**rule, "items": {"$ref": f"#/$defs/{name}-id"}}
    return rule


def _default(field: msgspec.structs.FieldInfo) -> object:
    """What holds without the field; None where that is nothing, or follows from the rest."""
    if field.default is msgspec.NODEFAULT or not field.default:
        return None
    return as_json(field.default)
