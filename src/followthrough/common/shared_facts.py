"""Facts that many cases share, and that rules may read beside those of the case itself: where a
unit lies, what a service offers. Whatever is derived from cases and stored has to be derived anew
where one of them changes.

    UNITS = shared_fact("where units lie", ("directory.loaded",), cases_of_every_unit)

stands in the `shared_facts.py` of the room that reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.common.registry import Registry

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry

Touched = Callable[[Sequence["LedgerEntry"]], Collection[int]]


@dataclass(frozen=True)
class SharedFact:
    """`kinds`: the codes of the actions that change it. `touched` gives the ids of the cases for
    which something may come out otherwise after these entries of one of them."""

    name: str
    kinds: tuple[str, ...]
    touched: Touched


SHARED_FACTS: Registry[SharedFact] = Registry("shared_facts.py")


def shared_fact(name: str, kinds: tuple[str, ...], touched: Touched) -> SharedFact:
    return SHARED_FACTS.add(name, SharedFact(name, kinds, touched))
