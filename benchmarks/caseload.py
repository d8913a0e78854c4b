"""Synthetic cases, taken in through the real importer."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.measure import peak_megabytes

SEED = 1
CASES_OF_ONE = 80  # the caseload for which the design's budgets of pages are
UNIT_MANAGER, REGION_MANAGER = "bench.unit", "bench.region"


@dataclass(frozen=True)
class Taken:
    """`peaks`: the most memory that the process had held after each chunk of the file."""

    seconds: float
    aside: int
    before: float
    peaks: list[float] = field(default_factory=list)


def write_caseload(path: Path, people: int, as_of: date) -> None:
    """As the demonstration has it, but for the first practitioner, who holds as many cases as a
    page has to show."""
    from followthrough.demo.generator import caseload_lines

    with path.open("w", encoding="utf-8") as file:
        for line in _with_a_large_caseload(caseload_lines(people, SEED, as_of)):
            file.write(line + "\n")


def _with_a_large_caseload(lines: Iterable[str]) -> Iterator[str]:
    """The first cases of the unit that anybody may see are of the first practitioner, and no
    others; the second has the rest of them."""
    from followthrough.demo.staff import FIRST, HOME_UNIT, SECOND

    held = 0
    for line in lines:
        record = json.loads(line)
        if record["case"]["unit"] != HOME_UNIT:
            yield line
            continue
        holds = record["case"]["practitioners"][-1]
        if held < CASES_OF_ONE and not record["access"]:
            held += 1
            holds |= {"username": FIRST.username, "name": FIRST.name}
        elif holds["username"] == FIRST.username and not record["access"]:
            holds |= {"username": SECOND.username, "name": SECOND.name}
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))


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
