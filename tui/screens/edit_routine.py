"""A routine of one's own is changed: seconds, order, title, what is left out; saved, or left as it was."""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from tui.core.asking import Choice
from tui.core.catalogue import say
from tui.core.clock import Clock
from tui.core.routines.editing import (
    EditRefusedError,
    RoutineEdit,
    changed_by,
    least_and_most,
    left_out_or_back,
    moved,
    moves_its_group,
    with_seconds,
)
from tui.core.routines.routine import Routine
from tui.core.routines.routine_words import instruction_of, sides_in_words, total_line
from tui.core.routines.shelf import RoutineShelf, ShelfError
from tui.core.routines.titles import free_title, read_title, titled
from tui.core.text import shortened
from tui.core.words import minutes_and_seconds
from tui.widgets.blank_rows import Below
from tui.widgets.key_help import KeyHelp
from tui.widgets.key_line import KeyLine, KeyPair
from tui.widgets.leaf import Leaf
from tui.widgets.line_entry import LineEntry
from tui.widgets.question import Question
from tui.widgets.routine_lines import Line, Shown, StyledLines, folded
from tui.widgets.routine_steps import RoutineSteps
from tui.widgets.said_line import say_below
from tui.widgets.text import show_in

BY = 5
"""Seconds that + and - change a step by."""
DIGITS = 3
"""The longest step has so many digits of seconds."""


class EditDone(msgspec.Struct, frozen=True, kw_only=True):
    """The routine as it was saved, None where it was not; `opens_editor` where its file is wanted next."""

    routine: Routine | None = None
    opens_editor: bool = False


class EditScreen(Leaf[EditDone]):
    """The steps as a list, what the current one says beside or below it, and the sum of all as it is now."""

    AUTO_FOCUS = "RoutineSteps"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    BINDINGS = [
        Binding("plus,equals_sign,right", f"change({BY})", "5 seconds more", key_display="+"),
        Binding("minus,left", f"change({-BY})", "5 seconds less", key_display="-"),
        *(Binding(digit, f"type('{digit}')", "type the seconds, then Enter") for digit in "0123456789"),
        Binding("enter", "take_seconds", "take the seconds typed", show=False),
        Binding("backspace", "untype", "take a digit away", show=False),
        Binding("left_square_bracket", "move(-1)", "earlier", key_display="["),
        Binding("less_than_sign", "move(-1)", "earlier", key_display="<"),
        Binding("e", "move(-1)", "earlier"),
        Binding("right_square_bracket", "move(1)", "later", key_display="]"),
        Binding("greater_than_sign", "move(1)", "later", key_display=">"),
        Binding("l", "move(1)", "later"),
        Binding("x", "leave_out", "leave out, or put back"),
        Binding("t", "title", "another title"),
        Binding("z", "undo", "take the last change back"),
        Binding("s", "save", "save"),
        Binding("c", "save_copy", "save as another routine, and leave this one as it was"),
        Binding("v", "open_editor", "save, then texts and new steps in your editor"),
        Binding("space,pagedown", "read_on", "read on"),
        Binding("question_mark", "help", "help"),
        Binding("q,escape", "back", "back"),
        Binding("ctrl+q,ctrl+c", "back", "back", priority=True),
    ]
    DEFAULT_CSS = """
    EditScreen #head { height: 1; padding: 0 2; color: $accent; text-style: bold; }
    EditScreen #head { text-wrap: nowrap; text-overflow: ellipsis; }
    EditScreen #total { height: 1; padding: 0 2; color: $text-muted; }
    EditScreen #body { height: 1fr; layout: vertical; padding: 1 1 0 1; }
    EditScreen RoutineSteps { height: 1fr; min-height: 3; max-width: 84; }
    EditScreen StyledLines {
        height: 11; padding: 0 1; border-top: hkey $panel; max-width: 84;
    }
    EditScreen.-wide #body { layout: horizontal; }
    EditScreen.-wide RoutineSteps { width: 66; }
    EditScreen.-wide StyledLines { width: 1fr; height: 1fr; border-top: none; border-left: vkey $panel; }
    EditScreen.-wide StyledLines { padding: 0 2; }
    EditScreen.-narrow #body { padding: 0; }
    EditScreen.-narrow #head, EditScreen.-narrow #total { padding: 0 1; }
    EditScreen.-narrow StyledLines { height: 6; }
    EditScreen.-narrow SaidLine { padding: 0 1; }
    """

    def __init__(self, routine: Routine, shelf: RoutineShelf, clock: Clock, *, is_new: bool = False) -> None:
        """`is_new` where it stands in no file yet, so that leaving without saving leaves nothing behind."""
        super().__init__()
        self._shelf = shelf
        self._clock = clock
        self._is_new = is_new
        self._edit = RoutineEdit(routine=routine)
        self._before: list[RoutineEdit] = []
        self._first = self._edit
        self._typed_for = ""
        self._steps = RoutineSteps(self._edit)
        self._body = Below(self._steps, StyledLines(gap=0), id="body")

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        yield Static(id="total")
        yield self._body
        yield KeyLine(pinned=[("?", "help"), ("q", "back")])

    def on_mount(self) -> None:
        self._show()

    # What is shown

    @property
    def routine(self) -> Routine:
        """The routine as it would be saved now."""
        return self._edit.result

    @property
    def _is_changed(self) -> bool:
        return self._edit != self._first

    def _show(self, keep: str | None = None) -> None:
        self._steps.show(self._edit, keep or self._steps.current)
        words = self._edit.routine.title
        if self._is_changed or self._is_new:
            words = say("{title} · not saved yet", title=words)
        show_in(self.query_one("#head", Static), words, layout=False)
        show_in(self.query_one("#total", Static), self._total(), layout=False)
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def _total(self) -> str:
        plan = self._edit.plan
        if self.size.width >= 60 or not self.size.width:
            return total_line(plan)
        whole = minutes_and_seconds(round(plan.whole_ms / 1000))
        return say("{whole} with getting ready", whole=whole)

    def _key_pairs(self) -> Iterator[KeyPair]:
        if self._steps.typed:
            yield from (("Enter", "take these seconds"), ("Backspace", "a digit back"))
            return
        yield from (("+ - 0-9", "seconds"), ("[ ]", "move"))
        is_out = self._steps.current in self._edit.left_out
        yield ("x", "put back" if is_out else "leave out")
        if self._is_changed or self._is_new:
            yield ("s", "save")
        if self._before:
            yield ("z", "undo")
        yield from (("t", "title"), ("v", "editor"))

    @on(RoutineSteps.Current)
    def _show_step(self) -> None:
        """What the current step says; digits typed for the one before are taken for that one."""
        if self._typed_for != self._steps.current:
            self._takes_typed()
        self.query_one(StyledLines).show(partial(self._step_lines, self._steps.current))
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def _step_lines(self, step_id: str, width: int) -> Iterator[Line]:
        step = self._edit.step(step_id)
        least, most = least_and_most(step)
        yield from folded(step.title, Shown.TITLE, width)
        facts = [say("{least} to {most} s", least=least, most=most)]
        if step.group is not None:
            facts += [sides_in_words(self._edit.routine, step), say("its group stays together")]
        yield from folded(" · ".join(facts), Shown.QUIET, width)
        yield from folded(instruction_of(self._edit.routine, step), Shown.TEXT, width)
        yield from folded(step.caution, Shown.QUIET, width)

    def on_key(self) -> None:
        """What was said has been read when the next key comes."""
        say_below(self._body, "")

    def on_resize(self, _event: events.Resize) -> None:
        """Another width has other words."""
        self.call_after_refresh(self._show_again)

    def _show_again(self) -> None:
        if self.is_ready:  # it may have been left meanwhile
            self._show()

    def _say(self, words: str) -> None:
        say_below(self._body, words)

    def _complain(self, words: str) -> None:
        say_below(self._body, words, is_problem=True)

    # Changes

    def _do(self, change: Callable[[RoutineEdit], RoutineEdit]) -> bool:
        """Change the routine, if it may be; else it is said why not."""
        try:
            changed = change(self._edit)
        except EditRefusedError as error:
            self._complain(str(error))
            return False
        self._before.append(self._edit)
        self._edit = changed
        self._show()
        return True

    def _is_done(self) -> bool:
        """Whether the current step is one that is done; where it is left out it is said how it comes back."""
        is_out = self._steps.current in self._edit.left_out
        if is_out:
            self._complain(say("This step is left out: x puts it back."))
        return not is_out

    def _takes_typed(self) -> bool:
        """Take the seconds that are typed, if there are any; whether they may be so."""
        typed, self._steps.typed = self._steps.typed, ""
        if not typed:
            return True
        return self._do(partial(with_seconds, step_id=self._typed_for, seconds=int(typed)))

    def action_change(self, by: int) -> None:
        """Some seconds more or less."""
        if self._takes_typed() and self._is_done():
            self._do(partial(changed_by, step_id=self._steps.current, by=by))

    def action_type(self, digit: str) -> None:
        """A digit more of the seconds; Enter takes them."""
        if self._is_done():
            self._typed_for = self._steps.current
            self._steps.typed = (self._steps.typed + digit).lstrip("0")[:DIGITS]
            self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def action_untype(self) -> None:
        """A digit less."""
        self._steps.typed = self._steps.typed[:-1]
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def action_take_seconds(self) -> None:
        """Take what was typed."""
        self._takes_typed()
        self.query_one(KeyLine).pairs = tuple(self._key_pairs())

    def action_move(self, by: int) -> None:
        """One place earlier or later."""
        if not self._takes_typed():
            return
        step_id = self._steps.current
        takes_group = moves_its_group(self._edit, step_id, by)
        if self._do(partial(moved, step_id=step_id, by=by)) and takes_group:
            self._say(say("The steps of a group stay together: all of them moved."))

    def action_leave_out(self) -> None:
        """Leave the current step out, or put it back."""
        if self._takes_typed():
            self._do(partial(left_out_or_back, step_id=self._steps.current))

    @work
    async def action_title(self) -> None:
        """Type another title."""
        if not self._takes_typed():
            return
        expected = say("What shall this routine be called?")
        entry = LineEntry(say("Title"), expected, self._edit.routine.title, read_title)
        title = await self.app.push_screen_wait(entry)
        if title is not None and title != self._edit.routine.title:
            self._do(partial(titled, title=title))

    def action_undo(self) -> None:
        """Take the last change back; digits that are typed are the last."""
        if self._steps.typed:
            self._steps.typed = ""
            self.query_one(KeyLine).pairs = tuple(self._key_pairs())
        elif self._before:
            current = self._steps.current
            self._edit = self._before.pop()
            self._show(current)
        else:
            self._say(say("Nothing is changed."))

    def action_read_on(self) -> None:
        """The rest of the text, then its beginning again."""
        text = self.query_one(StyledLines)
        if not text.read_on():
            text.scroll_home(animate=False)

    # Leaving

    def action_save(self) -> None:
        """Save it and go back; where that fails it stays as it is here."""
        if not self._takes_typed():
            return
        if not self._is_changed and not self._is_new:
            self._say(say("Nothing is changed."))
        else:
            self._leave_saved(opens_editor=False)

    def action_open_editor(self) -> None:
        """Save it, and open its file."""
        if self._takes_typed():
            self._leave_saved(opens_editor=True)

    def action_save_copy(self) -> None:
        """Save it beside what is there: also a way out where its file was changed by somebody else."""
        if not self._takes_typed():
            return
        title = free_title(self.routine.title, self._shelf.library)
        copy = msgspec.structs.replace(self.routine, id=self._shelf.free_id(title), title=title)
        self._keep(copy, instead_of=None, opens_editor=False)

    def _leave_saved(self, *, opens_editor: bool) -> None:
        if self._is_new:
            self._keep(self.routine, instead_of=None, opens_editor=opens_editor)
        elif self._is_changed:
            self._keep(self.routine, instead_of=self.routine.id, opens_editor=opens_editor)
        else:
            self.dismiss(EditDone(routine=self._first.routine, opens_editor=opens_editor))

    def _keep(self, routine: Routine, *, instead_of: str | None, opens_editor: bool) -> None:
        try:
            kept = self._shelf.save(routine, instead_of=instead_of)
        except ShelfError as error:
            advice = say("c saves it as another routine.") if instead_of else ""
            self._complain(f"{str(error).rstrip('.')}. {advice}".rstrip())
            return
        self.dismiss(EditDone(routine=kept, opens_editor=opens_editor))

    @work
    async def action_back(self) -> None:
        """Go back; what is not saved is asked about."""
        if self._steps.typed:
            self._steps.typed = ""
            return
        answer = await self._asked() if self._is_changed or self._is_new else "leave"
        if answer == "save":
            self.action_save()
        elif answer == "leave":
            self.dismiss(EditDone())

    async def _asked(self) -> str:
        title = shortened(self._edit.routine.title, 40)
        line = (
            say("“{title}” is not kept anywhere yet.", title=title)
            if self._is_new
            else say("“{title}” is changed and not saved.", title=title)
        )
        choices = [
            Choice("enter", say("Enter"), say("go on changing it"), "stay"),
            Choice("s", "s", say("save it"), "save"),
            Choice("d", "d", say("leave without saving"), "leave"),
        ]
        return await self.app.push_screen_wait(Question(say("Not saved"), [line], choices, self._clock))

    def action_help(self) -> None:
        """All keys."""
        notes = [say("A step stays within its own limits; a file in your editor may set others.")]
        self.app.push_screen(
            KeyHelp(say("Change a routine"), [*RoutineSteps.BINDINGS, *self.BINDINGS], notes)
        )
