"""Which languages are asked for; read at every start, so that nothing else is loaded where it is English."""

from collections.abc import Mapping

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which gettext looks at them; the first that says something counts."""
_NEEDS_NONE = ("en", "c", "posix", "")


def wanted_languages(environ: Mapping[str, str]) -> list[str]:
    """The languages that are asked for, best first, up to English: that one needs no translation."""
    said = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    wanted: list[str] = []
    for language in said.split(":"):
        if language.partition(".")[0].partition("_")[0].lower() in _NEEDS_NONE:
            break
        wanted.append(language)
    return wanted
