"""What needs doing because somebody was recalled to prison, or is soon to leave it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.people.rules.due_item import (
    FIRST_NIGHT,
    LEGAL,
    SAFETY,
    Due,
    DueKind,
    due_rule,
    step_subject,
)
from followthrough.people.rules.release import (
    HomeThen,
    home_then,
    needs_home_now,
    release_in_doubt,
)
from followthrough.plans.rules import BEGUN, LIVE, KnowsPlan, Route, StepFacts, StepState
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.policy.context import Context
from followthrough.sequencing.rules.first_night import (
    NEAR,
    asks_about_first_night,
    is_on_a_home,
    release_that_is_near,
)
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.when_it_can_run import (
    interrupted_on,
    starts_on_release,
)

WORK_BEFORE_RECALL = DueKind("work-before-recall", LEGAL)
NO_FIRST_APPOINTMENT = DueKind("no-first-appointment", LEGAL, page="plan")
HOME_ON_RELEASE = DueKind("home-on-release", LEGAL, page="plan")
# Where it is recorded: what asks knows of a need or a circumstance, so there is an assessment.
HOME_ON_FIRST_NIGHT = DueKind(
    "first-night", FIRST_NIGHT, page="add-part", page_part="circumstances"
)


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
    release = release_that_is_near(facts, context, "first_appointment_planned")
    if facts.plan is None or release is None:
        return
    if not any(_is_on_release(step, release, facts, context) for step in facts.steps):
        in_doubt = release_in_doubt(facts.case, context.calendar, context.today)
        yield NO_FIRST_APPOINTMENT.item(facts.case, release, confirm=in_doubt is not None)


def _is_on_release(step: StepFacts, release: date, facts: KnowsPlan, context: Context) -> bool:
    """With the practitioner: by its kind of work, or as its own day says."""
    if step.state not in LIVE or step.route != Route.PROBATION_STAFF:
        return False
    if interrupted_on(step, facts.case, context.pack, context.today) is not None:
        return False
    return starts_on_release(step, context.pack) or release in {step.by_on, step.moved_to}


@due_rule(HOME_ON_RELEASE)
def homes_on_release(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Nothing says where somebody will live who leaves prison soon, and no work on it is planned.
    `home`: what is recorded of it (`HomeThen`). An immediate need for a home has a rule of its own,
    and so has the first night once it is near."""
    release = release_that_is_near(facts, context, "home_before_release")
    if facts.plan is None or release is None or asks_about_first_night(facts, context):
        return
    case, home = facts.case, home_then(facts.case)
    if home is HomeThen.KNOWN or needs_home_now(case):
        return
    if not any(step.state in LIVE for step in _on_a_home(facts, context)):
        yield HOME_ON_RELEASE.item(case, release, home=home.value)


@due_rule(HOME_ON_FIRST_NIGHT)
def first_nights(facts: KnowsOrder, context: Context) -> Iterator[Due]:
    """Somebody who needs a home is about to leave prison, and nothing says where they will sleep.
    `home`: what is recorded of it (`HomeThen`); `work`: how far what would find it has come, ""
    where nothing is planned."""
    if not asks_about_first_night(facts, context):
        return
    release = facts.case.release_on
    assert release is not None  # it is near
    steps = [step for step in _on_a_home(facts, context) if step.state in LIVE]
    work = "planned" if steps else ""
    if any(step.state in BEGUN for step in steps):
        work = "begun"
    yield HOME_ON_FIRST_NIGHT.item(
        facts.case,
        context.before(release, NEAR),
        since=release,
        home=home_then(facts.case).value,
        work=work,
    )


def _on_a_home(facts: KnowsPlan, context: Context) -> list[StepFacts]:
    return [step for step in facts.steps if is_on_a_home(step, context.pack)]
