"""Scroll bars as the terminal can draw them."""

from textual.scrollbar import ScrollBar, ScrollBarRender

from tui.core.charset import Charset


class PlainScrollBar(ScrollBarRender):
    """Whole cells only: the thumb is told by its colour or, without colours, by being reversed."""

    VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)
    HORIZONTAL_BARS = [" "] * len(ScrollBarRender.HORIZONTAL_BARS)


def draw_scroll_bars_in(charset: Charset) -> None:
    """Textual knows one way for all scroll bars of the program: choose it at the start."""
    ScrollBar.renderer = PlainScrollBar if charset is Charset.ASCII else ScrollBarRender
