"""Days as they are asked for in a search: whole, as a month or a year, or counted back from today."""

import calendar
import datetime as dt
import re

from tui.core.catalogue import marked

DAY_EXAMPLES = marked("a day such as 2026-11-22, 2026-11, today or 4w (four weeks ago)")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_AGO = re.compile(r"(?P<number>\d{1,5})(?P<unit>[dw])", re.ASCII | re.IGNORECASE)
_BEGUN = re.compile(r"\d{0,4}|\d{4}-\d?|\d{4}-\d\d-\d?", re.ASCII)
_NAMED = {"today": 0, "yesterday": 1}
_DAYS = {"d": 1, "w": 7}


def day_asked(text: str, today: dt.date, *, is_last: bool) -> dt.date | None:
    """The day that is meant, None for no day; of a month or year the first day, or the last (`is_last`)."""
    if text.lower() in _NAMED:
        return today - dt.timedelta(days=_NAMED[text.lower()])
    try:
        if ago := _AGO.fullmatch(text):
            return today - dt.timedelta(days=int(ago["number"]) * _DAYS[ago["unit"].lower()])
        if day := _DAY.fullmatch(text):
            return _day_of(day, is_last=is_last)
    except (ValueError, OverflowError):  # the 31st of November, or before the first year there is
        return None
    return None


def _day_of(found: re.Match[str], *, is_last: bool) -> dt.date:
    year = int(found["year"])
    month = int(found["month"] or (12 if is_last else 1))
    first = dt.date(year, month, 1)
    last = calendar.monthrange(year, month)[1]
    return first.replace(day=int(found["day"] or (last if is_last else 1)))


def is_begun(text: str) -> bool:
    """Whether it may become a day when more is typed."""
    is_date = _BEGUN.fullmatch(text) is not None or re.fullmatch(r"\d{1,5}", text, re.ASCII) is not None
    return is_date or any(name.startswith(text.lower()) for name in _NAMED)
