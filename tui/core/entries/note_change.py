"""The note of an entry changed: what another copy of the program wrote there is shown before it goes."""

import msgspec

from tui.core.catalogue import marked, say
from tui.core.entries.entry import Entry, rebased
from tui.core.entries.journal import ChangedError, Journal, JournalError
from tui.core.text import shortened

_NOTED_TWICE = marked(
    "Not kept: another terminal wrote “{note}” here. Enter puts yours in its place, Esc leaves it."
)
_THEIRS_SHOWN = 60


class NotedTwiceError(JournalError):
    """Something else was noted meanwhile; `theirs` is the entry as it is now."""

    def __init__(self, theirs: Entry) -> None:
        """Say what they wrote."""
        super().__init__(say(_NOTED_TWICE, note=shortened(theirs.note, _THEIRS_SHOWN)))
        self.theirs = theirs


def put_note(journal: Journal, entry: Entry, note: str) -> None:
    """Store a note in place of that of `entry`; what else was changed there meanwhile stays.

    Raises NotedTwiceError, KeyError where the entry is gone, JournalError.
    """
    mine = msgspec.structs.replace(entry, note=note)
    try:
        journal.replace(mine)
    except ChangedError:
        theirs = journal.get(entry.id)
        if theirs is None:
            raise KeyError(entry.id) from None
        if theirs.note != entry.note:
            raise NotedTwiceError(theirs) from None
        journal.replace(rebased(entry, mine, theirs))
