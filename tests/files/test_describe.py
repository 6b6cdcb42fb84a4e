"""Values of a file in the words of a problem."""

from tui.files.describe import near


def test_a_word_known_twice_is_suggested_once_and_in_quotes() -> None:
    assert near("the creese", ["the crease", "the crease", "the tip"]) == '; did you mean "the crease"?'
    assert near("the cree", ["the creek", "the creed"]).count('"') == 4
    assert near("zzz", ["the crease"]) == ""
