"""By when a course that goes on ends by its length, and whether it is asked how far it is. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.common.dates import england_and_wales
from followthrough.people.rules import CaseFacts, contact_is_suspended
from followthrough.plans.rules import FactKind, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.requirements import hours_run_until, months_ordered
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack
from followthrough.policy.periods import end_of
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


def should_have_ended(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """That day, once it has passed and it goes on. A usual length is an estimate: of it nobody is
    late before the margin that the pack gives has passed as well."""
    end = ends_by_length(step, case, pack, today)
    if end is None:
        return None
    patient_until = end
    if step.weeks is None and not months_ordered(step, case, pack):
        margin = pack.timescales["usual_length_over"]
        patient_until = end_of(margin, end, england_and_wales())
    return end if patient_until < today else None


def asked_how_far_since(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The day by which it should have ended, where it goes on after that and nothing was recorded
    of it since. Of what a recall or a closing came between, other rules ask; while contact is
    suspended, none does."""
    end = should_have_ended(step, case, pack, today)
    if end is None or contact_is_suspended(case):
        return None
    if under_way(step, case, pack, today) is not UnderWay.GOES_ON:
        return None
    recorded = (step.last_recorded_on, step.last_noted_on)
    return None if any(on is not None and on > end for on in recorded) else end
