"""How long a voice needs for a text: an estimate, for nobody can ask a synthesiser beforehand."""

import re

MS_PER_SYLLABLE, MS_PER_LETTER, MS_PER_CLAUSE, MS_PER_SENTENCE = 54, 49, 437, 388
"""Fitted to espeak-ng 1.51 at 160 words a minute, over all that is told of the shipped routines: 0.3 s off on
average and 0.8 s at most, of up to 18 s. `python -m tests.benchmarks.speaking` measures it again."""
_WORD = re.compile(r"[^\W\d_]+|\d")
_VOWELS = re.compile(r"[aeiouyäöüéèáàóòíì]+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:]\s")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_A_DIGIT = (2, 4)
"""Syllables and letters of a digit as it is said: "forty-five" is two of them."""


def speaking_ms(text: str) -> int:
    """Milliseconds from the start of the process to the end of the last word."""
    sizes = [_A_DIGIT if word.isdigit() else (_syllables(word), len(word)) for word in _WORD.findall(text)]
    return (
        MS_PER_SYLLABLE * sum(syllables for syllables, _ in sizes)
        + MS_PER_LETTER * sum(letters for _, letters in sizes)
        + MS_PER_CLAUSE * len(_CLAUSE_END.findall(text))
        + MS_PER_SENTENCE * len(_SENTENCE_END.findall(text))
    )


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent_end = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, groups - silent_end)
