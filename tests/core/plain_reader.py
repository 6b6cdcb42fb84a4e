"""Somebody who has nothing but plain lines, and follows a session by them."""

import re

import msgspec

from tui.core.entries.entry import HoldOutcome, PassOutcome

BEFORE, WORK, HOLD, OVER = "before", "work", "hold", "over"
Place = tuple[str, str, str, bool]
"""Title, side, what goes on, and whether it is paused."""


class PassRead(msgspec.Struct):
    """A pass as a reader knows it."""

    title: str
    side: str
    outcome: PassOutcome | None = None


class HoldRead(msgspec.Struct):
    """A tender point as a reader knows it; `seconds` None where no line tells."""

    seconds: int | None = None
    outcome: HoldOutcome | None = None
    sore: list[int] = []
    named: str = ""


_STAMP = re.compile(r"(\d+:\d\d)( left\.| right\.| both\.)? (.*)")
_LEAD_IN = re.compile(
    r"(?:(?:Get ready, \d+ s|When you are ready, \w+|Change to your \w+, \d+ s): "
    r"|Paused before (?:you change to your \w+: )?)(.+?), \d+ of \d+\."
)
_TAKEN_BACK = re.compile(r"Taken back(: the tender point)?\. On with (.+?), \d+ of \d+, (.*)")
_ENDED_HOLD = {
    "Eased after": HoldOutcome.EASED,
    "Eased partly after": HoldOutcome.PARTLY,
    "Did not ease in": HoldOutcome.NOT_EASING,
    "Let go after": HoldOutcome.UNANSWERED,
}
_SECONDS = re.compile(r"(\d+) s")


class Reader:
    """Knows nothing but the lines."""

    def __init__(self) -> None:
        self.passes: list[PassRead] = []
        self.holds: list[HoldRead] = []
        self.doing = BEFORE
        self.paused = False
        self.last_time = 0

    @property
    def place(self) -> Place:
        """Where the session is."""
        now = self.passes[-1]
        return now.title, now.side, self.doing, self.paused

    def read(self, line: str) -> None:
        """Understand one line; one that means nothing, or two things, fails."""
        stamped = _STAMP.fullmatch(line)
        if stamped is None:
            self._read_answer(line)
            return
        minutes, seconds = stamped[1].split(":")
        assert int(minutes) * 60 + int(seconds) >= self.last_time
        self.last_time = int(minutes) * 60 + int(seconds)
        self._read_cue((stamped[2] or "").strip(" ."), stamped[3])

    def _read_answer(self, line: str) -> None:
        if line.startswith("Sore "):
            self.holds[-1].sore.append(int(line.removeprefix("Sore ").rstrip(".")))
        elif line.startswith("Here: "):
            self.holds[-1].named = line.removeprefix("Here: ").rstrip(".")
        elif line == "Not named.":
            self.holds[-1].named = ""
        elif line.startswith(("Broken off: ", "Left out: ", "Once more: ")):
            self._leave(line.partition(": ")[2].rstrip("."))
        else:
            assert line.startswith("15 s more. "), line

    def _leave(self, named: str) -> None:
        title, comma, side = named.rpartition(", ")
        title, side = (title, side) if comma and side in ("left", "right", "both") else (named, "")
        now = self.passes[-1]
        if now.outcome is None and (now.title, now.side) == (title, side):
            now.outcome = PassOutcome.SKIPPED
            self._give_up_hold(HoldOutcome.UNANSWERED)
        else:
            self._end_pass(PassOutcome.DONE)
            self.passes.append(PassRead(title, side, PassOutcome.SKIPPED))

    def _give_up_hold(self, outcome: HoldOutcome) -> None:
        if self.doing == HOLD:
            self.holds[-1].outcome = self.holds[-1].outcome or outcome

    def _end_pass(self, outcome: PassOutcome) -> None:
        if self.passes and self.passes[-1].outcome is None:
            self.passes[-1].outcome = outcome

    def _take_back(self, side: str, taken: re.Match[str]) -> None:
        clock = taken[3]
        self.paused = clock.endswith(", paused.")
        self.doing = HOLD if clock.startswith("held") else BEFORE if "starts" in clock else WORK
        if taken[1]:
            self.holds.pop()
            return
        named = (taken[2], side)
        while self.passes.pop() and (self.passes[-1].title, self.passes[-1].side) != named:
            pass
        self.passes[-1].outcome = None
        if self.doing == HOLD:
            self.holds[-1].outcome = None

    def _read_cue(self, side: str, words: str) -> None:
        if lead_in := _LEAD_IN.match(words):
            self._end_pass(PassOutcome.DONE)
            self.passes.append(PassRead(lead_in[1], side))
            self.doing, self.paused = BEFORE, words.startswith("Paused")
            return
        if taken := _TAKEN_BACK.fullmatch(words):
            self._take_back(side, taken)
            return
        assert side == self.passes[-1].side
        if words.startswith("Go, "):
            assert words.startswith(f"{words.partition(': ')[0]}: {self.passes[-1].title}.")
            self.doing, self.paused = WORK, False
        elif words.startswith("Hold: "):
            self.holds.append(HoldRead())
            self.doing, self.paused = HOLD, False
        else:
            self._read_small(words)

    def _read_small(self, words: str) -> None:
        ended = [outcome for beginning, outcome in _ENDED_HOLD.items() if words.startswith(beginning)]
        if ended:
            self.holds[-1].outcome, self.doing, self.paused = ended[0], WORK, False
            self.holds[-1].seconds = int(_SECONDS.findall(words)[0])
        elif words.startswith("Stopped. "):
            self._give_up_hold(HoldOutcome.SHARP)
            self._end_pass(PassOutcome.STOPPED)
        elif words in ("Finished.", "Ended here."):
            self._give_up_hold(HoldOutcome.UNANSWERED)
            self._end_pass(PassOutcome.DONE if words == "Finished." else PassOutcome.CUT_SHORT)
            self.doing, self.paused = OVER, False
        elif words.startswith("Paused, ") or words.startswith("Away for "):
            self.paused = True
        elif words.startswith("Going on, "):
            self.paused = False
        else:
            assert re.fullmatch(
                r"Halfway, .*|Soon, in 5 s: .*|Last three\.|Starts in three\.|Held \d+ s(: .*)?\.", words
            ), words
