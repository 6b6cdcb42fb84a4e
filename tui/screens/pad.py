"""The pad: huge keys for the session that another terminal shows."""

from collections.abc import Awaitable, Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.widgets import Static

from tui.core.catalogue import marked, say
from tui.core.charset import Charset, charset_in_use, shapes_in
from tui.core.clock import Clock
from tui.core.keyboard.key_map import DEFAULT_KEYS, KeyAction, KeyMap
from tui.core.keyboard.key_names import binding_name
from tui.core.keyboard.pad import (
    PAD_WORDS,
    PadCommand,
    PadReader,
    command_of,
    end_key,
    keys_in_words,
    one_button_word,
    outcome_word,
    pad_keys,
)
from tui.core.remote.remote import NoAnswerError, RemoteAction, Reply, Request, Shown
from tui.core.sessions.record import Phase
from tui.core.text import sentence_case
from tui.widgets.big_text import BigText
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.line_drawing import wrapped
from tui.widgets.pad_key import LargeKey, SmallKey, Touched
from tui.widgets.text import literal

LOOK_SECONDS = 0.25
"""How often the session is asked how it is."""
SAY_MS = 5_000
"""How long an answer to a key stays."""
WAITS = marked("No session is running")
WAITING_WORDS = marked("Start one on the other terminal: it shows here by itself.")
NEXT_WORDS = marked("The next one shows here by itself.")
SILENT = marked("The session does not answer")
SILENT_WORDS = marked("Look whether its window is stopped. This pad tries on.")

SMALL_KEYS = 6
HOW_SORE = marked("0-9: how sore it is now")
_EDGES = {"left": (marked("◀ LEFT  "), ""), "right": ("", marked("  RIGHT ▶"))}
HELP_NOTE = marked("Leaving the pad does not touch the session.")

AskSession = Callable[[Request], Awaitable[Reply | None]]
"""Asks the session; None where none runs. Raises NoAnswerError where one does not answer."""


def _bindings(key_map: KeyMap) -> list[BindingType]:
    """What help lists; the keys themselves are known to the core."""
    rows = [(_keys(key_map, action), words) for action, words in PAD_WORDS.items()]
    rows.insert(5, ("0,1,2,3,4,5,6,7,8,9", say("in a hold: how sore it is now")))
    rows.append((end_key(key_map), say("twice: end the session and keep what was done")))
    rows.append((_keys(key_map, KeyAction.HELP), say("help")))
    rows.append((_keys(key_map, KeyAction.LEAVE), say("leave the pad; the session goes on")))
    return [Binding(keys, "known_to_core", words, show=False) for keys, words in rows if keys]


def _keys(key_map: KeyMap, action: KeyAction) -> str:
    return ",".join(map(binding_name, key_map.keys_of(action)))


def _pinned(key_map: KeyMap) -> list[KeyPair]:
    """What the footer always shows, by the keys there are for it."""
    pairs = [
        (key_map.shown(KeyAction.HELP), "help"),
        (key_map.shown(KeyAction.LEAVE), say("leave the pad")),
    ]
    return [pair for pair in pairs if pair[0]]


class OtherKeys(KeyLine):
    """The keys under the large one, in words where there is no room to draw them."""


class PadScreen(Leaf[None]):
    """Shows how the session is and drives it; waits where none runs, and goes on with the next."""

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (36, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-least"), (8, "-small"), (19, "-low"), (30, "-high")]
    ALLOW_SELECT = False
    BINDINGS = _bindings(DEFAULT_KEYS)
    DEFAULT_CSS = """
    PadScreen { layout: vertical; overflow: hidden; }
    PadScreen #head { height: 1; padding: 0 1; }
    PadScreen #routine { width: 1fr; text-style: bold; color: $primary; }
    PadScreen #number { width: auto; color: $text-muted; }
    PadScreen #phase { height: 1; text-align: center; text-style: bold; color: $secondary; }
    PadScreen #time { height: 2fr; min-height: 3; text-align: center; }
    PadScreen #place { height: 1; padding: 0 1; text-style: bold; color: $accent; }
    PadScreen #place.left { text-align: left; }
    PadScreen #place.right { text-align: right; }
    PadScreen #place.middle { text-align: center; }
    PadScreen #said { height: auto; max-height: 3; padding: 0 1; text-align: center; color: $text-muted; }
    PadScreen #said.refused { color: $warning; }
    PadScreen LargeKey { height: 3fr; min-height: 5; }
    PadScreen Grid { grid-size: 3 2; grid-columns: 1fr; grid-rows: 1fr; height: 6; }
    PadScreen.-high Grid { height: 10; }
    PadScreen.-ascii LargeKey { border: ascii $accent; }
    PadScreen.-ascii SmallKey { border: ascii $primary; }
    PadScreen.-ascii SmallKey.sure { border: ascii $warning; }
    PadScreen OtherKeys { display: none; }
    PadScreen.-slim Grid, PadScreen.-small Grid, PadScreen.-least Grid { display: none; }
    PadScreen.-slim OtherKeys, PadScreen.-small OtherKeys { display: block; }
    PadScreen.-small LargeKey, PadScreen.-least LargeKey { min-height: 3; }
    PadScreen.-small #time, PadScreen.-least #time { min-height: 1; }
    PadScreen.-small #head, PadScreen.-least #head, PadScreen.-least #phase { display: none; }
    PadScreen.-small #said, PadScreen.-least #said, PadScreen.-least OtherKeys { display: none; }
    PadScreen.-small.-answered #said { display: block; max-height: 2; }
    PadScreen.-small.-answered #phase { display: none; }
    PadScreen.-small #how, PadScreen.-least #how { height: 3; margin-bottom: 0; }
    PadScreen.-least #time, PadScreen.-least #how { height: 1; }
    PadScreen.-least #why { margin-bottom: 0; }
    PadScreen.-holding #time, PadScreen.-holding #phase { color: $accent; }
    PadScreen.-paused #time { color: $text-muted; }
    PadScreen #waiting { display: none; height: 1fr; align: center middle; padding: 0 2; }
    PadScreen #waiting Static { width: 100%; height: auto; text-align: center; }
    PadScreen #why { text-style: bold; color: $primary; margin-bottom: 1; }
    PadScreen #how { display: none; height: 5; margin-bottom: 1; text-align: center; color: $accent; }
    PadScreen.-high #how { height: 8; }
    PadScreen.-ended #how { display: block; }
    PadScreen.-waiting #waiting { display: block; }
    PadScreen.-waiting #session { display: none; }
    """

    def __init__(
        self,
        ask: AskSession,
        clock: Clock,
        *,
        key_map: KeyMap = DEFAULT_KEYS,
    ) -> None:
        """`ask` reaches the session, `key_map` are the keys that the person has in one."""
        super().__init__()
        self._ask = ask
        self._clock = clock
        self._reader = PadReader(key_map)
        self._bindings_shown = _bindings(key_map)
        self._reply: Reply | None = None
        self._ended: Shown | None = None
        self._silent = False
        self._asking = False
        self._said = ""
        self._said_at = 0
        self._was_refused = False
        self._put_last: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="session"):
            with Horizontal(id="head"):
                yield Static(id="routine")
                yield Static(id="number")
            yield Static(id="phase")
            yield BigText(id="time")
            yield Static(id="place")
            yield Static(id="said")
            yield LargeKey()
            with Grid():
                for _ in range(SMALL_KEYS):
                    yield SmallKey()
            yield OtherKeys()
        with Vertical(id="waiting"):
            yield BigText(id="how")
            yield Static(id="why")
            yield Static(id="what")
        yield KeyLine(pinned=_pinned(self._reader.key_map))

    def on_mount(self) -> None:
        self.set_class(charset_in_use() is Charset.ASCII, "-ascii")
        self._draw()
        self._look()
        self.set_interval(LOOK_SECONDS, self._look)

    # What is asked

    def _look(self) -> None:
        if not self._asking:
            self._send(Request(action=RemoteAction.STATUS))

    @work
    async def _send(self, request: Request) -> None:
        """Ask, and show the answer; the newest one counts."""
        self._asking = True
        try:
            self._reply, self._silent = await self._ask(request), False
        except NoAnswerError:
            self._reply, self._silent = None, True
        self._asking = False
        if self._reply is not None:
            self._ended = self._reply.shown if self._reply.shown and self._reply.shown.outcome else None
        if self._reply is not None and request.action is not RemoteAction.STATUS:
            self._said, self._said_at = self._reply.said, self._clock.elapsed_ms()
            self._was_refused = not self._reply.done
        self._draw()

    def admits(self, key: str) -> bool:
        """Every key is a key of the session, or the pad's own."""
        shown = self._shown
        now = self._clock.elapsed_ms()
        asked = self._reader.read(key, now, shown) if shown else command_of(key, self._reader.key_map)
        if asked is PadCommand.HELP:
            self.app.push_screen(KeyHelp(say("The pad"), self._bindings_shown, [say(HELP_NOTE)]))
        elif asked is PadCommand.LEAVE:
            self.dismiss(None)
        elif isinstance(asked, Request):
            self._send(asked)
        self._draw()
        return False

    @on(Touched)
    def touch(self, touched: Touched) -> None:
        """A drawn key was clicked, or touched on a phone."""
        request = self._reader.touch(touched.action, self._clock.elapsed_ms())
        if request is not None:
            self._send(request)
        self._draw()

    # What is drawn

    @property
    def _shown(self) -> Shown | None:
        """The session, while there is something to press for in it."""
        return None if self._reply is None or self._ended is not None else self._reply.shown

    def _draw(self) -> None:
        shown = self._shown
        self.set_class(shown is None, "-waiting")
        if shown is None:
            self._draw_waiting()
        else:
            self._draw_session(shown)

    def _draw_waiting(self) -> None:
        """How the last one ended stays until the next begins: it is read from across the room."""
        ended = None if self._silent else self._ended
        self.set_class(ended is not None, "-ended")
        if ended is not None:
            self.query_one("#how", BigText).show(outcome_word(ended))
            self._put("#why", ended.routine)
            self._put("#what", say(NEXT_WORDS))
        else:
            self._put("#why", say(SILENT) if self._silent else say(WAITS))
            self._put("#what", say(SILENT_WORDS) if self._silent else say(WAITING_WORDS))

    def _draw_session(self, shown: Shown) -> None:
        self.set_class(shown.held is not None, "-holding")
        self.set_class(shown.phase == Phase.PAUSED, "-paused")
        self._put("#routine", shown.routine)
        self._put("#number", say("{number} of {of}", number=shown.number, of=shown.of))
        waits = say(" · waits at {time}", time=shown.time) if shown.held is not None else ""
        self._put("#phase", shown.phase_line + waits)
        self.query_one("#time", BigText).show(shown.time if shown.held is None else str(shown.held))
        self._put("#place", _place(shown, self.size.width - 2))
        self.query_one("#place").set_classes(shown.side if shown.side in ("left", "right") else "middle")
        self._draw_said(shown)
        self._draw_keys(shown)

    def _draw_said(self, shown: Shown) -> None:
        fresh = bool(self._said) and self._clock.elapsed_ms() - self._said_at < SAY_MS
        usual = shown.next if shown.held is None else say(HOW_SORE)
        self._put("#said", sentence_case(self._said if fresh else usual))
        self.query_one("#said").set_class(fresh and self._was_refused, "refused")
        self.set_class(fresh, "-answered")

    def _draw_keys(self, shown: Shown) -> None:
        key_map = self._reader.key_map
        self.query_one(LargeKey).show(
            one_button_word(shown), shown.button, key_map.shown(KeyAction.ONE_BUTTON)
        )
        ending = self._reader.is_ending(self._clock.elapsed_ms())
        keys = pad_keys(shown, key_map)
        for widget, key in zip(self.query(SmallKey), keys, strict=True):
            widget.show(key, sure=ending and key.action is RemoteAction.END)
        self.query_one(OtherKeys).pairs = keys_in_words(keys, is_ending=ending)

    def _put(self, where: str, text: str) -> None:
        """Nothing is sent where nothing changes: a phone's line may be slow."""
        if self._put_last.get(where) != text:
            self._put_last[where] = text
            self.query_one(where, Static).update(literal(shapes_in(charset_in_use(), text)))


def _place(shown: Shown, width: int) -> str:
    """The side as a word, at the edge it is on, and as much of the step's title as there is room for."""
    before, behind = map(say, _EDGES.get(shown.side, ("", "")))
    title = wrapped(shown.title, width - len(before + behind), 1)
    return before + "".join(title) + behind
