"""The moments that are kept: the pictures of the README, and every screen that has none there."""

from make import BEGIN, FEET, LARGE, NECK, PHONE, PICTURES, SHOULDERS, TO_THE_ROLL, USUAL, Picture

SIZES = (PHONE, (60, 20), USUAL, LARGE, (200, 60))
MARKED = (*NECK, 25, "t", 23, "6")
HELD = (*SHOULDERS, *TO_THE_ROLL, 34, "t", 23)
ENDED = (*MARKED, "enter", 2, "q", "e")
MORE = (
    Picture("body-help", USUAL, ("question_mark",)),
    Picture("body-front", USUAL, ("f", "down", "down")),
    Picture("body-search", USUAL, ("slash", *"calf")),
    Picture("palette", USUAL, ("ctrl+p", *"jou")),
    Picture("before-ratings", USUAL, ("1", "enter", "enter")),
    Picture("before-stop", USUAL, ("u", *FEET, "enter", "y")),
    Picture("sources", USUAL, ("1", "e")),
    Picture("step-help", USUAL, (*NECK, 5, "question_mark")),
    Picture("step-leaving", USUAL, (*NECK, 5, "q")),
    Picture("step-paused", USUAL, (*NECK, 5, "space")),
    Picture("step-all-text", USUAL, (*NECK, 5, "i")),
    Picture("step-confirm", USUAL, SHOULDERS),
    Picture("step-distance-hold", USUAL, HELD),
    Picture("step-hold-long", USUAL, (*NECK, 25, "t", 95)),
    Picture("step-sharp", USUAL, (*MARKED, "s", 1)),
    Picture("step-finished", USUAL, ("3", BEGIN, *(200,) * 3)),
    Picture("after-note", USUAL, (*ENDED, *("enter",) * 11, *"warm since")),
    Picture("check-in", USUAL, ("c", "5", "down")),
    Picture("check-in-place", USUAL, ("c", "up", "up", "enter")),
    Picture("journal-entry", USUAL, ("o", "enter")),
    Picture("journal-note", USUAL, ("o", "n", *" then tea")),
    Picture("journal-deleted", USUAL, ("o", "d")),
    Picture("journal-region", USUAL, ("o", "r")),
    Picture("journal-none", USUAL, ("o", "slash", *"nothing like it")),
    Picture("week-four-figure", USUAL, ("w", "f")),
    Picture("week-help", USUAL, ("w", "question_mark")),
    Picture("week-before", USUAL, ("w", *("left",) * 8)),
    Picture("report-region", USUAL, ("w", "r", "r", "f", "f")),
    Picture("report-name", USUAL, ("w", "r", "n")),
    Picture("routines-find", USUAL, ("u", "slash", *"ball")),
    Picture("routines-help", USUAL, ("u", "question_mark")),
    Picture("edit-title", USUAL, ("u", "m", "enter", "t", *"My neck")),
    Picture("edit-leave", USUAL, ("u", "m", "enter", "down", "x", "q")),
    Picture("settings-theme", USUAL, (",", *("down",) * 13, "enter")),
    Picture("settings-zone", USUAL, (",", "end", "enter", *"paris")),
    Picture("fit-plan", USUAL, ("m", "2", "0", "o")),
)
SCENES = {scene.name: scene for scene in (*PICTURES, *MORE)}
"""Each by its name, in the size it is played in: the last of those it has a picture in."""
