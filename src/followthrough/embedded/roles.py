"""Who may do what in the embedded server. Pages and commands sign in as a role that owns its data
and can do nothing to the server, so that a fault in one of them stays inside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection


def ensure_role(
    connection: Connection[Any], role: str, password: str, *, may_make_databases: bool
) -> None:
    from psycopg import sql

    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
        return
    connection.execute(
        sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
            sql.Identifier(role),
            sql.SQL("CREATEDB" if may_make_databases else "NOCREATEDB"),
            sql.Literal(password),
        )
    )


def ensure_owned(connection: Connection[Any], database: str, role: str) -> None:
    from psycopg import sql

    if connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).rowcount:
        return
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {}").format(
            sql.Identifier(database), sql.Identifier(role)
        )
    )
