"""How much the database hands over for what is read: of a history that is counted there, as much
when it is long as when it is short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection


def bytes_received(read: Callable[[], Any]) -> int:
    """The bytes of every value of every row that `read` is given."""
    received = 0

    def counted(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        nonlocal received
        answer = execute(sql, params, many, context)
        rows = context["cursor"].cursor.pgresult
        received += sum(
            len(rows.get_value(row, column) or b"")
            for row in range(rows.ntuples)
            for column in range(rows.nfields)
        )
        return answer

    with connection.execute_wrapper(counted):
        read()
    return received
