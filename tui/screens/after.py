"""After a session: its sum, then questions that can all be left unanswered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress

import msgspec
from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from tui.core.anatomy.body import Spot
from tui.core.catalogue import marked, say
from tui.core.clock import Clock
from tui.core.entries.entry import Entry, Outcome, Rating, SessionEntry, TenderPoint
from tui.core.entries.journal import Journal, JournalError
from tui.core.entries.routine_done import routine_done
from tui.core.keyboard.key_names import is_modifier
from tui.core.places.dose import dose_after
from tui.core.places.findings import heat
from tui.core.places.spot_words import where_exactly
from tui.core.places.spots import SpotNames, spot_names, spots_afterwards
from tui.core.routines.before_words import NO_NUMBER_WORDS
from tui.core.routines.routine import Library
from tui.core.sessions.after_words import ANY_NOTE, SORE_NOW, parting_words, saved_words
from tui.core.sessions.answers import ATTENDED_WITHIN_MS, Answers, rating_of
from tui.core.sessions.session_words import session_sum, step_title, tender_point_words
from tui.core.text import clean, clean_line, made_visible_in_words, sentence_case
from tui.core.words import counted, minutes_and_seconds
from tui.widgets.big_text import BigText
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.pages import PagedScreen
from tui.widgets.paragraphs import ASK, BULLET, QUIET, PagePart, Paragraph
from tui.widgets.rating_rows import RatedPlace, RatingRows
from tui.widgets.rating_scale import RatingScale
from tui.widgets.spot_line import SpotLine
from tui.widgets.tender_form import LINE_LIMIT, Part, TenderForm
from tui.widgets.text import literal
from tui.widgets.text_field import TextField

LARGE_WORDS = {
    Outcome.FINISHED: marked("FINISHED"),
    Outcome.ENDED_EARLY: marked("ENDED"),
    Outcome.INTERRUPTED: marked("KEPT"),
}


class AfterScreen(PagedScreen[SessionEntry]):
    """The sum of a session, then a page per question; each answer is saved as its field is left.

    The entry is in the journal before this screen opens. The result is the entry as it was last saved.
    """

    BINDINGS = [
        Binding("enter,pagedown,right", "go_on", "go on"),
        Binding("down,tab", "move(1)", "the next field"),
        Binding("up,shift+tab", "move(-1)", "the field before"),
        Binding("n", "next_point", "keep this tender point, on to the next"),
        Binding("full_stop", "name_spot", "the spot of this tender point: the likely one, then the next"),
        Binding("u", "take_back", "take the last tender point back (on the first page)"),
        Binding("s", "skip", "leave out the rest, keep what was typed"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "skip", "leave out the rest, keep what was typed"),
    ]
    DEFAULT_CSS = """
    AfterScreen #large { height: 5; text-align: center; color: $primary; }
    """

    def __init__(
        self,
        entry: SessionEntry,
        library: Library,
        journal: Journal,
        clock: Clock,
        *,
        chosen: Spot | None = None,
        names: SpotNames | None = None,
        ask_ratings: bool = True,
        problem: str = "",
        lately: Sequence[Entry] = (),
    ) -> None:
        """Ask about this entry; `chosen` is the spot picked on the figure, `names` what spots can be called.

        `ask_ratings` False leaves the soreness of the regions out. `problem` is why it is not stored yet.
        `lately` are other entries of these days.
        """
        super().__init__(entry.routine_title, library.regions, clock)
        self._answers = Answers(entry, journal)
        self._library = library
        self._routine = routine_done(entry, library)
        self._chosen = chosen
        self._names = names or spot_names(library)
        self._is_refused = False
        self._not_stored = problem
        self._lately = lately
        self._opened_at = clock.elapsed_ms()
        self._is_seen = not entry.unattended
        self._unattended = entry.unattended
        self._filled_in: Callable[[], SessionEntry] = lambda: self._entry
        self._regions = self._routine.regions if ask_ratings and self._routine else ()

    def on_mount(self) -> None:
        super().on_mount()
        if self._not_stored:
            self.tell_problem(literal(self._not_stored))

    def on_unmount(self) -> None:
        """Taken down by a signal or a lost terminal: what is filled in is kept, as by `q`."""
        if self.is_ready:
            with suppress(JournalError):  # there is nobody left to tell
                self._answers.keep(self._answered())

    def _dose(self) -> list[PagePart]:
        """Where there were many holds today, this session's among them."""
        words = dose_after(self._entry, self._lately, self._library, self._clock.now())
        return [Paragraph(words, QUIET)] if words else []

    @property
    def _entry(self) -> SessionEntry:
        """The entry with the answers that were kept so far."""
        return self._answers.shown

    def pages(self) -> Sequence[str]:
        points = [f"point {number}" for number in range(len(self._entry.tender_points))]
        return ["sum", *(["ratings"] if self._regions else []), *points, "note"]

    def build(self, page: str) -> Sequence[PagePart]:
        kind, _, which = page.partition(" ")
        build = {"sum": self._sum, "ratings": self._ratings, "point": self._point, "note": self._note}
        return build[kind](which)

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """The tender points of this session."""
        marked = heat([self._entry], self._entry.started_at.date())
        return marked, marked

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        kind = page.partition(" ")[0]
        if kind == "sum":
            undo: tuple[KeyPair, ...] = (("u", "take last mark back"),) if self._entry.tender_points else ()
            go_on = say("read on") if self.has_more_below else say("go on")
            return (("Enter", go_on), ("s", "skip the questions"), *undo)
        words = ("Enter", "keep, go on" if self.is_last_field else "next")
        if isinstance(self.focused, Input):
            return (words, ("↑↓", "fields"))
        if isinstance(self.focused, SpotLine) and self.focused.takes_letters:
            return (words, ("a-z", "type it"), ("↑↓", "fields"), ("←→", "choose"))
        pairs: dict[str, tuple[KeyPair, ...]] = {
            "ratings": (("s", "skip the rest"), ("0-9", "how sore"), ("-", "no answer"), ("↑↓", "rows")),
            "point": (
                ("n", self._next_words),
                *self._naming,
                ("s", "skip the rest"),
                ("↑↓", "fields"),
                ("←→", "choose"),
            ),
        }
        return (words, *pairs.get(kind, ()))

    @property
    def _naming(self) -> tuple[KeyPair, ...]:
        """The key that accepts what is proposed for the spot."""
        forms = self.query(TenderForm)
        words = forms.first().next_spot_words if forms else ""
        return ((".", words),) if words else ()

    @property
    def _next_words(self) -> str:
        """What comes after a tender point."""
        pages = self.pages()
        return say("the note") if pages.index(self.page) + 2 == len(pages) else say("next point")

    def admits(self, key: str) -> bool:
        """The first key that is taken shows that somebody is there."""
        takes = super().admits(key)
        if takes and not self._is_seen and not is_modifier(key):
            self._is_seen = True
            if self._clock.elapsed_ms() - self._opened_at < ATTENDED_WITHIN_MS:
                self._unattended = False
                self._save(self._answered())
        return takes

    # Pages

    def _sum(self, _which: str) -> list[PagePart]:
        how, times = session_sum(self._entry)
        points = [
            tender_point_words(point, self._library, self._routine) for point in self._entry.tender_points
        ]
        found = sentence_case(counted(len(points), "tender point"))
        large = BigText(id="large")
        large.show(say(LARGE_WORDS[self._entry.outcome]))
        self._filled_in = lambda: self._entry
        saved = saved_words(is_stored=not self._not_stored)
        return [
            large,
            Paragraph(f"{how}\n{times}\n{found}"),
            *(Paragraph(words, is_close=True, mark=BULLET) for words in points),
            Paragraph("", is_close=True),
            Paragraph(saved),
            Paragraph(parting_words(self._entry), QUIET),
            *self._dose(),
        ]

    def _ratings(self, _which: str) -> list[PagePart]:
        ratings = [self._rating_of(region) for region in self._regions]
        places = [
            RatedPlace(
                region=rating.region,
                where=self._library.where(rating.region, rating.side),
                value=rating.after,
                before=rating.before,
            )
            for rating in ratings
        ]
        rows = RatingRows(places, self._clock)
        self._filled_in = lambda: self._with_ratings(rows.numbers)
        return [
            Paragraph(say(SORE_NOW), ASK),
            rows,
            Paragraph(say(NO_NUMBER_WORDS), QUIET),
        ]

    def _point(self, which: str) -> list[PagePart]:
        point = self._entry.tender_points[int(which)]
        where = where_exactly(self._library, point.region, point.side, point.spot)
        into = minutes_and_seconds(point.seconds_into_pass)
        title = step_title(self._routine, point.step)
        about = say(
            "{where} · {step} at {time}, held {seconds} s",
            where=sentence_case(where),
            step=title,
            time=into,
            seconds=point.seconds_held,
        )
        heading = say(
            "Tender point {number} of {count}",
            number=int(which) + 1,
            count=len(self._entry.tender_points),
        )
        parts = self._parts_of_step(point.step, point.region)
        offer = spots_afterwards(self._entry, point, self._routine, self._names)
        form = TenderForm(point, parts, offer, self._clock)
        self._filled_in = lambda: self._with_point(int(which), form.answered())
        return [Paragraph(heading, ASK, is_close=True), Paragraph(about), form]

    def _parts_of_step(self, step_id: str, region: str) -> list[Part]:
        steps = self._routine.steps if self._routine else ()
        named = next((step.regions for step in steps if step.id == step_id), ())
        sided = {item.id for item in self._library.regions if item.sided}
        wanted = dict.fromkeys([*named, region])
        return [Part(item, self._library.region_name(item), item in sided) for item in wanted]

    def _note(self, _which: str) -> list[PagePart]:
        field = TextField(self._entry.note, LINE_LIMIT, id="session-note")
        self._filled_in = lambda: msgspec.structs.replace(self._entry, note=clean_line(field.input.value))
        return [Paragraph(say(ANY_NOTE), ASK), field]

    def fields(self) -> list[Widget]:
        forms = self.query(TenderForm)
        return forms.first().fields if forms else super().fields()

    # Answers

    def _rating_of(self, region: str) -> Rating:
        return rating_of(self._entry, region, self._library, self._chosen)

    def _answered(self) -> SessionEntry:
        """The entry with what is filled in on this page, also once its fields are taken down."""
        return msgspec.structs.replace(self._filled_in(), unattended=self._unattended)

    def _with_ratings(self, numbers: Mapping[str, int | None]) -> SessionEntry:
        ratings = {item.region: item for item in self._entry.ratings}
        for region, after in numbers.items():
            ratings[region] = msgspec.structs.replace(self._rating_of(region), after=after)
        answered = [item for item in ratings.values() if (item.before, item.after) != (None, None)]
        return msgspec.structs.replace(self._entry, ratings=tuple(answered))

    def _with_point(self, number: int, point: TenderPoint) -> SessionEntry:
        points = list(self._entry.tender_points)
        points[number] = point
        return msgspec.structs.replace(self._entry, tender_points=tuple(points))

    def _save(self, entry: SessionEntry) -> bool:
        """Store what was answered; where the disk refuses, say so and keep it on the screen."""
        if entry == self._entry:
            return True
        try:
            self._answers.keep(entry)
        except JournalError as error:
            self._is_refused = True
            key = say("Esc") if isinstance(self.focused, Input) else "s"
            stays = say("What you answered stays here; Enter tries again, {key} leaves without it.", key=key)
            self.tell_problem(literal(f"{error} {stays}"))
            return False
        self._is_refused = False
        self._not_stored = ""
        self.tell_problem(None)
        return True

    def _keep_page(self) -> bool:
        """Store what is filled in on this page; what is not stored as it was typed is told and shown."""
        fields = list(self.query("#page Input").results(Input))
        if not self._save(self._answered()):
            return False
        if words := made_visible_in_words(*(field.value for field in fields)):
            self.notify(words, markup=False)
            for field in fields:
                field.value = clean(field.value)[0]
        return True

    def on_descendant_blur(self) -> None:
        """A field left by an arrow or the mouse is kept like one left by Enter; only Enter tries it again."""
        if self.is_ready and not self._is_refused:
            self._keep_page()

    # Keys

    async def action_go_on(self) -> None:
        """Read to the end, keep this page and turn to the next one; after the last one, leave."""
        if self.read_on() or (self.fields() and not self._keep_page()):
            return
        if self.is_last_page:
            self.dismiss(self._answers.stored)
        else:
            await self.turn_page()

    async def action_next_point(self) -> None:
        """Keep this tender point, with the fields left as they are, and turn the page."""
        if self.query(TenderForm):
            await self.action_go_on()

    def action_name_spot(self) -> None:
        """Accept the spot that is proposed for this tender point; again: the next one."""
        forms = self.query(TenderForm)
        if forms and forms.first().name_next():
            self._keep_page()
            self.show_around()

    async def action_take_back(self) -> None:
        """Take the last mark back while the sum is shown."""
        if self.page == "sum" and self._save(self._entry.without_last_tender_point()):
            await self.turn_page(0)

    def action_skip(self) -> None:
        """Leave the rest out, and keep what was typed so far; where that fails, a second press leaves."""
        was_told = self._is_refused
        if self._keep_page() or was_told:
            self.dismiss(self._answers.stored)

    async def action_move(self, by: int) -> None:
        """To a neighbouring field; on the sum, Down is the one button."""
        if self.move_focus(by):
            return
        if by > 0:
            await self.action_go_on()
        else:
            self.scroll_page(by)

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say("After a session"), self.BINDINGS))

    @on(ChoiceLine.Chosen)
    def follow_choice(self) -> None:
        """Another choice may have other keys."""
        self.show_around()

    @on(RatingScale.Confirmed)
    @on(ChoiceLine.Confirmed)
    @on(Input.Submitted)
    async def field_confirmed(
        self, event: RatingScale.Confirmed | ChoiceLine.Confirmed | Input.Submitted
    ) -> None:
        """Enter keeps a field, then goes to the next one, and after the last one to the next page."""
        event.stop()
        if self.is_last_field:
            await self.action_go_on()
        elif self._keep_page():
            self.move_focus(1)
