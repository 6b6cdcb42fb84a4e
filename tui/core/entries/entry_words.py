"""An entry of the journal in words: its title, its row in a list, and all of it."""

from tui.core.catalogue import marked, say
from tui.core.entries.entry import CheckIn, Entry, Outcome, PassOutcome, PassResult, SessionEntry
from tui.core.entries.journal import Change, ChangeKind
from tui.core.entries.question_words import morning_in_words
from tui.core.entries.routine_done import routine_done
from tui.core.places.findings import local_date
from tui.core.routines.routine import Library, Routine
from tui.core.sessions.session_words import session_sum, step_title, tender_point_words
from tui.core.words import day_in_words, minutes_and_seconds, place_in_words

_PASS_WORDS = {
    PassOutcome.DONE: "",
    PassOutcome.SKIPPED: marked("not done"),
    PassOutcome.CUT_SHORT: marked("the session ended here"),
    PassOutcome.STOPPED: marked("stopped: it felt sharp"),
}
_UNDONE = {
    ChangeKind.DELETED: marked("Back in the journal"),
    ChangeKind.EDITED: marked("As it was before"),
    ChangeKind.DISCARDED: marked("Now in the journal"),
}
_COPY_ADVICE = marked(
    "Also kept: another version of an entry that was changed in two places. "
    "Delete the one you do not want; until then one of them counts."
)


def title_of(entry: Entry) -> str:
    """What it was: the routine's title, or a check-in."""
    return entry.routine_title if isinstance(entry, SessionEntry) else say("Check-in")


def name_of(entry: Entry) -> str:
    """Which one it was, such as "Tight shoulders, Fri 20 Nov 2026 12:30"."""
    return f"{title_of(entry)}, {day_in_words(local_date(entry))} {entry.started_at:%H:%M}"


def undone_in_words(change: Change) -> str:
    """What an undo did, such as "Back in the journal: Check-in, Fri 20 Nov 2026 12:30."."""
    return f"{say(_UNDONE[change.kind])}: {name_of(change.before)}."


def flags_of(entry: Entry) -> list[str]:
    """What is unusual about it, in a word or two each."""
    flags = [say("entered later")] if entry.entered_later else []
    if isinstance(entry, SessionEntry):
        words = {Outcome.ENDED_EARLY: say("ended early"), Outcome.INTERRUPTED: say("interrupted")}
        flags += [words[entry.outcome]] if entry.outcome in words else []
        flags += [say("unattended")] if entry.unattended else []
    return flags + ([say("also kept")] if entry.copy_of is not None else [])


def about_copy(entry: Entry) -> list[str]:
    """What to know of a version that was kept beside another; nothing for any other entry."""
    return [say(_COPY_ADVICE)] if entry.copy_of is not None else []


def soreness_of(entry: Entry) -> list[tuple[str, str]]:
    """Region ids with their numbers: "6 → 4", "6 → -" where one was not answered, "4" at a check-in."""
    if isinstance(entry, CheckIn):
        return [(rating.region, str(rating.now)) for rating in entry.ratings]
    return [
        (rating.region, f"{_or_dash(rating.before)} → {_or_dash(rating.after)}") for rating in entry.ratings
    ]


def answers_of(entry: Entry) -> list[str]:
    """What a check-in says besides ratings and its note: the morning after, how much was in the way."""
    if not isinstance(entry, CheckIn):
        return []
    morning = [] if entry.next_morning is None else [morning_in_words(entry.next_morning)]
    return morning + (
        [] if entry.interference is None else [say("in the way: {number} of 10", number=entry.interference)]
    )


def _or_dash(number: int | None) -> str:
    return "-" if number is None else str(number)


def sections_of(entry: Entry, library: Library) -> list[tuple[str, list[str]]]:
    """All of an entry: headings with their lines; the first has the title for a heading."""
    head = [_when(entry), *([" · ".join(flags_of(entry))] if flags_of(entry) else [])]
    head += about_copy(entry)
    if isinstance(entry, CheckIn):
        head += answers_of(entry)
        body = [(say("sore now"), _ratings(entry, library))]
    else:
        routine = routine_done(entry, library)
        head += [session_sum(entry)[1], say("{pace} pace", pace=say(entry.pace.value))]
        body = [
            (say("tender points"), _points(entry, library, routine)),
            (say("sore before → after"), _ratings(entry, library)),
            (say("steps"), [_pass(item, routine) for item in entry.passes]),
        ]
    note = [(say("note"), entry.note.splitlines())]
    return [(title_of(entry), head), *(section for section in [*note, *body] if section[1])]


def _when(entry: Entry) -> str:
    end = "" if isinstance(entry, CheckIn) else f" - {entry.ended_at:%H:%M}"
    return f"{day_in_words(local_date(entry))}, {entry.started_at:%H:%M}{end}"


def _ratings(entry: Entry, library: Library) -> list[str]:
    sides = [rating.side for rating in entry.ratings]
    return [
        f"{place_in_words(library, region, side)}: {numbers}"
        for (region, numbers), side in zip(soreness_of(entry), sides, strict=True)
    ]


def _more(*words: str | None) -> str:
    return "".join(f"; {word}" for word in words if word)


def _pass(item: PassResult, routine: Routine | None) -> str:
    side = f", {say(item.side.value)}" if item.side else ""
    how = say(_PASS_WORDS[item.outcome])
    if item.outcome is PassOutcome.SKIPPED:
        how = say("left early") if item.seconds else say("not done")
    words = f"{minutes_and_seconds(item.seconds)}  {step_title(routine, item.step)}{side}"
    return f"{words} ({how})" if how else words


def _points(entry: SessionEntry, library: Library, routine: Routine | None) -> list[str]:
    return [
        tender_point_words(point, library, routine) + _more(point.word, point.note)
        for point in entry.tender_points
    ]
