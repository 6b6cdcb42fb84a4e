"""What stays in memory while there are screens, and when Python looks through it for what can go.

Python's collector of cycles stops everything to follow every reference there is. With the 80,000 objects of
Textual's classes and style sheets that took 50 to 70 ms, in nearly every opening of the week, and ever more
with what Textual kept of screens that were left (measured with tests/benchmarks/weeks.py; the journal itself
costs nothing here, its entries are not followed). So what lasts is set apart as soon as it is loaded, nothing
is kept of screens that were left, and they are collected when the next screen has been painted, not at a key.
"""

import gc
from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style

AT_MOST = 100_000
"""So many new objects until Python collects by itself; opening a screen makes up to 60,000."""
_KEEPING_METHOD = "get_inner_outer"
_PASSES = 5
"""So many collections of new objects until the older ones are looked through too."""


def settle_what_was_loaded() -> None:
    """Do so where collecting was put off until everything is loaded, as in a process that draws."""
    if not gc.isenabled():
        settle_memory()


def settle_memory() -> None:
    """Once, when everything is loaded: what is there now stays to the end, the open screen with it."""
    keep_no_lines()
    gc.freeze()
    gc.set_threshold(AT_MOST, _PASSES, _PASSES)
    gc.enable()


def collect_what_was_left() -> None:
    """Collect the screens that were left, where what lasts is set apart; else that would take too long."""
    if gc.get_freeze_count():
        gc.collect()


def keep_no_lines() -> None:
    """Let Textual's cache of backgrounds not keep the painted lines of 1,024 widgets (textual#6665)."""
    setattr(StylesCache, _KEEPING_METHOD, staticmethod(_inner_outer))


@lru_cache(1024)
def _inner_outer(base: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base + background), Style(background=base)
