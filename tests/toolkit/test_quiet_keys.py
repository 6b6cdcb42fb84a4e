"""Waiting for keys: at once where one comes, never in vain, and over when the reading ends."""

import ast
import inspect
import os
import threading
from collections.abc import Callable, Iterator
from selectors import EVENT_READ

import pytest
from textual.drivers import linux_driver

from tui.toolkit.quiet_keys import SELECTORS, SHORT_WAITS, EndOfKeys, QuietSelector

SHORT, LONG, VERY_LONG = 0.001, 0.05, 10.0
"""Seconds: what Textual would wait, many times that, and what no test waits."""


class Keyboard:
    """A thread that waits for keys, as Textual's does."""

    def __init__(self) -> None:
        self.end = EndOfKeys()
        self._keys, self._fingers = os.pipe()
        self.selector = self._in_thread(self._new_selector)
        self.selector.register(self._keys, EVENT_READ)

    def _new_selector(self) -> QuietSelector:
        self.end.ends_this_thread()
        return QuietSelector()

    def _in_thread(self, do: Callable[[], QuietSelector]) -> QuietSelector:
        done: list[QuietSelector] = []
        thread = threading.Thread(target=lambda: done.append(do()))
        thread.start()
        thread.join(VERY_LONG)
        return done[0]

    def press(self) -> None:
        os.write(self._fingers, b"k")

    def keys(self) -> int:
        """Wait as Textual does; how many keys could be read, which then are."""
        ready = self.selector.select(SHORT)
        return sum(len(os.read(key.fd, 9)) for key, _ in ready)

    def become_quiet(self) -> None:
        for _ in range(SHORT_WAITS):
            assert self.keys() == 0

    def close(self) -> None:
        self.selector.close()
        for each in self._keys, self._fingers:
            os.close(each)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    it = Keyboard()
    yield it
    it.close()


class Waiting:
    """One wait for keys, in a thread of its own."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keys = -1
        self._over = threading.Event()
        self._keyboard = keyboard
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        self.keys = self._keyboard.keys()
        self._over.set()

    def is_over(self, within: float) -> bool:
        return self._over.wait(within)


def test_where_nothing_comes_nobody_looks_again(keyboard: Keyboard) -> None:
    keyboard.become_quiet()
    waiting = Waiting(keyboard)
    assert not waiting.is_over(LONG)
    keyboard.press()
    assert waiting.is_over(VERY_LONG)
    assert waiting.keys == 1


def test_the_end_of_the_reading_ends_a_wait(keyboard: Keyboard) -> None:
    keyboard.become_quiet()
    waiting = Waiting(keyboard)
    keyboard.end.set()
    assert waiting.is_over(VERY_LONG)
    assert waiting.keys == 0
    assert keyboard.keys() == 0, "nor is there another wait"


def test_after_a_key_the_waits_are_short_again_so_that_a_lone_escape_is_told(keyboard: Keyboard) -> None:
    keyboard.become_quiet()
    keyboard.press()
    assert keyboard.keys() == 1
    keyboard.become_quiet()
    waiting = Waiting(keyboard)
    assert not waiting.is_over(LONG)
    keyboard.press()
    assert waiting.is_over(VERY_LONG)


def test_reading_that_begins_again_waits_again(keyboard: Keyboard) -> None:
    keyboard.become_quiet()
    keyboard.end.set()
    keyboard.end.clear()
    waiting = Waiting(keyboard)
    assert not waiting.is_over(LONG)
    keyboard.press()
    assert waiting.is_over(VERY_LONG)


def test_it_stands_in_for_all_that_textual_asks_of_selectors() -> None:
    tree = ast.parse(inspect.getsource(linux_driver))
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "selectors"
    }
    assert asked
    assert asked <= vars(SELECTORS).keys()
