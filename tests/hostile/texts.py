"""Texts that somebody, or something, puts where a person would write, and what must not come of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.core.text import is_safe

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
RUN = "@click=app.boom"
"""Whoever follows this link has run an action of the app: it must never be a link."""

HOSTILE = {
    # Markup
    "close tag": "[/]",
    "close bold": "[/bold] x",
    "open close": "C:[/path",
    "link": "[link=https://evil.example]x[/link]",
    "action": f"[{RUN}]click[/]",
    "action with arguments": f"[{RUN}('x')]x[/]",
    "action unclosed": f"[{RUN}]x",
    "action in quotes": f'["{RUN}"]x[/]',
    "screen action": "[@click=screen.boom]x[/]",
    "bold": "[bold]b",
    "style cut off": "[red]a[/red",
    "colours": "[#fff on $error]x[/]",
    "list": "[true, false] [1, 2]",
    "escaped": r"\[bold] \\[/] \\\[/]",
    "emoji": ":smile: :bomb: :x:",
    "nested": "[[bold]]]][[",
    "brackets": "[" * 3_000,
    "brackets both": "[a]" * 1_500,
    "variables": "$primary {side} {0.__class__} %s %(x)s {{",
    "markdown": "# h\n```\n[a](javascript:x) <script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    # What a terminal acts on
    "clipboard st": f"{ESC}]52;c;ZXZpbA=={ST}x",
    "clipboard bel": f"{ESC}]52;c;ZXZpbA=={BEL}x",
    "clipboard c1": "\x9d52;c;ZXZpbA==\x9cx",
    "title": f"{ESC}]0;evil{BEL}",
    "hyperlink": f"{ESC}]8;;https://evil.example{ST}x{ESC}]8;;{ST}",
    "clear": f"{ESC}[2J{ESC}[3J{ESC}[H",
    "style": f"{ESC}[31;5;73mred",
    "cursor report": f"{ESC}[6n",
    "attributes report": f"{ESC}[c{ESC}[>c{ESC}[=c",
    "leave screen": f"{ESC}[?1049l",
    "mouse on": f"{ESC}[?1003h",
    "paste off": f"{ESC}[?2004l{ESC}[201~",
    "alignment": f"{ESC}#8",
    "reset": f"{ESC}c",
    "device string": f"{ESC}P+q544e{ST}",
    "application": f"{ESC}_Ga=T;AAAA{ST}",
    "half an escape": ESC,
    "c1 sequence": "\x9b2J\x9b31m",
    "c1 next line": "a\x85b\x84c",
    "nul": "a\x00b",
    "shift out": "a\x0eqqq\x0f",
    "bell": "a\x07b",
    "backspace": "safe\x08\x08\x08\x08evil",
    "carriage return": "safe\revil",
    "tabs": "a\tb\x0bc\x0cd",
    "delete": "a\x7fb",
    # What misleads the eye
    "bidi override": "user\u202etxt.exe\u202c",
    "bidi isolates": "\u2066a\u2067b\u2068c\u2069",
    "bidi marks": "\u200eab\u200fcd\u061c",
    "zero width": "a\u200bb\ufeffc\u2060d",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\u200d\u2620\ufe0f",
    "combining": "a" + "\u0301" * 200,
    "combining alone": "\u0301" * 50,
    "tags": "a\U000e0041\U000e0042\U000e007f",
    "private use": "a\ue000b\U000f0000c",
    "noncharacter": "a\uffffb\ufffe",
    "surrogate": "a\ud800b",
    "surrogates": "\udc80\udcff",
    "lines": "a\u2028b\u2029c",
    # Much of it
    "long line": "x" * 100_000,
    "long words": "word " * 2_000,
    "wide": "\u6f22" * 2_000,
    "newlines": "a\n" * 3_000,
    "spaces": " " * 3_000 + "x",
}
"""By a name for each; storage.md 3.5 asks for 49 at least."""

NUMBERED = {f"Z{number:02}": text for number, text in enumerate(HOSTILE.values())}
"""The texts by a mark that is put before them, so that a test can tell that they were shown."""

_OURS = re.compile(
    rb"\x1b\[[0-9;]*m"  # a style
    rb"|\x1b\[\d+;\d+H"  # a place
    rb"|\x1b\]22;(?:default|pointer|text)\x07"  # the shape of the mouse
    rb"|\x1b\[\?(?:2026|25)[hl]"  # one picture at a time, the cursor
    rb"|\r?\n"
)
_TEXT_OF_OURS = re.compile(rb"\x1b\[31;5;73m")


class Trial(NamedTuple):
    """A text to put into every field, and the marks of what is in it."""

    marks: tuple[str, ...]
    text: str


def one_by_one() -> Iterator[Trial]:
    """Every text alone, behind its mark."""
    for mark, text in NUMBERED.items():
        yield Trial((mark,), f"{mark} {text}")


def bundled(width: int = 70) -> list[Trial]:
    """Every text, as many in one as stand on a line, a long one at its end: a quarter of the time."""
    long = [trial for trial in one_by_one() if len(trial.text) >= width]
    # Thousands of brackets stand alone: whoever reads markup stops at them, and would read nothing else.
    alone = [trial for trial in long if trial.text.count("[") > width]
    last = [trial for trial in long if trial not in alone]
    bundles = [Trial((), "")] * len(last)
    for trial in one_by_one():
        if trial not in long:
            rooms = [40] * len(last) + [width] * len(bundles)
            fits = (at for at, each in enumerate(bundles) if len(each.text) + len(trial.text) < rooms[at])
            _join(bundles, trial, next(fits, len(bundles)))
    for at, trial in enumerate(last):
        _join(bundles, trial, at)
    return bundles + alone


def _join(bundles: list[Trial], trial: Trial, at: int) -> None:
    """Put a text at the end of a bundle, or begin one."""
    begun = bundles[at] if at < len(bundles) else Trial((), "")
    bundles[at : at + 1] = [Trial(begun.marks + trial.marks, f"{begun.text} {trial.text}".strip(" "))]


def shown_text(raw: bytes) -> str:
    """What was written to a terminal without the sequences that Textual makes."""
    return _OURS.sub(b"", raw).decode()


def leaks(raw: bytes) -> set[str]:
    """What reached a terminal and may not: control, bidi and other unsafe characters, a style of a text."""
    unsafe = {f"U+{ord(each):04X}" for each in set(shown_text(raw)) if not is_safe(each)}
    return unsafe | {each.decode() for each in _TEXT_OF_OURS.findall(raw)}
