"""SQL for the promises that the database keeps itself: the ledger only grows, what was said is
replaced once, never changed, and what was published stays as it was. Migrations call these; what is
`AppendOnly` gets its trigger at the end of `migrate`, also where no migration makes it."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.migrations import RunSQL

from followthrough.common.append_only import AppendOnly

LEDGER_ONLY_GROWS = RunSQL(
    """
    CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        -- Test databases are emptied between tests; a real one never has this name.
        IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN RETURN NULL; END IF;
        RAISE EXCEPTION 'The ledger only grows: % is not allowed. Record a correction instead.',
            lower(TG_OP) USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER ledger_rows_stay BEFORE UPDATE OR DELETE ON common_ledgerentry
        FOR EACH ROW EXECUTE FUNCTION ledger_only_grows();
    CREATE TRIGGER ledger_stays BEFORE TRUNCATE ON common_ledgerentry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();
    """,
    """
    DROP TRIGGER ledger_stays ON common_ledgerentry;
    DROP TRIGGER ledger_rows_stay ON common_ledgerentry;
    DROP FUNCTION ledger_only_grows();
    """,
)

REPLACED_ONCE_FUNCTION = RunSQL(
    """
    CREATE FUNCTION replaced_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.replaced_on IS NOT NULL THEN
            RAISE EXCEPTION 'This % was replaced already and stays as it was.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        IF to_jsonb(NEW) - 'replaced_on' IS DISTINCT FROM to_jsonb(OLD) - 'replaced_on' THEN
            RAISE EXCEPTION 'A % is never changed: add a new one.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
    """,
    "DROP FUNCTION replaced_once();",
)


def replaced_once(table: str) -> RunSQL:
    """Let only `replaced_on` of `table` change, and only once."""
    drop = f"DROP TRIGGER IF EXISTS replaced_once ON {table};"
    return RunSQL(f"{drop} {REPLACED_ONCE.format(table=table)}", drop)


REPLACED_ONCE = (
    "CREATE TRIGGER replaced_once BEFORE UPDATE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION replaced_once();"
)

# Of these tables, those that are there without the trigger: `migrate` may stop half way.
WITHOUT_TRIGGER = """
    SELECT oid::regclass FROM pg_class
    WHERE oid = ANY (SELECT to_regclass(name) FROM unnest(%s::text[]) AS name)
        AND to_regproc('replaced_once') IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'replaced_once'
        )
"""


def add_missing_triggers(sender: AppConfig, using: str, **_: Any) -> None:
    """After `migrate`: every table that is append-only has its trigger, whoever forgot it."""
    tables = [
        model._meta.db_table for model in sender.get_models() if issubclass(model, AppendOnly)
    ]
    if not tables:
        return
    with connections[using].cursor() as cursor:
        cursor.execute(WITHOUT_TRIGGER, [tables])
        for (table,) in cursor.fetchall():
            cursor.execute(REPLACED_ONCE.format(table=table))


def never_changed(table: str) -> RunSQL:
    """Let no row of `table` change. A row may go with its case, when that is disposed of."""
    return RunSQL(
        f"""
        CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'A % is never changed: add a new one.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END $$;
        CREATE TRIGGER never_changed BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_stays();
        """,
        f"DROP TRIGGER never_changed ON {table}; DROP FUNCTION {table}_stays();",
    )


def closed_once(table: str, column: str) -> RunSQL:
    """Let only `column` of `table` change, and only once, from nothing to something."""
    return RunSQL(
        f"""
        CREATE FUNCTION {table}_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.{column} IS NOT NULL THEN
                RAISE EXCEPTION 'This % has ended already and stays as it was.', TG_TABLE_NAME
                    USING ERRCODE = 'restrict_violation';
            END IF;
            IF to_jsonb(NEW) - '{column}' IS DISTINCT FROM to_jsonb(OLD) - '{column}' THEN
                RAISE EXCEPTION 'A % is never changed: add a new one.', TG_TABLE_NAME
                    USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER closed_once BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_closed_once();
        """,
        f"DROP TRIGGER closed_once ON {table}; DROP FUNCTION {table}_closed_once();",
    )
