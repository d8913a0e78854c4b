"""The transaction of an action, which is tried again where two acts stood in each other's way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from followthrough.common.errors import NotPossible

T = TypeVar("T")

TRIES = 5


def is_deadlock(error: Exception) -> bool:
    return isinstance(error, OperationalError) and isinstance(error.__cause__, DeadlockDetected)


def in_one_transaction(work: Callable[[], T]) -> T:
    """What `work` gives, done whole or not at all. Of two acts that each hold what the other waits
    for PostgreSQL ends one: nothing of it is written, and it is done again, on what the other one
    left. Only the outermost action can: inside another one's transaction all of that is gone.
    Raises NotPossible where it happens time after time."""
    if connection.in_atomic_block:
        with transaction.atomic():
            return work()
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as error:
            if not is_deadlock(error):
                raise
    raise NotPossible(
        "Others were saving in the same place at the same moment, time after time.",
        "Wait a moment, then send it again. Nothing was lost.",
    )
