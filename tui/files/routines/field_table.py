"""The fields of routine files as Markdown: the README's tables, made of those that the check goes by."""

from collections.abc import Iterator

import msgspec

from tui.files.routines.field_rules import Fields, Rule
from tui.files.routines.field_words import WORDS
from tui.files.routines.routine_json import as_json
from tui.files.routines.schema import RECORDS

_FOLLOWS = {
    ("a routine", "regions"): "those of its steps",
    ("a routine", "seconds_total"): "the sum of its steps",
    ("a step", "min_seconds"): "half of `seconds`, at least 5",
    ("a step", "max_seconds"): "twice `seconds`, at most 600",
}
"""What holds without a field, where that follows from others."""


def fields_in_markdown() -> str:
    """A table for each kind of object, the whole file first."""
    return "\n".join(_table_in_markdown(table, record) for table, record in RECORDS)


def _table_in_markdown(table: Fields, record: type[msgspec.Struct]) -> str:
    head = f"| {table.name} | | without it | |\n|---|---|---|---|\n"
    return head + "".join(_rows(table, record))


def _rows(table: Fields, record: type[msgspec.Struct]) -> Iterator[str]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    for name, rule in table.rules.items():
        without = _without(table, name, fields[name])
        yield f"| `{name}` | {rule.expected}{_words(rule)} | {without} | {WORDS[table.name][name]} |\n"


def _words(rule: Rule) -> str:
    """The words that a list, or the keys of an object, may have."""
    items = rule.schema.get("items", rule.schema.get("propertyNames"))
    known = items.get("enum") if isinstance(items, dict) else None
    return f": {', '.join(known)}" if known else ""


def _without(table: Fields, name: str, field: msgspec.structs.FieldInfo) -> str:
    if name in table.required:
        return "**needed**"
    if follows := _FOLLOWS.get((table.name, name)):
        return follows
    default = None if field.default is msgspec.NODEFAULT else as_json(field.default)
    return f"`{default}`" if default not in (None, "", [], {}) else "nothing"
