"""Counts and lists over the open cases of a manager's units.

Every one starts from `unit_cases`, so that nothing counts a case which the viewer may not see.
Practitioners are named in the order of the alphabet; nothing here puts them in any other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from followthrough.accounts.models import User
from followthrough.common.actors import Actor, Capability
from followthrough.common.models import current
from followthrough.common.roles import roles_that_can
from followthrough.delivery.rules import Context, Due
from followthrough.delivery.worklist import worklist
from followthrough.insight.words import NO_PLAN
from followthrough.people.access import visible_to
from followthrough.people.models import Case, Requirement, Sentence
from followthrough.people.queries import open_cases
from followthrough.plans.models import Agreement, Step, StepDecision, StepFact
from followthrough.plans.rules import AgreementState, DecisionKind, FactKind, GoalState
from followthrough.plans.rules.step_progress import family_of
from followthrough.policy import Pack
from followthrough.sequencing.models import OrderedStep
from followthrough.sequencing.rules import DateKind

OTHER = "other"  # the reason of a record whose reason is not known any more

REQUIREMENT_ALERTS = frozenset(
    {
        "requirement-not-started",
        "requirement-on-hold",
        "requirement-without-step",
        "requirement-without-place",
        "sentence-ended",
    }
)


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
    rows = unit_cases(actor, on).annotate(agreed=_has_agreed_plan()).order_by("pk")
    for case_id, holder, agreed in rows.values_list("pk", "practitioner_id", "agreed"):
        held[holder].append(case_id)
        without += not agreed
    staff = User.objects.filter(
        Q(
            role__in=roles_that_can(Capability.HOLD_CASES),
            is_active=True,
            units__in=actor.unit_ids,
        )
        | Q(pk__in=[holder for holder in held if holder is not None])
    ).distinct()
    return Team(
        tuple(
            Colleague(user.username, user.name, tuple(held[user.pk]))
            for user in sorted(staff, key=lambda user: (user.name.casefold(), user.username))
        ),
        unallocated=len(held[None]),
        without_agreed_plan=without,
    )


def _has_agreed_plan() -> Exists:
    return Exists(_agreement_state().filter(state=AgreementState.AGREED))


def _agreement_state() -> QuerySet[Agreement]:
    return Agreement.objects.current().filter(plan__case=OuterRef("pk"))


def unallocated(actor: Actor, on: date) -> QuerySet[Case]:
    return _by_name(unit_cases(actor, on).filter(practitioner=None))


def without_agreed_plan(actor: Actor, on: date) -> QuerySet[Any]:
    """The oldest first. `stands`: a code of `PLAN_STATES`; as `plans.queries` has it, a plan of
    which nothing was said is a draft."""
    state = Subquery(_agreement_state().values("state")[:1])
    stands = When(plan=None, then=Value(NO_PLAN))
    return (
        unit_cases(actor, on)
        .filter(~_has_agreed_plan())
        .annotate(stands=Choice(stands, default=Coalesce(state, Value(AgreementState.DRAFT.value))))
        .order_by("opened_on", "person__last_name", "person__first_name", "pk")
    )


def plan_states_of(cases: QuerySet[Any]) -> dict[str, int]:
    """How many of these cases without an agreed plan stand at each code of `PLAN_STATES`."""
    rows = cases.order_by().values_list("stands").annotate(number=Count("pk"))
    return dict(rows)


def _by_name(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.order_by("person__last_name", "person__first_name", "pk")


def not_delivered_by_reason(cases: QuerySet[Case], pack: Pack) -> list[tuple[str, int]]:
    """Steps that were not delivered, by the label of the first-level reason, in the pack's order.
    What `plans.rules.step_state` calls not delivered, said in SQL; a test holds them together."""
    finished = StepFact.objects.current().filter(step=OuterRef("step"), kind=FactKind.FINISHED)
    rows = (
        StepFact.objects.current()
        .filter(
            ~Exists(finished),
            step__goal__plan__case__in=cases.values("pk"),
            step__withdrawn_on=None,
            kind=FactKind.NOT_DELIVERED,
        )
        .exclude(step__goal__state=GoalState.REMOVED)
        .values_list("reason", flat=True)
    )
    known = pack.reasons
    counted = Counter(family_of(known[code if code in known else OTHER]) for code in rows)
    return [(known[code].label, counted[code]) for code in known if counted[code]]


def requirement_alerts(cases: QuerySet[Case], context: Context) -> list[Due]:
    """What is due for requirements, by class and date. The rules decide: SQL only leaves out the
    cases about which they can have nothing to say, so that a unit's facts need not be read."""
    ids = cases.filter(_may_have_alerts(context)).order_by("pk").values_list("pk", flat=True)
    items = worklist(ids, context.today).due
    return [item for item in items if item.kind in REQUIREMENT_ALERTS]


def _may_have_alerts(context: Context) -> Q:
    """At least every case with a requirement alert; a test holds that."""
    # A month more on either side than the longest calendar of the rules can reach.
    since = context.today - (context.after(context.today, "sentence_ended_open") - context.today)
    until = context.after(context.today, "sentence_ending_soon") + timedelta(days=31)
    needed = Step.objects.filter(
        goal__plan__case=OuterRef("pk"), requirement__isnull=False, withdrawn_on=None
    )
    over = StepFact.objects.current().filter(step=OuterRef("pk"), kind=FactKind.FINISHED)
    held = StepDecision.objects.current().filter(step=OuterRef("pk"), kind=DecisionKind.HOLD)
    ends = Q(requirement__sentence__ends_on__range=(since - timedelta(days=31), until))
    placeless = OrderedStep.objects.filter(
        current("order"),
        order__case=OuterRef("pk"),
        date_kind=DateKind.NO_PLACE,
        step__requirement__isnull=False,
    )
    return (
        Exists(needed.filter(ends & ~Exists(over)))
        | Exists(needed.filter(Exists(held)))
        | Exists(placeless)
        | Exists(_without_step(context))
    )


def _without_step(context: Context) -> QuerySet[Requirement]:
    kinds = [code for code, kind in context.pack.requirements.items() if kind.has_to_be_delivered]
    running = Sentence.objects.filter(ends_on__gte=context.today, withdrawn_on=None)
    steps = Step.objects.filter(requirement=OuterRef("pk"), withdrawn_on=None).exclude(
        goal__state=GoalState.REMOVED
    )
    return Requirement.objects.filter(
        ~Exists(steps),
        Q(amount=None) | Q(done__lt=F("amount")),
        sentence__case=OuterRef("pk"),
        sentence__in=running,
        withdrawn_on=None,
        kind__in=kinds,
    )
