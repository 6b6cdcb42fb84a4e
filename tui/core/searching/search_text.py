"""Text as a search compares it."""

import unicodedata


def folded(text: str) -> str:
    """Without capitals and accents, every gap a single space: what is typed in haste finds it."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in apart if not unicodedata.combining(character)).casefold()
    return " ".join(text.lower().split())
