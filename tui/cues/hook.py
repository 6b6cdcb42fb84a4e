"""The hook: a command of one's own that is run at every cue, for players, lights and the house."""

import subprocess
import threading
from collections.abc import Mapping, Sequence
from queue import SimpleQueue

from tui.core.catalogue import say
from tui.core.cues.cue import Cue
from tui.core.sessions.record import Phase
from tui.core.text import clean_line

AT_ONCE = 4
"""So many of the commands run at the same time; the others wait for one to end."""
WAITING_AT_MOST = 8
"""Cues that wait for a command to end; with more than that, something hangs."""
STARTED_WITHIN = 0.5
"""Seconds that the end of a session waits for its last commands to be started, not for their end."""

_Variables = Mapping[str, str]


def variables_of(cue: Cue) -> _Variables:
    """The environment variables that tell the command what has happened; empty where nothing is to say."""
    scene = cue.scene
    has_no_count = scene.counts_up or scene.under is Phase.CONFIRM
    texts = {
        "UNKNOT_CUE": cue.kind.value,
        "UNKNOT_SECONDS": "" if cue.seconds is None else str(cue.seconds),
        "UNKNOT_STEP": scene.now.step.id,
        "UNKNOT_TITLE": scene.now.step.title,
        "UNKNOT_SIDE": "" if scene.now.side is None else scene.now.side.value,
        "UNKNOT_PHASE": scene.under.value,
        "UNKNOT_LEFT": "" if has_no_count else str(scene.left_ms // 1000),
        "UNKNOT_PASS": str(scene.number),
        "UNKNOT_PASSES": str(scene.of),
        "UNKNOT_NEXT": "" if scene.upcoming is None else scene.upcoming.step.title,
    }
    return {name: clean_line(text) for name, text in texts.items()}


class CueHook:
    """Runs the command in threads of its own: whoever gives a cue never waits, whatever the command does.

    `problem` is the line to show where it could not be run. It gets no input; what it prints goes nowhere.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """`command` with its arguments, never a shell; `environ` is what the variables are added to."""
        self.problem: str | None = None
        self._command = tuple(command)
        self._environ = dict(environ)
        self._queue: SimpleQueue[_Variables | None] = SimpleQueue()
        self._threads = 0
        self._in_order = threading.Lock()
        self._counted = threading.Condition()
        self._unstarted = 0

    def give(self, cue: Cue) -> None:
        """Have the command run for this cue."""
        with self._counted:
            hangs = self._unstarted >= WAITING_AT_MOST
            self._unstarted += not hangs
        if hangs:
            self._tell(
                say(
                    "does not end: {count} of them still run. Cues are left out until one ends", count=AT_ONCE
                )
            )
            return
        self._queue.put(variables_of(cue))
        if self._threads < AT_ONCE:
            self._add_thread()

    def close(self) -> None:
        """The commands of the last cues are started; nobody waits for what they do."""
        with self._counted:
            self._counted.wait_for(lambda: not self._unstarted, STARTED_WITHIN)
        for _ in range(self._threads):
            self._queue.put(None)
        self._threads = 0

    def _add_thread(self) -> None:
        try:
            threading.Thread(target=self._work, name="cue-hook", daemon=True).start()
        except RuntimeError as error:  # no more threads are allowed; those that run take the cue
            self._tell(say("cannot be run: {error}", error=error))
        else:
            self._threads += 1

    def _work(self) -> None:
        while True:
            with self._in_order:  # they begin in the order in which the cues were given
                variables = self._queue.get()
                if variables is None:
                    return
                child = self._start(variables)
                with self._counted:
                    self._unstarted -= 1
                    self._counted.notify_all()
            if child is not None:
                child.wait()

    def _start(self, variables: _Variables) -> subprocess.Popen[bytes] | None:
        """A session of its own: a lost terminal does not end the sound of a cue halfway."""
        try:
            return subprocess.Popen(
                self._command,
                env={**self._environ, **variables},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            self._tell(say("cannot be run: {error}", error=error.strerror))
        except ValueError as error:  # a NUL in an argument
            self._tell(say("cannot be run: {error}", error=error))
        return None

    def _tell(self, what: str) -> None:
        if self.problem is None:
            name = clean_line(self._command[0])
            self.problem = say('cues.on_cue: "{name}" {what}.', name=name, what=what)
