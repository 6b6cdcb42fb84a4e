"""What is asked of the journal: words, and tokens such as side:right, read while they are typed."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

import msgspec

from tui.core.anatomy.body import Side
from tui.core.catalogue import say
from tui.core.entries.entry import HoldOutcome, Outcome
from tui.core.near_words import near_words
from tui.core.searching.search_days import DAY_EXAMPLES, day_asked, is_begun
from tui.core.searching.search_text import folded

SearchedOutcome = Outcome | HoldOutcome
OUTCOMES: tuple[SearchedOutcome, ...] = (*Outcome, *HoldOutcome)
_TOKEN = re.compile(
    r'(?P<key>region|side|outcome|kind|since|until):(?:"(?P<quoted>[^"]*)"?|(?P<value>\S*))'
    r'|"(?P<phrase>[^"]*)"?|(?P<word>\S+)',
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What an entry is."""

    SESSION = "session"
    CHECK_IN = "check-in"


class Key(StrEnum):
    """What a token says something about."""

    REGION = "region"
    SIDE = "side"
    OUTCOME = "outcome"
    KIND = "kind"
    SINCE = "since"
    UNTIL = "until"

    @property
    def is_day(self) -> bool:
        """Whether a day stands after it."""
        return self in (Key.SINCE, Key.UNTIL)


class QueryError(ValueError):
    """A token that says nothing; the message is one clear line with what was expected."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What entries are wanted: all of the words, and of each kind of token one at least; nothing wants all.

    A region and a side are meant of one place, and the outcome of a hold is that of a hold there; a
    session's own outcome is that of the whole session. `since` and `until` include their day.
    """

    words: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    outcomes: tuple[SearchedOutcome, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    def and_also(self, other: "Query") -> "Query":
        """What both want: of days the narrower, of regions and the like those of either."""
        return Query(
            words=self.words + other.words,
            regions=self.regions + other.regions,
            sides=self.sides + other.sides,
            outcomes=self.outcomes + other.outcomes,
            kinds=self.kinds + other.kinds,
            since=max(filter(None, (self.since, other.since)), default=None),
            until=min(filter(None, (self.until, other.until)), default=None),
        )


EVERYTHING = Query()


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far: what it asks for, in words too, and what is wrong or not finished in it.

    A wrong or unfinished token asks for nothing, so that nothing is blocked by it.
    """

    query: Query = EVERYTHING
    told: tuple[str, ...] = ()
    problem: str = ""
    unfinished: str = ""


class _Token(msgspec.Struct, frozen=True):
    key: Key | None
    value: str


def parse_query(text: str, regions: Collection[str], today: dt.date) -> Query:
    """What a whole text asks for. Raises QueryError with one clear line. `regions` are the ids known."""
    typed = read_typed(text, regions, today)
    if typed.problem or typed.unfinished:
        raise QueryError(typed.problem or typed.unfinished)
    return typed.query


def read_typed(text: str, regions: Collection[str], today: dt.date) -> Typed:
    """What a text asks for that may still be typed: the first thing wrong in it is only told."""
    typed = Typed()
    for token in _tokens(text):
        read = _word_read(token) if token.key is None else _read(token.key, token.value, regions, today)
        typed = Typed(
            query=typed.query.and_also(read.query),
            told=typed.told + read.told,
            problem=typed.problem or read.problem,
            unfinished=typed.unfinished or read.unfinished,
        )
    words = " ".join(typed.query.words)
    return msgspec.structs.replace(typed, told=((f"“{words}”",) if words else ()) + typed.told)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        if found["key"]:
            yield _Token(Key(found["key"].lower()), found["value"] or found["quoted"] or "")
        elif words := folded(found["phrase"] or found["word"] or ""):
            yield _Token(None, words)


def _word_read(token: _Token) -> Typed:
    return Typed(query=Query(words=(token.value,)))


def _read(key: Key, value: str, regions: Collection[str], today: dt.date) -> Typed:
    told = (f"{key}:{value.lower()}",)
    if key.is_day:
        day = day_asked(value, today, is_last=key is Key.UNTIL)
        if day is not None:
            query = Query(since=day) if key is Key.SINCE else Query(until=day)
            return Typed(query=query, told=told)
        return _not_read(
            is_begun(value), say("{key}: expected {expected}", key=key, expected=say(DAY_EXAMPLES)), value
        )
    found = named(key, value, regions) if value else ()
    if found:
        return Typed(query=_query_of(key, found), told=told)
    return _not_read(
        not value, say("{key}: expected {expected}", key=key, expected=_expected(key, value, regions)), value
    )


def _not_read(is_unfinished: bool, expected: str, value: str) -> Typed:
    if is_unfinished:
        return Typed(unfinished=expected)
    return Typed(problem=say('{expected}, not "{value}"', expected=expected, value=value))


def values_of(key: Key, regions: Collection[str]) -> Sequence[str]:
    """All that may stand after a key."""
    values: dict[Key, Sequence[str]] = {
        Key.SIDE: tuple(Side),
        Key.OUTCOME: OUTCOMES,
        Key.KIND: tuple(Kind),
    }
    return values[key] if key in values else sorted(regions)


def named(key: Key, value: str, regions: Collection[str]) -> tuple[str, ...]:
    """The value that was typed whole, else all that begin so.

    Of a region any part may: "back" stands for low-back and neck-back.
    """
    names, wanted = values_of(key, regions), value.casefold()
    whole = tuple(name for name in names if name.casefold() == wanted)
    begun = tuple(name for name in names if name.casefold().startswith(wanted))
    if key is not Key.REGION:
        return whole or begun
    return whole or (
        *begun,
        *(name for name in names if f"-{wanted}" in name.casefold() and name not in begun),
    )


def _query_of(key: Key, names: tuple[str, ...]) -> Query:
    match key:
        case Key.SIDE:
            return Query(sides=tuple(map(Side, names)))
        case Key.KIND:
            return Query(kinds=tuple(map(Kind, names)))
        case Key.OUTCOME:
            return Query(outcomes=tuple(each for each in OUTCOMES if each.value in names))
        case _:
            return Query(regions=names)


def _expected(key: Key, value: str, regions: Collection[str]) -> str:
    names = values_of(key, regions)
    if key is not Key.REGION:
        return say("{words} or {last}", words=", ".join(names[:-1]), last=names[-1])
    close = near_words(value.casefold(), names, cutoff=0.5)
    return say("one such as {name}", name=(close or names or ["shoulder-top"])[0])
