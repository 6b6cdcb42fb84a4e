"""Text as a synthesiser reads it well, and never as something it would act on."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.core.cues.voice_text import for_the_voice, seconds_in_words, sentence, sentences
from tui.core.text import is_safe


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hold for 30 s (90 s at most).", "Hold for 30 seconds, 90 seconds at most."),
        ("about an inch (2-3 cm) at a time", "about an inch, 2 to 3 centimetres, at a time"),
        ("45 cm (18 in) out", "45 centimetres, 18 inches, out"),
        ("wait 1 min.", "wait 1 minute."),
        ("take 2 in the left hand", "take 2 in the left hand"),
        ("5\N{EN DASH}10 s", "5 to 10 seconds"),
        ("slowly \N{EM DASH} very slowly", "slowly, very slowly"),
        ("half-squat", "half-squat"),
        ("2 steps, 3 cmx", "2 steps, 3 cmx"),
        ("Neck & shoulders", "Neck shoulders"),
        ('the "soft" part', "the soft part"),
        ("two\nlines", "two lines"),
        ("(only an aside)", "only an aside,"),
    ],
)
def test_units_ranges_and_asides_are_said(text: str, said: str) -> None:
    assert for_the_voice(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("--help me", "help me"),
        ("-w /tmp/file", "w tmp file"),
        ("[[slnc 9000]] roll", "slnc 9000 roll"),
        ("<speak>roll</speak>", "speak roll speak"),
        ("a\x1b]0;b\x07c\u202ed", "a 0;b c d"),
        ("\0", ""),
        ("...", ""),
    ],
)
def test_nothing_is_left_that_a_voice_would_act_on(text: str, said: str) -> None:
    assert for_the_voice(text) == said


@given(st.text())
@example("0-{0")
def test_any_text_becomes_one_harmless_line_that_stays_as_it_is(text: str) -> None:
    said = for_the_voice(text)
    assert all(is_safe(each) for each in said)
    assert not set(said) & set("[]<>{}|\\`\n")
    assert not said.startswith("-")
    assert for_the_voice(said) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second"), (90, "90 seconds"), (91, "1 minute 31"), (120, "2 minutes"), (60, "60 seconds")],
)
def test_times_are_said_as_people_say_them(seconds: int, said: str) -> None:
    assert seconds_in_words(seconds) == said


def test_a_sentence_ends_once() -> None:
    assert [sentence(each) for each in ("Roll", "Roll.", "Why? ", "")] == ["Roll.", "Roll.", "Why?", ""]
    assert sentences("Roll. Wait 2.5 cm on. Really? Yes") == ["Roll.", "Wait 2.5 cm on.", "Really?", "Yes"]
