"""What may have been meant by a word that is not known."""

from collections.abc import Iterable


def near_words(word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """At most so many of the known words, nearest first; `cutoff` is 0 for any and 1 for the same."""
    import difflib  # hardly ever is anything misspelt

    return difflib.get_close_matches(word, list(known), n=most, cutoff=cutoff)
