"""The figure of a week: where it was tender, in that week or in the four up to its end."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from textual.widgets import Static

from tui.core.anatomy.body import Region, Spot
from tui.core.catalogue import say
from tui.core.charset import charset_in_use, shapes_in
from tui.core.places.history import History
from tui.core.weeks.calendar_week import Week
from tui.core.weeks.week_records import WEEKS_BESIDE
from tui.core.words import MONTHS
from tui.widgets.blank_rows import Below
from tui.widgets.body.picture import BodyPicture
from tui.widgets.text import literal


class Figure(Enum):
    """What the figure shows; where there is no room beside the page, it may be away."""

    AWAY = "away"
    WEEK = "week"
    FOUR_WEEKS = "four weeks"

    def first_day_up_to(self, week: Week) -> dt.date:
        """The first day of which the figure tells."""
        if self is Figure.FOUR_WEEKS:
            return week.end - dt.timedelta(weeks=WEEKS_BESIDE, days=-1)
        return week.start


class WeekFigure(Below):
    """The body with its numbers, and in words above it what they are of."""

    DEFAULT_CSS = """
    WeekFigure > #figure-words { height: auto; padding: 0 1; color: $text-muted; text-align: center; }
    """

    def __init__(self, regions: tuple[Region, ...]) -> None:
        """Nothing is shown yet."""
        self._words = Static(id="figure-words")
        self._picture = BodyPicture(regions)
        super().__init__(self._words, self._picture)
        self._heat: Mapping[Spot, int] = {}

    def show(self, history: History, week: Week, figure: Figure) -> None:
        """Show the tender points of the week, or of four."""
        self._heat = history.heat(figure.first_day_up_to(week), week.end)
        self._picture.show(self._heat, self._heat)

    def say(self, week: Week, figure: Figure, *, is_narrow: bool) -> None:
        """Say what is shown, in the room there is."""
        marked = say("tender points") if self._heat else say("no tender points")
        said = literal(shapes_in(charset_in_use(), f"{marked}{_when(week, figure, is_narrow=is_narrow)}"))
        if self._words.content != said:
            self._words.update(said)

    @property
    def is_one_sided(self) -> bool:
        """Whether there is room for one side of the body only, to be known once it is laid out."""
        return self._picture.shown_alone is not None

    def turn(self) -> None:
        """Show the other side, where only one has room."""
        self._picture.turn()


def _when(week: Week, figure: Figure, *, is_narrow: bool) -> str:
    if figure is not Figure.FOUR_WEEKS:
        return say(" in week {number}", number=week.number)
    first, last = figure.first_day_up_to(week), week.end
    span = f"{first.day} {say(MONTHS[first.month - 1])} - {last.day} {say(MONTHS[last.month - 1])}"
    return f", {span}" if is_narrow else say(" in four weeks, {span}", span=span)
