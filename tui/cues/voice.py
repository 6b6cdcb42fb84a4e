"""A voice: a command that speaks, one process for each utterance, driven by a thread of its own."""

import atexit
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tui.core.catalogue import say
from tui.core.cues.speaking_order import SpeakingOrder
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.spoken import Utterance

ESPEAK = ("espeak-ng", "-v", "en", "-s", "160", "-z", "--")
"""160 words a minute, not 175: these are things to do, heard once. -z: no silence behind the last word."""
_SPD_SAY = ("spd-say", "--wait", "--language", "en", "--")
_SAY = ("say",)
_VOICES = {"darwin": (_SAY, ESPEAK)}
_OTHER_VOICES = (ESPEAK, _SPD_SAY)
"""espeak-ng first: it can be cut by itself, while spd-say can only silence every program at once."""
_RETURN_WHEN_SPOKEN = ("espeak-ng", "say")
_TOO_QUICK = 1 / 4
"""Of the time an utterance takes: espeak-ng without a sound card ends at once, and with status 0."""
_TOO_SLOW, _PATIENCE_SECONDS = 2, 3.0
"""So many times what an utterance takes, and a little: spd-say without a sound card never returns."""
_PROOF_SECONDS = 2.0
"""What takes this long and ends well was heard; the end of a short word proves nothing on a busy machine."""
_CANCEL_SECONDS = 0.5
_LAST_WORDS_SECONDS = 3.0
"""How long a program that ends waits for "Finished. Well done. Take your time."; a voice may hang."""


def find_voice(which: Callable[[str], str | None], platform: str) -> tuple[str, ...] | None:
    """The first command of this machine that speaks the text put behind it; None where there is none.

    `which` finds a program, as `shutil.which` does; `platform` is as in `sys.platform`.
    """
    return next((each for each in _VOICES.get(platform, _OTHER_VOICES) if which(each[0])), None)


class Voice:
    """Says one thing after another and never makes its caller wait.

    `failed` says in one line what went wrong, until something is heard again; empty while all is well.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """`command` gets the text as its last argument, and returns when it has been spoken."""
        self.failed = ""
        self._command = tuple(command)
        self._order = SpeakingOrder()
        self._changed = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        self._was_cut = False
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing is being said, or waits to be said."""
        with self._changed:
            return self._order.is_silent

    def say(self, utterance: Utterance) -> int:
        """Say it in its manner; the number is for `is_pending`."""
        with self._changed:
            if self._closed:
                return 0
            number, stops = self._order.add(utterance)
            if stops:
                self._stop()
            if self._thread is None:
                self._start()
            self._changed.notify_all()
            return number

    def is_pending(self, number: int) -> bool:
        """Whether that utterance is being said or waits to be said; never where the voice fails."""
        with self._changed:
            return not self.failed and self._order.is_pending(number)

    def hush(self) -> None:
        """Be silent now."""
        with self._changed:
            if self._order.hush():
                self._stop()

    def close(self) -> None:
        """Take nothing more; what has been taken is said to its end. Returns at once."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether all has been said within so many seconds: for those who have nothing else to do."""
        with self._changed:
            return self._changed.wait_for(lambda: self._order.is_silent, seconds)

    # With the lock held

    def _start(self) -> None:
        thread = threading.Thread(target=self._run, name="voice", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # the limit of threads is reached; the next utterance tries again
            self.failed = str(error)
            self._order.hush()
        else:
            self._thread = thread
            atexit.register(self._leave)

    def _stop(self) -> None:
        self._was_cut = True
        if self._process is not None:
            _kill(self._process)

    def _leave(self) -> None:
        """The program ends: nothing that is said outlives it; a closed voice may finish its last words."""
        if self._closed and not self.failed:
            self.wait(_LAST_WORDS_SECONDS)
        self.hush()
        self.close()
        if self._thread is not None:
            self._thread.join(_CANCEL_SECONDS)

    # The thread of the voice

    def _run(self) -> None:
        while (utterance := self._begin()) is not None:
            self._end(self._speak(utterance.text), speaking_ms(utterance.text) / 1000)
        atexit.unregister(self._leave)

    def _begin(self) -> Utterance | None:
        """What to say next, once there is something; None where nothing can come any more."""
        with self._changed:
            while (utterance := self._order.begin()) is None:
                if self._closed:
                    return None
                self._changed.wait()
            self._was_cut = False
            return utterance

    def _speak(self, text: str) -> str:
        """Say it and return when it is over; what went wrong, or nothing."""
        try:
            process = subprocess.Popen(
                [*self._command, text.encode()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            return say("{command} cannot be run: {error}", command=self._command[0], error=_reason(error))
        with self._changed:
            self._process = process
            if self._was_cut:
                _kill(process)
        return self._wait_for(process, speaking_ms(text) / 1000)

    def _wait_for(self, process: subprocess.Popen[bytes], usual_seconds: float) -> str:
        try:
            process.wait(usual_seconds * _TOO_QUICK)
            is_quick = Path(self._command[0]).name in _RETURN_WHEN_SPOKEN
        except subprocess.TimeoutExpired:
            is_quick = False
        try:
            status = process.wait(usual_seconds * _TOO_SLOW + _PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            _kill(process)
            process.wait()
            return say("{command} did not come to an end", command=self._command[0])
        if status:
            return say("{command} failed with status {status}", command=self._command[0], status=status)
        return say("{command} ended without a sound", command=self._command[0]) if is_quick else ""

    def _end(self, problem: str, usual_seconds: float) -> None:
        with self._changed:
            self._process = None
            was_cut = self._was_cut
            if not was_cut and (problem or usual_seconds >= _PROOF_SECONDS):
                self.failed = problem
        if was_cut and Path(self._command[0]).name == _SPD_SAY[0]:
            _cancel(self._command[0])
        with self._changed:
            self._order.end()
            self._changed.notify_all()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it with all that it started; that it has just ended by itself is no error (macOS: EPERM)."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _cancel(program: str) -> None:
    """Silence the speech dispatcher: it speaks on by itself when its client is gone."""
    with suppress(OSError, subprocess.SubprocessError):  # the next utterance fails too, and says so
        subprocess.run(
            [program, "--cancel"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_CANCEL_SECONDS,
            check=False,
        )


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
