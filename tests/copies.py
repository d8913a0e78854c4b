"""Worlds that are made once per process and copied afterwards.

    def build() -> int:
        return factories.case(...).pk

    pk = copies.copied("a case", build)

The first time `build` runs for real, and the rows that it left are read back. The next time the
same is asked for, on a database that starts from the same, those rows are written with one
statement a table, under the ids that they had: sequences never go back, so nobody else has them.
Whoever is made later still has the higher id.

`build` may add whatever it likes and change what it added; what was there before it stays as it
was, which is held by an assertion. Its result has to be plain: numbers, texts, containers of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from followthrough.accounts.models import User
from followthrough.common.dates import today_in_london
from followthrough.delivery.models import CaseDigest, Combination
from followthrough.organisations.models import DeliveryUnit, Region

T = TypeVar("T")

# What a world may be laid upon: rows that are found again by their name, whatever their ids.
NAMES = {User: "username", DeliveryUnit: "code", Region: "code"}

# Rows that mean the same in every database, and that others may have made already.
SAME_EVERYWHERE = Combination._meta.db_table
DIGESTS = CaseDigest._meta.db_table


@dataclass(frozen=True)
class Copy:
    """`rows` by table; `names` are those of the users, units and regions that were there before.
    The last of the rows was made at `at`: a copy lies before all that the test does itself."""

    result: Any
    rows: dict[str, list[dict[str, Any]]]
    names: dict[str, dict[int, str]]
    at: datetime


_copies: dict[str, Copy] = {}


def copied(what: str, build: Callable[[], T]) -> T:
    """What `build` returns. `what` has to name everything that `build` depends on, but for the day
    and for the users, units, regions and people that are there."""
    before = _before()
    key = json.dumps([what, str(today_in_london()), *map(sorted, before.values())], default=str)
    if key in _copies and _comes_last(_copies[key], before):
        _write(_copies[key], before)
    else:
        _copies[key] = _made(build, before)
    return deepcopy(_copies[key].result)


def _comes_last(copy: Copy, before: dict[str, dict[str, int]]) -> bool:
    """Whoever is made later has the higher id, and lists fall back on that order. A copy that is
    older than somebody who is there already is made anew."""
    ids = [row["id"] for row in copy.rows.get("people_person", [])]
    return not ids or min(ids) > max(before.get("people_person", {}).values(), default=0)


def _before() -> dict[str, dict[str, int]]:
    """Ids by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}', {name}, id FROM {table}"
                for table, name in {**_named(), "people_person": "crn"}.items()
            )
        )
        result: dict[str, dict[str, int]] = {}
        for table, name, id_ in cursor.fetchall():
            result.setdefault(table, {})[name] = id_
    return result


def _named() -> dict[str, str]:
    return {model._meta.db_table: name for model, name in NAMES.items()}


def _made(build: Callable[[], T], before: dict[str, dict[str, int]]) -> Copy:
    highest = {
        table: _one(f"SELECT coalesce(max({of.key}), 0) FROM {table}")
        for table, of in _tables().items()
    }
    prints = _prints(highest)
    result = build()
    assert _prints(highest) == prints, "A world that is copied changes only what it added itself."
    rows = {
        table: _one(f"SELECT json_agg(t ORDER BY {key}) FROM {table} t WHERE {key} > {number}")
        for table, number in highest.items()
        for key in [_tables()[table].key]
    }
    rows[SAME_EVERYWHERE] = _one(f"SELECT json_agg(t) FROM {SAME_EVERYWHERE} t")
    names = {
        table: {id_: name for name, id_ in before.get(table, {}).items()} for table in _named()
    }
    return Copy(result, {t: found for t, found in rows.items() if found}, names, timezone.now())


def _prints(highest: dict[str, int]) -> list[Any]:
    return [
        _one(
            f"SELECT md5(string_agg(t::text, ',' ORDER BY {key})) FROM {table} t "
            f"WHERE {key} <= {number}"
        )
        for table, number in highest.items()
        for key in [_tables()[table].key]
    ]


def _one(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def _write(copy: Copy, before: dict[str, dict[str, int]]) -> None:
    later = timezone.now() - copy.at
    tables = _tables()
    statements, values = [], []
    for table, rows in copy.rows.items():
        if table == SAME_EVERYWHERE:
            statements.append(
                f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s) "
                "ON CONFLICT DO NOTHING"
            )
            values.append(json.dumps(rows))
            continue
        if table == DIGESTS:
            rows = [row | {"stale": row["stale"] or _names_users(row)} for row in rows]
        for column, to in tables[table].references.items():
            rows = [_again(row, column, copy.names[to], before.get(to, {})) for row in rows]
        if later:
            rows = [_moved(row, tables[table].moments, later) for row in rows]
        columns = "*"
        if tables[table].set_by_database:  # the moment of the statement, as in a real insert
            moments = ", ".join(
                f"statement_timestamp() AS {column}" for column in tables[table].set_by_database
            )
            columns = (
                f"(json_populate_record(r, (SELECT row_to_json(m) FROM (SELECT {moments}) m))).*"
            )
        rows_of_table = f"json_populate_recordset(NULL::{table}, %s) r"
        statements.append(f"INSERT INTO {table} SELECT {columns} FROM {rows_of_table}")
        values.append(json.dumps(rows))
    # Foreign keys are looked at when the transaction ends, so that the order is free.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("; ".join(statements), values)


def _names_users(digest: dict[str, Any]) -> bool:
    """Users of the copy have other ids, which nobody finds in what a digest holds."""
    return any(item["not_for"] or "user_id" in item["values"] for item in digest["due"])


def _again(
    row: dict[str, Any], column: str, names: dict[int, str], ids: dict[str, int]
) -> dict[str, Any]:
    """A row that refers to a user or unit by the id that it has now."""
    return {**row, column: ids[names[row[column]]]} if row[column] in names else row


def _moved(row: dict[str, Any], moments: list[str], later: Any) -> dict[str, Any]:
    return row | {
        column: (datetime.fromisoformat(row[column]) + later).isoformat()
        for column in moments
        if row[column]
    }


@dataclass(frozen=True)
class Table:
    """`key` is the column of the primary key. `references` are columns by the table that they refer
    to, of those in `NAMES`."""

    key: str
    references: dict[str, str]
    moments: list[str]
    set_by_database: list[str]


@cache
def _tables() -> dict[str, Table]:
    """Of every model of the product, in the order of its rooms."""
    result = {}
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("followthrough."):
            continue
        fields = model._meta.concrete_fields
        moments = [field for field in fields if isinstance(field, models.DateTimeField)]
        if model._meta.db_table == SAME_EVERYWHERE:
            continue
        result[model._meta.db_table] = Table(
            model._meta.pk.column,
            {
                field.column: field.related_model._meta.db_table
                for field in fields
                if field.is_relation and field.related_model in NAMES
            },
            [field.column for field in moments if not field.has_db_default()],
            [field.column for field in moments if field.has_db_default()],
        )
    return result
