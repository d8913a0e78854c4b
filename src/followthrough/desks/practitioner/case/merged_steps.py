"""Steps that stand under a merged record, beside the plan of the case in which it goes on. They
stay there: work goes on with them only as steps that somebody plans here."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.dates import say_date
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.queries import MergedRecord, merged_records
from followthrough.people.rules.carrying_over import plain
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import BEGUN, ENDED, FactKind, GoalState, StepFacts, StepState
from followthrough.plans.words import ACTORS, STEP_STATES

A_MANAGER = "a manager"


@dataclass(frozen=True)
class MergedStep:
    """`same` is the step of this plan that says the same, `plan_at` the page where one is added;
    "" where there is one, or where there is no plan. `asks` names whom to ask where the reader may
    not open that record: nothing of the step is for them then, but that it is there."""

    step: StepFacts
    crn: str
    same: StepFacts | None
    plan_at: str = ""
    asks: str = ""

    @property
    def may_be_read(self) -> bool:
        return not self.asks

    @property
    def text(self) -> str:
        return f"{self.step.text} (under {self.crn})"

    @property
    def who(self) -> str:
        return ACTORS[self.step.actor]

    @property
    def how_far(self) -> str:
        said = {StepState.WAITING: FactKind.REFERRED, StepState.STARTED: FactKind.STARTED}
        state = self.step.state
        on = self.step.on(said[state]) if state in said else None
        if on is None:
            return STEP_STATES[state]
        return f"{'Referred' if state is StepState.WAITING else 'Started'} on {say_date(on)}"


def merged_steps(actor: Actor, page: CasePage) -> list[MergedStep]:
    """Of all records whose case goes on in this one; also what is done there."""
    if not page.facts.case.merged:
        return []
    records = {
        record.merge.merged_case_id: record
        for record in merged_records(actor, page.case.person)
        if record.merge.kept_case_id == page.case.pk and record.merge.merged_case_id is not None
    }
    plans = plan_facts(records)
    own = {(step.area, plain(step.text)): step for step in page.facts.steps}
    return [
        _step(page, records[case_id], step, own.get((step.area, plain(step.text))))
        for case_id, plan in plans.items()
        for step in plan.steps
    ]


def is_open(found: MergedStep) -> bool:
    return found.step.state not in ENDED


def begun_under_others(actor: Actor, page: CasePage) -> list[MergedStep]:
    """Work under way there, but for what goes on here as well."""
    return begun_there_alone(merged_steps(actor, page))


def begun_there_alone(steps: list[MergedStep]) -> list[MergedStep]:
    found = [one for one in steps if one.step.state in BEGUN]
    return [one for one in found if one.same is None or one.same.state not in BEGUN]


def step_to_plan_like(actor: Actor, page: CasePage, step_id: str) -> StepFacts | None:
    """The step of that id, for whoever may open the record under which it stands."""
    if not step_id:
        return None
    found = (one for one in merged_steps(actor, page) if str(one.step.id) == step_id)
    return next((one.step for one in found if one.may_be_read), None)


def _step(
    page: CasePage, record: MergedRecord, step: StepFacts, same: StepFacts | None
) -> MergedStep:
    crn = record.merge.merged.crn
    if record.last_case is None:
        by = record.merge.by
        return MergedStep(step, crn, same, asks=by.name if by else A_MANAGER)
    return MergedStep(step, crn, same, "" if same else _where_it_is_planned(page, step))


def _where_it_is_planned(page: CasePage, step: StepFacts) -> str:
    """Under the goal of its area or, where there is none, by way of making one."""
    plan = page.facts.plan
    if plan is None:
        return reverse("plan", args=[page.crn])
    active = (g for g in plan.goals if g.state == GoalState.ACTIVE and g.area == step.area)
    goal = next(active, None)
    if goal is None:
        return f"{reverse('add-goal', args=[page.crn])}?area={step.area}"
    return f"{reverse('add-step', args=[page.crn, goal.id])}?like={step.id}"
