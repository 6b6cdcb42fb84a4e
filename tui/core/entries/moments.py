"""Reading when something was, as a person types it."""

import datetime as dt
import re

from tui.core.catalogue import marked, say
from tui.core.entries.entry import FIRST_YEAR, plain_moment

EXPECTED = marked("now, 14:30, yesterday 22:00, or 2026-11-20 22:00")
_NO_TIME = marked('"{text}" is not a time: expected {expected}.')
_TO_COME = marked('"{text}" is still to come: expected {expected}.')
_TOO_EARLY = marked('"{text}" is before {year}: expected {expected}.')
_TIME = r"(?P<time>\d{1,2}:\d{2}(:\d{2})?)"
_FORMS = (
    rf"(?P<yesterday>yesterday )?{_TIME}",
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})[ t]{_TIME}(?P<offset>z|[+-]\d{{2}}:\d{{2}})?",
)


def read_moment(text: str, now: dt.datetime, timezone: str) -> dt.datetime:
    """The moment with the offset it had then in the person's zone, or the one that is given.

    ValueError says in one sentence what was expected.
    """
    words = " ".join(text.lower().split())
    if words in ("", "now"):
        return now.replace(microsecond=0)
    found = next((match for form in _FORMS if (match := re.fullmatch(form, words, re.ASCII))), None)
    moment = _moment(found.groupdict(default=""), now, timezone) if found else None
    if moment is None:
        raise _refused(_NO_TIME, text)
    if moment > now:
        raise _refused(_TO_COME, text)
    if moment.year < FIRST_YEAR:
        raise _refused(_TOO_EARLY, text)
    return moment


def _refused(why: str, text: str) -> ValueError:
    return ValueError(say(why, text=text.strip(), year=FIRST_YEAR, expected=say(EXPECTED)))


def _moment(parts: dict[str, str], now: dt.datetime, timezone: str) -> dt.datetime | None:
    day = parts.get("date") or now.date().isoformat()
    hour, _, rest = parts["time"].partition(":")
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{hour:0>2}:{rest}{parts.get('offset', '').upper()}")
    except ValueError:
        return None
    if parts.get("yesterday"):
        moment -= dt.timedelta(days=1)
    return moment if moment.tzinfo else _local(moment, timezone)


def _local(moment: dt.datetime, timezone: str) -> dt.datetime:
    """A time of the wall: the first where the clocks showed it twice, an hour on where they skipped it."""
    import pendulum  # it takes as long to load as all else of a command, and only who types a time needs it

    first = pendulum.instance(moment, tz=timezone)
    if first.naive() != moment:
        first = pendulum.instance(moment.replace(fold=1), tz=timezone)
    return plain_moment(first)
