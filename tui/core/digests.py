"""The digest by which bytes are told from others."""


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    from hashlib import sha256  # it loads OpenSSL, and who only reads needs none

    return sha256(data).hexdigest()
