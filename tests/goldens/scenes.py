"""The moments that are kept: the pictures of the README, and every screen that has none there."""

from collections.abc import Sequence

from make import (
    BEGIN,
    FEET,
    LARGE,
    NECK,
    PHONE,
    PICTURES,
    SHOULDERS,
    TO_THE_ROLL,
    TO_THE_SPOTS,
    USUAL,
    Act,
    Picture,
)

SIZES = (PHONE, (60, 20), USUAL, LARGE, (200, 60))
ALL_TEXT = (*NECK, 5, "i")
PAUSED = (*ALL_TEXT, "i", "space")
HELP = (*PAUSED, "question_mark")
MARKED = (*NECK, 25, "t", 23, "6")
SPOTS = (*MARKED, "enter", 2, "q", "e", *TO_THE_SPOTS)


def _more(name: str, *acts: Act) -> Picture:
    return Picture(name, USUAL, acts)


MORE = (
    _more("body-help", "question_mark"),
    _more("body-front", "f", "down", "down"),
    _more("body-search", "slash", *"calf"),
    _more("palette", "ctrl+p", *"jou"),
    _more("before-ratings", "1", "enter", "enter"),
    _more("before-stop", "u", *FEET, "enter", "y"),
    _more("sources", "1", "e"),
    _more("step-all-text", *ALL_TEXT),
    _more("step-paused", *PAUSED),
    _more("step-help", *HELP),
    _more("step-leaving", *HELP, "q", "q"),
    _more("step-confirm", *SHOULDERS),
    _more("step-distance-hold", *SHOULDERS, *TO_THE_ROLL, 34, "t", 23),
    _more("step-hold-long", *NECK, 25, "t", 23, "6", 72),
    _more("step-sharp", *MARKED, "s", 1),
    _more("step-finished", "3", BEGIN, *(200,) * 3),
    _more("after-note", *SPOTS, *("enter",) * 6, *"warm since"),
    _more("check-in", "c", "5", "down"),
    _more("check-in-place", "c", "up", "up", "enter"),
    _more("journal-entry", "o", "enter"),
    _more("journal-note", "o", "n", *" then tea"),
    _more("journal-deleted", "o", "d"),
    _more("journal-region", "o", "r"),
    _more("journal-none", "o", "slash", *"nothing like it"),
    _more("week-four-figure", "w", "f"),
    _more("week-help", "w", "question_mark"),
    _more("week-before", "w", *("left",) * 8),
    _more("report-region", "w", "r", "r", "f", "f"),
    _more("report-name", "w", "r", "n"),
    _more("routines-find", "u", "slash", *"ball"),
    _more("routines-help", "u", "question_mark"),
    _more("edit-title", "u", "m", "enter", "t", *"My neck"),
    _more("edit-leave", "u", "m", "enter", "down", "x", "q"),
    _more("settings-theme", ",", *("down",) * 13, "enter"),
    _more("settings-zone", ",", "end", "enter", *"paris"),
    _more("fit-plan", "m", "2", "0", "o"),
)
SCENES = {scene.name: scene._replace(size=USUAL) for scene in (*PICTURES, *MORE)}
"""Each by its name. All are played in one size and turned to the others."""

Walk = tuple[Picture, ...]
"""Scenes that are come by one after the other, each by going on from the one before."""


def _walks(scenes: Sequence[Picture]) -> list[Walk]:
    """All the scenes in as few walks as they make."""
    walks: list[Walk] = []
    for scene in sorted(scenes, key=lambda each: [str(act) for act in each.acts]):
        before = next((walk for walk in walks if _goes_on(walk[-1], scene)), None)
        if before is not None:
            walks.remove(before)
        walks.append((*(before or ()), scene))
    return walks


def _goes_on(before: Picture, scene: Picture) -> bool:
    same = before._replace(name=scene.name, acts=scene.acts) == scene
    return same and tuple(scene.acts[: len(before.acts)]) == tuple(before.acts)


WALKS = {walk[-1].name: walk for walk in _walks(list(SCENES.values()))}
"""Each by the name of its last scene."""
