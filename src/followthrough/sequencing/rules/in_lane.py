"""In which order steps stand that are for the same time. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules import CaseFacts, Immediacy
from followthrough.people.rules.release import has_home_to_find
from followthrough.plans.rules import LIVE, StepFacts, StepState
from followthrough.plans.rules.carried_on import MEETINGS
from followthrough.plans.rules.natures import protects
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.first_night import is_on_a_home

SOON_FIRST = list(Immediacy)
NO_NEED = len(SOON_FIRST)

Place = tuple[bool, bool, int, date, int]


def place_in_lane(step: StepFacts, on: date | None, case: CaseFacts, pack: Pack) -> Place:
    """What protects others stands first, then what the day of a release needs, a place for the
    night and the first appointment, then by how soon the need that it answers is to be met, then by
    its day `on`; of one day, as the plan has them. The plan, the overview and My plan all list by
    this."""
    return (
        not protects(step, pack),
        not (is_for_the_first_night(step, case, pack) or _is_first_appointment(step, case)),
        class_listed(step, case),
        on or date.max,
        step.id,
    )


def is_for_the_first_night(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """Work on a home of somebody in prison who has none to go to, also while it goes on."""
    if step.state not in LIVE or not is_on_a_home(step, pack):
        return False
    return case.in_custody and has_home_to_find(case)


def _is_first_appointment(step: StepFacts, case: CaseFacts) -> bool:
    """Meetings that the sentence asks for and that begin on the day of release: whoever misses that
    one can be recalled."""
    if step.state not in LIVE or step.state is StepState.STARTED:
        return False
    return case.in_custody and step.requirement_id is not None and step.intervention == MEETINGS


def class_listed(step: StepFacts, case: CaseFacts) -> int:
    """Of the need itself, as the sentence of the step says it, whatever the goal was meant for: the
    sooner the less."""
    need = case.need(step.area)
    return NO_NEED if need is None else SOON_FIRST.index(Immediacy(need.immediacy))
