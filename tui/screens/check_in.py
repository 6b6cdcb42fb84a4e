"""Check-in: how it is now, or how it was, without a session."""

import datetime as dt
import os

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from tui.core.anatomy.body import Region, Side, Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import CheckIn, CheckInRating
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.moments import EXPECTED, read_moment
from tui.core.entries.new_check_in import begun_check_in
from tui.core.places.findings import heat
from tui.core.places.place_order import regions_to_choose
from tui.core.routines.routine import Library
from tui.core.words import MONTHS, WEEKDAYS
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.field_keys import FieldKeys
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.labelled_fields import LabelledFields
from tui.widgets.leaf import Leaf
from tui.widgets.note_area import NoteArea
from tui.widgets.place_picker import NOWHERE, PlaceLine, PlacePicker
from tui.widgets.rating_scale import RatingScale
from tui.widgets.said_line import say_below
from tui.widgets.text import literal

SIDES = ((Side.BOTH, marked("both sides")), (Side.LEFT, marked("left")), (Side.RIGHT, marked("right")))
LABELS = (
    marked("where"),
    marked("your side"),
    marked("how sore"),
    marked("in the way"),
    marked("note"),
    marked("when"),
)
FORM_KEYS: tuple[KeyPair, ...] = (
    ("Enter", "next"),
    ("s", "keep"),
    ("↑↓", "fields"),
    ("0-9", "number"),
)
TEXT_KEYS: tuple[KeyPair, ...] = (("Enter", "go on"), ("Ctrl+J", "new line"), ("Tab", "next field"))
LAST_KEYS: tuple[KeyPair, ...] = (("Enter", "keep"), ("↑", "field before"))
PLACE_KEYS: tuple[KeyPair, ...] = (("Enter", "take"), ("↑↓", "choose"), ("a-z", "part of the name"))
LATELY_DAYS = 28
"""Places that were tender in so many days are offered first: the span of the numbers on the figure."""
NOTHING_TO_KEEP = marked("Nothing to keep yet: one number or a few words are enough.")
LEAVE_ANYWAY = marked("This is not kept yet: s keeps it, q again leaves without it.")
LEAVE_TYPING = marked("This is not kept yet: Enter keeps it, Esc again leaves without it.")


class CheckInScreen(Leaf[CheckIn | None]):
    """A short form; every field may stay empty but one. The result is the entry that was stored, if any."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    BINDINGS = [
        Binding("down,tab", "move(1)", "the next field"),
        Binding("up,shift+tab", "move(-1)", "the field before"),
        Binding("enter", "move(1)", "go on; in the last field: keep"),
        Binding("s", "keep", "keep it now"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape", "back", "back"),
        Binding("ctrl+q,ctrl+c", "back", "back", priority=True),
    ]
    DEFAULT_CSS = """
    CheckInScreen #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    CheckInScreen #form { height: 1fr; }
    CheckInScreen.-narrow #form > * { margin: 1 0 2 0; }
    CheckInScreen.-narrow #form > #when { margin: 1 0; }
    CheckInScreen #form Input { border: none; height: 1; padding: 0 2; background: $surface; max-width: 60; }
    CheckInScreen #form Input:focus { background: $panel; }
    CheckInScreen NoteArea { height: 4; max-width: 62; }
    CheckInScreen PlacePicker { display: none; padding: 1 2 0 2; }
    """

    def __init__(self, journal: Journal, library: Library, clock: Clock, *, spot: Spot | None = None) -> None:
        """Begin at `spot`, else with choosing a place."""
        super().__init__()
        self._journal = journal
        self._library = library
        self._clock = clock
        self._region = library.region(spot.region) if spot else None
        self._spot = spot
        self._asked_to_leave = False
        self._unread = ""
        self._place_line = PlaceLine()
        self._side = self._sides()
        self._sore = RatingScale(clock, id="sore")
        self._in_the_way = RatingScale(clock, low=say("not at all"), high=say("completely"), id="in-the-way")
        self._note = NoteArea(tab_behavior="focus", show_line_numbers=False)
        self._picker = PlacePicker(self._regions_to_choose())

    def compose(self) -> ComposeResult:
        yield Static(literal(say("Check-in · how is it now?")), id="head")
        when = Input("now", placeholder=say(EXPECTED), id="when")
        fields = (self._place_line, self._side, self._sore, self._in_the_way, self._note, when)
        yield LabelledFields(zip(map(say, LABELS), fields, strict=True), id="form")
        yield FieldKeys(FORM_KEYS)

    @property
    def _form(self) -> LabelledFields:
        return self.query_one(LabelledFields)

    def _sides(self) -> ChoiceLine[Side]:
        side = self._spot.side if self._spot else None
        choices = [(each, say(words)) for each, words in SIDES]
        return ChoiceLine(choices, side if side in (Side.LEFT, Side.RIGHT) else Side.BOTH)

    async def on_mount(self) -> None:
        self._place()
        self._say(self._unread, is_problem=True)
        if self._region:
            self._sore.focus()
        else:
            await self.choose_place()

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        say_below(self._form, words, is_problem=is_problem)

    # The place

    def _regions_to_choose(self) -> tuple[Region, ...]:
        """What was tender lately stands first; without a journal to look into, what has routines."""
        try:
            entries = self._journal.all()
        except JournalError as error:
            self._unread = str(error)
            entries = ()
        since = self._clock.now().date() - dt.timedelta(days=LATELY_DAYS - 1)
        return regions_to_choose(self._library, heat(entries, since))

    @on(PlaceLine.Opened)
    async def choose_place(self) -> None:
        """Show the list of places in place of the form."""
        if not self._picker.is_attached:
            await self.mount(self._picker, after="#head")
        self._show_picker(True)
        await self._picker.open(self._region.id if self._region else None)

    @on(PlacePicker.Picked)
    def take_place(self, event: PlacePicker.Picked) -> None:
        """Back to the form with this place."""
        self._region = self._library.region(event.region) if event.region else None
        self._close_picker()
        self._place()
        self.action_move(1)

    @property
    def _is_choosing(self) -> bool:
        return self._picker.is_attached and bool(self._picker.display)

    def _close_picker(self) -> None:
        self._show_picker(False)
        self.set_focus(self._place_line)

    def _show_picker(self, is_open: bool) -> None:
        self._picker.display = is_open
        self._form.display = not is_open
        keys = self.query_one(FieldKeys)
        if is_open:
            keys.show_typing(PLACE_KEYS)
        else:
            keys.show(FORM_KEYS)

    def _place(self) -> None:
        region = self._region
        self._place_line.place = region.name if region else NOWHERE
        self._side.display = region is not None and region.sided
        self._sore.display = region is not None
        self._form.refresh()

    # The fields

    def on_descendant_focus(self) -> None:
        """The key line tells what the field at hand takes."""
        if not self._is_choosing:
            keys = self.query_one(FieldKeys)
            if isinstance(self.focused, NoteArea):
                keys.show_typing(TEXT_KEYS)
            elif isinstance(self.focused, Input):
                keys.show_typing(LAST_KEYS)
            else:
                keys.show(FORM_KEYS)

    def action_move(self, by: int) -> None:
        """To the next field or the one before; the ends stay where they are."""
        fields = [field for field in self._form.children if field.display]
        at = fields.index(self.focused) if self.focused in fields else 0
        self.set_focus(fields[min(max(at + by, 0), len(fields) - 1)])

    @on(RatingScale.Confirmed)
    @on(ChoiceLine.Confirmed)
    @on(NoteArea.Kept)
    @on(NoteArea.Left)
    def go_on(self) -> None:
        """A field is answered, or left empty: both are fine."""
        self.action_move(1)

    @on(RatingScale.Changed)
    @on(NoteArea.Changed)
    def something_changed(self) -> None:
        """What is typed now has not been asked about yet."""
        self._asked_to_leave = False

    @on(Input.Submitted, "#when")
    def action_keep(self) -> None:
        """Store the check-in and close; where that fails everything stays as it was typed."""
        try:
            entry = self._entry()
            self._journal.add(entry)
        except (ValueError, JournalError) as error:
            self._say(str(error), is_problem=True)
        else:
            self._confirm(entry)
            self.dismiss(entry)

    def _confirm(self, entry: CheckIn) -> None:
        """Say what was kept with its moment: a time that was typed can have been read otherwise."""
        at = entry.started_at
        day = f"{say(WEEKDAYS[at.weekday()])} {at.day} {say(MONTHS[at.month - 1])}"
        self.notify(say("Kept: check-in of {day} {at:%H:%M}.", day=day, at=at), markup=False)
        if words := self._note.made_visible:
            self.notify(words, markup=False)

    def _entry(self) -> CheckIn:
        """The form as an entry; ValueError says what is missing or cannot be read."""
        note = self._note
        if note.problem:
            raise ValueError(note.problem)
        if not self._is_answered:
            raise ValueError(say(NOTHING_TO_KEEP))
        now = self._clock.now().replace(microsecond=0)
        at = read_moment(self.query_one("#when", Input).value, now, self._clock.timezone)
        return msgspec.structs.replace(
            begun_check_in(self._clock, os.urandom(10), at),
            ratings=self._ratings,
            interference=self._in_the_way.value,
            note=note.note,
        )

    @property
    def _ratings(self) -> tuple[CheckInRating, ...]:
        sore = self._sore.value
        if self._region is None or sore is None:
            return ()
        side = self._side.value if self._region.sided else Side.MIDDLE
        return (CheckInRating(region=self._region.id, side=side, now=sore),)

    @property
    def _is_answered(self) -> bool:
        in_the_way = self._in_the_way.value
        return bool(self._ratings or in_the_way is not None or self._note.note)

    def action_help(self) -> None:
        """All keys."""
        keys = [*self.BINDINGS, *RatingScale.BINDINGS, *NoteArea.BINDINGS[:3]]
        self.app.push_screen(
            KeyHelp(say("Check-in"), keys, [say("when: {expected}", expected=say(EXPECTED))])
        )

    def action_back(self) -> None:
        """Close the list of places, else leave; what was typed is asked about once."""
        if self._is_choosing:
            self._close_picker()
        elif self._is_answered and not self._asked_to_leave:
            self._asked_to_leave = True
            is_typing = isinstance(self.focused, Input)
            self._say(say(LEAVE_TYPING) if is_typing else say(LEAVE_ANYWAY))
        else:
            self.dismiss(None)
