"""Every action that makes a plan on screen and works its steps, each on a plan that allows it.

`World.start()` has a case from a file with goals `G1` to `G4` and steps `T1` to `T8`; `DOINGS`
holds each action under its code, as a function of the world and of what is said with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.models import LedgerEntry
from followthrough.people.models import Case
from followthrough.plans.actions import (
    agreements,
    asking,
    consolidation,
    goals,
    reason_answers,
    step_decisions,
    step_progress,
    steps,
    work_records,
)
from followthrough.plans.actions.agreements import ReviewContent
from followthrough.plans.actions.consolidation import ConsolidationContent
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import Goal, Plan, Step, WorkRecord
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import AgreementState, GoalFacts, PlanFacts, StepFacts
from followthrough.plans.rules.validation import GoalContent, StepContent
from tests import factories
from tests.copies import copied

TODAY = factories.TODAY
MARK = "Mallory’s own words"

GOALS = [
    *factories.LINE["plan"]["goals"],
    {"ref": "G3", "area": "finance", "title": "I pay my way", "when": "later", "steps": []},
    {
        "ref": "G4",
        "area": "thinking",
        "title": "Taken out",
        "when": "later",
        "state": "removed",
        "steps": [],
    },
    {
        "ref": "G5",
        "area": "thinking",
        "title": "Under way",
        "when": "now",
        "steps": [
            factories.step("T4", delivery={"started_on": "2026-12-01"}),
            factories.step("T9", actor="agency", delivery={"started_on": "2026-12-01"}),
            factories.step("T5"),
            factories.step("T6", protects_others=True),
            factories.step(
                "T7",
                delivery={
                    "not_delivered_on": "2026-12-01",
                    "not_delivered_reason": "declined_by_person",
                },
            ),
            factories.step(
                "T8", delivery={"started_on": "2026-11-02", "finished_on": "2026-12-01"}
            ),
        ],
    },
]


def note(on: date = TODAY, **more: Any) -> ChangeNote:
    return ChangeNote(on, today=TODAY, **more)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@dataclass
class World:
    case: Case
    by: Actor = OPERATOR
    text: str = "A text"
    ids: dict[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls, by: Actor = OPERATOR, **changes: Any) -> World:
        factories.unit(changes.get("case__unit", "U1"))
        case_id, ids = copied(f"plans {changes}", lambda: cls._made(changes))
        return cls(Case.objects.select_related("person").get(pk=case_id), by, ids=ids)

    @classmethod
    def _made(cls, changes: dict[str, Any]) -> tuple[int, dict[str, int]]:
        case = factories.case(**{"plan__goals": GOALS, **changes})
        world = cls(case)
        for model in (Goal, Step):
            path = "plan__case" if model is Goal else "goal__plan__case"
            world.ids |= dict(model.objects.filter(**{path: case}).values_list("ref", "pk"))
        world.ids["work"] = work_records.record_work(
            OPERATOR, case, world.ids["T4"], WorkContent("Met"), note()
        ).pk
        consolidation.record_consolidation(
            OPERATOR,
            case,
            world.ids["T8"],
            ConsolidationContent("To ask", look_back_on=days(7)),
            note(),
        )
        step_decisions.hold_step(OPERATOR, case, world.ids["T5"], note(reason="waiting_list"))
        step_progress.ask_for_help(OPERATOR, case, world.ids["T4"], note(words="A lift"))
        return case.pk, world.ids

    def seen_by(self, by: Actor, text: str = "A text") -> World:
        return replace(self, by=by, text=text)

    @property
    def plan(self) -> PlanFacts:
        return plan_facts([self.case.pk])[self.case.pk]

    def goal(self, ref: str) -> GoalFacts:
        return next(goal for goal in self.plan.goals if goal.ref == ref)

    def step(self, ref: str) -> StepFacts:
        return next(step for goal in self.plan.goals for step in goal.steps if step.ref == ref)

    @property
    def version(self) -> int:
        return Plan.objects.get(case=self.case).version

    def entries(self) -> list[LedgerEntry]:
        return list(LedgerEntry.objects.filter(case_id=self.case.pk).order_by("pk"))


def ledger_text(entries: list[LedgerEntry]) -> str:
    """Everything that the ledger says besides who and when."""
    return json.dumps([[e.why, e.before, e.after] for e in entries], ensure_ascii=False)


def _goal_content(text: str) -> GoalContent:
    return GoalContent("finance", text, "later", text)


def _step_content(text: str, **more: Any) -> StepContent:
    return StepContent(text, "person", "person", **more)


PlanAction = Callable[[World, ChangeNote], Any]

ACTIONS: dict[str, PlanAction] = {
    "goal.added": lambda w, s: goals.add_goal(w.by, w.case, _goal_content(w.text), s),
    "goal.changed": lambda w, s: goals.change_goal(
        w.by, w.case, w.ids["G1"], _goal_content(w.text), s
    ),
    "goal.achieved": lambda w, s: goals.achieve_goal(w.by, w.case, w.ids["G3"], s, w.text),
    "goal.removed": lambda w, s: goals.remove_goal(w.by, w.case, w.ids["G3"], s),
    "goal.taken-up-again": lambda w, s: goals.take_up_goal(w.by, w.case, w.ids["G4"], s),
    "step.added": lambda w, s: steps.add_step(w.by, w.case, w.ids["G3"], _step_content(w.text), s),
    "step.changed": lambda w, s: steps.change_step(
        w.by, w.case, w.ids["T2"], _step_content(w.text), s
    ),
    "step.length-changed": lambda w, s: steps.change_length(w.by, w.case, w.ids["T2"], 10, s),
    "step.referred": lambda w, s: step_progress.record_referral(w.by, w.case, w.ids["T1"], s),
    "step.started": lambda w, s: step_progress.record_start(w.by, w.case, w.ids["T1"], s),
    "step.finished": lambda w, s: step_progress.record_finish(
        w.by, w.case, w.ids["T4"], s, PersonResponse(w.text)
    ),
    "step.needs-help": lambda w, s: step_progress.ask_for_help(w.by, w.case, w.ids["T2"], s),
    "step.help-given": lambda w, s: step_progress.record_help(w.by, w.case, w.ids["T4"], s),
    "step.not-delivered": lambda w, s: step_progress.record_not_delivered(
        w.by,
        w.case,
        w.ids["T2"],
        replace(s, reason="declined_by_person"),
        PersonResponse(w.text, "disagrees", w.text, TODAY),
    ),
    "step.taken-back": lambda w, s: step_progress.take_back_last_fact(w.by, w.case, w.ids["T4"], s),
    "step.worked": lambda w, s: work_records.record_work(
        w.by, w.case, w.ids["T2"], WorkContent(w.text, w.text, "person"), s
    ),
    "step.worked (corrected)": lambda w, s: work_records.record_work(
        w.by, w.case, w.ids["T4"], WorkContent(w.text, w.text), s, w.ids["work"]
    ),
    "step.work-taken-away": lambda w, s: work_records.withdraw_work(
        w.by, w.case, w.ids["T4"], w.ids["work"], s
    ),
    "step.reason-answered": lambda w, s: reason_answers.record_answer(
        w.by, w.case, w.ids["T7"], "agrees", replace(s, words=w.text)
    ),
    "step.consolidated": lambda w, s: consolidation.record_consolidation(
        w.by, w.case, w.ids["T8"], ConsolidationContent(w.text, w.text, "person", days(30)), s
    ),
    "step.looked-back": lambda w, s: consolidation.record_look_back(
        w.by, w.case, w.ids["T8"], w.text, None, s
    ),
    "plan.agreement-recorded": lambda w, s: agreements.record_agreement(
        w.by, w.case, AgreementState.DID_NOT_AGREE, w.text, s
    ),
    "plan.reviewed": lambda w, s: agreements.record_review(
        w.by,
        w.case,
        ReviewContent(w.text, w.text, w.text, w.text, w.text, w.text, "adjust", w.text),
        s,
    ),
    "plan.reviewed (open)": lambda w, s: agreements.record_review(
        w.by, w.case, ReviewContent(w.text), s
    ),
    "step.asked-about": lambda w, s: asking.record_asked(
        w.by, w.case, w.ids["T9"], replace(s, words=w.text)
    ),
    "step.passed-on": lambda w, s: asking.record_passed_on(
        w.by, w.case, w.ids["T9"], replace(s, words=w.text)
    ),
    "step.held": lambda w, s: step_decisions.hold_step(
        w.by, w.case, w.ids["T2"], replace(s, reason="waiting_list")
    ),
    "step.dropped": lambda w, s: step_decisions.drop_step(
        w.by, w.case, w.ids["T2"], replace(s, reason="unwilling")
    ),
    "step.resumed": lambda w, s: step_decisions.resume_step(w.by, w.case, w.ids["T5"], s),
}

# Those after which the whole plan as it then stands is kept.
KEEP_A_VERSION = {
    code
    for code in ACTIONS
    if code.startswith(("goal.", "step.added", "step.changed", "step.length-changed"))
} | {"plan.agreement-recorded", "plan.reviewed", "step.dropped"}


class SingleAction:
    """An action whose effect is taken back before the next one is tried."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, world: World, what: ChangeNote) -> Any:
        return ACTIONS[self.code](world, what)


def each_action() -> Iterator[SingleAction]:
    for code in ACTIONS:
        point = transaction.savepoint()
        yield SingleAction(code)
        transaction.savepoint_rollback(point)


def work_of(world: World) -> list[date]:
    rows = WorkRecord.objects.filter(step__goal__plan__case=world.case, replaced_on=None)
    return sorted(rows.values_list("on", flat=True))
