"""What can be had back of a year, and what was, in words for screens and printed lines."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from tui.core.catalogue import say, say_count
from tui.core.text import sentence_case
from tui.core.words import counted, day_in_words
from tui.files.care.mend import Mended
from tui.files.care.restore import Restored
from tui.files.care.salvage import lines_in_words
from tui.files.care.year_found import YearState
from tui.files.journal.backups import Backup


def backup_in_words(backup: Backup) -> str:
    """A backup by its day, such as "the backup of Sat 21 Nov 2026"."""
    return (
        say("the backup of {day}", day=day_in_words(backup.date))
        if backup.date
        else say("the backup {name}", name=backup.name)
    )


def entries_in_words(number: int) -> str:
    """A number of entries, such as "no entries" or "1 entry"."""
    return counted(number, "entry")


def offer_in_words(mended: Mended) -> str:
    """What a restore would bring: how much from the file itself, and how much from which backup."""
    missing = mended.found.state is YearState.MISSING
    if mended.backup is None:
        return say("{entries}; there is no backup.", entries=sentence_case(_from_file(mended)))
    backup = backup_in_words(mended.backup)
    if missing or not mended.from_file:
        return say(
            "{backup} has {entries}; what came later is lost.",
            backup=sentence_case(backup),
            entries=entries_in_words(mended.from_backup),
        )
    if not mended.from_backup:
        return say(
            "{entries}; {backup} has no more.", entries=sentence_case(_from_file(mended)), backup=backup
        )
    told = say(
        "{number} of {known} can be read from the file itself; {backup} has the other {others}.",
        number=mended.from_file,
        known=entries_in_words(mended.from_file + mended.from_backup),
        backup=backup,
        others=mended.from_backup,
    )
    if not mended.kept_both:
        return told
    return f"{told} {say('{entries}: both are kept.', entries=_in_two_versions(mended.kept_both))}"


def _from_file(mended: Mended) -> str:
    return say(
        "{entries} can be read from the file itself",
        entries=entries_in_words(mended.from_file),
    )


def restored_in_words(restored: Restored) -> Iterator[str]:
    """What a restore did, a sentence each; where the replaced file lies comes last."""
    mended, name = restored.mended, restored.mended.found.file.name
    if restored.is_done_already:
        yield say(
            "{name} has {entries} and needs nothing: it is left as it is.",
            name=name,
            entries=entries_in_words(mended.entries),
        )
        return
    yield say(
        "{name} is in place with {entries}: {origins}.",
        name=name,
        entries=entries_in_words(mended.entries),
        origins=_origins_in_words(mended),
    )
    yield from _what_to_know(mended)
    if restored.set_aside is not None:
        yield say("The file that was there before: {path}", path=restored.set_aside)
        yield from _way_back(restored, restored.set_aside)


def _way_back(restored: Restored, aside: Path) -> Iterator[str]:
    """What of the replaced file is not in the backup that was put in place, and how to have it back."""
    if not (restored.left_out or restored.in_another_version):
        return
    out, other = restored.left_out, restored.in_another_version
    told = []
    if out:
        told.append(
            say_count(
                "{count} entry of it is not in that backup",
                "{count} entries of it are not in that backup",
                out,
            )
        )
    if other:
        told.append(
            say_count(
                "{count} entry is there in another version",
                "{count} entries are there in another version",
                other,
            )
        )
    yield say("{what}. To take that back:", what=", ".join(told))
    if restored.mended.found.problem:
        file = restored.mended.found.file
        yield f"  cp {quote(str(aside))} {quote(str(file))}"
        yield f"  unknot journal restore {restored.mended.found.year:04}"
    else:
        yield f"  unknot journal merge {quote(str(aside))}"


def _origins_in_words(mended: Mended) -> str:
    parts = [say("{count} from the file itself", count=mended.from_file)] if mended.from_file else []
    if mended.backup is not None and (mended.from_backup or not parts):
        parts.append(
            say(
                "{from_backup} from {backup}",
                from_backup=mended.from_backup,
                backup=backup_in_words(mended.backup),
            )
        )
    if mended.kept_both:
        parts.append(say("{kept_both} kept beside another version", kept_both=mended.kept_both))
    return ", ".join(parts) or say("it holds none")


def _what_to_know(mended: Mended) -> Iterator[str]:
    if mended.lost_lines or mended.ends_after:
        yield _lost_in_words(mended)
    if mended.put_back:
        yield say_count(
            "{count} entry was changed outside Unknot: it is again as in the backups.",
            "{count} entries were changed outside Unknot: they are again as in the backups.",
            len(mended.put_back),
        )
    if mended.kept_both:
        yield say("{entries}: both were kept.", entries=_in_two_versions(mended.kept_both))


def _in_two_versions(number: int) -> str:
    return say_count(
        "{count} entry was there in two versions", "{count} entries were there in two versions", number
    )


def _lost_in_words(mended: Mended) -> str:
    lines, end = mended.lost_lines, mended.ends_after
    if not lines:
        return say("The damaged file ends after line {end}: what only stood behind that is lost.", end=end)
    if lines == (end,):
        return say(
            "From line {end} on the damaged file could not be read: what only stood there is lost.", end=end
        )
    unread = sentence_case(lines_in_words(lines))
    if not end:
        return say(
            "{lines} of the damaged file could not be read: what only stood there is lost.", lines=unread
        )
    return say(
        "{lines} of the damaged file could not be read, and it ends after line {end}: "
        "what only stood there or behind it is lost.",
        lines=unread,
        end=end,
    )
