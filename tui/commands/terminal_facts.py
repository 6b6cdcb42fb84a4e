"""What this terminal can do, as far as that shows without drawing on it."""

import os
import sys
from collections.abc import Iterator, Mapping

import msgspec

from tui.core.charset import Charset, charset_of
from tui.core.health import Ailment, Fact

SMALLEST = (40, 20)
"""Columns and rows that every screen has room in: a phone's."""
_DRAWN_WITH = {
    Charset.QUARTERS: "quarter blocks",
    Charset.HALVES: "half blocks",
    Charset.ASCII: "plain ASCII",
}


class Terminal(msgspec.Struct, frozen=True):
    """The environment, and the size in columns and rows; None where there is no terminal."""

    environ: Mapping[str, str]
    size: tuple[int, int] | None
    encoding: str

    @classmethod
    def here(cls) -> "Terminal":
        """The one we run in: keys come by standard input, and Textual draws on standard error."""
        return cls(dict(os.environ), _size(), getattr(sys.stdout, "encoding", None) or "unknown")

    def look(self) -> Iterator[Fact | Ailment]:
        """Everything there is to say about it."""
        yield from self._kind()
        charset = charset_of(self.environ)
        words = f"{self.encoding}, drawn with {_DRAWN_WITH[charset]}"
        yield Fact("characters", words, {"encoding": self.encoding, "charset": charset})
        if charset is Charset.ASCII and not self._is_dumb:
            yield Ailment(
                "this terminal or its locale shows plain ASCII only, so the body is a line drawing",
                "if it can do more, set LANG to a UTF-8 locale such as C.UTF-8",
            )
        yield Fact(
            "reached", self._reached(), {"ssh": self._is_ssh, "multiplexer": self._multiplexer or None}
        )
        yield from self._screens()

    @property
    def _is_dumb(self) -> bool:
        return self.environ.get("TERM") == "dumb"

    def _kind(self) -> Iterator[Fact | Ailment]:
        name = self.environ.get("TERM", "")
        size = f"{self.size[0]}x{self.size[1]}" if self.size else "no size"
        words = f"{name or 'TERM is not set'}, {size}, {self._colours()}"
        yield Fact("terminal", words, {"term": name or None, "size": self.size, "colours": self._colours()})

    def _colours(self) -> str:
        term = self.environ.get("TERM", "")
        if "NO_COLOR" in self.environ:
            return "no colours (NO_COLOR)"
        if self.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
            return "16 million colours"
        return "256 colours" if "256color" in term else "16 colours"

    @property
    def _is_ssh(self) -> bool:
        return bool({"SSH_CONNECTION", "SSH_TTY"} & self.environ.keys())

    @property
    def _multiplexer(self) -> str:
        if "TMUX" in self.environ:
            return "tmux"
        return "screen" if "STY" in self.environ else ""

    def _reached(self) -> str:
        inside = f", in {self._multiplexer}" if self._multiplexer else ""
        return ("over SSH" if self._is_ssh else "on this machine") + inside

    def _screens(self) -> Iterator[Fact | Ailment]:
        if self.size is None:
            yield Fact("screens", "none here: this is no terminal; commands print lines", False)
        elif self._is_dumb:
            yield Ailment(
                'this terminal (TERM is "dumb") cannot show a screen', "the commands that print work"
            )
        elif self.size[0] < SMALLEST[0] or self.size[1] < SMALLEST[1]:
            yield Ailment(f"the terminal is {self.size[0]}x{self.size[1]}", "make it 40x20 or larger")
        else:
            yield Fact("screens", "all of them can be drawn", True)


def _size() -> tuple[int, int] | None:
    if not (_is_terminal(0) and _is_terminal(2)):
        return None
    size = os.get_terminal_size(2)
    return size.columns, size.lines


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:  # closed by whoever started us
        return False
