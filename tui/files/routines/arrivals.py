"""A file of somebody else: what it holds, and how it is kept apart from what is here."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import msgspec

from tui.core.anatomy.body import Region
from tui.core.catalogue import say
from tui.core.routines.routine import Contraindication, Library, Routine, Source
from tui.core.routines.shelf import Arrival
from tui.files.routines.document import Document
from tui.files.routines.file_check import Checked, check_text, is_bare, read_checked
from tui.files.routines.new_ids import numbered
from tui.files.routines.own_files import TABLES, own_id
from tui.files.routines.placed_routine import routines_in, tables_in
from tui.files.routines.routine_json import Json, file_text

Item = TypeVar("Item", Region, Source, Contraindication)


class Arrived(NamedTuple):
    """What was shown of a file, and the text that would be written; None where it cannot be taken in."""

    arrival: Arrival
    text: str | None


class Renames(msgspec.Struct, frozen=True, kw_only=True):
    """New ids for what is taken here, by table and old id; `reached` are those of the routines by what
    `same_as` calls them.
    """

    regions: dict[str, str] = {}
    sources: dict[str, str] = {}
    contraindications: dict[str, str] = {}
    routines: dict[str, str] = {}
    reached: dict[str, str] = {}

    def __bool__(self) -> bool:
        return any((self.regions, self.sources, self.contraindications, self.routines))


def look_at_file(path: Path, library: Library, built_in: Library) -> Arrived:
    """Read and check a file, and find ids for what is taken here."""
    checked = read_checked(path, built_in)
    return _arrived(path, checked, library, built_in)


def arrived_from(path: Path, text: str, library: Library, built_in: Library) -> Arrived:
    """The same for a text that was read before."""
    return _arrived(path, check_text(path, text, built_in), library, built_in)


def _arrived(path: Path, checked: Checked, library: Library, built_in: Library) -> Arrived:
    problems = [str(problem) for problem in checked.problems if problem.is_error]
    warnings = tuple(str(problem) for problem in checked.problems if not problem.is_error)
    if checked.document is None:
        return Arrived(Arrival(path=str(path), problems=tuple(problems), warnings=warnings), None)
    renames = renames_for(checked.document, library, built_in)
    text = file_text(renamed(checked.value, renames)) if renames else checked.text
    document = check_text(path, text, built_in).document
    if document is None:
        raise AssertionError(f"{path}: renaming broke it")
    arrival = Arrival(
        path=str(path),
        routines=_as_reached(document, built_in),
        renamed=_told(checked.document, document, built_in),
        adds=tuple(item.name for item in document.regions if item not in built_in.regions),
        contraindications=_brought(document.contraindications, built_in.contraindications),
        sources=_brought(document.sources, built_in.sources),
        warnings=(*warnings, *_here_already(checked.document, library)),
    )
    return Arrived(arrival, text)


def _as_reached(document: Document, built_in: Library) -> tuple[Routine, ...]:
    shipped = {routine.id for routine in built_in.routines}
    return tuple(
        msgspec.structs.replace(routine, id=own_id(routine.id, shipped)) for routine in document.routines
    )


def _told(before: Document, after: Document, built_in: Library) -> tuple[tuple[str, str], ...]:
    pairs = zip(before.routines, _as_reached(after, built_in), strict=True)
    return tuple((old.id, new.id) for old, new in pairs if old.id != new.id)


def _brought(items: tuple[Item, ...], built_in: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in items if item not in built_in)


def _here_already(document: Document, library: Library) -> Iterator[str]:
    """Routines that are here word for word, under whatever id."""
    known = {_nameless(routine): routine.id for routine in library.routines}
    for routine in document.routines:
        if there := known.get(_nameless(routine)):
            yield say('"{title}" is here already, as {id}', title=routine.title, id=there)


def _nameless(routine: Routine) -> bytes:
    """What tells a routine, whatever its id is."""
    return msgspec.json.encode(msgspec.structs.replace(routine, id=""))


def renames_for(document: Document, library: Library, built_in: Library) -> Renames:
    """A new id for each thing whose own is taken here by something else."""
    regions = _apart(document.regions, library.regions)
    sources = _apart(document.sources, library.sources)
    stops = tuple(_with_new_ids(stop, regions, sources) for stop in document.contraindications)
    routines = _routines_apart(document, library, built_in)
    shipped = {routine.id for routine in built_in.routines}
    return Renames(
        regions=regions,
        sources=sources,
        contraindications=_apart(stops, library.contraindications),
        routines=routines,
        reached={own_id(old, shipped): new for old, new in routines.items()},
    )


def _with_new_ids(
    stop: Contraindication, regions: Mapping[str, str], sources: Mapping[str, str]
) -> Contraindication:
    return msgspec.structs.replace(
        stop,
        regions=tuple(regions.get(each, each) for each in stop.regions),
        sources=tuple(sources.get(each, each) for each in stop.sources),
    )


def _apart(items: Sequence[Item], here: Sequence[Item]) -> dict[str, str]:
    """New ids for those that stand for something else here; one renamed before finds itself again."""
    known: dict[str, Item] = {item.id: item for item in here}
    taken = {item.id for item in (*here, *items)}
    found: dict[str, str] = {}
    for item in items:
        if known.get(item.id, item) != item:
            same = (each.id for each in here if msgspec.structs.replace(each, id=item.id) == item)
            found[item.id] = next(same, None) or numbered(item.id, taken)
            taken.add(found[item.id])
    return found


def _routines_apart(document: Document, library: Library, built_in: Library) -> dict[str, str]:
    shipped = {routine.id for routine in built_in.routines}
    taken = {routine.id for routine in library.routines}
    arriving = {routine.id for routine in document.routines}
    found: dict[str, str] = {}
    for routine in document.routines:
        if own_id(routine.id, shipped) in taken:
            found[routine.id] = numbered(routine.id, taken | arriving | set(found.values()))
    return found


def renamed(value: object, renames: Renames) -> object:
    """The file with the new ids, wherever it names them; all else as it is written."""
    routines = [_routine_renamed(routine, renames) for routine in routines_in(value)]
    if is_bare(value):
        return routines[0]
    tables = tables_in(value)
    changed = {**cast("Json", value), "routines": routines}
    for table in tables:
        new_ids = getattr(renames, table)
        changed[table] = [_record_renamed(item, new_ids, renames) for item in tables[table]]
    return changed


def _record_renamed(item: Json, new_ids: Mapping[str, str], renames: Renames) -> Json:
    return _with_references({**item, "id": _new(new_ids, item["id"])}, renames)


def _routine_renamed(routine: Json, renames: Renames) -> Json:
    steps = [_step_renamed(step, renames) for step in cast("list[Json]", routine["steps"])]
    return {**_record_renamed(routine, renames.routines, renames), "steps": steps}


def _step_renamed(step: Json, renames: Renames) -> Json:
    changed = _with_references(step, renames)
    if isinstance(same := step.get("same_as"), str):
        changed["same_as"] = _same_as_renamed(same, renames.reached)
    path = step.get("path")
    if isinstance(path, dict) and "along" in path:
        along = [{**spot, "region": _new(renames.regions, spot["region"])} for spot in path["along"]]
        changed["path"] = {**path, "along": along}
    return changed


def _same_as_renamed(same_as: str, routines: Mapping[str, str]) -> str:
    routine, _, step = same_as.rpartition("/")
    return f"{routines[routine]}/{step}" if routine in routines else same_as


def _with_references(item: Json, renames: Renames) -> Json:
    """An object with the new ids in its lists of regions, sources and contraindications."""
    lists = {
        table: [_new(getattr(renames, table), each) for each in cast("list[object]", item[table])]
        for table in TABLES
        if isinstance(item.get(table), list)
    }
    return {**item, **lists}


def _new(ids: Mapping[str, str], known: object) -> object:
    return ids.get(known, known) if isinstance(known, str) else known
