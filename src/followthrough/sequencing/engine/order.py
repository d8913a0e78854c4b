"""An order of one case, as plain frozen values: what is answered to a `problem.CaseProblem`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

PlacedKind = Literal["own", "rolling", "group", "running"]


@dataclass(frozen=True, slots=True)
class Placement:
    """A task with a start week. `pool` and `group` say where, `code` which pool that is; kind
    `running`: already started."""

    task: str
    start: int
    pool: str
    kind: PlacedKind
    group: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A task that cannot be delivered in this sentence as things stand. `alert`: tell a manager."""

    task: str
    alert: bool


@dataclass(frozen=True)
class Order:
    """A proposed order: every task is in exactly one of placements, unplaced and undated.

    undated: the capacity is not known, so the date is not known. cost: weighted weeks.
    """

    placements: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]
    undated: tuple[str, ...]
    cost: int

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """Start week of every task that has one."""
        return {placement.task: placement.start for placement in self.placements}
