"""What lists and counts of cases ask of plans. `Exists` and `Subquery` speak of the case of an
outer query."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from followthrough.people.queries import Case, requirements_ending, requirements_owed
from followthrough.plans.models import Agreement, Step, StepDecision, StepFact
from followthrough.plans.rules.codes import AgreementState, DecisionKind, FactKind, GoalState
from followthrough.policy import Pack


def has_agreed_plan() -> Exists:
    return Exists(_agreements().filter(state=AgreementState.AGREED))


def agreement_state() -> Subquery:
    """An `AgreementState`; null where nothing was said, which `plan_facts` calls a draft."""
    return Subquery(_agreements().values("state")[:1])


def _agreements() -> QuerySet[Agreement]:
    return Agreement.objects.current().filter(plan__case=OuterRef("pk"))


def reasons_not_delivered(cases: QuerySet[Case]) -> Counter[str]:
    """How many steps of these cases were not delivered, by the code of the reason. What
    `plans.rules.step_state` calls not delivered, said in SQL; a test holds them together."""
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
    )
    return Counter(dict(rows.order_by().values_list("reason").annotate(number=Count("pk"))))


def requirement_may_need_a_look(first: date, last: date, pack: Pack, today: date) -> Q:
    """At least the cases of which the rules can have something to say about a requirement and its
    steps: `first` and `last` bound the ends of sentences of which they speak. For whoever then asks
    the rules; a test holds that none is missing."""
    needed = steps_of_requirements().filter(goal__plan__case=OuterRef("pk"))
    over = StepFact.objects.current().filter(step=OuterRef("pk"), kind=FactKind.FINISHED)
    held = StepDecision.objects.current().filter(step=OuterRef("pk"), kind=DecisionKind.HOLD)
    ending = needed.filter(requirement__in=requirements_ending(first, last))
    return (
        Q(Exists(ending.filter(~Exists(over))))
        | Q(Exists(needed.filter(Exists(held))))
        | Q(Exists(_without_step(pack, today)))
    )


def _without_step(pack: Pack, today: date) -> QuerySet[Any]:
    kinds = [code for code, kind in pack.known.requirements.items() if kind.has_to_be_delivered]
    steps = Step.objects.filter(requirement=OuterRef("pk"), withdrawn_on=None).exclude(
        goal__state=GoalState.REMOVED
    )
    return requirements_owed(kinds, today).filter(~Exists(steps))


def steps_of_requirements() -> QuerySet[Step]:
    return Step.objects.filter(requirement__isnull=False, withdrawn_on=None)
