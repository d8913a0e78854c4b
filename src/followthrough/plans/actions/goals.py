"""Goals: added, changed, achieved, removed and taken up again."""

from __future__ import annotations

from dataclasses import asdict

from followthrough import policy
from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.common.identifiers import free_ref
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, LockedPlan, lock_plan, refuse_future_day
from followthrough.plans.actions.plan import mark_plan_changed, next_position
from followthrough.plans.actions.snapshots import keep_plan_version
from followthrough.plans.ledger import GoalDecided, GoalStored
from followthrough.plans.models import Goal, GoalDecision
from followthrough.plans.rules import GoalFacts
from followthrough.plans.rules.codes import GoalDecisionKind, GoalState, SnapshotWhy
from followthrough.plans.rules.validation import (
    MOST_GOALS,
    GoalContent,
    needs_reason,
    why_not_achieved,
    why_not_goal,
    why_not_removed,
    why_not_taken_up,
)


@action(
    "goal.added",
    words="Added a goal",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=GoalStored,
)
def add_goal(by: Actor, case: Case, goal: GoalContent, note: ChangeNote) -> Record[Goal]:
    plan = lock_plan(case, note.seen_version)
    refuse(why_not_goal(goal, policy.on(note.on)))
    goals = Goal.objects.filter(plan=plan.row)
    _refuse_too_many_goals(plan)
    made = Goal.objects.create(
        plan=plan.row,
        ref=free_ref(set(goals.values_list("ref", flat=True))),
        position=next_position(goals),
        **asdict(goal),
    )
    mark_plan_changed(plan)
    return Record(
        made,
        case_id=case.pk,
        subject=("goal", made.pk),
        after=GoalStored(made.area, made.when),
    )


def _refuse_too_many_goals(plan: LockedPlan) -> None:
    if sum(goal.state != GoalState.REMOVED for goal in plan.facts.goals) >= MOST_GOALS:
        raise NotPossible(f"A plan holds at most {MOST_GOALS} goals.", "Few goals work better.")


@action("goal.changed", words="Changed a goal", may=work_on_case, payload=GoalStored)
def change_goal(
    by: Actor, case: Case, goal_id: int, goal: GoalContent, note: ChangeNote
) -> Record[Goal]:
    plan = lock_plan(case, note.seen_version)
    before = plan.goal(goal_id)
    if before.state == GoalState.REMOVED:
        raise NotPossible("This goal was removed, so it stays as it is.", "Take it up again first.")
    refuse(why_not_goal(goal, policy.on(note.on), before.area))
    refuse_nothing_new(goal, GoalContent(before.area, before.title, before.when, before.words))
    Goal.objects.filter(pk=goal_id).update(**asdict(goal))
    mark_plan_changed(plan)
    return Record(
        Goal.objects.get(pk=goal_id),
        case_id=case.pk,
        subject=("goal", goal_id),
        before=GoalStored(before.area, before.when),
        after=GoalStored(goal.area, goal.when),
    )


def _end_goal(
    by: Actor,
    plan: LockedPlan,
    goal: GoalFacts,
    note: ChangeNote,
    kind: GoalDecisionKind,
    state: GoalState,
    person_words: str = "",
) -> Record[GoalDecision]:
    refuse_texts(note.words, person_words)
    refuse_future_day(note)
    decision = GoalDecision.objects.append(
        goal_id=goal.id,
        kind=kind,
        on=note.on,
        words=note.words,
        person_words=person_words,
        by_id=by.user_id,
    )
    Goal.objects.filter(pk=goal.id).update(state=state)
    if kind == GoalDecisionKind.ACHIEVED:
        # What the person agreed to came true: no change of it.
        keep_plan_version(plan, SnapshotWhy.CHANGED)
    else:
        mark_plan_changed(plan)
    return Record(
        decision,
        case_id=plan.row.case_id,
        subject=("goal", goal.id),
        before=GoalDecided(goal.state),
        after=GoalDecided(state, decision.pk),
    )


@action(
    "goal.achieved",
    words="Achieved a goal",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=GoalDecided,
)
def achieve_goal(
    by: Actor, case: Case, goal_id: int, note: ChangeNote, person_words: str = ""
) -> Record[GoalDecision]:
    """What is better now: `person_words` in the person's own words, `note.words` in ours."""
    plan = lock_plan(case, note.seen_version)
    goal = plan.goal(goal_id)
    refuse(why_not_achieved(goal))
    return _end_goal(
        by, plan, goal, note, GoalDecisionKind.ACHIEVED, GoalState.ACHIEVED, person_words
    )


@action("goal.removed", words="Removed a goal", may=work_on_case, payload=GoalDecided)
def remove_goal(by: Actor, case: Case, goal_id: int, note: ChangeNote) -> Record[GoalDecision]:
    """Raises NotPossible without a reason in words, and while a step of the goal goes on."""
    plan = lock_plan(case, note.seen_version)
    goal = plan.goal(goal_id)
    if goal.state == GoalState.REMOVED:
        raise NotPossible("This goal was removed already.")
    if needs_reason(GoalDecisionKind.REMOVED, note.words):
        raise NotPossible("Say why the goal is removed.")
    refuse(why_not_removed(goal))
    return _end_goal(by, plan, goal, note, GoalDecisionKind.REMOVED, GoalState.REMOVED)


@action("goal.taken-up-again", words="Took up a goal again", may=work_on_case, payload=GoalDecided)
def take_up_goal(by: Actor, case: Case, goal_id: int, note: ChangeNote) -> Record[GoalDecision]:
    plan = lock_plan(case, note.seen_version)
    goal = plan.goal(goal_id)
    refuse(why_not_taken_up(goal))
    if goal.state == GoalState.REMOVED:
        _refuse_too_many_goals(plan)
    return _end_goal(by, plan, goal, note, GoalDecisionKind.TAKEN_UP, GoalState.ACTIVE)
