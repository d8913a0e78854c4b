"""What lists and counts of cases ask of plans. `Exists` and `Subquery` speak of the case of an
outer query."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from followthrough.people.queries import Case, requirements_ending, requirements_owed
from followthrough.plans.models import Agreement, Step, StepDecision, StepFact
from followthrough.plans.rules.codes import AgreementState, DecisionKind, FactKind, GoalState
from followthrough.policy import Context


def has_agreed_plan() -> Exists:
    """As `plans.rules.PlanFacts.agreement` has it, said in SQL; a test holds the two together."""
    return Exists(_agreements().filter(state=AgreementState.AGREED))


def agreement_state() -> Subquery:
    """An `AgreementState`, as `plans.rules.PlanFacts.agreement` has it, said in SQL; a test holds
    the two together. Null where nothing was said, which `plan_facts` calls a draft."""
    return Subquery(_agreements().values("state")[:1])


def _agreements() -> QuerySet[Agreement]:
    return Agreement.objects.current().filter(plan__case=OuterRef("pk"))


def reasons_not_delivered(cases: QuerySet[Case]) -> Counter[str]:
    """How many steps of these cases were not delivered, by the code of the reason. What
    `plans.rules.step_state` calls not delivered, said in SQL; a test holds the two together."""
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


def has_required_step_ending(first: date, last: date) -> Q:
    """A step for a requirement is not finished, and the sentence ends between the two days, both
    included: at least where `plans.rules.due_on_requirements.sentences_ended` speaks, said in SQL;
    a test holds the two together."""
    finished = StepFact.objects.current().filter(step=OuterRef("pk"), kind=FactKind.FINISHED)
    ending = _required_steps().filter(requirement__in=requirements_ending(first, last))
    return Q(Exists(ending.filter(~Exists(finished))))


def has_required_step_on_hold() -> Q:
    """At least where `plans.rules.due_on_requirements.requirements_on_hold` speaks, said in SQL; a
    test holds the two together."""
    held = StepDecision.objects.current().filter(step=OuterRef("pk"), kind=DecisionKind.HOLD)
    return Q(Exists(_required_steps().filter(Exists(held))))


def has_requirement_without_step(context: Context) -> Q:
    """A requirement that has to be delivered is named by no step: at least where
    `plans.rules.due_on_requirements.requirements_without_step` speaks, said in SQL; a test holds
    the two together."""
    known = context.pack.known.requirements
    kinds = [code for code, kind in known.items() if kind.has_to_be_delivered]
    steps = Step.objects.filter(requirement=OuterRef("pk"), withdrawn_on=None).exclude(
        goal__state=GoalState.REMOVED
    )
    return Q(Exists(requirements_owed(kinds, context.today).filter(~Exists(steps))))


def _required_steps() -> QuerySet[Step]:
    return steps_of_requirements().filter(goal__plan__case=OuterRef("pk"))


def steps_of_requirements() -> QuerySet[Step]:
    return Step.objects.filter(requirement__isnull=False, withdrawn_on=None)
