"""The machine that the bench runs on: what it has, and what else it is busy with."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """How busy the machine is at one moment: its load of the last minute, and what memory is
    free."""

    load: float | None
    free_gigabytes: float


def cores() -> int:
    """Those that this process may use, which a container can make fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load() -> float | None:
    """The average of the last minute; None where the system does not tell."""
    try:
        return os.getloadavg()[0]
    except OSError:
        return None


def now() -> Moment:
    import psutil

    return Moment(load(), psutil.virtual_memory().available / 1e9)


def machine_line(before: Moment, after: Moment, postgresql: str) -> str:
    return (
        f"Machine: {cores()} cores; load average of a minute {_load(before)} before and "
        f"{_load(after)} after (this run is part of it); memory free "
        f"{before.free_gigabytes:.1f} GB before and {after.free_gigabytes:.1f} GB after; "
        f"Python {platform.python_version()}, PostgreSQL {postgresql}."
    )


def _load(moment: Moment) -> str:
    return "not known" if moment.load is None else f"{moment.load:.2f}"
