"""What the style sheet says of a widget, remembered by where that stands: Textual asks all rules each time.

Opening a screen styled each of its widgets three times, a third of all that it cost. Which rules are meant
depends on the classes, identifiers and states from the app down to the widget, and on nothing else, unless a
rule asks for the order of widgets or for a focus further down: what such a rule may say is not remembered.
A new source or theme makes Textual read all rules anew, and then nothing is remembered either. This stands
in for methods of Textual that are not public: where they look different, it is left to Textual.
"""

from collections.abc import Iterable
from typing import NamedTuple

from textual.app import App
from textual.cache import LRUCache
from textual.css.model import SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from tui.widgets.internals import arguments_of, code_of

SOURCES = 1_024
"""So many sources stay read; Textual's 64 are fewer than we have, so it read them all, again and again."""
AT_MOST = 4_096
"""So many places are remembered; we have some 1,500. With one more, all are looked for anew."""
_KNOWN = frozenset(
    {"hover", "focus", "blur", "disabled", "enabled", "dark", "light", "inline", "ansi", "nocolor"}
)
"""The states that a place tells: those of the widgets in it, and of the app."""
_FLAGS = "_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even"
_SELECTORS = {"UNIVERSAL", "TYPE", "CLASS", "ID", "NESTED"}
_STYLED_AS = "_remembered_style"

State = tuple[object, ...]
Place = tuple[State, ...]


class Said(NamedTuple):
    """The rules for a widget, None where there are none, and what Textual notes at it about them."""

    rules: RulesMap | None
    flags: tuple[bool, ...]


class StyledAs(NamedTuple):
    """What was said of a widget the last time, and the rules that it had after that."""

    said: Said
    rules: RulesMap


def internals_are_known() -> bool:
    """Whether Textual finds what a rule is about in the way that is remembered here."""
    apply = code_of(Stylesheet, "apply")
    arguments = {
        "apply": ("self", "node", "animate", "cache"),
        "_process_component_classes": ("self", "node"),
        "replace_rules": ("cls", "node", "rules", "animate"),
    }
    return (
        apply is not None
        and all(arguments_of(Stylesheet, name) == names for name, names in arguments.items())
        and {name for name in apply.co_names if name.startswith("_has_")} == set(_FLAGS)
        and {"_EXCLUDE_PSEUDO_CLASSES_FROM_CACHE", "get", "_check_rule"} <= set(apply.co_names)
        and set(SelectorType.__members__) == _SELECTORS
        and _states(Widget, App) >= _KNOWN
        and not _states(DOMNode)
        and hasattr(Stylesheet(), "_parse_cache")
    )


def _states(*kinds: type[DOMNode]) -> set[str]:
    states: Iterable[Iterable[str]] = (getattr(kind, "_PSEUDO_CLASSES", ()) for kind in kinds)
    return set().union(*states)


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
        self._states: dict[State, State] = {}
        self._said_by: object = None
        self._other_states: tuple[str, ...] = ()
        self._asked_textual = 0

    def set_variables(self, variables: dict[str, str]) -> None:
        """With the colours it had before every rule stays what it is."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read the rules that were not read yet in these colours; Textual would read all of them again."""
        self.parse()

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
        self._asked_textual += 1
        vars(node)[_STYLED_AS] = None
        super().apply(node, animate=animate, cache=asked)
        if asked.is_asked:
            flags = tuple(bool(getattr(node, name)) for name in _FLAGS)
            if len(self._said) >= AT_MOST:
                self._forget()
            self._said[self._with_kept_states(place)] = Said(next(iter(asked.values()), None), flags)

    def _begin_anew(self) -> None:
        """Forget everything where the rules are not those it was found by."""
        rules = self.rules
        if rules is not self._said_by:
            self._said_by = rules
            self._forget()
            states = set[str]().union(*(rule.pseudo_classes for rule in rules))
            self._other_states = tuple(states - _KNOWN - self._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE)

    def _forget(self) -> None:
        self._said.clear()
        self._states.clear()

    def _with_kept_states(self, place: Place) -> Place:
        """The same place of states that are kept once: those above are the same for most widgets."""
        keep = self._states.setdefault
        return tuple(keep(state, state) for state in place)

    def _place_of(self, node: DOMNode) -> Place:
        place = []
        at: object = node
        while isinstance(at, DOMNode):
            place.append(self._state_of(at))
            at = at._parent
        return tuple(place)

    def _state_of(self, node: DOMNode) -> State:
        others = tuple(node.has_pseudo_class(state) for state in self._other_states)
        state: State = type(node), node._id, frozenset(node._classes), others
        if isinstance(node, Widget):
            return *state, node.mouse_hover, node.has_focus, node.disabled
        return (*state, node.app_focus, node.theme, node.ansi_color) if isinstance(node, App) else state

    def _apply_said(self, node: DOMNode, said: Said, *, animate: bool) -> None:
        styles = node.styles.base
        before = vars(node).get(_STYLED_AS)
        if before is not None and before.said is said and before.rules == styles._rules:
            node.notify_style_update()  # what it takes from those above it may have changed
            return
        for name, flag in zip(_FLAGS, said.flags, strict=True):
            setattr(node, name, flag)
        if said.rules is not None:
            self.replace_rules(node, said.rules, animate=animate)
        asked_before = self._asked_textual
        self._process_component_classes(node)
        are_parts_known = self._asked_textual == asked_before
        vars(node)[_STYLED_AS] = StyledAs(said, styles._rules.copy()) if are_parts_known else None


class QuickStyles(App[None], inherit_bindings=False):
    """An app whose style sheet remembers what it said."""

    def __init__(self) -> None:
        super().__init__()
        if internals_are_known():
            self.stylesheet = RememberingStylesheet(variables=self.get_css_variables())
