"""Runs parts of the bench one after the other. A row is printed when it was measured; a part that
fails says so, and the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.errors import LeftOut
from benchmarks.progress import say
from benchmarks.rows import Row
from benchmarks.worlds import Worlds


@dataclass(frozen=True)
class Part:
    """What is run alone by its name. `measure` brings about what it needs, through the worlds that
    the parts of a run share."""

    name: str
    about: str
    measure: Callable[[Worlds], Iterator[Row]]


@dataclass
class Report:
    """`failures` are tracebacks by the name of the part."""

    rows: list[Row] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def exit_status(self) -> int:
        return 130 if self.interrupted else int(bool(self.failures))

    def add(self, row: Row) -> None:
        """At once, also where the output goes into a file or a pipe."""
        self.rows.append(row)
        print(row.line, flush=True)


def run(parts: Iterable[Part], worlds: Worlds) -> Report:
    report = Report()
    for part in parts:
        say(f"{part.name}: {part.about}.")
        try:
            _measured(part, worlds, report)
        except KeyboardInterrupt:
            report.interrupted = True
            report.add(Row(part.name, "stopped before it was done"))
            break
    return report


def _measured(part: Part, worlds: Worlds, report: Report) -> None:
    try:
        for row in part.measure(worlds):
            report.add(row)
    except LeftOut as reason:
        report.add(Row(part.name, f"left out: {reason}"))
    except Exception as error:
        report.failures[part.name] = traceback.format_exc()
        report.add(Row(part.name, f"FAILED: {_in_a_line(error)}"))
        worlds.recover()


def _in_a_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__
