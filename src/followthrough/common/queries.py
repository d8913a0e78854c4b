"""Reading the ledger, and what queries of every app share. Callers pass cases that the viewer may
see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, DateField, F, Func, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from followthrough.common.actions import KINDS, Audience
from followthrough.common.dates import LONDON
from followthrough.common.models import LedgerEntry

M = TypeVar("M", bound=Model)


def timeline(
    case_id: int,
    audience: Audience = Audience.STAFF,
    limit: int = 50,
    *,
    after: int = 0,
    only_changes: bool = False,
) -> list[LedgerEntry]:
    """The newest entries of a case first, of the kinds that `audience` may see: `limit` of them
    after as many newer ones; only those that changed it, if so asked."""
    allowed = [
        kind.code
        for kind in KINDS.values()
        if kind.audience in (audience, Audience.EVERYONE) and (kind.is_change or not only_changes)
    ]
    entries = LedgerEntry.objects.filter(case_id=case_id, action__in=allowed).order_by("-id")
    return list(entries[after : after + limit])


def entries(action: str, **of: Any) -> QuerySet[LedgerEntry]:
    """Those of that kind; `of` narrows them by columns of the ledger."""
    return LedgerEntry.objects.filter(action=action, **of)


def changes_of(case_ids: Iterable[int]) -> list[LedgerEntry]:
    """What somebody changed of these cases, the oldest first."""
    codes = [k.code for k in KINDS.values() if k.changes_facts and not k.by_itself]
    found = LedgerEntry.objects.filter(case_id__in=list(case_ids), action__in=codes)
    return list(found.order_by("id"))


def last_entry(action: str) -> LedgerEntry | None:
    return entries(action).order_by("-id").first()


IDS = "{ids}"  # stands in a statement for the ids that it is asked for


def is_asked_for(field: str) -> Func:
    """For `filter` in a `Statement`: the field is one of the ids asked for. They go as one array:
    with thousands of them, a value each took a fifth of the time."""
    return Func(
        F(field),
        Value(IDS),
        template="%(expressions)s::bigint[])",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


class Statement:
    """A query that is asked again and again for other ids, put into SQL only once: for one case,
    that took four times as long as the database did.

    WORK = Statement(lambda: Work.objects.filter(is_asked_for("step")).values_list("pk", "on"))
    WORK.rows([7, 8])  # [(1, date(2027, 1, 4)), ...]

    `build` gives a query of plain values (`values_list`) whose only part that changes are the ids.
    Rows are as the database driver gives them: no field of it may be one that Django converts."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        return self._build().query.sql_with_params()

    def rows(self, ids: Iterable[int]) -> list[tuple[Any, ...]]:
        sql, params = self._compiled
        array = f"{{{','.join(map(str, map(int, ids)))}}}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [array if param == IDS else param for param in params])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


VALUE = "{value}"  # stands in a question for the value that it is asked with


class Question(Generic[M]):
    """A query for rows of a model that is asked again and again with another text, put into SQL
    only once, as a `Statement` is.

    BY_CRN = Question(Case.objects.filter(person__crn=VALUE).select_related("person"))
    BY_CRN.rows("X000001")"""

    def __init__(self, query: QuerySet[M]) -> None:
        self._query = query
        self._compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._params = self._compiler.as_sql()

    def rows(self, value: str) -> list[M]:
        params = tuple(value if param == VALUE else param for param in self._params)
        compiler, query = copy(self._compiler), self._query.all()
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # of this thread, whoever wrote it
        # Which columns are read, and of what rows are made, the compiler knows since it wrote this.
        compiler.as_sql = lambda *_, **__: (self._sql, params)
        query.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(query)


class Kept(NamedTuple):
    """A query as SQL, to be part of others."""

    sql: str
    params: tuple[Any, ...]


def kept(query: QuerySet[Any, Any]) -> Kept:
    """A query of one column that refers to none outside it, put into SQL once for all queries of
    which it is a part: Django puts a part into SQL anew each time."""
    return Kept(*query.query.sql_with_params())


class IsAmong(Func):
    """For `filter`: the field is in one of the rows of a query that is kept."""

    output_field = BooleanField()

    def __init__(self, field: str | F, rows: Kept) -> None:
        super().__init__(field)
        self.rows = rows

    def as_sql(  # type: ignore[override]  # what else Func takes is for its template
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        (field,) = self.get_source_expressions()
        sql, params = compiler.compile(field)
        return f"{sql} IN ({self.rows.sql})", (*params, *self.rows.params)


def day_of(field: str) -> Func:
    """The day in London of a moment, which the database works out: in bulk, making moments of many
    rows takes longer than all else that is done with them."""
    return Func(
        F(field),
        template=f"(%(expressions)s AT TIME ZONE '{LONDON.key}')::date",
        output_field=DateField(),
    )
