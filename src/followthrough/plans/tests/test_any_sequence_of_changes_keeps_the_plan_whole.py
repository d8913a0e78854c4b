"""Random sequences of everything that can be done with a plan, possible or not. After each the
plan, its newest version and the ledger still agree, and so does the digest, which lists read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.errors import FollowthroughError
from followthrough.common.models import LedgerEntry
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.plans.actions import (
    agreements,
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
from followthrough.plans.models import (
    Consolidation,
    Goal,
    Plan,
    ReasonAnswer,
    Step,
    StepFact,
    WorkRecord,
)
from followthrough.plans.rules import AgreementState, PersonAgrees
from followthrough.plans.rules.validation import GoalContent, StepContent
from followthrough.plans.tests.factories import World, days, note
from followthrough.plans.tests.versions import assert_says, newest, prints
from followthrough.plans.words import STEP_STATES
from tests import sizes

pytestmark = pytest.mark.django_db

STATES = list(AgreementState)
REASONS = ["unwilling", "health", "no_referral", "no_such"]
ROUTES = ["referral", "person", "probation_staff", "post"]

Operation = Callable[[World, int, int, ChangeNote, int], Any]


def _step_said(n: int) -> StepContent:
    kind = "accommodation_support" if n % 3 else ""
    return StepContent(f"Step {n}", "person", ROUTES[n % 4], kind, protects_others=n == 5)


def _goal_said(n: int) -> GoalContent:
    return GoalContent("thinking", f"Goal {n}" if n else " ", ("now", "later")[n % 2])


def _not_delivered(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    person = PersonResponse("No.", "agrees", "A group", told.on)
    reason = note(told.on, reason=REASONS[n % 4])
    return step_progress.record_not_delivered(w.by, w.case, s, reason, person)


def _correct(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    rows = WorkRecord.objects.filter(step=s).order_by("pk").values_list("pk", flat=True)
    which = rows[n % len(rows)] if rows else n + 1
    return work_records.record_work(w.by, w.case, s, WorkContent(f"Corrected {n}"), told, which)


def _take_away(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    rows = WorkRecord.objects.filter(step=s).order_by("pk").values_list("pk", flat=True)
    return work_records.withdraw_work(w.by, w.case, s, rows[n % len(rows)] if rows else n + 1, told)


def _learn(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    learnt = ConsolidationContent(
        f"Learnt {n}" if n else " ", look_back_on=days(n - 2) if n % 2 else None
    )
    return consolidation.record_consolidation(w.by, w.case, s, learnt, told)


def _look_back(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    again = days(n) if n > 4 else None
    return consolidation.record_look_back(w.by, w.case, s, f"Still {n}", again, told)


def _answer(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    return reason_answers.record_answer(w.by, w.case, s, list(PersonAgrees)[n % 3], told)


def _move(w: World, g: int, s: int, told: ChangeNote, n: int) -> Any:
    return step_decisions.move_step(w.by, w.case, s, days(n * 7 - 7), note(reason="health"))


def _decide(act: Any, reason: str) -> Operation:
    return lambda w, g, s, told, n: act(w.by, w.case, s, note(reason=reason))


def _of_goal(act: Any) -> Operation:
    return lambda w, g, s, told, n: act(w.by, w.case, g, told)


def _of_step(act: Any, *more: Any) -> Operation:
    return lambda w, g, s, told, n: act(w.by, w.case, s, told, *more)


KEEPS: dict[str, Operation] = {
    "add goal": lambda w, g, s, told, n: goals.add_goal(w.by, w.case, _goal_said(n), told),
    "change goal": lambda w, g, s, told, n: goals.change_goal(w.by, w.case, g, _goal_said(n), told),
    "achieve": _of_goal(goals.achieve_goal),
    "remove": _of_goal(goals.remove_goal),
    "take up": _of_goal(goals.take_up_goal),
    "add step": lambda w, g, s, told, n: steps.add_step(w.by, w.case, g, _step_said(n), told),
    "change step": lambda w, g, s, told, n: steps.change_step(w.by, w.case, s, _step_said(n), told),
    "agree": lambda w, g, s, told, n: agreements.record_agreement(
        w.by, w.case, STATES[n % 5], "Sam", told
    ),
    "review": lambda w, g, s, told, n: agreements.record_review(
        w.by, w.case, ReviewContent(f"Review {n}", decision="keep", because="Yes"), told
    ),
    "drop": _decide(step_decisions.drop_step, "unwilling"),
}
KEEPS_NONE: dict[str, Operation] = {
    "half a review": lambda w, g, s, told, n: agreements.record_review(
        w.by, w.case, ReviewContent(f"Review {n}"), told
    ),
    "refer": _of_step(step_progress.record_referral),
    "start": _of_step(step_progress.record_start),
    "work": _of_step(lambda by, case, s, told: work_records.record_work(
        by, case, s, WorkContent("Met"), told)),
    "correct": _correct,
    "finish": _of_step(step_progress.record_finish, PersonResponse("Good")),
    "not delivered": _not_delivered,
    "take back": _of_step(step_progress.take_back_last_fact),
    "ask for help": _of_step(step_progress.ask_for_help),
    "help given": _of_step(step_progress.record_help),
    "hold": _decide(step_decisions.hold_step, "waiting_list"),
    "resume": _decide(step_decisions.resume_step, ""),
    "move": _move,
    "take work away": _take_away,
    "learn": _learn,
    "look back": _look_back,
    "answer": _answer,
}  # fmt: skip
ALL = KEEPS | KEEPS_NONE

operations = st.tuples(
    st.sampled_from(sorted(ALL)),
    st.integers(0, 7),  # which goal
    st.integers(0, 9),  # which step
    st.integers(-4, 1),  # on which day from today: tomorrow is refused
    st.integers(0, 7),  # which of the variants
    st.sampled_from([True, True, True, True, False]),  # from a page that is up to date
)


def sequences(number: int, length: int) -> Callable[[Any], Any]:
    """`length` of a sequence is that of `make test`; `make test-long` tries longer ones as well as
    more of them."""
    size = length * 3 if sizes.LONG else length

    def decorate(test: Any) -> Any:
        return sizes.examples(number)(
            given(st.lists(operations, min_size=size, max_size=size))(test)
        )

    return decorate


@pytest.fixture
def world() -> World:
    return World.start()


@sequences(10, length=16)
def test_the_plan_is_whole_after_each_change(world: World, sequence: list[Any]) -> None:
    run(world, sequence)


def run(world: World, sequence: list[Any]) -> None:
    point = transaction.savepoint()
    try:
        start_again: set[int] = set()  # steps whose start was taken back
        for one in sequence:
            step = do(world, *one)
            if one[0] == "take back":
                start_again.add(step)
            assert_whole(world, start_again)
            assert compared([world.case.pk]) == EQUAL, one
    finally:
        transaction.savepoint_rollback(point)


def do(world: World, name: str, g: int, s: int, day: int, n: int, fresh: bool) -> int:
    """Does it, and holds what was written against whether it was refused. Gives the step."""
    goal_ids = list(Goal.objects.filter(plan__case=world.case).order_by("pk"))
    step_ids = list(Step.objects.filter(goal__plan__case=world.case).order_by("pk"))
    goal, step = goal_ids[g % len(goal_ids)].pk, step_ids[s % len(step_ids)].pk
    before, seen = prints(world), world.version
    entries = number_of_entries(world)
    told = note(days(day), words="Words", seen_version=seen if fresh else seen - 1)
    try:
        ALL[name](world, goal, step, told, n)
    except FollowthroughError:
        assert (number_of_entries(world), world.version, prints(world)) == (entries, seen, before)
        return step
    assert (number_of_entries(world), world.version) == (entries + 1, seen + 1), name
    after = prints(world)
    if name in KEEPS:
        assert after[:-1] == before
        assert after[-1][0] == len(after)
        assert_says(newest(world), world)
    else:
        assert after == before
    return step


def number_of_entries(world: World) -> int:
    return LedgerEntry.objects.filter(case_id=world.case.pk).count()


def assert_whole(world: World, start_again: set[int]) -> None:
    facts = world.plan
    plan = Plan.objects.get(case=world.case)
    rows = Step.objects.filter(goal__plan=plan, withdrawn_on=None)
    result = [step for goal in facts.goals for step in goal.steps]
    assert sorted(s.id for s in result) == sorted(rows.values_list("pk", flat=True))
    assert len({s.ref for s in result}) == len(result)
    worked: dict[int, list[date]] = defaultdict(list)
    for step_id, on in (
        WorkRecord.objects.filter(step__in=rows, replaced_on=None)
        .order_by("on")
        .values_list("step", "on")
    ):
        worked[step_id].append(on)
    learnt = Consolidation.objects.filter(step__in=rows, replaced_on=None)
    answers = ReasonAnswer.objects.filter(step__in=rows, replaced_on=None)
    answered = set(answers.values_list("step", flat=True))
    look_back = dict(learnt.values_list("step", "look_back_on"))
    for step in result:
        assert STEP_STATES[step.state]
        life = [step.on(k) for k in ("referred", "started", "not_delivered", "finished")]
        known = [day for day in life if day is not None]
        assert known == sorted(known)
        assert "finished" not in step.facts or "not_delivered" not in step.facts
        assert "finished" not in step.facts or "started" in step.facts
        days_worked = worked[step.id]
        assert len(days_worked) == step.times_worked
        if days_worked and step.id not in start_again:
            assert step.on("started") <= days_worked[0]
        for end in ("finished", "not_delivered"):
            assert not days_worked or step.on(end) is None or days_worked[-1] <= step.on(end)
        assert step.look_back_on == look_back.get(step.id)
        assert step.id not in look_back or "finished" in step.facts
        assert step.id not in answered or "not_delivered" in step.facts
    current = StepFact.objects.filter(step__in=rows, replaced_on=None)
    assert current.count() == sum(len(step.facts) for step in result)
