"""Ids of entries and tender points: UUIDs of version 7, which sort by the time they were made."""


def new_id(now_ms: int, randomness: bytes) -> str:
    """An id from milliseconds since 1970 (UTC) and ten random bytes (RFC 9562, 5.7)."""
    if len(randomness) != 10:
        raise ValueError(f"an id needs ten random bytes, got {len(randomness)}")
    number = (now_ms & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(randomness)
    number = number & ~(0xF << 76) | 7 << 76  # version
    number = number & ~(0b11 << 62) | 0b10 << 62  # variant
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
