"""Acts on one case wait for each other, so that what is derived from a case sees all of them.

    @before_acts_on_cases
    def lock_digests(case_ids: Sequence[int], may_add: bool) -> None: ...

stands in the `consequences.py` of a room. It is called first in the transaction of every act that
changes what is known of cases, with their ids in order, and whether it may add cases that nobody
else can see yet; acts then take locks of their own. Which cases an act is about is said by its
parameter `case`, or of a bulk action by its `cases`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import signature
from typing import Any, Protocol

Lock = Callable[[Sequence[int], bool], None]
CASE_LOCKS: list[Lock] = []


class HasKey(Protocol):
    @property
    def pk(self) -> int: ...


def before_acts_on_cases(lock: Lock) -> Lock:
    CASE_LOCKS.append(lock)
    return lock


def lock_cases(case_ids: Iterable[int], *, may_add: bool = False) -> None:
    """In the order of the ids, so that two acts on several cases do not stand in each other's
    way."""
    ids = sorted(set(case_ids))
    if ids or may_add:
        for lock in CASE_LOCKS:
            lock(ids, may_add)


def takes_case(do: Callable[..., Any]) -> bool:
    """Whether its second parameter, after the actor, is a `case`."""
    return list(signature(do).parameters)[1:2] == ["case"]


def case_given(args: tuple[Any, ...], kwargs: dict[str, Any]) -> HasKey:
    """The `case` of a call of such an action, after the actor."""
    given: HasKey = args[0] if args else kwargs["case"]
    return given
