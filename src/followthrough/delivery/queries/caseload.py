"""The list of cases, narrowed by what rooms declare and by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.db.models import QuerySet

from followthrough.common.actors import Actor
from followthrough.common.paging import PagedList
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.rules.work import Counts
from followthrough.people.access import visible_to, whole_reach
from followthrough.people.filters import case_filters
from followthrough.people.queries import (
    BY_NAME_IN_SQL,
    NAMES,
    Case,
    ListedCase,
    cases_named,
    open_cases,
)
from followthrough.policy import Context

COLUMNS = (*NAMES, "in_custody", "opened_on")
OPENED_FIRST = f"opened_on, {BY_NAME_IN_SQL}"
# Of somebody who is looked for: first who is one's own, then those of one's units.
NEAREST_FIRST = (
    "chosen.practitioner_id IS DISTINCT FROM %s::bigint, chosen.unit_id <> ALL(%s::bigint[]), "
    + BY_NAME_IN_SQL
)


# In which order a list can be read; without one by name, or who is looked for nearest first.
SORTED_BY = {
    "ends": f"d.ends_on NULLS LAST, {BY_NAME_IN_SQL}",
    "immediate": f"cardinality(d.immediate) DESC NULLS LAST, {BY_NAME_IN_SQL}",
    "opened": f"opened_on DESC, {BY_NAME_IN_SQL}",
}


@dataclass(frozen=True)
class CaseLine:
    """A line of a list. `marks` are those of the digest. Where a case has no digest yet, `counts`
    is None."""

    case: ListedCase
    in_custody: bool
    opened_on: date
    plan_state: str
    ends_on: date | None
    marks: frozenset[str]
    immediate: tuple[str, ...]
    counts: Counts | None


class CaseLines(PagedList[CaseLine]):
    """Lines in an order. `condition` is SQL over the digest `d`, with its parameters; without one,
    cases without a digest are listed too. `order` has parameters of its own."""

    def __init__(
        self,
        digests: Digests,
        condition: str = "",
        params: Sequence[Any] = (),
        order: str = BY_NAME_IN_SQL,
        order_params: Sequence[Any] = (),
    ) -> None:
        self.digests, self.order, self.params = digests, order, list(params)
        self.order_params = list(order_params)
        self.where = f"WHERE {condition}" if condition else ""

    def count(self) -> int:
        return self._number

    @cached_property
    def _number(self) -> int:
        if not self.where:
            return self.digests.standing.number
        [(number,)] = self.digests.rows(
            f"SELECT count(*) FROM chosen JOIN digest d USING (case_id) {self.where}", self.params
        )
        return int(number)

    def part(self, first: int, number: int) -> list[CaseLine]:
        rows = self.digests.rows(
            f"""
            SELECT {", ".join(COLUMNS)}, d.plan_state, d.ends_on, d.marks, d.immediate,
                CASE WHEN d.case_id IS NOT NULL THEN ARRAY[d.steps_planned, d.steps_under_way,
                    d.steps_waiting, d.steps_done, d.steps_not_delivered, d.steps_held,
                    d.steps_stopped, d.steps_unsaid] END
            FROM chosen LEFT JOIN digest d USING (case_id) {self.where}
            ORDER BY {self.order} OFFSET %s LIMIT %s
            """,
            [*self.params, *self.order_params, first, number],
            columns=(*COLUMNS, "unit_id"),
        )
        return [_line(row) for row in rows]


def _line(row: tuple[Any, ...]) -> CaseLine:
    in_custody, opened_on, plan_state, ends_on, marks, immediate, counts = row[len(NAMES) :]
    return CaseLine(
        ListedCase._make(row[: len(NAMES)]),
        in_custody,
        opened_on,
        plan_state or "",
        ends_on,
        frozenset(marks or ()),
        tuple(immediate or ()),
        Counts(*counts) if counts is not None else None,
    )


def caseload(actor: Actor, context: Context, wanted: Mapping[str, Any]) -> CaseLines:
    """Open cases that `actor` may see, by name; of those that a name was typed for, their own
    first, and then those of their units.

    `wanted` may hold: whose ("mine", "unit", or "team": of the units alone, as a manager's pages
    count them), practitioner (an id), name, sort (a key of `SORTED_BY`), and every filter that a
    room declares (`people.filters`). An empty value asks nothing."""
    if wanted.get("whose") == "unit":
        parts = [open_cases(cases) for cases in whole_reach(actor, context.today)]
    elif wanted.get("whose") == "team":
        parts = [unit_cases(actor, context.today)]
    else:
        parts = [_own_cases(actor, context)]
    if holder := wanted.get("practitioner"):
        parts = [cases.filter(practitioner_id=int(holder)) for cases in parts]
    if wanted.get("name"):
        parts = [cases_named(cases, wanted["name"]) for cases in parts]
    marks = [
        filter_.mark(value) for filter_ in case_filters() if (value := wanted.get(filter_.name))
    ]
    lines = partial(CaseLines, Digests(parts, context))
    if wanted.get("name"):
        nearest = [actor.user_id, list(actor.unit_ids)]
        lines = partial(lines, order=NEAREST_FIRST, order_params=nearest)
    if order := SORTED_BY.get(wanted.get("sort") or ""):
        lines = partial(lines, order=order, order_params=())
    return lines("d.marks @> %s::text[]", [marks]) if marks else lines()


def unit_cases(actor: Actor, on: date) -> QuerySet[Case]:
    """Open cases of the units of `actor` that they may see: what was opened to them elsewhere is of
    another team."""
    return open_cases(visible_to(actor, on)).filter(unit_id__in=actor.unit_ids)


def own_digests(actor: Actor, context: Context) -> Digests:
    """Of the open cases that `actor` holds and may see."""
    return Digests(_own_cases(actor, context), context)


def _own_cases(actor: Actor, context: Context) -> QuerySet[Case]:
    return open_cases(visible_to(actor, context.today)).filter(practitioner_id=actor.user_id)
