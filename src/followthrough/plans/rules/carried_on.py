"""What goes on beside a course that others deliver, and after it: what is learnt there is kept up
in supervision (reference/implementation-guidance.txt, consolidating what was learnt). Pure."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.plans.rules.codes import Route
from followthrough.plans.rules.facts import LIVE, TO_COME, PlanFacts, StepFacts
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack

MEETINGS = "supervision_meetings"  # of the kinds of work in the pack
PRACTICAL = frozenset({"accommodation", "finance"})


class CarriedOn(NamedTuple):
    """`beside`: supervision that goes on while the course runs and when it is over; `after`: the
    look back at what was learnt. Either is None where the plan has none."""

    beside: StepFacts | None
    after: StepFacts | None


def carried_on(step: StepFacts, plan: PlanFacts, pack: Pack) -> CarriedOn | None:
    """None of what is no course, is delivered by probation staff, or is over; and of practical
    help, with which nothing is learnt that has to be kept up."""
    if step.state not in LIVE or step.route != Route.REFERRAL:
        return None
    work = pack.known.interventions.get(step.intervention)
    if work is not None and (work.stabilising or step.area in PRACTICAL):
        return None
    if nature_of(step, pack) is not Nature.COURSE:
        return None
    # Of several, what serves the same goal comes first.
    others = sorted(plan.steps, key=lambda other: other.goal_id != step.goal_id)
    meetings = (other for other in others if other.state in LIVE and other.intervention == MEETINGS)
    looks = (
        other
        for other in others
        if other.goal_id == step.goal_id
        and other.state in TO_COME
        and nature_of(other, pack) is Nature.LOOK_BACK
    )
    return CarriedOn(next(meetings, None), next(looks, None))
