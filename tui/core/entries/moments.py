"""Reading when something was, as a person types it."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from tui.core.entries.entry import FIRST_YEAR

EXPECTED = "now, 14:30, yesterday 22:00, or 2026-11-20 22:00"
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
        raise ValueError(f'"{text.strip()}" is not a time: expected {EXPECTED}.')
    if moment > now:
        raise ValueError(f'"{text.strip()}" is still to come: expected {EXPECTED}.')
    if moment.year < FIRST_YEAR:
        raise ValueError(f'"{text.strip()}" is before {FIRST_YEAR}: expected {EXPECTED}.')
    return moment


def _moment(parts: dict[str, str], now: dt.datetime, timezone: str) -> dt.datetime | None:
    day = parts.get("date") or now.date().isoformat()
    hour, _, rest = parts["time"].partition(":")
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{hour:0>2}:{rest}{parts.get('offset', '').upper()}")
    except ValueError:
        return None
    if parts.get("yesterday"):
        moment -= dt.timedelta(days=1)
    local = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))
