"""A change of a screen's classes styles the widgets that a rule with such a class is about, and no others.

Textual styles all widgets of the screen, which took a third of the answer to a key of a session.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.app import App
from textual.css.model import RuleSet, SelectorType
from textual.dom import DOMNode
from textual.screen import ScreenResultType
from textual.widget import Widget

from tui.widgets.leaf import Leaf

Names = Mapping[str, frozenset[str]]


def names_by_class(rules: Iterable[RuleSet]) -> Names:
    """For each class, what the rules are about that mention it: types, `#identifiers` and `.classes`."""
    about: dict[str, set[str]] = {}
    for rule in rules:
        for selectors in rule.selector_set:
            for selector in selectors.selectors:
                if selector.type is SelectorType.CLASS:
                    about.setdefault(selector.name, set()).update(rule.selector_names)
    return {name: frozenset(names) for name, names in about.items()}


class StateScreen(Leaf[ScreenResultType]):
    """A screen whose classes tell what is going on, and change with that."""

    _styled_with: frozenset[str] = frozenset()
    _rules_read: Sequence[RuleSet] = ()
    _about: Names = {}

    def _post_register(self, app: App[object]) -> None:
        super()._post_register(app)
        self._styled_with = self.classes

    def update_node_styles(self, animate: bool = True) -> None:
        """Style those that the changed classes matter to; all of them where it was no class that changed."""
        changed, self._styled_with = self.classes ^ self._styled_with, self.classes
        if changed:
            self.app.stylesheet.update_nodes(self._those_that_mind(changed), animate=animate)
        else:
            super().update_node_styles(animate)

    def _those_that_mind(self, changed: frozenset[str]) -> Iterator[DOMNode]:
        """With what is in them, since that takes colours from them."""
        names = frozenset[str]().union(*(self._names_by_class().get(name, ()) for name in changed))
        waiting: list[DOMNode] = [self]
        while waiting:
            node = waiting.pop()
            if names.isdisjoint(_names_of(node)):
                waiting += node.children
            else:
                yield from node.walk_children(with_self=True)

    def _names_by_class(self) -> Names:
        rules = self.app.stylesheet.rules
        if rules is not self._rules_read:
            self._rules_read, self._about = rules, names_by_class(rules)
        return self._about


def _names_of(node: DOMNode) -> set[str]:
    """What a rule about it, or about a part of it, may call it."""
    parts = node._get_component_classes() if isinstance(node, Widget) else ()
    return {*node._selector_names, *(f".{part}" for part in parts)}
