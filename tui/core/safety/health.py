"""What a person said about their health. It stays in choices.json on this machine: no export has it."""

import datetime as dt
from typing import Annotated

import msgspec

from tui.core.anatomy.body import Spot

ASK_AGAIN_DAYS = 90
"""A lasting "no" is asked about again after so many days (our judgement: bodies change)."""


class HealthAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a contraindication is true of this person, and since which day that is known.

    `places` are those it is about, where it has to be said; `was_allowed` tells that somebody trained was
    asked, and had nothing against light work.
    """

    is_true: bool
    on: dt.date
    places: tuple[Spot, ...] = ()
    was_allowed: bool = False


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """All that was answered, by contraindication id; `welcomed_on` is when the first page was read."""

    answers: Annotated[dict[str, HealthAnswer], msgspec.Meta(max_length=1000)] = {}
    welcomed_on: dt.date | None = None
