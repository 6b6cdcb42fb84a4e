"""The block of a text that the benchmarks write: between two marks."""

BEGIN, END = "<!-- benchmarks -->", "<!-- end of benchmarks -->"


def block_of(text: str) -> str:
    """What stands between the marks; both must be there, once."""
    before, begin, rest = text.partition(BEGIN)
    block, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in after or END in before + after:
        raise ValueError(f"there is no one block between {BEGIN} and {END}")
    return block


def with_block(text: str, new: str) -> str:
    """The text with another block."""
    return text.replace(BEGIN + block_of(text) + END, f"{BEGIN}\n{new}\n\n{END}")
