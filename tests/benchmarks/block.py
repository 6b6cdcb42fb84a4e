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


def with_parts(old: str, new: str) -> str:
    """A table with the parts of a new one in place of its own; both must have been measured alike.

    The last line of each says when, how often and on what it was measured.
    """
    (old_rows, old_way), (new_rows, new_way) = _rows_and_way(old), _rows_and_way(new)
    if old_way != new_way:
        raise ValueError(f"the table there was measured otherwise, so measure all of it: {old_way}")
    parts = _parts(old_rows) | _parts(new_rows)
    return "\n".join([*(row for part in parts.values() for row in part), "", new_way])


def _rows_and_way(text: str) -> tuple[list[str], str]:
    *rows, way = text.strip().splitlines()
    return [row for row in rows if row], way


def _parts(rows: list[str]) -> dict[str, list[str]]:
    """The rows of each part by its title; before the first one there is the head."""
    parts: dict[str, list[str]] = {}
    name = ""
    for row in rows:
        name = row if row.startswith("| **") else name
        parts.setdefault(name, []).append(row)
    return parts
