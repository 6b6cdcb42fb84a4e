"""What a benchmark was measured with."""

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """The processor, how many cores of it, the system, and the versions that matter."""
    parts = [
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in ("textual", "rich")),
    ]
    system = f"{platform.system()} {platform.release()}"
    return f"{_processor()}, {os.cpu_count()} cores, {system}, {', '.join(parts)}"


def today() -> str:
    """The day of it."""
    return dt.datetime.now(dt.UTC).date().isoformat()


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
