"""What can be had back of a year, and what was, in words for screens and printed lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote

from tui.core.text import sentence_case
from tui.core.words import day_in_words
from tui.files.care.mend import Mended
from tui.files.care.restore import Restored
from tui.files.care.salvage import lines_in_words
from tui.files.care.year_found import YearState
from tui.files.journal.backups import Backup


def backup_in_words(backup: Backup) -> str:
    """A backup by its day, such as "the backup of Sat 21 Nov 2026"."""
    return f"the backup of {day_in_words(backup.date)}" if backup.date else f"the backup {backup.name}"


def entries_in_words(number: int) -> str:
    """A number of entries, such as "no entries" or "1 entry"."""
    return f"{number or 'no'} {'entry' if number == 1 else 'entries'}"


def offer_in_words(mended: Mended) -> str:
    """What a restore would bring: how much from the file itself, and how much from which backup."""
    missing = mended.found.state is YearState.MISSING
    if mended.backup is None:
        return f"{sentence_case(_from_file(mended))}; there is no backup."
    backup = backup_in_words(mended.backup)
    if missing or not mended.from_file:
        return f"{sentence_case(backup)} has {entries_in_words(mended.from_backup)}; what came later is lost."
    if not mended.from_backup:
        return f"{sentence_case(_from_file(mended))}; {backup} has no more."
    both = f" {_in_two_versions(mended.kept_both)}: both are kept." if mended.kept_both else ""
    known = entries_in_words(mended.from_file + mended.from_backup)
    return (
        f"{mended.from_file} of {known} can be read from the file itself; "
        f"{backup} has the other {mended.from_backup}.{both}"
    )


def _from_file(mended: Mended) -> str:
    return f"{entries_in_words(mended.from_file)} can be read from the file itself"


def restored_in_words(restored: Restored) -> Iterator[str]:
    """What a restore did, a sentence each; where the replaced file lies comes last."""
    mended, name = restored.mended, restored.mended.found.file.name
    if restored.is_done_already:
        yield f"{name} has {entries_in_words(mended.entries)} and needs nothing: it is left as it is."
        return
    yield f"{name} is in place with {entries_in_words(mended.entries)}: {_origins_in_words(mended)}."
    yield from _what_to_know(mended)
    if restored.set_aside is not None:
        yield f"The file that was there before: {restored.set_aside}"
        yield from _way_back(restored, restored.set_aside)


def _way_back(restored: Restored, aside: Path) -> Iterator[str]:
    """What of the replaced file is not in the backup that was put in place, and how to have it back."""
    if not (restored.left_out or restored.in_another_version):
        return
    out, other = restored.left_out, restored.in_another_version
    told = [f"{entries_in_words(out)} of it {_are(out)} not in that backup"] if out else []
    if other:
        told.append(f"{entries_in_words(other)} {_are(other)} there in another version")
    yield f"{', '.join(told)}. To take that back:"
    if restored.mended.found.problem:
        file = restored.mended.found.file
        yield f"  cp {quote(str(aside))} {quote(str(file))}"
        yield f"  unknot journal restore {restored.mended.found.year:04}"
    else:
        yield f"  unknot journal merge {quote(str(aside))}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _origins_in_words(mended: Mended) -> str:
    parts = [f"{mended.from_file} from the file itself"] if mended.from_file else []
    if mended.backup is not None and (mended.from_backup or not parts):
        parts.append(f"{mended.from_backup} from {backup_in_words(mended.backup)}")
    if mended.kept_both:
        parts.append(f"{mended.kept_both} kept beside another version")
    return ", ".join(parts) or "it holds none"


def _what_to_know(mended: Mended) -> Iterator[str]:
    if mended.lost_lines or mended.ends_after:
        yield _lost_in_words(mended)
    if mended.put_back:
        number, these = _as_subject(mended.put_back)
        yield f"{number} changed outside Unknot: {these} again as in the backups."
    if mended.kept_both:
        yield f"{_in_two_versions(mended.kept_both)}: both were kept."


def _in_two_versions(number: int) -> str:
    return f"{entries_in_words(number)} {'was' if number == 1 else 'were'} there in two versions"


def _lost_in_words(mended: Mended) -> str:
    lines, end = mended.lost_lines, mended.ends_after
    if not lines:
        return f"The damaged file ends after line {end}: what only stood behind that is lost."
    if lines == (end,):
        return f"From line {end} on the damaged file could not be read: what only stood there is lost."
    unread = f"{sentence_case(lines_in_words(lines))} of the damaged file could not be read"
    behind = f", and it ends after line {end}" if end else ""
    return f"{unread}{behind}: what only stood there{' or behind it' if end else ''} is lost."


def _as_subject(ids: Sequence[str]) -> tuple[str, str]:
    return ("1 entry was", "it is") if len(ids) == 1 else (f"{len(ids)} entries were", "they are")
