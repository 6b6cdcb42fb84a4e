"""The keys of questions and pages: what is still held down from before answers nothing."""

from tui.core.keyboard.keys import ONE_BUTTON, SAME_PRESS_MS

QUIET_MS = 600
"""Real time after a page of questions appears in which no key answers (product.md 3)."""
STILL_REPEATING_MS = 250
"""Arrivals of one answer closer than this are a held key: answering twice so fast is never meant."""
REPEAT_AT_MOST_MS = 120
"""Terminals repeat a held key every 30 to 100 ms; fingers are slower."""
ANSWER_KEYS = frozenset({"enter", "pagedown", "space", "y", "n", "s", "q", "u", "escape"})
"""Keys that answer or turn a page; arrows and digits may come as fast as fingers can."""


class PatientKeys:
    """Lets no key through just after a page appeared, and none that is still held down from before it."""

    def __init__(self) -> None:
        """Until the first `appeared`, every key passes."""
        self._appeared_at: int | None = None
        self._last: dict[str, int] = {}
        self._held_over: set[str] = set()

    def appeared(self, now_ms: int) -> None:
        """A new page is on the screen."""
        self._appeared_at = now_ms

    def takes(self, key: str, now_ms: int) -> bool:
        """Whether this arrival is a press that was meant for the present page.

        The press that turned the page counts as held until it has not come for SAME_PRESS_MS: terminals wait
        up to 660 ms before they repeat. On the page itself only the answers have to be pressed apart.
        """
        appeared = self._appeared_at
        before, self._last[key] = self._last.get(key, appeared), now_ms
        if appeared is None or before is None:
            return True
        repeats = self._repeats(key, now_ms - before, from_before=before <= appeared)
        return now_ms - appeared >= QUIET_MS and not repeats

    def _repeats(self, key: str, apart_ms: int, *, from_before: bool) -> bool:
        """Whether an arrival so long after the one before it belongs to a key held down."""
        if from_before and key in ONE_BUTTON:
            held = apart_ms < SAME_PRESS_MS
        elif key in ANSWER_KEYS:
            return apart_ms < STILL_REPEATING_MS
        else:
            held = apart_ms < REPEAT_AT_MOST_MS and (from_before or key in self._held_over)
        (self._held_over.add if held else self._held_over.discard)(key)
        return held
