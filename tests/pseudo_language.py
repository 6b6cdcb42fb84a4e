"""A language for tests: every English letter as one of another script, so that what is left is seen."""

import io
import json
import re
import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.texts_of_interface import template

LANGUAGE = "tlh"
"""A language nobody translates Unknot into."""
_INTERFACE = str.maketrans(
    string.ascii_letters,
    "".join(chr(0x430 + number) for number in range(26))
    + "".join(chr(0x410 + number) for number in range(26)),
)
_ROUTINES = str.maketrans(
    string.ascii_letters,
    "".join(chr(0x561 + number) for number in range(26))
    + "".join(chr(0x531 + number) for number in range(26)),
)
_PARTS = re.compile(r"(\{[^{}]*\})")
_TEXTS = frozenset(
    [
        *("name", "said", "both", "spots", "title", "publisher", "text", "advice", "summary", "posture"),
        *("instruction", "tender_point_advice", "caution", "fact", "from", "to", "spot", "ball", "wall"),
    ]
)
"""The fields of routines.json that hold words of its own language."""


def in_pseudo(text: str) -> str:
    """The text in the language of the tests; what is filled in stays."""
    return _changed(text, _INTERFACE)


def disguised(text: str) -> str:
    """A text of a routine file in a script that is neither."""
    return _changed(text, _ROUTINES)


def _changed(text: str, letters: Mapping[int, int]) -> str:
    return "".join(each if _PARTS.fullmatch(each) else each.translate(letters) for each in _PARTS.split(text))


@cache
def _translation() -> bytes:
    """A translation of every text, as programs read it; to collect them takes seconds."""
    catalog = Catalog(locale=None, charset="utf-8")
    for message in template():
        if isinstance(message.id, tuple):
            one, many = message.id
            catalog.add((one, many), string=(in_pseudo(one), in_pseudo(many)))
        elif isinstance(message.id, str) and message.id:
            catalog.add(message.id, string=in_pseudo(message.id))
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def write_pseudo_language(home: Path) -> None:
    """A whole translation, where a person would put it."""
    folder = home / "locale" / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "unknot.mo").write_bytes(_translation())


def write_disguised_routines(shipped: Path, file: Path) -> None:
    """The shipped routines with their texts in a third script: they are not the interface's to translate."""
    file.write_text(json.dumps(_disguised("", json.loads(shipped.read_bytes()))), encoding="utf-8")


def _disguised(key: str, value: object) -> object:
    if isinstance(value, dict):
        return {name: _disguised(name, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_disguised(key, each) for each in value]
    return disguised(value) if isinstance(value, str) and key in _TEXTS else value
