"""What the style sheet says of a widget, remembered by where that stands: Textual asks all rules each time.

Opening a screen styled each of its widgets three times, a third of all that it cost. Which rules are meant
depends on the classes, identifiers and states from the app down to the widget, and on nothing else, unless a
rule asks for the order of widgets or for a focus further down: what such a rule may say is not remembered.
A new source or theme makes Textual read all rules anew, and then nothing is remembered either.
"""

from typing import NamedTuple

from textual.app import App
from textual.cache import LRUCache
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

SOURCES = 1_024
"""So many sources stay read; Textual's 64 are fewer than we have, so it read them all, again and again."""
_KNOWN = frozenset(
    {"hover", "focus", "blur", "disabled", "enabled", "dark", "light", "inline", "ansi", "nocolor"}
)
"""The states that a place tells: those of the widgets in it, and of the app."""
_FLAGS = "_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even"
_STYLED_AS = "_remembered_style"

Place = tuple[tuple[object, ...], ...]


class Said(NamedTuple):
    """The rules for a widget, None where there are none, and what Textual notes at it about them."""

    rules: RulesMap | None
    flags: tuple[bool, ...]


class _Asked(dict[tuple[object, ...], RulesMap]):
    """Textual asks it for known rules, if the rules allow that, and then puts in what it found."""

    is_asked = False

    def get(self, key: tuple[object, ...], default: object = None) -> None:  # type: ignore[override]
        self.is_asked = True


class RememberingStylesheet(Stylesheet):
    """Finds the rules for a widget once for each place, state and class."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SOURCES)
        self._said: dict[Place, Said] = {}
        self._said_by: object = None
        self._other_states: tuple[str, ...] = ()

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], RulesMap] | None = None
    ) -> None:
        """Style a widget; `cache` is not needed."""
        self._begin_anew()
        place = self._place_of(node)
        said = self._said.get(place)
        if said is not None:
            self._apply_said(node, said, animate=animate)
            return
        asked = _Asked()
        super().apply(node, animate=animate, cache=asked)
        vars(node)[_STYLED_AS] = None
        if asked.is_asked:
            flags = tuple(bool(getattr(node, name)) for name in _FLAGS)
            self._said[place] = Said(next(iter(asked.values()), None), flags)

    def _begin_anew(self) -> None:
        """Forget everything where the rules are not those it was found by."""
        rules = self.rules
        if rules is not self._said_by:
            self._said_by = rules
            self._said.clear()
            states = set[str]().union(*(rule.pseudo_classes for rule in rules))
            self._other_states = tuple(states - _KNOWN - self._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE)

    def _place_of(self, node: DOMNode) -> Place:
        place = []
        at: object = node
        while isinstance(at, DOMNode):
            place.append(self._state_of(at))
            at = at._parent
        return tuple(place)

    def _state_of(self, node: DOMNode) -> tuple[object, ...]:
        others = tuple(node.has_pseudo_class(state) for state in self._other_states)
        state: tuple[object, ...] = type(node), node._id, frozenset(node._classes), others
        if isinstance(node, Widget):
            return *state, node.mouse_hover, node.has_focus, node.disabled
        return *state, node.app_focus if isinstance(node, App) else None

    def _apply_said(self, node: DOMNode, said: Said, *, animate: bool) -> None:
        styles = node.styles.base
        if vars(node).get(_STYLED_AS) == (id(said), styles._rules):
            node.notify_style_update()  # what it takes from those above it may have changed
            return
        for name, flag in zip(_FLAGS, said.flags, strict=True):
            setattr(node, name, flag)
        if said.rules is not None:
            self.replace_rules(node, said.rules, animate=animate)
        self._process_component_classes(node)
        vars(node)[_STYLED_AS] = id(said), styles._rules.copy()


class QuickStyles(App[None], inherit_bindings=False):
    """An app whose style sheet remembers what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = RememberingStylesheet(variables=self.get_css_variables())
