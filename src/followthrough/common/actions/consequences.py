"""What follows from an act in another room: the one way in which an act on a lower floor sets
something off on a higher one.

    @consequence_of("step.started", "step.finished")
    def ask_for_an_appointment(by: Actor, entries: Sequence[LedgerEntry]) -> None: ...

    @consequence_of("order.published", after_commit=True, writes=("message.sent",))
    def tell_the_person(by: Actor, entries: Sequence[LedgerEntry]) -> None: ...

    @consequence_of(EVERY_CHANGE_OF_A_CASE)
    def store_digest(by: Actor, entries: Sequence[LedgerEntry]) -> None: ...

A room subscribes in its `consequences.py`, which is read when the program starts. The function gets
all entries of one act: one, or those of a whole chunk of a bulk action.

It may add, never refuse. It runs in the act's transaction, in a savepoint of its own: where it
fails, what it wrote is undone, the failure is logged and the act goes on; where PostgreSQL ended it
because two acts stood in each other's way, the whole act is done again (`transactions.py`), and
where the connection is lost, the act is undone and says so. What must be able to refuse is a check
at a port of the lower room (`ports.py`).

With `after_commit` a job is queued in the act's transaction, so that there is one if and only if
the act is committed, and a worker runs the function as the operator. It is tried again where it
fails, so doing it twice must be the same as doing it once.

A consequence that runs actions says which kinds these may be (`writes`); any other is refused to
it, so that what leads to what is known and a test can hold that nothing leads to itself.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from followthrough.common.actions.transactions import is_deadlock
from followthrough.common.actors import OPERATOR, Actor

if TYPE_CHECKING:
    from followthrough.common.actions.kinds import ActionKind
    from followthrough.common.models import LedgerEntry

logger = logging.getLogger(__name__)

EVERY_CHANGE_OF_A_CASE = "every change of a case"  # in place of the codes of kinds

Follows = Callable[[Actor, Sequence["LedgerEntry"]], None]


@dataclass(frozen=True)
class Consequence:
    """`name` is the function's, with its module: queued jobs are known by it."""

    name: str
    kinds: tuple[str, ...]
    follows: Follows
    after_commit: bool = False
    writes: frozenset[str] = frozenset()
    otherwise: Follows | None = None
    refers_to_others: bool = True


CONSEQUENCES: dict[str, Consequence] = {}
_running: ContextVar[Consequence | None] = ContextVar("running consequence", default=None)


def consequence_of(
    *kinds: str,
    after_commit: bool = False,
    writes: Sequence[str] = (),
    otherwise: Follows | None = None,
    refers_to_others: bool = True,
) -> Callable[[Follows], Follows]:
    """Subscribes to kinds of actions, named by their codes, or to `EVERY_CHANGE_OF_A_CASE`.
    `otherwise` is done where it failed, in the transaction of the act. Where no row that it writes
    refers to another row than those of the act, `refers_to_others` is False: that is not looked at
    then, which is a statement less."""

    def subscribe(follows: Follows) -> Follows:
        name = f"{follows.__module__}.{follows.__name__}"
        if name in CONSEQUENCES:
            raise RuntimeError(f"Two consequences are called {name}; give one another name.")
        CONSEQUENCES[name] = Consequence(
            name, kinds, follows, after_commit, frozenset(writes), otherwise, refers_to_others
        )
        return follows

    return subscribe


def let_follow(by: Actor, kind: ActionKind, entries: Sequence[LedgerEntry]) -> None:
    """Called in the act's transaction, once its entries are written."""
    names = {kind.code}
    if kind.changes_facts and any(entry.case_id is not None for entry in entries):
        names.add(EVERY_CHANGE_OF_A_CASE)
    subscribed = [c for c in CONSEQUENCES.values() if names & {*c.kinds}] if entries else []
    for consequence in subscribed:
        if consequence.after_commit or _followed(by, consequence, entries):
            continue
        if consequence.otherwise:
            with _never_refusing(consequence, entries):
                consequence.otherwise(by, entries)
    for consequence in subscribed:
        if consequence.after_commit:
            with _never_refusing(consequence, entries):
                _queue(consequence, entries)


def _followed(by: Actor, consequence: Consequence, entries: Sequence[LedgerEntry]) -> bool:
    with _never_refusing(consequence, entries) as outcome, _as_running(consequence):
        consequence.follows(by, entries)
    return not outcome.failed


def _queue(consequence: Consequence, entries: Sequence[LedgerEntry]) -> None:
    from followthrough.common.tasks import follow_up

    follow_up.defer(consequence=consequence.name, entries=[entry.pk for entry in entries])


def run_queued(name: str, entry_ids: Sequence[int]) -> None:
    """What a job of `let_follow` does, in one transaction. One that an older release queued for a
    consequence that is gone is logged and done with."""
    from followthrough.common.models import LedgerEntry

    consequence = CONSEQUENCES.get(name)
    if consequence is None:
        logger.warning("The consequence %s is not known any more; its job was dropped.", name)
        return
    entries = list(LedgerEntry.objects.filter(pk__in=entry_ids).order_by("pk"))
    with transaction.atomic(), _as_running(consequence):
        consequence.follows(OPERATOR, entries)


@dataclass
class _Outcome:
    failed: bool = False


@contextmanager
def _never_refusing(consequence: Consequence, entries: Sequence[LedgerEntry]) -> Iterator[_Outcome]:
    outcome = _Outcome()
    try:
        with transaction.atomic():
            yield outcome
            if consequence.refers_to_others:
                _check_deferred_constraints()
    except Exception as error:
        if is_deadlock(error):  # the whole act is done again, and this with it
            raise
        if connection.needs_rollback:  # not even its savepoint is there: the connection is lost
            raise
        outcome.failed = True
        logger.exception(
            "The consequence %s failed after %s (ledger entry %s and %s more); the act goes on.",
            consequence.name,
            entries[0].action,
            entries[0].pk,
            len(entries) - 1,
        )


def _check_deferred_constraints() -> None:
    """Foreign keys are looked at when the act commits: too late to undo only what followed it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def _as_running(consequence: Consequence) -> Iterator[None]:
    token = _running.set(consequence)
    try:
        yield
    finally:
        _running.reset(token)


def refuse_undeclared(kind: str) -> None:
    """Raises RuntimeError where a consequence runs an action that it has not declared."""
    running = _running.get()
    if running is not None and kind not in running.writes:
        raise RuntimeError(f"{running.name} runs {kind!r}: name it in its `writes`.")


def cycles() -> list[tuple[str, ...]]:
    """Kinds that lead to themselves, each as the way from it back to it."""
    leads_to: dict[str, set[str]] = defaultdict(set)
    for consequence in CONSEQUENCES.values():
        for kind in consequence.kinds:
            leads_to[kind] |= consequence.writes
    found = []

    def walk(way: tuple[str, ...]) -> None:
        for kind in sorted(leads_to.get(way[-1], ())):
            if kind == way[0]:
                found.append((*way, kind))
            elif kind not in way:
                walk((*way, kind))

    for kind in sorted(leads_to):
        walk((kind,))
    return found
