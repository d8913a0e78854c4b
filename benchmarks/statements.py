"""Counting the statements that a page or an action sends, as the tests count them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Who is signed in and for which units, and the trace that a reading leaves.
SESSION_SIGN_IN_AUDIT = (
    '"django_session"',
    'FROM "accounts_user" WHERE "accounts_user"."id" =',
    '"accounts_user_units"',
    'INTO "common_ledgerentry"',
)


def statements(work: Callable[[], object]) -> list[str]:
    """With the begin and the end of a transaction."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        work()
    return [query["sql"] for query in asked.captured_queries]


def beside_session(sent: Sequence[str]) -> int:
    """How many do the work of the page itself."""
    return sum(not any(part in sql for part in SESSION_SIGN_IN_AUDIT) for sql in sent)
