"""What this terminal can do, as far as that shows without drawing on it."""

import os
import sys
from collections.abc import Iterator, Mapping

import msgspec

from tui.core.catalogue import marked, say
from tui.core.charset import Charset, charset_of, has_colours
from tui.core.diagnosis import Ailment, Fact

SMALLEST = (40, 20)
"""Columns and rows that every screen has room in: a phone's."""
_DRAWN_WITH = {
    Charset.QUARTERS: marked("quarter blocks"),
    Charset.HALVES: marked("half blocks"),
    Charset.ASCII: marked("plain ASCII"),
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
        words = say(
            "{encoding}, drawn with {shapes}", encoding=self.encoding, shapes=say(_DRAWN_WITH[charset])
        )
        yield Fact(marked("characters"), words, {"encoding": self.encoding, "charset": charset})
        if charset is Charset.ASCII and not self._is_dumb:
            yield Ailment(
                say("this terminal or its locale shows plain ASCII only, so the body is a line drawing"),
                say("if it can do more, set LANG to a UTF-8 locale such as C.UTF-8"),
            )
        yield Fact(
            marked("reached"),
            self._reached(),
            {"ssh": self._is_ssh, "multiplexer": self._multiplexer or None},
        )
        yield from self._screens()

    @property
    def _is_dumb(self) -> bool:
        return self.environ.get("TERM") == "dumb"

    def _kind(self) -> Iterator[Fact | Ailment]:
        name = self.environ.get("TERM", "")
        size = f"{self.size[0]}x{self.size[1]}" if self.size else say("no size")
        words = f"{name or say('TERM is not set')}, {size}, {say(self._colours())}"
        yield Fact(
            marked("terminal"), words, {"term": name or None, "size": self.size, "colours": self._colours()}
        )

    def _colours(self) -> str:
        term = self.environ.get("TERM", "")
        if "NO_COLOR" in self.environ:
            return marked("no colours (NO_COLOR)")
        if not has_colours(self.environ):
            return marked("no colours")
        if self.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
            return marked("16 million colours")
        return marked("256 colours") if "256color" in term else marked("16 colours")

    @property
    def _is_ssh(self) -> bool:
        return bool({"SSH_CONNECTION", "SSH_TTY"} & self.environ.keys())

    @property
    def _multiplexer(self) -> str:
        if "TMUX" in self.environ:
            return "tmux"
        return "screen" if "STY" in self.environ else ""

    def _reached(self) -> str:
        inside = say(", in {multiplexer}", multiplexer=self._multiplexer) if self._multiplexer else ""
        return (say("over SSH") if self._is_ssh else say("on this machine")) + inside

    def _screens(self) -> Iterator[Fact | Ailment]:
        if self.size is None:
            yield Fact(marked("screens"), say("none here: this is no terminal; commands print lines"), False)
        elif self._is_dumb:
            yield Ailment(
                say('this terminal (TERM is "dumb") cannot show a screen'),
                say("the commands that print work"),
            )
        elif self.size[0] < SMALLEST[0] or self.size[1] < SMALLEST[1]:
            yield Ailment(
                say("the terminal is {columns}x{rows}", columns=self.size[0], rows=self.size[1]),
                say("make it 40x20 or larger"),
            )
        else:
            yield Fact(marked("screens"), say("all of them can be drawn"), True)


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
