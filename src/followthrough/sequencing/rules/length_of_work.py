"""By when a course that goes on ends by its length, and whether it is asked how far it is. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.people.rules import CaseFacts, contact_is_suspended
from followthrough.plans.rules import FactKind, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.requirements import hours_run_until
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.under_way import UnderWay, under_way
from followthrough.sequencing.rules.weeks_needed import weeks_needed


def ends_by_length(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """As planned here, as the sentence asks, or as usual. Hours that an order still asks for go on
    until it ends, however long they usually take. None of what has not started or is over, and of
    what has no length."""
    started = step.on(FactKind.STARTED)
    if step.state is not StepState.STARTED or started is None:
        return None
    if nature_of(step, pack) is not Nature.COURSE:
        return None
    end = started + timedelta(weeks=weeks_needed(step, case, pack))
    until = hours_run_until(step, case, pack, today)
    return end if until is None else max(end, until)


def asked_how_far_since(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The day by which it should have ended, where it goes on after that and nothing was recorded
    of it since. Of what a recall or a closing came between, other rules ask; while contact is
    suspended, none does."""
    end = ends_by_length(step, case, pack, today)
    if end is None or end >= today or contact_is_suspended(case):
        return None
    if under_way(step, case, pack, today) is not UnderWay.GOES_ON:
        return None
    recorded = (step.last_recorded_on, step.last_noted_on)
    return None if any(on is not None and on > end for on in recorded) else end
