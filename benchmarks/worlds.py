"""The cases that the parts of a run measure: made when the first part asks, and shared."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.caseload import (
    Taken,
    load_demonstration_places,
    make_managers,
    take,
    write_caseload,
)
from benchmarks.database import database_bytes, disconnect, settle
from benchmarks.errors import LeftOut, WrongResult
from benchmarks.progress import say

if TYPE_CHECKING:
    from benchmarks.digests import MadeAnew

NATION = 240_000  # cases
LOG_BYTES = 2_000_000_000  # what the database's own log of writes may grow to meanwhile

Made = TypeVar("Made")


@dataclass(frozen=True)
class Sizes:
    """How many synthetic cases, how many of them get an order, how many the nation has."""

    cases: int = 20_000
    orders: int = 2_000
    nation: int = NATION


class Worlds:
    """What could not be made is not tried again: each part that needs it fails for that reason."""

    def __init__(self, folder: Path, sizes: Sizes, as_of: date) -> None:
        self.folder, self.sizes, self.as_of = folder, sizes, as_of
        self._made: dict[str, Any] = {}
        self.made_anew: dict[str, MadeAnew] = {}

    @cached_property
    def caseload_file(self) -> Path:
        path = self.folder / "caseload.ndjson"
        write_caseload(path, self.sizes.cases, self.as_of)
        return path

    def taken(self) -> Taken:
        """The file, taken in through the importer."""
        return self._once("import", self._take)

    def caseload(self) -> list[int]:
        """The ids of the synthetic cases, each with a published order."""
        assert "nation" not in self._made, "the nation was made of these cases already"
        return self._once("caseload", self._caseload)

    def nation(self) -> list[int]:
        """The ids of as many cases as in the nation. From then on the caseload is part of them."""
        return self._once("nation", self._nation)

    def recover(self) -> None:
        """After a part that failed."""
        disconnect()

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        if name not in self._made:
            try:
                self._made[name] = make()
            except Exception as error:
                self._made[name] = error
        if isinstance(self._made[name], Exception):
            raise self._made[name]
        made: Made = self._made[name]
        return made

    def _take(self) -> Taken:
        path = self.caseload_file
        say(f"Taking in {self.sizes.cases:,} synthetic cases.")
        load_demonstration_places(self.sizes.cases, self.as_of)
        return take(path, self.as_of)

    def _caseload(self) -> list[int]:
        from benchmarks.published import publish_orders

        if aside := self.taken().aside:
            raise WrongResult(f"{aside:,} of the synthetic cases were set aside")
        publish_orders(self.as_of)
        make_managers()
        self._make_digests("caseload")
        return _ids()

    def _nation(self) -> list[int]:
        from benchmarks.nation import multiply

        times = -(-self.sizes.nation // self.sizes.cases)
        if times < 2:
            raise LeftOut("no more cases than the synthetic ones were asked for (--nation)")
        self.caseload()
        self._check_space(times)
        say(f"Making {times * self.sizes.cases:,} cases of them.")
        multiply(times)
        self._make_digests("nation")
        return _ids()

    def _make_digests(self, world: str) -> None:
        from benchmarks.digests import make_all_anew

        settle()
        say("Making their digests.")
        self.made_anew[world] = make_all_anew()
        settle()

    def _check_space(self, times: int) -> None:
        """Before, because a full disk stops more than the bench."""
        needed = database_bytes() * times + LOG_BYTES
        free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise LeftOut(
                f"as many cases as in the nation need {needed / 1e9:.0f} GB in "
                f"{self.folder.parent}, and {free / 1e9:.0f} GB are free"
            )


def _ids() -> list[int]:
    from followthrough.people.models import Case

    return list(Case.objects.filter(closed_on=None).order_by("pk").values_list("pk", flat=True))
