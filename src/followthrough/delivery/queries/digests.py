"""The digests of some cases, as a relation that SQL asks: the one way in which lists and counts
read them.

    digests = Digests(open_cases(visible_to(actor, today)), context)
    digests.rows("SELECT plan_state, count(*) FROM chosen JOIN digest USING (case_id) GROUP BY 1")

`chosen` are the cases, with what `people.queries` lists of them; `digest` are their digests. Of at
most `MOST_DERIVED` cases all are as of today: those that are stale, or were never made, are derived
in memory and stand in the relation beside the stored ones; nothing is stored, but the worker is
asked to make them anew. Of more cases they are as they are stored, and `standing` says as of when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from followthrough.common.dates import today_in_london
from followthrough.delivery.queries.derived import Derived, derived_digests
from followthrough.delivery.queries.stored import (
    TABLE,
    fresh_params,
    is_fresh,
    remember,
    rows_as_json,
)
from followthrough.delivery.rules.combinations import combination_id
from followthrough.delivery.rules.digest import DERIVATION, basis_of
from followthrough.delivery.tasks import ask_for_digests
from followthrough.people.queries import Case, cases_in_sql
from followthrough.policy import Context

MOST_DERIVED = 2500  # cases of a list, of which stale digests are derived in memory


@dataclass(frozen=True)
class Standing:
    """How many cases there are, and how the digests of them are that are shown: of `number` cases
    `fresh` have one as of today, and of `failed` it cannot be derived; the oldest is as of
    `oldest`."""

    number: int
    fresh: int
    failed: int
    oldest: date | None

    @property
    def is_whole(self) -> bool:
        """But for those that cannot be."""
        return self.fresh + self.failed >= self.number

    @property
    def percent(self) -> int:
        """Made anew; rounded down, so that a hundred means all."""
        return 100 * self.fresh // self.number if self.number else 100


class Digests:
    """Of the cases of all `parts`, which the caller has made sure the viewer may see."""

    def __init__(self, parts: QuerySet[Case] | Sequence[QuerySet[Case]], context: Context) -> None:
        self.parts: Sequence[QuerySet[Case]] = [parts] if isinstance(parts, QuerySet) else parts
        self.context = context
        self._basis = basis_of(context)

    def case_ids(self) -> list[int]:
        chosen, params = cases_in_sql(self.parts, ("case_id",))
        return [case_id for (case_id,) in _rows(f"{chosen} ORDER BY 1", params)]

    def fresh(self, table: str) -> tuple[str, list[Any]]:
        """SQL that says that a stored digest is as of today, and its parameters."""
        return is_fresh(table), fresh_params(self._basis)

    def settled(self, table: str) -> tuple[str, list[Any]]:
        """SQL that says so, or that it is known to fail: there is nothing to wait for."""
        fresh, params = self.fresh(table)
        return f"({fresh} OR {table}.failed_under = %s)", [*params, self._basis.name]

    def stored_rows(
        self, sql: str, params: Sequence[Any] = (), columns: tuple[str, ...] = ("case_id",)
    ) -> list[tuple[Any, ...]]:
        """As `rows`, over what is stored alone, in one statement."""
        chosen, chosen_params = cases_in_sql(self.parts, columns)
        named = ", ".join(columns)
        head = f"WITH chosen ({named}) AS ({chosen}), digest AS (SELECT * FROM {TABLE}) "
        return _rows(head + sql, [*chosen_params, *params])

    def rows(
        self, sql: str, params: Sequence[Any] = (), columns: tuple[str, ...] = ("case_id",)
    ) -> list[tuple[Any, ...]]:
        """What `sql` gives, over `chosen` with these columns and `digest`."""
        chosen, chosen_params = cases_in_sql(self.parts, columns)
        digest, digest_params = self._relation
        head = f"WITH chosen ({', '.join(columns)}) AS ({chosen}), digest AS ({digest}) "
        return _rows(head + sql, [*chosen_params, *digest_params, *params])

    @cached_property
    def _relation(self) -> tuple[str, list[Any]]:
        """Stored ones, and in place of those that are not fresh what is derived."""
        digests = self._derived.digests
        if not digests:
            return f"SELECT * FROM {TABLE} WHERE day IS NOT NULL", []
        remember({combination_id(c): c for digest in digests for c in digest.combinations})
        return (
            f"SELECT * FROM {TABLE} WHERE day IS NOT NULL AND case_id <> ALL(%s) "
            f"UNION ALL SELECT * FROM jsonb_populate_recordset(NULL::{TABLE}, %s::jsonb)",
            [[digest.case_id for digest in digests], rows_as_json(digests, self._basis)],
        )

    @cached_property
    def _derived(self) -> Derived:
        if self._found.is_whole or self._found.number > MOST_DERIVED:
            return Derived([], [])
        return derived_digests(self._ids(*self._missing()), self.context)

    @cached_property
    def standing(self) -> Standing:
        found, derived = self._found, self._derived
        fresh, failed = found.fresh + len(derived.digests), found.failed + len(derived.failed)
        oldest = self.context.today if fresh + failed >= found.number else found.oldest
        return Standing(found.number, fresh, failed, oldest)

    @cached_property
    def _found(self) -> Standing:
        """As they are stored."""
        fresh, params = self.fresh("d")
        [(number, as_of_today, failed, oldest)] = self.stored_rows(
            f"""
            SELECT count(*), count(*) FILTER (WHERE {fresh}),
                count(*) FILTER (WHERE d.failed_under = %s AND NOT {fresh}), min(d.day)
            FROM chosen LEFT JOIN digest d USING (case_id)
            """,
            [*params, self._basis.name, *params],
        )
        found = Standing(number, as_of_today, failed, oldest)
        # Of another day than today nothing is kept.
        if not found.is_whole and self.context.today == today_in_london():
            ask_for_digests()
        return found

    def _missing(self) -> tuple[str, list[Any]]:
        """Not fresh, and not known to fail."""
        fresh, params = self.fresh("d")
        condition = f"{fresh} IS NOT TRUE AND d.failed_under IS DISTINCT FROM %s"
        return condition, [*params, self._basis.name]

    def to_make_anew(self) -> list[int]:
        """Ids of those that are stale or were never made, but for those that a newer release has
        made, and those of which it is known that they fail."""
        condition, params = self._missing()
        return self._ids(f"{condition} AND coalesce(d.derivation, 0) <= %s", [*params, DERIVATION])

    def _ids(self, condition: str, params: Sequence[Any]) -> list[int]:
        rows = self.stored_rows(
            f"""
            SELECT case_id FROM chosen LEFT JOIN digest d USING (case_id)
            WHERE {condition} ORDER BY case_id
            """,
            params,
        )
        return [case_id for (case_id,) in rows]


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
