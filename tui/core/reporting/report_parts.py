"""Parts of a report that can be left out, and what then stays of an entry."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

import msgspec

from tui.core.catalogue import marked, say
from tui.core.entries.entry import CheckIn, Entry, TenderPoint
from tui.core.near_words import near_words


class Part(StrEnum):
    """A part that the person may want to keep to themselves."""

    NOTES = marked("notes")
    WORDS = marked("words")
    SPOTS = marked("spots")
    RATINGS = marked("ratings")
    TENDER_POINTS = marked("tender-points")
    MORNINGS = marked("mornings")
    INTERFERENCE = marked("interference")
    SIDES = marked("sides")
    TRENDS = marked("trends")


PART_WORDS = {
    Part.NOTES: marked("notes"),
    Part.WORDS: marked("words for how it felt"),
    Part.SPOTS: marked("names of spots"),
    Part.RATINGS: marked("soreness"),
    Part.TENDER_POINTS: marked("tender points"),
    Part.MORNINGS: marked("next mornings"),
    Part.INTERFERENCE: marked("how much it got in the way"),
    Part.SIDES: marked("left against right"),
    Part.TRENDS: marked("trends"),
}
_GO_WITH = {
    Part.RATINGS: (Part.TRENDS,),
    Part.TENDER_POINTS: (Part.WORDS, Part.SPOTS, Part.SIDES),
}
"""What cannot be told without a part."""


def parse_parts(text: str) -> frozenset[Part]:
    """Parts with commas between them. ValueError says which name is none, and what there is."""
    names = [name.strip().lower() for name in text.split(",")]
    known = {part.value: part for part in Part}
    for name in filter(None, names):
        if name not in known:
            raise ValueError(_no_part(name, known))
    return frozenset(known[name] for name in names if name)


def _no_part(name: str, known: Collection[str]) -> str:
    close = near_words(name, known, cutoff=0.5)
    meant = (
        say('Did you mean "{word}"?', word=close[0])
        if close
        else say("There are: {ids}.", ids=", ".join(known))
    )
    return say('"{name}" is no part of a report. {advice}', name=name, advice=meant)


def with_dependents(without: Iterable[Part]) -> frozenset[Part]:
    """The parts, and those that cannot be told without them."""
    without = frozenset(without)
    return without.union(*(_GO_WITH.get(part, ()) for part in without))


def entry_without(entry: Entry, without: Collection[Part]) -> Entry:
    """The entry with what is left out as if it had never been answered."""
    changes: dict[str, object] = {"note": ""} if Part.NOTES in without else {}
    if Part.RATINGS in without:
        changes["ratings"] = ()
    if isinstance(entry, CheckIn):
        changes |= {name: None for part, name in _CHECK_IN_FIELDS if part in without}
    elif Part.TENDER_POINTS in without:
        changes["tender_points"] = ()
    else:
        changes["tender_points"] = tuple(_point_without(each, without) for each in entry.tender_points)
    return msgspec.structs.replace(entry, **changes)


_CHECK_IN_FIELDS = (
    (Part.MORNINGS, "next_morning"),
    (Part.MORNINGS, "after_session"),
    (Part.INTERFERENCE, "interference"),
)
_POINT_FIELDS: tuple[tuple[Part, str, str | None], ...] = (
    (Part.NOTES, "note", ""),
    (Part.WORDS, "word", None),
    (Part.SPOTS, "spot", ""),
)


def _point_without(point: TenderPoint, without: Collection[Part]) -> TenderPoint:
    changes = {name: empty for part, name, empty in _POINT_FIELDS if part in without}
    return msgspec.structs.replace(point, **changes) if changes else point


def entry_about(entry: Entry, regions: Collection[str]) -> Entry:
    """The entry with only what it says of these regions; all of it where none is given."""
    if not regions:
        return entry
    changes: dict[str, object] = {
        name: tuple(each for each in getattr(entry, name, ()) if each.region in regions)
        for name in ("ratings", "tender_points")
        if hasattr(entry, name)
    }
    return msgspec.structs.replace(entry, **changes)


def record_without(record: Mapping[str, object], without: Collection[Part]) -> dict[str, object]:
    """The JSON of an entry without the keys of what is left out.

    A key that is absent says nothing: whoever still has it whole keeps it, and no version stands against it.
    """
    hidden = {name for part, name in _CHECK_IN_FIELDS if part in without}
    hidden |= {name for part, name in _RECORD_FIELDS if part in without}
    kept = {key: value for key, value in record.items() if key not in hidden}
    points = kept.get("tender_points")
    if isinstance(points, list | tuple):
        fields = {name for part, name, _ in _POINT_FIELDS if part in without}
        kept["tender_points"] = [
            {key: value for key, value in point.items() if key not in fields} for point in points
        ]
    return kept


_RECORD_FIELDS = (
    (Part.NOTES, "note"),
    (Part.RATINGS, "ratings"),
    (Part.TENDER_POINTS, "tender_points"),
)
