"""Timing a function, and a table of what was measured."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what, the figures, the budget of the design, and what ran beside."""

    what: str
    figures: str
    budget: str
    beside: str = ""


def timed(work: Callable[[], object], runs: int = 7, warm_up: int = 2) -> list[float]:
    """Milliseconds of each counted run."""
    for _ in range(warm_up):
        work()
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_table(rows: list[Row]) -> None:
    columns = [
        ("what", [row.what for row in rows]),
        ("measured", [row.figures for row in rows]),
        ("budget", [row.budget for row in rows]),
        ("beside it", [row.beside for row in rows]),
    ]
    widths = [max(len(name), *map(len, cells)) for name, cells in columns]
    print("  ".join(name.ljust(width) for (name, _), width in zip(columns, widths, strict=True)))
    print("  ".join("-" * width for width in widths))
    for line in zip(*(cells for _, cells in columns), strict=True):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))
