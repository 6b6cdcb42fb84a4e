"""One routine before it begins: what is asked, and what the answers leave of it."""

import datetime as dt

import msgspec
import pytest

from tests.core.safety.shelf_of_two import BALL_AT_WALL, FEET, LIBRARY, step
from tui.core.anatomy.body import Side, Spot
from tui.core.entries.journal import JournalError
from tui.core.routines.plan import LeftOutPass
from tui.core.routines.routine import Contraindication, Routine
from tui.core.safety.health import (
    ASK_AGAIN_DAYS,
    Answers,
    Health,
    HealthAnswer,
    RememberedHealth,
    health_today,
)
from tui.core.safety.health_words import refused_lines, what_differs
from tui.core.safety.preparing import Preparation

TODAY = dt.date(2026, 11, 22)
EARLIER = TODAY - dt.timedelta(days=3)


def yes(*places: Spot, on: dt.date = EARLIER, was_allowed: bool = False) -> HealthAnswer:
    return HealthAnswer(is_true=True, on=on, places=places, was_allowed=was_allowed)


def prepared(routine: Routine, **answers: HealthAnswer) -> Preparation:
    return Preparation(routine, LIBRARY, RememberedHealth(Health(answers=answers)), TODAY)


def ids(items: tuple[Contraindication, ...]) -> list[str]:
    return [item.id for item in items]


def item(name: str) -> Contraindication:
    return next(each for each in LIBRARY.contraindications if each.id == name)


def test_each_kind_is_asked_in_its_own_way() -> None:
    asks = prepared(BALL_AT_WALL)
    assert ids(asks.alone) == ["clot"]
    assert ids(asks.each_time) == ["fever", "skin"]
    assert ids(asks.lasting) == ["thinner", "knees"]
    assert asks.still == ()


@pytest.mark.parametrize(
    ("days", "is_asked"), [(1, False), (ASK_AGAIN_DAYS, False), (ASK_AGAIN_DAYS + 1, True)]
)
def test_a_lasting_no_is_asked_about_again_after_a_while(days: int, is_asked: bool) -> None:
    no = HealthAnswer(is_true=False, on=TODAY - dt.timedelta(days=days))
    assert ("thinner" in ids(prepared(BALL_AT_WALL, thinner=no).lasting)) is is_asked


def test_a_lasting_yes_is_not_asked_about_again_by_itself() -> None:
    old = yes(on=TODAY - dt.timedelta(days=400), was_allowed=True)
    assert "thinner" not in ids(prepared(BALL_AT_WALL, thinner=old).lasting)


def test_something_that_stops_is_asked_about_before_it_closes() -> None:
    asks = prepared(BALL_AT_WALL, fever=yes())
    assert ids(asks.still) == ["fever"]
    assert asks.refused_by is None
    asks.still_so(item("fever"))
    assert asks.refused_by == item("fever")


def test_what_is_no_longer_so_opens_it_and_is_forgotten() -> None:
    asks = prepared(BALL_AT_WALL, fever=yes())
    asks.say_no(item("fever"))
    assert asks.refused_by is None
    assert "fever" not in asks.health.answers


def test_whoever_has_asked_by_now_may_go_lightly() -> None:
    asks = prepared(FEET, numb=yes())
    assert ids(asks.still) == ["numb"]
    asks.say_yes(item("numb"), was_allowed=True)
    assert asks.refused_by is None
    assert [step.pressure_max for step in asks.routine.steps] == [0, 2, 0, 2]
    assert asks.health.answers["numb"] == yes(on=TODAY, was_allowed=True)


def test_what_leaves_some_work_to_do_is_told_and_not_asked_about_again() -> None:
    both = msgspec.structs.replace(FEET, steps=(*FEET.steps, step("neck", "neck-back")))
    asks = prepared(both, numb=yes())
    assert asks.still == ()
    assert asks.refused_by is None
    assert {each.step.id for each in asks.plan().passes} == {"neck"}
    told = what_differs(asks.adapted, asks.health, TODAY)
    assert [each.because for each in told] == [("On 19 Nov you said: numb.", "Ask first.")]
    asks.say_yes(item("numb"), was_allowed=True)
    assert {step.pressure_max for step in asks.routine.steps} == {0, 2, 5}


def test_who_must_ask_first_is_told_why_nothing_is_left() -> None:
    numb = item("numb")
    told = refused_lines(numb, yes(), TODAY)
    assert "This routine works nothing else." in told
    assert "This routine works nothing else." not in refused_lines(item("thinner"), yes(), TODAY)


def test_the_advice_is_told_with_what_is_made_gentler() -> None:
    asks = prepared(BALL_AT_WALL, knees=yes())
    told = what_differs(asks.adapted, asks.health, TODAY)
    assert [each.because for each in told] == [("On 19 Nov you said: knees.", "Bend less.")]


def test_the_clot_question_is_put_again_whatever_was_remembered() -> None:
    no = HealthAnswer(is_true=False, on=TODAY)
    assert ids(prepared(FEET, clot=no).alone) == ["clot"]
    assert ids(prepared(FEET, clot=yes()).alone) == ["clot"]


def test_nothing_more_is_true_keeps_the_yes_and_remembers_the_lasting_no() -> None:
    asks = prepared(BALL_AT_WALL)
    asks.say_yes(item("knees"))
    asks.nothing_more(asks.lasting)
    asks.nothing_more(asks.each_time)
    no = HealthAnswer(is_true=False, on=TODAY)
    assert asks.health.answers == {"thinner": no, "knees": yes(on=TODAY)}


def test_a_side_on_which_nothing_is_left_cannot_be_chosen() -> None:
    asks = prepared(FEET, skin=yes(Spot("calf", Side.LEFT), Spot("foot-sole", Side.LEFT)))
    assert asks.open_sides == (Side.RIGHT,)
    assert {each.side for each in asks.plan().passes} == {Side.RIGHT}


def test_a_side_that_was_asked_for_and_is_left_out_closes_it() -> None:
    health = RememberedHealth(
        Health(answers={"skin": yes(Spot("calf", Side.LEFT), Spot("foot-sole", Side.LEFT))})
    )
    asks = Preparation(FEET, LIBRARY, health, TODAY, side=Side.LEFT)
    assert asks.refused_by == item("skin")


def test_what_is_left_out_already_stays_so() -> None:
    asks = Preparation(FEET, LIBRARY, RememberedHealth(), TODAY, left_out=[LeftOutPass("sole")])
    assert asks.left_out == (LeftOutPass("sole"),)
    assert "sole" not in {each.step.id for each in asks.plan().passes}


class Full(RememberedHealth):
    """A disk without room: what is said holds, and is not kept."""

    def answer(self, answers: Answers) -> None:
        super().answer(answers)
        raise JournalError("no room")


def test_an_answer_that_cannot_be_kept_holds_and_says_so() -> None:
    asks = Preparation(BALL_AT_WALL, LIBRARY, Full(), TODAY)
    asks.say_yes(item("fever"))
    assert asks.refused_by == item("fever")
    assert asks.problem == "no room"


def test_what_stops_for_a_day_holds_no_longer_tomorrow() -> None:
    health = Health(answers={"fever": yes(on=TODAY), "heart": yes(on=TODAY), "skin": yes(on=TODAY)})
    assert set(health_today(health, LIBRARY, TODAY).answers) == {"fever", "heart", "skin"}
    tomorrow = TODAY + dt.timedelta(days=1)
    assert set(health_today(health, LIBRARY, tomorrow).answers) == {"heart", "skin"}
