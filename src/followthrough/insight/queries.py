"""Counts and lists over the open cases of a manager's units.

Every one starts from `unit_cases`, so that nothing counts a case which the viewer may not see.
Practitioners are named in the order of the alphabet; nothing here puts them in any other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, QuerySet, Value, When
from django.db.models.functions import Coalesce

from followthrough.accounts.queries import staff_who_can
from followthrough.common.actors import Actor, Capability
from followthrough.delivery.rules import Context
from followthrough.delivery.telling import ThingToDo
from followthrough.delivery.worklist import things_to_do
from followthrough.insight.words import NO_PLAN
from followthrough.people.access import visible_to
from followthrough.people.alerts import requirement_alerts
from followthrough.people.queries import BY_NAME, Case, by_name, open_cases
from followthrough.plans.queries.cases import (
    agreement_state,
    has_agreed_plan,
    reasons_not_delivered,
)
from followthrough.plans.rules import AgreementState
from followthrough.plans.rules.step_progress import family_of
from followthrough.policy import Pack

OTHER = "other"  # the reason of a record whose reason is not known any more


@dataclass(frozen=True)
class Colleague:
    """A practitioner with the open cases that the viewer may see."""

    username: str
    name: str
    case_ids: tuple[int, ...]


@dataclass(frozen=True)
class Team:
    """`colleagues` by name."""

    colleagues: tuple[Colleague, ...]
    unallocated: int
    without_agreed_plan: int


def unit_cases(actor: Actor, on: date) -> QuerySet[Case]:
    return open_cases(visible_to(actor, on)).filter(unit_id__in=actor.unit_ids)


def team_of(actor: Actor, on: date) -> Team:
    """In two statements."""
    held: dict[int | None, list[int]] = defaultdict(list)
    without = 0
    rows = unit_cases(actor, on).annotate(agreed=has_agreed_plan()).order_by("pk")
    for case_id, holder, agreed in rows.values_list("pk", "practitioner_id", "agreed"):
        held[holder].append(case_id)
        without += not agreed
    holders = [holder for holder in held if holder is not None]
    staff = staff_who_can(Capability.HOLD_CASES, actor.unit_ids, also=holders)
    return Team(
        tuple(
            Colleague(user.username, user.name, tuple(held[user.pk]))
            for user in sorted(staff, key=lambda user: (user.name.casefold(), user.username))
        ),
        unallocated=len(held[None]),
        without_agreed_plan=without,
    )


def unallocated(actor: Actor, on: date) -> QuerySet[Case]:
    return by_name(unit_cases(actor, on).filter(practitioner=None))


def without_agreed_plan(actor: Actor, on: date) -> QuerySet[Any]:
    """The oldest first. `stands`: a code of `PLAN_STATES`; as `plans.queries` has it, a plan of
    which nothing was said is a draft."""
    draft = AgreementState.DRAFT.value
    stands = When(plan=None, then=Value(NO_PLAN))
    return (
        unit_cases(actor, on)
        .filter(~has_agreed_plan())
        .annotate(stands=Choice(stands, default=Coalesce(agreement_state(), Value(draft))))
        .order_by("opened_on", *BY_NAME)
    )


def plan_states_of(cases: QuerySet[Any]) -> dict[str, int]:
    """How many of these cases without an agreed plan stand at each code of `PLAN_STATES`."""
    rows = cases.order_by().values_list("stands").annotate(number=Count("pk"))
    return dict(rows)


def not_delivered_by_reason(cases: QuerySet[Case], pack: Pack) -> list[tuple[str, int]]:
    """Steps by the label of the first-level reason, in the pack's order."""
    known = pack.known.reasons
    counted: Counter[str] = Counter()
    for code, number in reasons_not_delivered(cases).items():
        counted[family_of(known[code if code in known else OTHER])] += number
    return [(known[code].label, counted[code]) for code in known if counted[code]]


def due_for_requirements(
    cases: QuerySet[Case], context: Context, user_id: int | None = None
) -> list[ThingToDo]:
    """What is due for requirements, by class and date, as that user reads it. The rules decide: SQL
    only leaves out the cases about which they can have nothing to say."""
    alerts = requirement_alerts()
    may_concern = reduce(or_, (alert.may_concern(context) for alert in alerts))
    ids = cases.filter(may_concern).order_by("pk").values_list("pk", flat=True)
    return things_to_do(ids, context, {alert.kind.code for alert in alerts}, user_id)
