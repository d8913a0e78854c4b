"""Whether the database ended what was asked of it, rather than that it was asked wrongly."""

from __future__ import annotations

from django.db import InterfaceError, InternalError, OperationalError
from psycopg.errors import IdleInTransactionSessionTimeout

ENDED = (OperationalError, InterfaceError, InternalError)


def ended_by_the_database(error: BaseException | None) -> BaseException | None:
    """What ended what a page asked of PostgreSQL, and with it the transaction of the act: a limit
    (`embedded/time_limits.py`), a connection that is gone, a disk that is full. None of any other
    error."""
    if not isinstance(error, ENDED):
        return None
    cause = error.__cause__
    if isinstance(error, InternalError) and not isinstance(cause, IdleInTransactionSessionTimeout):
        return None
    return cause or error
