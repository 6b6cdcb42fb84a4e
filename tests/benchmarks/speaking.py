"""All that a voice says in the shipped routines, recorded with espeak-ng and held against the next cue.

`python -m tests.benchmarks.speaking [FOLDER]` prints a table and is 1 where something that matters was cut;
with a folder it also leaves there a WAV file of each whole session as it would have been heard.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
import wave
from pathlib import Path

from tests.cues.listening import LIBRARY, Play, Said, play, record, recorded_ms
from tui.core.cues.speaking_time import speaking_ms
from tui.core.cues.spoken import Manner, Utterance
from tui.core.routines.plan import make_plan
from tui.core.routines.routine import Routine
from tui.cues.voice import Voice

STARTS = 40
_COLUMNS = "routine", "length", "silent", "lines", "longest", "estimate", "left out", "cut", "latest"
_ROW = "{:<18}{:>8}{:>8}{:>7}{:>9}{:>10}{:>10}{:>5}{:>9}"


def row(routine: Routine, played: Play) -> str:
    """One line of the table: lengths in minutes, the rest in seconds or counts."""
    heard = [each for each in played.said if each.began_at is not None]
    waits = [each.began_at - each.given_at for each in heard if each.began_at is not None and each.matters]
    lengths = [recorded_ms(each.utterance.text) for each in heard]
    errors = [abs(speaking_ms(each.utterance.text) - recorded_ms(each.utterance.text)) for each in heard]
    return _ROW.format(
        routine.id,
        _minutes(max(each.ended_at or 0 for each in heard)),
        _minutes(make_plan(routine, keys=False).whole_ms),
        len(heard),
        f"{max(lengths) / 1000:.1f} s",
        f"±{max(errors) / 1000:.1f} s",
        len([each for each in played.said if each.ended_at is None and not each.matters]),
        len(cut(played)),
        f"{max(waits)} ms",
    )


def cut(played: Play) -> list[Said]:
    """What matters and was not said to its end."""
    return [each for each in played.said if each.matters and each.ended_at is None]


def _minutes(milliseconds: int) -> str:
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}"


def write(played: Play, file: Path) -> None:
    """The whole session as one recording: each line where it was said, silence between."""
    with tempfile.TemporaryDirectory() as folder, wave.open(str(file), "wb") as whole:
        frames = 0
        for number, each in enumerate(played.said):
            if each.began_at is None:
                continue
            line = Path(folder) / f"{number}.wav"
            record(each.utterance.text, line)
            with wave.open(str(line)) as sound:
                if not frames:
                    whole.setparams(sound.getparams())
                pause = max(0, each.began_at * sound.getframerate() // 1000 - frames)
                until = each.cut_at or each.ended_at or each.began_at
                spoken = sound.readframes((until - each.began_at) * sound.getframerate() // 1000)
                whole.writeframes(bytes(pause * sound.getsampwidth()) + spoken)
                frames += pause + len(spoken) // sound.getsampwidth()


def milliseconds_to_start() -> list[float]:
    """From `say` to a process that runs, each time in place of one that has to be stopped first."""
    with tempfile.TemporaryDirectory() as folder:
        stamp = Path(folder) / "stamp"
        os.mkfifo(stamp)
        voice = Voice(("sh", "-c", f"now=$(date +%s%N); echo $now > {stamp}; exec sleep 100"))
        times = []
        for number in range(STARTS):
            given = time.time_ns()
            voice.say(Utterance(text=f"{number}.", manner=Manner.AT_ONCE))
            times.append((int(stamp.read_text()) - given) / 1e6)
        voice.hush()
        voice.close()
    return times


def main(folder: str | None = None) -> int:
    """1 where something that matters was cut, 2 where there is no espeak-ng."""
    if shutil.which("espeak-ng") is None:
        print("espeak-ng is not installed: nothing can be recorded", file=sys.stderr)
        return 2
    print(_ROW.format(*_COLUMNS))
    number_cut = 0
    for routine in LIBRARY.routines:
        played = play(routine, length=recorded_ms)
        print(row(routine, played))
        for each in cut(played):
            print(f"  cut: {each.cue.kind} at {each.given_at / 1000:.1f} s: {each.utterance.text}")
        number_cut += len(cut(played))
        if folder is not None:
            write(played, Path(folder) / f"{routine.id}.wav")
    times = milliseconds_to_start()
    usual, most = statistics.median(times), max(times)
    print(f"a voice is stopped and another starts in {usual:.0f} ms (at most {most:.0f})")
    return 1 if number_cut else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
