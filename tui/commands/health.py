"""`unknot health`: what was said about one's health, shown and changed from a command line."""

from collections.abc import Sequence

import click
import msgspec

from tui.commands.errors import CommandError
from tui.commands.output import COLUMNS, JSON_FORMAT, print_json, print_lines
from tui.commands.setup import check_region, library_for_lines, nearest, setup_for_lines
from tui.core.anatomy.body import Side, Spot, Target
from tui.core.anatomy.body_words import target_in_words
from tui.core.catalogue import say, say_count
from tui.core.line_folding import folded_at
from tui.core.routines.routine import Contraindication, Library
from tui.core.routines.vocabulary import StopAction
from tui.core.safety import health_words as words
from tui.core.safety.health import HealthAnswer, to_review
from tui.files.kept_health import KeptHealth


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """`unknot health set` as it was typed."""

    answer_id: str
    is_true: bool
    regions: Sequence[str]
    side: str
    was_allowed: bool


def show_answers(*, as_json: bool) -> None:
    """Print every question that lasts or was answered, with its answer and what that does."""
    setup = setup_for_lines()
    library, health = library_for_lines(setup), KeptHealth(setup.paths).now
    shown = to_review(library, health)
    if as_json:
        answers = [_answer_json(item, health.answers.get(item.id)) for item in shown]
        welcomed = health.welcomed_on and health.welcomed_on.isoformat()
        print_json({"format": JSON_FORMAT, "welcomed_on": welcomed, "answers": answers})
        return
    for item in shown:
        print_lines(_lines_of(item, health.answers.get(item.id), library))
    print_lines(_folded(say(words.WHERE_IT_STAYS)))


def _lines_of(item: Contraindication, answer: HealthAnswer | None, library: Library) -> list[str]:
    told = words.answer_in_words(item, answer, library)
    return [item.id, *_folded(item.text, "  "), *_folded(told, "  ")]


def _folded(text: str, indent: str = "") -> list[str]:
    return folded_at(text.split(), COLUMNS, indent, indent)


def _answer_json(item: Contraindication, answer: HealthAnswer | None) -> dict[str, object]:
    places = answer.places if answer else ()
    return {
        "id": item.id,
        "text": item.text,
        "action": item.action,
        "answer": None if answer is None else answer.is_true,
        "on": None if answer is None else answer.on.isoformat(),
        "places": [{"region": place.region, "side": place.side} for place in places],
        "asked": answer is not None and answer.was_allowed,
    }


def say_answer(said: Said) -> None:
    """Remember an answer, and say what it does. Raises CommandError or click.UsageError."""
    setup = setup_for_lines()
    library = library_for_lines(setup)
    item = _item(said.answer_id, library)
    places = _places(said, item, library)
    if said.was_allowed and not (said.is_true and item.action is StopAction.ASK):
        raise click.UsageError(say("--asked goes with a yes to what has to be asked first."))
    answer = HealthAnswer(
        is_true=said.is_true,
        on=setup.clock.now().date(),
        places=places,
        was_allowed=said.was_allowed,
    )
    KeptHealth(setup.paths).answer({item.id: answer})
    print_lines(_lines_of(item, answer, library))


def _item(answer_id: str, library: Library) -> Contraindication:
    known = {item.id: item for item in library.contraindications}
    if answer_id not in known:
        advice = nearest(answer_id, known)
        raise CommandError(say('no health question "{id}".{advice}', id=answer_id, advice=advice))
    return known[answer_id]


def _places(said: Said, item: Contraindication, library: Library) -> tuple[Spot, ...]:
    """The places that were named; a yes that is about places needs them, and nothing else takes any."""
    needs_places = said.is_true and item.action is StopAction.SKIP_AREA and not item.regions
    if bool(said.regions) is not needs_places:
        if needs_places:
            raise click.UsageError(say("Say where with --region ID; repeat it for more places."))
        raise click.UsageError(say("--region goes with a yes to what is about a place."))
    return tuple(_place(region_id, said.side, library) for region_id in dict.fromkeys(said.regions))


def _place(region_id: str, side: str, library: Library) -> Spot:
    check_region(region_id, (region.id for region in library.regions))
    region = library.region(region_id)
    if region is not None and region.target is Target.NEVER:
        raise CommandError(say('"{id}" is left out anyway. {why}', id=region_id, why=target_in_words(region)))
    return Spot(region_id, Side(side) if region is not None and region.sided else Side.MIDDLE)


def forget_answers(answer_id: str | None) -> None:
    """Forget what was said to one of them, or to all; it is asked again. Raises CommandError."""
    setup = setup_for_lines()
    kept = KeptHealth(setup.paths)
    answers = kept.now.answers
    if answer_id is None:
        kept.answer(dict.fromkeys(answers))
        print_lines([_forgotten(len(answers))])
        return
    if answer_id not in answers:
        _item(answer_id, library_for_lines(setup))
        raise CommandError(say('nothing was said to "{id}"', id=answer_id))
    kept.answer({answer_id: None})
    print_lines([_forgotten(1)])


def _forgotten(count: int) -> str:
    if not count:
        return say("Nothing was said so far.")
    return say_count(
        "{count} answer is forgotten: it is asked again.", "{count} answers are forgotten.", count
    )
