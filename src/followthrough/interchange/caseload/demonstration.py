"""Real people and those of the demonstration never share a database: whoever opens that one signs
in without a password.

Neither may be on its way into a database while the other is: imports of real sources hold a lock
together, that of the demonstration holds it alone."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from followthrough.accounts.queries import has_personas
from followthrough.common.errors import NotPossible
from followthrough.interchange.caseload.rules import why_not_beside
from followthrough.people.queries import people_of_others, people_of_source
from followthrough.people.rules.sources import DEMONSTRATION

APART = 0x41706172  # the advisory lock
OTHER_DATABASE = "Name another data folder in FOLLOWTHROUGH_HOME, or another database."


def keep_apart(sources: Collection[str]) -> None:
    """Holds the lock for whoever takes in lines of these sources, until `let_others` is called.
    Raises NotPossible where the database holds, or is getting, the other kind."""
    alone = DEMONSTRATION in sources
    lock = "pg_try_advisory_lock" if alone else "pg_try_advisory_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s, 0)", [APART])
        if not cursor.fetchone()[0]:
            running = "another source" if alone else "the demonstration"
            raise NotPossible(
                f"An import of {running} is running, and the demonstration has a database to "
                "itself.",
                OTHER_DATABASE,
            )
    try:
        _refuse_beside_others(sources)
    except BaseException:
        let_others(sources)
        raise


def let_others(sources: Collection[str]) -> None:
    unlock = "pg_advisory_unlock" if DEMONSTRATION in sources else "pg_advisory_unlock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {unlock}(%s, 0)", [APART])


def _refuse_beside_others(sources: Collection[str]) -> None:
    holds_demonstration = has_personas() or people_of_source(DEMONSTRATION)
    holds_others = DEMONSTRATION in sources and people_of_others(DEMONSTRATION)
    cause = why_not_beside(
        sources, holds_demonstration=holds_demonstration, holds_others=holds_others
    )
    if cause:
        raise NotPossible(cause, OTHER_DATABASE)
