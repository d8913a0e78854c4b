"""What needs doing because somebody was recalled to prison, or is soon to leave it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.people.rules.due_item import LEGAL, SAFETY, Due, DueKind, due_rule, step_subject
from followthrough.people.rules.release import (
    HOME,
    is_without_address,
    needs_home_now,
    release_to_come,
    release_to_confirm,
    says_where_they_live,
)
from followthrough.plans.rules import LIVE, KnowsPlan, Route, StepFacts, StepState
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.context import Context
from followthrough.sequencing.rules.problem import protects
from followthrough.sequencing.rules.when_it_can_run import (
    helps_with_a_home,
    interrupted_on,
    starts_on_release,
)

WORK_BEFORE_RECALL = DueKind("work-before-recall", LEGAL)
NO_FIRST_APPOINTMENT = DueKind("no-first-appointment", LEGAL, page="plan")
HOME_ON_RELEASE = DueKind("home-on-release", LEGAL, page="plan")


@due_rule(WORK_BEFORE_RECALL)
def work_before_recall(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """Work that others had under way or kept a place for when the person was recalled, until
    something is recorded of it: nobody knows whether it stopped and whether the place is kept. What
    protects others comes first."""
    for step in facts.steps:
        on = interrupted_on(step, facts.case, context.pack, context.today)
        protecting = protects(step, context.pack)
        if on is None or not (protecting or waits_or_runs_elsewhere(step)):
            continue
        yield WORK_BEFORE_RECALL.item(
            facts.case,
            on,
            subject=step_subject(step.id),
            urgency=SAFETY if protecting else LEGAL,
            waits=step.state is StepState.WAITING,
            out=not facts.case.in_custody,
        )


@due_rule(NO_FIRST_APPOINTMENT)
def first_appointments_on_release(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """The first appointment is on the day of release (design section 4), and nothing of the plan
    begins on it: the one of before a recall is not that of the next release. `confirm`: the person
    may well leave before that day."""
    release = _release_that_is_near(facts, context, "first_appointment_planned")
    if facts.plan is None or release is None:
        return
    if not any(_is_on_release(step, release, facts, context) for step in facts.steps):
        to_confirm = release_to_confirm(facts.case, context.calendar, context.today)
        yield NO_FIRST_APPOINTMENT.item(facts.case, release, confirm=to_confirm is not None)


def _is_on_release(step: StepFacts, release: date, facts: KnowsPlan, context: Context) -> bool:
    """With the practitioner: by its kind of work, or as its own day says."""
    if step.state not in LIVE or step.route != Route.PROBATION_STAFF:
        return False
    if interrupted_on(step, facts.case, context.pack, context.today) is not None:
        return False
    return starts_on_release(step, context.pack) or release in {step.by_on, step.moved_to}


@due_rule(HOME_ON_RELEASE)
def homes_on_release(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """Nothing says where somebody will live who leaves prison soon, and no work on it is planned.
    `none`: it is recorded that there is no address. An immediate need for a home has a rule of its
    own."""
    release = _release_that_is_near(facts, context, "home_before_release")
    if facts.plan is None or release is None:
        return
    case = facts.case
    if says_where_they_live(case) or needs_home_now(case):
        return
    helped = any(
        step.state in LIVE and (step.area == HOME or helps_with_a_home(step, context.pack))
        for step in facts.steps
    )
    if not helped:
        yield HOME_ON_RELEASE.item(case, release, none=is_without_address(case))


def _release_that_is_near(facts: KnowsPlan, context: Context, length: str) -> date | None:
    release = release_to_come(facts.case, context.today)
    if release is None or context.today < context.before(release, length):
        return None
    return release
