"""A whole routine file as a record."""

import msgspec

from tui.core.anatomy.body import Region
from tui.core.routines.routine import Contraindication, Routine, Source
from tui.core.routines.vocabulary import ROUTINE_SCHEMA


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole routine file."""

    routines: tuple[Routine, ...]
    schema: int = ROUTINE_SCHEMA
    language: str = "en"
    regions: tuple[Region, ...] = ()
    sources: tuple[Source, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
