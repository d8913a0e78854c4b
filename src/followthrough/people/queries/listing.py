"""What lists over the digests of cases read of the cases themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from followthrough.people.models import Case
from followthrough.people.rules.names import called, full_name

# By the name under which SQL of another room finds them.
LISTED: dict[str, str | Combinable] = {
    "case_id": "pk",
    "crn": "person__crn",
    "first_name": "person__first_name",
    "last_name": "person__last_name",
    "preferred_name": "person__preferred_name",
    "practitioner_id": "practitioner_id",
    "practitioner_name": Coalesce("practitioner__name", Value("")),
    "opened_on": "opened_on",
    "unit_id": "unit_id",
    "in_custody": "in_custody",
    "police_area_id": "unit__police_area_id",
    "sex": "person__sex",
}
NAMES = (
    *("case_id", "crn", "first_name", "last_name", "preferred_name"),
    *("practitioner_id", "practitioner_name"),
)
# Somebody with one name stands under that one.
BY_NAME_IN_SQL = "coalesce(nullif(last_name, ''), first_name), first_name, case_id"


class ListedCase(NamedTuple):
    """The columns of `NAMES`, in their order: what a line of a list says whose case it is."""

    case_id: int
    crn: str
    first_name: str
    last_name: str
    preferred_name: str
    practitioner_id: int | None
    practitioner_name: str  # "" where nobody holds the case

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)

    @property
    def called(self) -> str:
        return called(self.preferred_name, self.first_name, self.last_name)


def cases_in_sql(
    parts: Sequence[QuerySet[Case]], columns: tuple[str, ...]
) -> tuple[str, tuple[Any, ...]]:
    """A statement that gives these columns of `LISTED` of the cases, each once, in no order."""
    statements = [_in_sql(cases, columns) for cases in parts]
    # Sets: a case may stand in several parts.
    sql = " UNION ".join(statement for statement, _ in statements)
    return sql, tuple(param for _, params in statements for param in params)


def _in_sql(cases: QuerySet[Case], columns: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    paths = [LISTED[column] for column in columns]
    try:
        return cases.order_by().values_list(*paths).query.sql_with_params()
    except EmptyResultSet:  # Django knows that there is none, and has no SQL for that
        none = Case.objects.filter(pk__lt=0).order_by().values_list(*paths)
        return none.query.sql_with_params()
