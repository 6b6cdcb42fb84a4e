"""Which moves a plan is made of: fair to every place, near the pace, and as long as there is time."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice

from tui.core.anatomy.body import Spot
from tui.core.entries.entry import Pace
from tui.core.fitting.composing import Composition, compose
from tui.core.fitting.filling import filled
from tui.core.fitting.fit import SLACK_SECONDS
from tui.core.fitting.moves import Move

Choice = frozenset[int]
"""The numbers of the moves."""
_NONE: Choice = frozenset()
_EXCHANGES = ((0, 1), (1, 1), (1, 0), (1, 2), (0, 2), (2, 1))
"""How many moves are given up, and how many come for them, in the order in which that is tried."""
_MOST_EXCHANGES = 400
"""So many other choices are looked at where the first is too short; small libraries have fewer."""


class Chooser:
    """Chooses among moves; what was looked at once is kept for the next number of minutes."""

    def __init__(self, moves: Sequence[Move], places: Sequence[Spot], pace: Pace) -> None:
        """`places` are those that are wanted; the moves are numbered from 0."""
        self._moves = moves
        self._regions = [place.region for place in places]
        self._places = range(len(places))
        self._pace = pace
        self._needs = [
            [((move.routine.id, need.step.id), need.step.seconds) for need in move.needs] for move in moves
        ]
        self._composed: dict[Choice, Composition] = {}
        self._choices: list[Choice] = [_NONE]
        self._all: Choice = frozenset(range(len(moves)))

    def composition(self, chosen: Choice) -> Composition:
        """The moves in order, with all they need."""
        if chosen not in self._composed:
            self._composed[chosen] = compose([self._moves[number] for number in sorted(chosen)])
        return self._composed[chosen]

    def served(self, chosen: Iterable[int]) -> set[int]:
        """The places that some of these moves work."""
        return {place for number in chosen for place in self._moves[number].serves}

    def choose(self, minutes: int) -> Choice:
        """The moves for so many minutes; none where none fits.

        More minutes never are less work: where the choice for them would be, it is the one for a minute less
        that is made longer.
        """
        for each in range(len(self._choices), minutes + 1):
            before = self._choices[-1]
            worked, served = self.work_seconds(before, 60 * (each - 1)), self.served(before)
            chosen = self._choose(60 * each, worked, served)
            if self.work_seconds(chosen, 60 * each) < worked or served - self.served(chosen):
                chosen = self._longer(before, 60 * each, worked)
            self._choices.append(chosen)
        return self._choices[minutes]

    @property
    def least_seconds(self) -> int:
        """The shortest anything takes."""
        return min(self._least(frozenset((move.number,))) for move in self._moves)

    def work_seconds(self, chosen: Choice, seconds: int) -> int:
        """The step time of these moves in a plan of at most so many seconds."""
        if not chosen:
            return 0
        composition = self.composition(chosen)
        given = filled(composition, seconds)
        return sum(line.passes * each for line, each in zip(composition.lines, given, strict=True))

    def _choose(self, seconds: int, worked: int, served: set[int]) -> Choice:
        chosen = self._second_helpings(self._first_helpings(seconds), seconds)
        chosen = self._more_to_fill(chosen, seconds)
        return self._nearest(chosen, seconds, worked, served | self.served(chosen))

    def _longer(self, before: Choice, seconds: int, worked: int) -> Choice:
        """The choice for a minute less with what makes it fill this one, and no less work than it was."""
        more = self._more_to_fill(self._second_helpings(before, seconds), seconds)
        start = more if self.work_seconds(more, seconds) >= worked else before
        return self._nearest(start, seconds, worked, self.served(start))

    def _nearest(self, chosen: Choice, seconds: int, worked: int, served: set[int]) -> Choice:
        """This choice, or one beside it that fills the time, as fair and with no less work."""

        def will_do(others: Choice) -> bool:
            return (
                self._fills(others, seconds)
                and self.served(others) >= served
                and self.work_seconds(others, seconds) >= worked
            )

        if not chosen or will_do(chosen) or self.composition(self._all).most < seconds - SLACK_SECONDS:
            return chosen
        others = islice(self._others(chosen), _MOST_EXCHANGES)
        return next((each for each in others if will_do(each)), chosen)

    # Helpings

    def _first_helpings(self, seconds: int) -> Choice:
        """Something for each place; the briefest of each where that serves more of them."""
        best = self._one_for_each(seconds, is_brief=False)
        if len(self.served(best)) == len(self._places):
            return best
        briefest = self._one_for_each(seconds, is_brief=True)
        return max(best, briefest, key=lambda chosen: len(self.served(chosen)))

    def _one_for_each(self, seconds: int, is_brief: bool) -> Choice:
        chosen = _NONE
        for place in self._places:
            if place in self.served(chosen):
                continue
            wished = self._ranked(place, chosen)
            if is_brief:
                wished.sort(key=lambda number: self.composition(chosen | {number}).least)
            fitting = (number for number in wished if self._least(chosen | {number}) <= seconds)
            chosen |= set(islice(fitting, 1))
        return chosen

    def _second_helpings(self, chosen: Choice, seconds: int) -> Choice:
        """More for the place that has least, while that brings the whole nearer to its time at this pace."""
        refused: set[int] = set()
        while True:
            for number in self._wished(chosen, refused):
                more = chosen | {number}
                if self._least(more) <= seconds and self._is_nearer(more, chosen, seconds):
                    chosen = more
                    break
                refused.add(number)
            else:
                return chosen

    def _is_nearer(self, more: Choice, chosen: Choice, seconds: int) -> bool:
        """Whether steps keep more of their pace with one more of them; at the slow one none is hurried."""
        over, short = self._usual(more) - seconds, seconds - self._usual(chosen)
        return over <= 0 or (over < short and self._pace is not Pace.SLOW)

    def _more_to_fill(self, chosen: Choice, seconds: int) -> Choice:
        """Whatever still fits, while what is chosen cannot be made long enough."""
        for number in self._wished(chosen) if chosen else ():
            if self._fills(chosen, seconds):
                break
            if self._least(chosen | {number}) <= seconds:
                chosen |= {number}
        return chosen

    def _wished(self, chosen: Choice, refused: Collection[int] = ()) -> Iterator[int]:
        """The moves that are left and not refused by then, those for the place with the least work first."""
        work = {place: self._work_for(place, chosen) for place in self._places}
        for place in sorted(self._places, key=lambda place: (work[place], place)):
            yield from (number for number in self._ranked(place, chosen) if number not in refused)

    def _work_for(self, place: int, chosen: Choice) -> int:
        moves = [self._moves[number] for number in chosen if place in self._moves[number].serves]
        return sum(len(move.sides) * move.bounds.usual for move in moves)

    def _ranked(self, place: int, chosen: Choice) -> list[int]:
        """The moves left for a place: those mainly about it, then those that bring little along."""
        brought = {need for number in chosen for need, _ in self._needs[number]}

        def rank(number: int) -> tuple[bool, int, tuple[int, int]]:
            move = self._moves[number]
            new = sum(seconds for need, seconds in self._needs[number] if need not in brought)
            return self._is_aside(move, place), new, move.order

        left = self._all - chosen
        return sorted((number for number in left if place in self._moves[number].serves), key=rank)

    def _is_aside(self, move: Move, place: int) -> bool:
        """Whether a move comes by a place and is mainly about another that is wanted less, or not at all."""
        return move.step.regions[0] != self._regions[place]

    # Lengths

    def _least(self, chosen: Choice) -> int:
        return self.composition(chosen).least

    def _usual(self, chosen: Choice) -> int:
        return self.composition(chosen).usual

    def _fills(self, chosen: Choice, seconds: int) -> bool:
        """Whether it can be made to end within the slack."""
        composition = self.composition(chosen)
        return composition.least <= seconds and composition.most >= seconds - SLACK_SECONDS

    def _others(self, chosen: Choice) -> Iterator[Choice]:
        """Choices that differ little from this one first, then any."""
        left = sorted(self._all - chosen)
        for gone, come in _EXCHANGES:
            for away in combinations(sorted(chosen), gone):
                for added in combinations(left, come):
                    yield (chosen - set(away)) | set(added)
        for size in range(1, len(self._all) + 1):
            yield from (frozenset(each) for each in combinations(sorted(self._all), size))
