"""Synthetic cases, taken in through the real importer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.measure import peak_megabytes

SEED = 1
UNIT_MANAGER, REGION_MANAGER = "bench.unit", "bench.region"


@dataclass(frozen=True)
class Taken:
    """`peaks`: the most memory that the process had held after each chunk of the file."""

    seconds: float
    aside: int
    before: float
    peaks: list[float] = field(default_factory=list)


def write_caseload(path: Path, people: int, as_of: date) -> None:
    from followthrough.demo.generator import caseload_lines

    with path.open("w", encoding="utf-8") as file:
        for line in caseload_lines(people, SEED, as_of):
            file.write(line if line.endswith("\n") else line + "\n")


def load_demonstration_places(people: int, as_of: date) -> None:
    from followthrough.common.actors import OPERATOR
    from followthrough.demo.places import places
    from followthrough.demo.staff import shares
    from followthrough.services.actions import load_places

    load_places(OPERATOR, places(as_of, [share.unit for share in shares(people)]))


def take(path: Path, as_of: date) -> Taken:
    from followthrough.common.actors import OPERATOR
    from followthrough.interchange.caseload.importer import import_caseload

    peaks: list[float] = []
    before, start = peak_megabytes(), time.perf_counter()
    summary = import_caseload(
        OPERATOR, path, today=as_of, progress=lambda _: peaks.append(peak_megabytes())
    )
    return Taken(time.perf_counter() - start, summary.aside, before, peaks)


def make_managers() -> None:
    """One who manages the largest unit with cases, and one who manages all of them."""
    from django.db.models import Count

    from followthrough.accounts.actions import make_account
    from followthrough.common.actors import OPERATOR, Role
    from followthrough.organisations.models import DeliveryUnit

    units = list(
        DeliveryUnit.objects.annotate(n=Count("case")).filter(n__gt=0).order_by("-n", "code")
    )
    for name, managed in ((UNIT_MANAGER, units[:1]), (REGION_MANAGER, units)):
        make_account(OPERATOR, username=name, name=name, role=Role.MANAGER, units=managed)
