"""How much a benchmark is to do."""

import msgspec


class Effort(msgspec.Struct, frozen=True):
    """How often each thing is done, and how long each flow is watched."""

    times: int = 9
    seconds: float = 10.0
