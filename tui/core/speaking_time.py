"""How long a voice needs for a text: an estimate, for nobody can ask a synthesiser beforehand."""

import re

MS_PER_SYLLABLE = 175
MS_PER_WORD = 55
MS_PER_COMMA = 180
MS_PER_SENTENCE = 420
MS_TO_BEGIN = 150
"""Until the first sound: the process starts, the audio device opens."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_VOWELS = re.compile(r"[aeiouyäöüéèáàóòíì]+", re.IGNORECASE)
_SYLLABLES_OF_A_DIGIT = 2


def speaking_ms(text: str) -> int:
    """Milliseconds from the start of the process to the end of the last word."""
    words = _WORD.findall(text)
    if not words:
        return 0
    syllables = sum(_syllables(word) for word in words)
    commas = len(re.findall(r"[,;:]\s", text))
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    return (
        MS_TO_BEGIN
        + MS_PER_SYLLABLE * syllables
        + MS_PER_WORD * len(words)
        + MS_PER_COMMA * commas
        + MS_PER_SENTENCE * sentences
    )


def _syllables(word: str) -> int:
    if word.isdigit():
        return _SYLLABLES_OF_A_DIGIT * len(word)
    groups = len(_VOWELS.findall(word))
    silent_end = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, groups - silent_end)
