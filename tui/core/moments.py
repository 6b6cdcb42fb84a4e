"""Reading when something was, as a person types it."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

EXPECTED = "now, 14:30, yesterday 22:00, or 2026-11-20 22:00"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
_FORMS = (
    rf"(?P<yesterday>yesterday )?{_TIME}",
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})[ t]{_TIME}",
)


def read_moment(text: str, now: dt.datetime, timezone: str) -> dt.datetime:
    """The moment in the person's zone, with the offset it had then; ValueError says what was expected."""
    words = " ".join(text.lower().split())
    if words in ("", "now"):
        return now.replace(microsecond=0)
    found = next((match for form in _FORMS if (match := re.fullmatch(form, words, re.ASCII))), None)
    moment = _moment(found.groupdict(), now, timezone) if found else None
    if moment is None:
        raise ValueError(f"“{text.strip()}” is not a time: expected {EXPECTED}.")
    if moment > now:
        raise ValueError(f"“{text.strip()}” is still to come: expected {EXPECTED}.")
    return moment


def _moment(parts: dict[str, str | None], now: dt.datetime, timezone: str) -> dt.datetime | None:
    try:
        day = dt.date.fromisoformat(parts.get("date") or now.date().isoformat())
        time = dt.time(int(parts["hour"] or 0), int(parts["minute"] or 0))
    except ValueError:
        return None
    if parts.get("yesterday"):
        day -= dt.timedelta(days=1)
    local = dt.datetime.combine(day, time, ZoneInfo(timezone))
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))
