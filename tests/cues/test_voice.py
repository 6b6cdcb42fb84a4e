"""The voice speaks, is cut, fails and ends, and nobody waits for it or sees a word of it."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tui.core.cues.spoken import Manner, Utterance
from tui.cues import voice as voice_module
from tui.cues.voice import Voice, find_voice

LONG_ENOUGH = 30
NEEDS_ESPEAK = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: its ALSA errors stay untried"
)
ROOT = Path(__file__).parents[2]


def say(text: str, manner: Manner = Manner.IN_TURN) -> Utterance:
    return Utterance(text=text, manner=manner)


class Studio:
    """Voices that are shell scripts, and what they were heard to say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._voices: list[Voice] = []

    def voice(self, *command: str) -> Voice:
        """A voice that is silent again when the test is over."""
        self._voices.append(Voice(command))
        return self._voices[-1]

    def writing(self) -> Voice:
        """Writes down what it says, a line each, and is quick about it."""
        return self.voice("sh", "-c", f'printf "%s\\n" "$0" >> {self.folder}/lines')

    def endless(self) -> Voice:
        """Speaks on through a child of its own until both are killed; its texts are names of `pipe`s."""
        return self.voice("sh", "-c", f"exec 3> {self.folder}/$0; echo $$ >&3; sleep 60 & wait")

    def pipe(self, name: str) -> Path:
        """Where an endless voice tells its process id, and which it holds open as long as it speaks."""
        os.mkfifo(self.folder / name)
        return self.folder / name

    def program(self, name: str, script: str) -> str:
        """A program of that name."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(stat.S_IRWXU)
        return str(path)

    @property
    def lines(self) -> list[str]:
        return (self.folder / "lines").read_text().splitlines()

    def close(self) -> None:
        for voice in self._voices:
            voice.hush()
            voice.close()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    studio = Studio(tmp_path)
    yield studio
    studio.close()


def begun(pipe: IO[str]) -> int:
    """Wait until the endless voice speaks: its process id."""
    return int(pipe.readline())


def assert_gone(process: int, pipe: IO[str]) -> None:
    """Nobody holds its pipe any more, no child of it either, and no zombie is left."""
    assert pipe.read() == ""
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_everything_is_said_in_its_turn(studio: Studio) -> None:
    voice = studio.writing()
    for text in ("One.", "Two.", "Three."):
        voice.say(say(text))
    assert voice.wait(LONG_ENOUGH)
    assert studio.lines == ["One.", "Two.", "Three."]


def test_a_text_is_one_argument_and_never_a_command(studio: Studio) -> None:
    hostile = f'"; touch {studio.folder}/harm; $(touch {studio.folder}/harm) `id` -x \\ é'
    voice = studio.writing()
    voice.say(say(hostile))
    assert voice.wait(LONG_ENOUGH)
    assert studio.lines == [hostile]
    assert not (studio.folder / "harm").exists()


def test_what_is_said_at_once_cuts_what_is_being_said(studio: Studio) -> None:
    voice = studio.endless()
    story, go = studio.pipe("story"), studio.pipe("go")
    first = voice.say(say("story"))
    with story.open() as heard:
        process = begun(heard)
        second = voice.say(say("go", Manner.AT_ONCE))
        with go.open() as after:
            assert_gone(process, heard)
            process = begun(after)
            assert not voice.is_pending(first)
            assert voice.is_pending(second)
            voice.hush()
            assert voice.wait(LONG_ENOUGH)
            assert_gone(process, after)
    assert voice.failed == ""


def test_what_is_cut_while_it_starts_is_cut(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    voice, start = studio.endless(), subprocess.Popen
    studio.pipe("story")

    def hush_and_start(*command: Any, **options: Any) -> "subprocess.Popen[bytes]":
        voice.hush()
        return start(*command, **options)

    monkeypatch.setattr(subprocess, "Popen", hush_and_start)
    monkeypatch.setattr(voice_module, "_PATIENCE_SECONDS", 1000)
    voice.say(say("story"))
    assert voice.wait(LONG_ENOUGH)


def test_who_gives_it_something_to_say_does_not_wait(studio: Studio) -> None:
    voice, story = studio.endless(), studio.pipe("story")
    numbers = [voice.say(say("story")) for _ in range(100)]
    assert all(voice.is_pending(number) for number in numbers)
    with story.open() as heard:
        process = begun(heard)
        voice.hush()
        assert voice.wait(LONG_ENOUGH)
        assert_gone(process, heard)


def test_nothing_is_started_before_there_is_something_to_say(studio: Studio) -> None:
    before = threading.enumerate()
    voice = studio.writing()
    voice.hush()
    voice.close()
    assert threading.enumerate() == before
    assert voice.is_silent


def test_closing_says_the_rest_and_takes_no_more(studio: Studio) -> None:
    before = set(threading.enumerate())
    voice = studio.writing()
    voice.say(say("Finished."))
    voice.close()
    assert voice.say(say("And more.")) == 0
    assert voice.wait(LONG_ENOUGH)
    assert studio.lines == ["Finished."]
    for thread in set(threading.enumerate()) - before:
        thread.join(LONG_ENOUGH)
    assert set(threading.enumerate()) <= before


FAILING: list[tuple[str, Callable[[Studio], tuple[str, ...]], str]] = [
    ("not there", lambda _: ("no-such-voice",), "no-such-voice cannot be run: No such file or directory"),
    ("no program", lambda studio: (str(studio.folder),), "Permission denied"),
    ("fails", lambda _: ("sh", "-c", "exit 3"), "sh failed with status 3"),
    ("no sound", lambda studio: (studio.program("espeak-ng", "exit 0"),), "ended without a sound"),
    ("an impossible argument", lambda _: ("echo", "\0"), "echo cannot be run: embedded null byte"),
]


@pytest.mark.parametrize(("command", "problem"), [case[1:] for case in FAILING], ids=[c[0] for c in FAILING])
def test_a_voice_that_fails_says_so_and_keeps_nobody_waiting(
    studio: Studio, command: Callable[[Studio], tuple[str, ...]], problem: str
) -> None:
    voice = studio.voice(*command(studio))
    number = voice.say(say("Get ready. Sit tall with both feet on the floor."))
    assert voice.wait(LONG_ENOUGH)
    assert problem in voice.failed
    assert not voice.is_pending(number)


def test_a_voice_that_never_ends_is_ended(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_module, "_PATIENCE_SECONDS", 0.01)
    voice, story = studio.endless(), studio.pipe("a")
    voice.say(say("a"))
    with story.open() as heard:
        process = begun(heard)
        assert voice.wait(LONG_ENOUGH)
        assert_gone(process, heard)
    assert voice.failed == "sh did not come to an end"


def test_a_failed_voice_holds_up_no_lead_in_until_it_is_heard_again(studio: Studio) -> None:
    (studio.folder / "sick").touch()
    voice = studio.voice("sh", "-c", f"test ! -e {studio.folder}/sick")
    told = "Get ready. Sit tall with both feet on the floor, and breathe."
    voice.say(say(told))
    assert voice.wait(LONG_ENOUGH)
    assert not voice.is_pending(voice.say(say(told)))
    assert voice.wait(LONG_ENOUGH)
    (studio.folder / "sick").unlink()
    voice.say(say("One."))
    assert voice.wait(LONG_ENOUGH)
    assert voice.failed, "a short word that ends well proves nothing"
    voice.say(say(told))
    assert voice.wait(LONG_ENOUGH)
    assert voice.failed == ""


def test_the_speech_dispatcher_is_told_to_stop_for_it_speaks_on_by_itself(studio: Studio) -> None:
    log, pipe = studio.folder / "calls", studio.pipe("pipe")
    speak = f'case "$1" in --cancel) echo "$1" >> {log};; *) echo "$*" > {pipe}; sleep 60 & wait;; esac'
    voice = studio.voice(studio.program("spd-say", speak), "--wait", "--")
    voice.say(say("A long story."))
    assert pipe.read_text() == "--wait -- A long story.\n"
    voice.hush()
    assert voice.wait(LONG_ENOUGH)
    assert log.read_text() == "--cancel\n"


LEAVING = (
    "import sys\n"
    "from tui.cues.voice import Voice\n"
    "from tui.core.cues.spoken import Utterance\n"
    "voice = Voice(('sh', '-c', sys.argv[1]))\n"
    "voice.say(Utterance(text='story'))\n"
    "if sys.argv[2] == 'closed':\n"
    "    voice.close()\n"
    "input()\n"
)


@pytest.mark.parametrize("how", ["open", "closed"])
def test_nothing_outlives_the_program(studio: Studio, how: str) -> None:
    story = studio.pipe("story")
    script = f"exec 3> {story}; echo $$ >&3; sleep 60 & wait"
    program = subprocess.Popen([sys.executable, "-c", LEAVING, script, how], stdin=subprocess.PIPE, cwd=ROOT)
    with story.open() as heard:
        process = begun(heard)
        program.communicate(b"\n", LONG_ENOUGH)
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
        assert heard.read() == ""
    assert program.returncode == 0


@pytest.mark.parametrize(("how", "last"), [("open", ""), ("closed", "said\n")])
def test_the_last_words_of_a_closed_voice_are_said_to_their_end(studio: Studio, how: str, last: str) -> None:
    story, left = studio.pipe("story"), studio.pipe("left")
    script = f"exec 3> {story}; echo $$ >&3; read _ < {left}; echo said >&3"
    program = subprocess.Popen([sys.executable, "-c", LEAVING, script, how], stdin=subprocess.PIPE, cwd=ROOT)
    with story.open() as heard, left.open("r+b", buffering=0) as end:
        begun(heard)
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.close()
        if how == "closed":
            end.write(b"now\n")
        assert heard.read() == last
    assert program.wait(LONG_ENOUGH) == 0


def test_no_word_of_a_voice_reaches_the_screen(studio: Studio, capfd: pytest.CaptureFixture[str]) -> None:
    noise = "echo out; echo err >&2; (echo tty > /dev/tty) 2> /dev/null; exit 1"
    voice = studio.voice(studio.program("noisy", noise))
    voice.say(say("Get ready."))
    assert voice.wait(LONG_ENOUGH)
    assert voice.failed.endswith("failed with status 1")
    assert capfd.readouterr() == ("", "")


def without_sound(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run Python where no sound can be had."""
    silent = {"ALSA_CONFIG_PATH": os.devnull, "PULSE_SERVER": "none", "HOME": "/nonexistent"}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **silent, **environ},
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )


@NEEDS_ESPEAK
def test_a_machine_without_sound_prints_nothing_and_goes_on() -> None:
    """An espeak-ng with no device writes pages of ALSA errors and ends with status 0."""
    code = (
        "import shutil, sys\n"
        "from tui.cues.voice import Voice, find_voice\n"
        "from tui.core.cues.spoken import Utterance\n"
        "voice = Voice(find_voice(shutil.which, 'linux'))\n"
        "number = voice.say(Utterance(text='Get ready. Sit tall with both feet on the floor.'))\n"
        "assert voice.wait(30)\n"
        "print(voice.failed, voice.is_pending(number))\n"
    )
    done = without_sound("-c", code)
    assert (done.stdout, done.stderr) == ("espeak-ng ended without a sound False\n", "")


@NEEDS_ESPEAK
def test_a_session_without_sound_runs_to_its_end_and_prints_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[cues]\nspeech = true\n")
    start = ("-m", "tui", "start", "neck-tension", "--plain")
    done = without_sound(*start, UNKNOT_HOME=str(tmp_path), UNKNOT_CLOCK_RATE="200")
    assert "Finished" in done.stdout
    assert "ALSA" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("programs", "platform", "found"),
    [
        ((), "linux", None),
        (("spd-say",), "linux", "spd-say"),
        (("spd-say", "espeak-ng"), "linux", "espeak-ng"),
        (("say",), "linux", None),
        (("say", "espeak-ng"), "darwin", "say"),
        (("espeak-ng",), "darwin", "espeak-ng"),
        (("espeak-ng",), "freebsd14", "espeak-ng"),
    ],
)
def test_the_voice_of_a_machine(programs: tuple[str, ...], platform: str, found: str | None) -> None:
    command = find_voice(lambda name: f"/bin/{name}" if name in programs else None, platform)
    assert (command[0] if command else None) == found


def test_an_english_voice_is_asked_for_and_the_end_is_waited_for() -> None:
    espeak = find_voice(lambda name: name if name == "espeak-ng" else None, "linux")
    spd_say = find_voice(lambda name: name if name == "spd-say" else None, "linux")
    assert espeak is not None
    assert spd_say is not None
    assert espeak[1:3] == ("-v", "en")
    assert spd_say[1:4] == ("--wait", "--language", "en")
