"""The goldens of a terminal of letters hold nothing else, on any screen in any size."""

from tests.goldens.stage import FOLDER


def test_every_screen_is_drawn_in_plain_characters() -> None:
    goldens = sorted(FOLDER.rglob("*-ascii.txt"))
    assert goldens
    found = {
        str(golden.relative_to(FOLDER)): signs
        for golden in goldens
        if (
            signs := {
                sign for sign in picture_of(golden.read_text("utf-8"), golden.stem) if not sign.isascii()
            }
        )
    }
    assert found == {}


def picture_of(text: str, stem: str) -> str:
    """The rows of the screen, without those that tell how they are written."""
    rows = int(stem.removesuffix("-ascii").partition("x")[2])
    return "\n".join(text.split("\n")[:rows])
