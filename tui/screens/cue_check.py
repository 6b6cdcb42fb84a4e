"""Did you hear that? Every channel that could work in this terminal is tried, and asked about."""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec
from textual import events, on
from textual.binding import Binding
from textual.timer import Timer

from tui.core.anatomy.body import Spot
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings, channels_in_use
from tui.core.cues.cue import Channels
from tui.core.cues.cue_check import Sense, answered, is_silent, sample_cue
from tui.core.cues.cue_check_words import (
    AGAIN,
    DID_YOU_HEAR,
    NO,
    SENSE_WORDS,
    SILENT,
    WHY,
    YES,
    did_not_work,
    left_words,
    notes_about,
    what_helps,
)
from tui.core.preferences.settings import Settings
from tui.widgets.flash import Flash
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyPair
from tui.widgets.pages import PagedScreen
from tui.widgets.paragraphs import ASK, BULLET, NOW, QUIET, Paragraph, Paragraphs

SILENCE = "silent"
"""The page at the end where nothing was heard."""
SOON_SECONDS = 1.0
"""Until a channel is tried: the person has read that it comes."""
SOON = {Sense.NOTIFICATION: 3.0}
"""Enough to go to another window."""
LOOK_SECONDS = 0.5
"""How often a channel that is being tried is asked whether it works."""
_ROOM = 7
_KEYS_FROM = 56
"""From so many cells on the page says what the keys are that stand below it."""


class CueCheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered, None where not all was asked; and whether the person went on or back."""

    answers: Heard | None
    goes_on: bool


class CueCheckScreen(PagedScreen[CueCheckResult]):
    """A page for each channel, and one that says what helps where none was heard."""

    BINDINGS = [
        Binding("y", "answer(True)", "yes: it came, use it"),
        Binding("n", "answer(False)", "no: it did not, or is not wanted here"),
        Binding("r", "again", "try it once more"),
        Binding("enter,pagedown", "go_on", "go on without an answer"),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("question_mark", "help", "help"),
        Binding("q,escape,ctrl+q,ctrl+c", "leave", "back, and answer another time"),
    ]
    DEFAULT_CSS = """
    CueCheckScreen.-wide BodyPicture { display: none; }
    CueCheckScreen.-wide #page { margin: 0; }
    CueCheckScreen #page > * { max-width: 66; }
    CueCheckScreen.-flash PageHead { background: $accent; color: $background; }
    CueCheckScreen.-flash PageHead > * { color: $background; }
    """

    def __init__(
        self,
        senses: Sequence[Sense],
        settings: Settings,
        surroundings: Surroundings,
        try_alone: Callable[[Sense], Channels],
        clock: Clock,
        *,
        answers: Heard | None = None,
    ) -> None:
        """Ask about these senses; `try_alone` makes one of them heard, the flash excepted, and says by what.

        `answers` are those of the last time; what is answered now takes their place.
        """
        super().__init__(say(DID_YOU_HEAR), (), clock)
        self._senses = tuple(senses)
        self._settings = settings
        self._surroundings = surroundings
        self._try_alone = try_alone
        self._answers = answers or Heard()
        self._flash = Flash(self._light, settings.motion, self.set_interval)
        self._coming: Timer | None = None
        self._told = ""
        self._tried: Channels | None = None

    # Pages

    def pages(self) -> Sequence[str]:
        return [*self._senses, *([SILENCE] if self._is_silent else [])]

    @property
    def _in_use(self) -> ChannelsInUse:
        """What would render the cues after the answers so far."""
        return channels_in_use(self._settings, self._surroundings, self._answers)

    @property
    def _is_silent(self) -> bool:
        """Whether nothing was heard, where something could have been."""
        return Sense.BELL in self._senses and is_silent(self._in_use)

    @property
    def _sense(self) -> Sense | None:
        return None if self.page == SILENCE else Sense(self.page)

    def build(self, page: str) -> Sequence[Paragraph]:
        return self._silence() if page == SILENCE else self._page_of(Sense(page))

    def _page_of(self, sense: Sense) -> list[Paragraph]:
        words = SENSE_WORDS[sense]
        notes = notes_about(sense, self._settings, self._surroundings)
        left = left_words(sense, is_on=bool(getattr(self._in_use, sense)))
        return [
            *([Paragraph(say(WHY))] if self._at == 0 else []),
            Paragraph(say(words.name), ASK, is_close=True),
            Paragraph(say(words.told)),
            *(Paragraph(note, QUIET) for note in notes),
            Paragraph(self._told or say(words.coming), NOW),
            Paragraph(say(words.asked), ASK, is_close=True),
            _key("y", say(YES)),
            _key("n", say(NO)),
            _key("r", say(AGAIN)),
            Paragraph(left, mark=say("Enter"), room=_ROOM),
        ]

    def _silence(self) -> list[Paragraph]:
        flashes = self._in_use.flash and Sense.FLASH in self._senses
        lines = what_helps(self._settings, self._surroundings, flashes=flashes)
        return [
            Paragraph(say(SILENT), ASK),
            *(Paragraph(line, is_close=True, mark=BULLET) for line in lines),
        ]

    def picture(self, page: str) -> tuple[Collection[Spot], Mapping[Spot, int]]:
        """No place on the body is meant."""
        return (), {}

    def key_pairs(self, page: str) -> tuple[KeyPair, ...]:
        """The keys that apply on a page."""
        go_on = ("Enter", "read on" if self.has_more_below else "go on")
        return (go_on,) if page == SILENCE else (("y", "yes"), ("n", "no"), ("r", "again"), go_on)

    @on(events.Mount)
    def keep_looking(self) -> None:
        """A voice that finds no way to speak says so only after a moment."""
        self.set_interval(LOOK_SECONDS, self.look)

    @property
    def place(self) -> tuple[int, int] | None:
        """The senses are counted, and not what comes after them."""
        return None if self.page == SILENCE else (self._at + 1, len(self._senses))

    def begin_page(self) -> None:
        """Let its channel be heard as soon as the person can have read what comes."""
        super().begin_page()
        self._announce()

    # Trying

    def _announce(self) -> None:
        """Let it come; the page says that it will."""
        if (sense := self._sense) is not None:
            self._coming = self.set_timer(SOON.get(sense, SOON_SECONDS), self.try_now)

    def try_now(self) -> None:
        """Let the channel of this page be heard or seen."""
        self._stop()
        if (sense := self._sense) is None:
            return
        if sense is Sense.FLASH:
            self._flash.give(sample_cue())
        else:
            self._tried = self._try_alone(sense)
        self._say(say(SENSE_WORDS[sense].came))

    def look(self) -> None:
        """Tell what went wrong with the one that is being tried: a voice may find no sound to speak by."""
        if self._tried is not None and self._tried.problem:
            self._say(did_not_work(self._tried.problem))

    def _stop(self) -> None:
        """Nothing comes any more for a page that has been left."""
        self._tried = None
        self._told = ""
        if self._coming is not None:
            self._coming.stop()
            self._coming = None

    def _say(self, words: str) -> None:
        """What happens now, or with nothing that it comes; only that changes on the page."""
        self._told = words
        for part in self._page.query_children(Paragraphs):
            part.show(self.build(self.page))

    # Keys

    async def action_answer(self, answer: bool) -> None:
        """Remember it, and go on to the next channel."""
        if (sense := self._sense) is not None:
            self._answers = answered(self._answers, sense, answer)
            await self._next()

    def action_again(self) -> None:
        """Let it come once more."""
        self._stop()
        self._say("")
        self._announce()

    async def action_go_on(self) -> None:
        """Read to the end, then go on; what is not answered stays as it was."""
        if not self.read_on():
            await self._next()

    async def _next(self) -> None:
        if self.is_last_page:
            self.dismiss(CueCheckResult(answers=self._answers, goes_on=True))
        else:
            self._stop()
            await self.turn_page()

    def action_scroll(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.scroll_page(rows)

    def action_help(self) -> None:
        """List the keys."""
        self.app.push_screen(KeyHelp(say(DID_YOU_HEAR), self.BINDINGS))

    def action_leave(self) -> None:
        """Back to where this was opened; what was not asked to its end is asked again another time."""
        answers = self._answers if self.page == SILENCE else None
        self.dismiss(CueCheckResult(answers=answers, goes_on=False))

    def _light(self, is_lit: bool) -> None:
        self.set_class(is_lit, "-flash")

    def on_unmount(self) -> None:
        """Nothing is tried any more."""
        self._stop()
        self._flash.close()


def _key(key: str, words: str) -> Paragraph:
    """A key and what it says, where there is room for what stands below it too."""
    return Paragraph(words, is_close=True, mark=key, room=_ROOM, least_width=_KEYS_FROM)
