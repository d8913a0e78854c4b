"""Timing a function."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable


def timed(work: Callable[[], object], runs: int = 7, warm_up: int = 2) -> list[float]:
    """Milliseconds of each counted run."""
    for _ in range(warm_up):
        work()
    return [milliseconds(work) for _ in range(runs)]


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(times: list[float]) -> str:
    return f"median {median(times):.1f} ms, 95 in 100 under {percentile(times, 0.95):.1f} ms"


def peak_megabytes(whose: int = resource.RUSAGE_SELF) -> float:
    """The most memory that this process, or one that it started and that ended, has held."""
    unit = 1 if sys.platform == "darwin" else 1024  # of bytes
    return resource.getrusage(whose).ru_maxrss * unit / 1e6
