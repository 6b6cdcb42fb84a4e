"""What cuts what: the order in which things are said."""

import pytest

from tui.core.cues.speaking_order import SpeakingOrder
from tui.core.cues.spoken import Manner, Utterance

ADVICE = Utterance(text="Stopped.", manner=Manner.AT_ONCE, is_advice=True)


def say(manner: Manner) -> Utterance:
    return Utterance(text=f"{manner}.", manner=manner)


@pytest.fixture
def order() -> SpeakingOrder:
    return SpeakingOrder()


def begin_with(order: SpeakingOrder, *utterances: Utterance) -> list[int]:
    """The first of them is being said, the others wait."""
    numbers = [order.add(each)[0] for each in utterances[:1]]
    order.begin()
    return numbers + [order.add(each)[0] for each in utterances[1:]]


@pytest.mark.parametrize(
    ("manner", "stops"),
    [
        (Manner.AT_ONCE, True),
        (Manner.AFTER_ADVICE, True),
        (Manner.IN_TURN, False),
        (Manner.IN_SILENCE, False),
    ],
)
def test_who_stops_what_is_being_said(order: SpeakingOrder, manner: Manner, stops: bool) -> None:
    begin_with(order, say(Manner.IN_TURN))
    assert order.add(say(manner))[1] is stops


def test_advice_is_said_whole_before_what_comes_next(order: SpeakingOrder) -> None:
    begin_with(order, ADVICE)
    assert order.add(say(Manner.AFTER_ADVICE)) == (2, False)
    order.end()
    assert order.begin() == say(Manner.AFTER_ADVICE)


def test_advice_that_still_waits_is_kept_as_well(order: SpeakingOrder) -> None:
    order.add(ADVICE)
    order.add(say(Manner.AFTER_ADVICE))
    assert order.begin() == ADVICE


def test_advice_gives_way_to_what_has_to_be_said_at_once(order: SpeakingOrder) -> None:
    begin_with(order, ADVICE, say(Manner.AFTER_ADVICE))
    assert order.add(say(Manner.AT_ONCE)) == (3, True)
    order.end()
    assert order.begin() == say(Manner.AT_ONCE)
    assert order.begin() is None


def test_what_moves_on_leaves_out_what_waited(order: SpeakingOrder) -> None:
    _, waiting = begin_with(order, say(Manner.IN_TURN), say(Manner.IN_TURN))
    order.add(say(Manner.AFTER_ADVICE))
    assert not order.is_pending(waiting)


def test_only_into_a_silence_means_nothing_waits_either(order: SpeakingOrder) -> None:
    order.add(say(Manner.IN_TURN))
    number, _ = order.add(say(Manner.IN_SILENCE))
    assert not order.is_pending(number)
    order.begin()
    order.end()
    number, _ = order.add(say(Manner.IN_SILENCE))
    assert order.is_pending(number)


def test_hushed_it_is_silent(order: SpeakingOrder) -> None:
    first, second = begin_with(order, ADVICE, say(Manner.IN_TURN))
    assert order.hush()
    assert order.is_pending(first)
    assert not order.is_pending(second)
    order.end()
    assert order.is_silent
    assert not order.hush()
