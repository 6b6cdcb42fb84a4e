"""What stays in memory of screens that were left."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from tui.toolkit.memory import AT_MOST, collect_what_was_left, keep_no_lines, settle_memory

NIGHT, DAY = Color(0, 0, 0), Color(255, 255, 255)


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(StylesCache, "get_inner_outer", StylesCache.get_inner_outer)
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


def is_kept_after_use() -> bool:
    cache = StylesCache()
    cache.get_inner_outer(NIGHT, DAY)
    found = weakref.ref(cache)
    del cache
    gc.collect()
    return found() is not None


def test_textual_keeps_what_widgets_painted() -> None:
    assert is_kept_after_use()  # else keep_no_lines is needed no more


def test_nothing_is_kept_of_what_widgets_painted() -> None:
    before = StylesCache().get_inner_outer(NIGHT, DAY)
    keep_no_lines()
    assert not is_kept_after_use()
    assert StylesCache().get_inner_outer(NIGHT, DAY) == before


def test_what_lasts_is_set_apart() -> None:
    settle_memory()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == AT_MOST


class Ring:
    """Refers to itself, as the parts of a screen do."""

    def __init__(self) -> None:
        self.ring = self


@pytest.mark.parametrize("is_settled", [True, False])
def test_what_was_left_is_collected_where_that_is_quick(is_settled: bool) -> None:
    if is_settled:
        settle_memory()
    gc.disable()
    try:
        left = weakref.ref(Ring())
        collect_what_was_left()
        assert (left() is None) == is_settled
    finally:
        gc.enable()
