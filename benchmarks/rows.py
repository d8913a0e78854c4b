"""The rows of the bench: what was measured, the budget of the design, and whether it was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.machine import load


@dataclass(frozen=True)
class Limit:
    """A figure beside what the design allows. `least`: the design asks for as much or more."""

    measured: float
    allowed: float
    unit: str
    least: bool = False

    @property
    def budget(self) -> str:
        return f"at {'least' if self.least else 'most'} {amount(self.allowed)} {self.unit}"

    @property
    def missed_by(self) -> str:
        """How far beyond the budget it is; nothing where it is within."""
        over = (self.allowed - self.measured) if self.least else (self.measured - self.allowed)
        if over <= 0:
            return ""
        unit = self.unit.replace("statements", "statement") if over == 1 else self.unit
        times = self.measured / self.allowed
        share = f"{times:.0f} times the budget" if times >= 2 else f"{abs(times - 1):.0%}"
        return f"{amount(over)} {unit} ({share})"


@dataclass(frozen=True)
class Row:
    """One line of the table. `load` is the machine's when the figures were taken: a budget that is
    missed on a busy machine says little."""

    what: str
    figures: str
    limits: tuple[Limit, ...] = ()
    beside: str = ""
    load: float | None = field(default_factory=load)

    @property
    def budget(self) -> str:
        return ", ".join(limit.budget for limit in self.limits)

    @property
    def verdict(self) -> str:
        """Only what was missed, where anything was."""
        if missed := [limit.missed_by for limit in self.limits if limit.missed_by]:
            return f"missed by {' and by '.join(missed)}"
        return "met" if self.limits else ""

    @property
    def line(self) -> str:
        """As it is printed when it was measured."""
        parts = [self.figures]
        if self.limits:
            parts.append(f"{self.budget}: {self.verdict}")
        return f"{self.what}: {'; '.join([*parts, *filter(None, [self.beside])])}"


def amount(value: float) -> str:
    """A figure to read: whole from ten on, and no decimals of nought."""
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def table(rows: Sequence[Row]) -> str:
    columns = [
        ("what", [row.what for row in rows]),
        ("measured", [row.figures for row in rows]),
        ("budget", [row.budget for row in rows]),
        ("met?", [row.verdict for row in rows]),
        ("load", ["" if row.load is None else f"{row.load:.1f}" for row in rows]),
        ("beside it", [row.beside for row in rows]),
    ]
    widths = [max(len(name), *map(len, cells)) if cells else len(name) for name, cells in columns]
    lines = [[name for name, _ in columns], ["-" * width for width in widths]]
    lines += [list(cells) for cells in zip(*(cells for _, cells in columns), strict=True)]
    return "\n".join(_padded(cells, widths) for cells in lines)


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
