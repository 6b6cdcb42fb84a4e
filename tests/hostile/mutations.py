"""Files of every kind, changed at random as damage, editors and attackers change them; seeded."""

import json
import random
from collections.abc import Callable
from typing import Any

Change = Callable[[bytes, random.Random], bytes]

ODD_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1e308, -1e308, 2**63, -(2**63) - 1, 10**25, 0.1),
    *("", "x" * 70_000, "../../x", "a\x00b", "\x1b]52;c;eA==\x07", "[/]", "\u202e", "\ud800"),
    *(
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
        "2026-02-30T00:00:00Z",
        "2026-11-22T14:03:11",
    ),
    *([], {}, [[]], [None], {"": None}, {"id": {}}, ["x"] * 2_000),
)
RAW_VALUES = (
    *(b"NaN", b"-Infinity", b"1e999", b"9" * 5_000, b"0x1", b"01", b"'x'"),
    *(b'"\\ud800"', b'"\\x"', b"\xff"),
)
ENCODINGS = ("utf-16", "utf-32", "utf-16-le", "latin-1", "utf-8-sig", "cp500")


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The bytes after one to three changes."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        data = rng.choice(CHANGES)(data, rng)
    return data[:2_000_000]


def _slice(data: bytes, rng: random.Random, most: int = 400) -> slice:
    start = rng.randrange(len(data) + 1)
    return slice(start, min(len(data), start + rng.randrange(1, most)))


def _replaced(data: bytes, at: slice, new: bytes) -> bytes:
    return data[: at.start] + new + data[at.stop :]


def flip_bits(data: bytes, rng: random.Random) -> bytes:
    """One to eight bits of it."""
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 9) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut_off(data: bytes, rng: random.Random) -> bytes:
    """Its end is missing, or its beginning."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    return _replaced(data, _slice(data, rng), b"")


def copy_slice(data: bytes, rng: random.Random) -> bytes:
    """A piece stands twice, or somewhere else too."""
    return _replaced(data, slice(at := rng.randrange(len(data) + 1), at), data[_slice(data, rng, 2_000)])


def copy_line(data: bytes, rng: random.Random) -> bytes:
    """A whole record stands twice, or lines change places."""
    lines = data.split(b"\n")
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    if rng.random() < 0.3:
        rng.shuffle(lines)
    return b"\n".join(lines)


def zero_block(data: bytes, rng: random.Random) -> bytes:
    at = _slice(data, rng, 4_096)
    return _replaced(data, at, bytes(at.stop - at.start))


def add_garbage(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return _replaced(data, slice(at, at), rng.randbytes(rng.randrange(1, 200)))


def add_markers(data: bytes, rng: random.Random) -> bytes:
    """As git leaves a conflict."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    lines[at : at + 1] = [b"<<<<<<< HEAD", lines[at], b"=======", lines[at][:-9] + b"}", b">>>>>>> other"]
    return b"\n".join(lines)


def encode_otherwise(data: bytes, rng: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def swap_number(data: bytes, rng: random.Random) -> bytes:
    """A digit becomes something that no field means."""
    places = [at for at, byte in enumerate(data[:20_000]) if 0x30 <= byte <= 0x39]
    if not places:
        return data
    at = rng.choice(places)
    return _replaced(data, slice(at, at + 1), rng.choice(RAW_VALUES))


def nest(data: bytes, rng: random.Random) -> bytes:
    """A value becomes a thousand brackets, closed or not."""
    depth = rng.choice((15, 21, 300, 1_000, 5_000, 50_000))
    opened, closed = rng.choice(((b"[", b"]"), (b'{"a":', b"}")))
    filled = opened * depth + b"0" + closed * (depth if rng.random() < 0.7 else 0)
    at = data.find(b":", rng.randrange(len(data) + 1)) + 1
    ends = (data.find(sign, at) for sign in (b",", b"}"))
    return _replaced(data, slice(at, min((end for end in ends if end >= 0), default=at)), filled)


def swap_value(data: bytes, rng: random.Random) -> bytes:
    """A value somewhere becomes one of another type, a key another key; the rest stays JSON."""
    lines = data.split(b"\n") if data.count(b"\n") > 2 and rng.random() < 0.5 else [data]
    at = rng.randrange(len(lines))
    begun = lines[at].rstrip(b",")
    key, colon, inner = begun.partition(b": ") if begun.startswith(b'"') else (b"", b"", begun)
    try:
        value = json.loads(inner)
    except (ValueError, RecursionError):
        return data
    changed = json.dumps(_with_odd_value(value, rng), ensure_ascii=rng.random() < 0.5)
    lines[at] = key + colon + changed.encode("utf-8", "surrogatepass") + lines[at][len(begun) :]
    return b"\n".join(lines)


def _with_odd_value(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(list(value))
        match rng.randrange(8):
            case 0:
                return {name: each for name, each in value.items() if name != key}
            case 1:
                return {**value, rng.choice(("", "x" * 300, "\x1b[2J", f"{key}s")): value[key]}
            case _:
                return {**value, key: _with_odd_value(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        return [*value[:at], _with_odd_value(value[at], rng), *value[at + 1 :]]
    return rng.choice(ODD_VALUES)


def empty(_data: bytes, rng: random.Random) -> bytes:
    return rng.choice((b"", b"null", b"[]", b"{}", b"0", b'"x"', b"\n", b"\xef\xbb\xbf", bytes(4_096)))


CHANGES: tuple[Change, ...] = (
    *(flip_bits, flip_bits, cut_off, cut_out, copy_slice, copy_line, zero_block, add_garbage, add_markers),
    *(
        encode_otherwise,
        swap_number,
        swap_number,
        nest,
        swap_value,
        swap_value,
        swap_value,
        swap_value,
        empty,
    ),
)
