"""The check of a whole routine file: all that is wrong with it, or the document it holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

import msgspec

from tui.core.anatomy.body import Region
from tui.core.catalogue import say
from tui.core.routines.routine import Contraindication, Library, Routine, Source
from tui.core.routines.vocabulary import ROUTINE_SCHEMA
from tui.files.describe import quoted
from tui.files.routines import routine_fields as tables
from tui.files.routines.document import Document
from tui.files.routines.field_rules import Fault, Faults, Fields
from tui.files.routines.region_rules import as_repeated, phrase_faults
from tui.files.routines.routine_drafts import (
    Known,
    RoutineDraft,
    broken_fields,
    draft_routine,
    draft_step,
    repeated,
    sound_fields,
)
from tui.files.routines.routine_rules import routine_faults, unresolved
from tui.files.routines.safety_rules import contraindication_faults, stops_as_repeated
from tui.files.routines.spot_rules import spot_faults
from tui.files.routines.step_rules import step_faults
from tui.files.strict_json import Where

FAULTS_LIMIT = 5_000
"""Severe faults after which the rest of a file is not looked at: each may cost a search for a near word."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Record = TypeVar("Record", bound=_HasId)


@dataclass(frozen=True)
class TableCheck(Generic[Record]):
    """A table of a file: its sound records, every id it gives, and its faults."""

    records: dict[str, Record]
    ids: frozenset[str]
    faults: tuple[Fault, ...]


class Tables(NamedTuple):
    """The three tables of a file as they were checked."""

    regions: TableCheck[Region]
    sources: TableCheck[Source]
    stops: TableCheck[Contraindication]

    def regions_known(self, base: Library) -> dict[str, Region | None]:
        """The regions that can be named, by their ids; None for one that is not sound."""
        there = {item.id: item for item in base.regions}
        return {**dict.fromkeys(self.regions.ids), **there, **self.regions.records}

    def document(self, routines: tuple[Routine, ...], language: str, base: Library) -> Document:
        """The file without a fault; what repeats a built-in item is that item."""
        sources = {item.id: item for item in base.sources}
        stops = {item.id: item for item in base.contraindications}
        return Document(
            routines=routines,
            language=language,
            regions=tuple(base.region(item.id) or item for item in self.regions.records.values()),
            sources=tuple(sources.get(item.id, item) for item in self.sources.records.values()),
            contraindications=tuple(stops.get(item.id, item) for item in self.stops.records.values()),
        )


def check_document(value: object, built_in: Library | None) -> tuple[Document | None, tuple[Fault, ...]]:
    """The document and all faults; no document where a fault is severe.

    Without `built_in` the value is judged as the built-in file itself, which must be complete and careful.
    """
    if newer := _newer_schema(value):
        return None, (newer,)
    shipped = built_in is None
    whole = tables.SHIPPED_DOCUMENT if shipped else tables.DOCUMENT
    whole_faults = tuple(whole.faults(value))
    parts = sound_fields(value, whole, broken_fields(whole, whole_faults))
    base = built_in or Library(language="", regions=(), sources=(), contraindications=(), routines=())
    found = _check_tables(parts, base, shipped=shipped)
    known = Known(
        regions=found.regions_known(base),
        sources=found.sources.ids | {item.id for item in base.sources},
        contraindications=found.stops.ids | {item.id for item in base.contraindications},
        steps=_steps_in(parts) | {f"{item.id}/{step.id}" for item in base.routines for step in item.steps},
        shipped=shipped,
        broken=broken_fields(whole, whole_faults),
    )
    drafts, routine_faults_found = _check_routines(_listed(parts, "routines"), known)
    faults = (
        *whole_faults,
        *found.regions.faults,
        *_phrases_of(parts, found.regions.records.values()),
        *found.sources.faults,
        *found.stops.faults,
        *_faults_of_stops(parts, found.stops.records.values(), known),
        *routine_faults_found,
    )
    if any(fault.severe for fault in faults):
        return None, faults
    routines = tuple(draft.routine for draft in drafts)
    return found.document(routines, str(parts.get("language", "en")), base), faults


def _newer_schema(value: object) -> Fault | None:
    schema = value.get("schema") if isinstance(value, dict) else None
    if isinstance(schema, int) and schema > ROUTINE_SCHEMA:
        expected = say("{schema}: this file was made for a newer version of Unknot", schema=ROUTINE_SCHEMA)
        return Fault(("schema",), f"schema {schema}", expected)
    return None


def _listed(parts: dict[str, object], name: str) -> list[object]:
    items = parts.get(name, [])
    return items if isinstance(items, list) else []


def _check_tables(parts: dict[str, object], base: Library, *, shipped: bool) -> Tables:
    sources = tables.SHIPPED_SOURCE if shipped else tables.SOURCE
    stops = tables.SHIPPED_CONTRAINDICATION if shipped else tables.CONTRAINDICATION
    repeatable = stops_as_repeated(base.contraindications)
    return Tables(
        regions=_check_table(parts, "regions", tables.REGION, Region, as_repeated(base.regions)),
        sources=_check_table(parts, "sources", sources, Source, sources_as_repeated(base.sources)),
        stops=_check_table(parts, "contraindications", stops, Contraindication, repeatable),
    )


def _check_table(
    parts: dict[str, object], name: str, table: Fields, kind: type[Record], built_in: Sequence[Record]
) -> TableCheck[Record]:
    """Check the items of one of the tables; an id of the built-in file may only be repeated word for word."""
    records: dict[str, Record] = {}
    faults: list[Fault] = []
    items = _listed(parts, name)
    for place, item in enumerate(items):
        found = [*table.faults(item)]
        faults += [fault.below(name, place) for fault in found]
        if any(fault.severe for fault in found):
            continue
        record = msgspec.convert(item, kind)
        given = [each for each in built_in if each.id == record.id]
        if given and record not in given:
            faults.append(
                Fault(
                    (name, place, "id"),
                    say("{id}, which is built in", id=quoted(record.id)),
                    say("another id for something else"),
                )
            )
        records.setdefault(record.id, record)
    ids = [_id_of(item) for item in items]
    for place, again in repeated(ids):
        found_again = say("{text} a second time", text=quoted(again))
        faults.append(Fault((name, place, "id"), found_again, say("an id of its own for every item")))
    return TableCheck(records, frozenset(ids), tuple(faults))


def sources_as_repeated(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The same, whole and with less: older files repeat them without what they found."""
    return (*sources, *(msgspec.structs.replace(source, fact="") for source in sources))


def _id_of(item: object) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else ""


def _phrases_of(parts: dict[str, object], regions: Iterable[Region]) -> Faults:
    """Phrases of regions that nobody could say, and spots nobody could tell apart."""
    places = [_id_of(item) for item in _listed(parts, "regions")]
    for region in regions:
        for fault in (*phrase_faults(region), *spot_faults(region)):
            yield fault.below("regions", places.index(region.id))


def _faults_of_stops(parts: dict[str, object], stops: Iterable[Contraindication], known: Known) -> Faults:
    """Sources and regions named by contraindications that nobody defined."""
    places = [_id_of(item) for item in _listed(parts, "contraindications")]
    for stop in stops:
        for fault in (*unresolved("sources", stop.sources, known), *contraindication_faults(stop, known)):
            yield fault.below("contraindications", places.index(stop.id))


def _steps_in(parts: dict[str, object]) -> frozenset[str]:
    """The steps of this file by which others may be named, as they are written."""
    return frozenset(
        f"{_id_of(routine)}/{_id_of(step)}"
        for routine in _listed(parts, "routines")
        if isinstance(routine, dict)
        for step in _listed(routine, "steps")
    )


def _check_routines(items: list[object], known: Known) -> tuple[list[RoutineDraft], list[Fault]]:
    drafts: list[RoutineDraft] = []
    faults: list[Fault] = []
    for place, item in enumerate(items):
        if sum(fault.severe for fault in faults) > FAULTS_LIMIT:
            faults.append(_too_many_before(place))
            break
        draft, found = _check_routine(item, known)
        drafts.append(draft)
        faults += [fault.below("routines", place) for fault in found]
    for place, again in repeated([draft.routine.id for draft in drafts]):
        faults.append(
            Fault(
                ("routines", place, "id"),
                say("{text} a second time", text=quoted(again)),
                say("an id of its own for every routine"),
            )
        )
    return drafts, faults


def _too_many_before(place: int) -> Fault:
    found = say("more than {most:,} problems before it", most=FAULTS_LIMIT)
    return Fault(("routines", place), found, say("fewer: nothing from here on was checked"))


def _check_routine(item: object, known: Known) -> tuple[RoutineDraft, list[Fault]]:
    table = tables.SHIPPED_ROUTINE if known.shipped else tables.ROUTINE
    step_table = tables.SHIPPED_STEP if known.shipped else tables.STEP
    faults = list(table.faults(item))
    parts = sound_fields(item, table, broken_fields(table, faults))
    steps = []
    inner: list[Fault] = []
    for place, step in enumerate(_listed(parts, "steps")):
        own = list(step_table.faults(step))
        steps.append(draft_step(step, step_table, own))
        inner += [fault.below("steps", place) for fault in (*own, *step_faults(steps[-1]))]
    draft = draft_routine(item, table, faults, tuple(steps))
    return draft, [*faults, *inner, *routine_faults(draft, known)]


def names_along(value: object, where: Where) -> Iterator[str]:
    """What each step of a way is called: keys as they are, items by their id or their place from 1."""
    for key in where:
        if isinstance(value, dict):
            value = value.get(str(key))
            yield str(key)
        else:
            value = value[key] if isinstance(value, list) and isinstance(key, int) else None
            yield _id_of(value)[:40] or f"#{int(key) + 1}"
