"""Ids that nothing has yet: made of a title, or of an id that is taken."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

OWN = "own/"
"""Stands before the id of an own routine where a built-in one has the same."""
ID_LIMIT = 40


def id_from(title: str, otherwise: str = "routine") -> str:
    """The letters and digits of a title as an id, such as "neck-tension"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LIMIT].strip("-") or otherwise


def numbered(wanted: str, taken: Container[str]) -> str:
    """The id if it is free, else with the first free number behind it, from 2."""
    if wanted not in taken:
        return wanted
    own, _, bare = wanted.rpartition("/")
    before = f"{own}/" if own else ""
    tries = (f"{before}{bare[: ID_LIMIT - len(str(number)) - 1]}-{number}" for number in count(2))
    return next(each for each in tries if each not in taken)
