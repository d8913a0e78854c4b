"""The list of cases that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from followthrough.common.actors import Actor
from followthrough.common.paging import PagedList
from followthrough.people.access import visible_to, whole_reach
from followthrough.people.models import Case, CaseEnd
from followthrough.people.queries.cases import cases_named
from followthrough.people.rules import EndReason
from followthrough.people.rules.names import full_name


@dataclass(frozen=True)
class ClosedCase:
    """A line of the list. `reason` is a code of `EndReason`, "" where none was said; `died_on` is
    what stands of the person."""

    case_id: int
    crn: str
    name: str
    opened_on: date
    closed_on: date
    reason: str
    died_on: date | None
    practitioner_name: str


class ClosedCases(PagedList[ClosedCase]):
    """Those that the actor may see, which ended last first: their own, or all of them."""

    def __init__(self, actor: Actor, on: date, *, own: bool, name: str = "") -> None:
        if own:
            parts = [visible_to(actor, on).filter(practitioner_id=actor.user_id)]
        else:
            parts = list(whole_reach(actor, on))
        closed = [cases_named(_ended(cases), name) for cases in parts]
        first, *others = [_columns(cases) for cases in closed]
        self.rows = first.union(*others) if others else first

    def count(self) -> int:
        return self.rows.count()

    def part(self, first: int, number: int) -> list[ClosedCase]:
        rows = self.rows.order_by("-closed_on", "-id")[first : first + number]
        return [
            ClosedCase(
                row["id"],
                row["crn"],
                full_name(row["first_name"], row["last_name"]),
                row["opened_on"],
                row["closed_on"],
                row["reason"] or "",
                row["died_on"],
                row["practitioner_name"] or "",
            )
            for row in rows
        ]


def closed_for_no_death(actor: Actor, on: date) -> list[Case]:
    """Cases that ended because the person died, which has been taken back since: nothing is asked
    on them, and nobody has said that they end."""
    cases = ended_for_no_death(actor, on)
    return list(cases.select_related("person").order_by("person__crn"))


def ended_for_no_death(actor: Actor, on: date) -> QuerySet[Case]:
    ends = CaseEnd.objects.current().filter(reason=EndReason.DIED, case__person__died_on=None)
    return visible_to(actor, on).filter(pk__in=ends.values("case"), unit_id__in=actor.unit_ids)


LATELY = timedelta(days=28)
# Of which a sentence may run on, and somebody here decided it alone.
BEFORE_THE_END = (
    EndReason.ENDED_EARLY,
    EndReason.REVOKED,
    EndReason.MOVED,
    EndReason.BY_MISTAKE,
)


def closed_before_their_end(actor: Actor, on: date) -> list[CaseEnd]:
    """Ends of cases of the actor's units that a colleague said lately, before the sentence had run
    out; the last first."""
    rows = ended_before_their_end(actor, on)
    return list(rows.select_related("case__person", "by").order_by("-recorded_on", "-pk"))


def ended_before_their_end(actor: Actor, on: date) -> QuerySet[CaseEnd]:
    ends = CaseEnd.objects.current().filter(
        reason__in=BEFORE_THE_END, recorded_on__gt=on - LATELY, by__isnull=False
    )
    seen = visible_to(actor, on).filter(unit_id__in=actor.unit_ids)
    return ends.exclude(by=actor.user_id).filter(case__in=seen)


def _ended(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Without those that go on in another record."""
    return cases.filter(closed_on__isnull=False, goes_on_in=None)


def _columns(cases: QuerySet[Case]) -> QuerySet[Case, Any]:
    ends = CaseEnd.objects.current().filter(case=OuterRef("pk"))
    return cases.order_by().values(
        "id",
        "opened_on",
        "closed_on",
        crn=F("person__crn"),
        first_name=F("person__first_name"),
        last_name=F("person__last_name"),
        died_on=F("person__died_on"),
        reason=Subquery(ends.values("reason")[:1]),
        practitioner_name=F("practitioner__name"),
    )
