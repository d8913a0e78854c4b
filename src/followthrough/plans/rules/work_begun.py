"""Whether the work for a need, requirement or strength has begun: asked here by whoever counts it,
shows it or asks for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from followthrough.plans.rules.carried_on import MEETINGS
from followthrough.plans.rules.facts import TO_COME, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only, nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack

RUNS = frozenset({Nature.COURSE, Nature.ONGOING})
NOT_BEGUN = TO_COME | {StepState.HELD}


# Kinds of requirement that test or watch whether somebody keeps to something.
TESTS = frozenset(
    {
        "alcohol_abstinence_monitoring",
        "drug_testing",
        "electronic_compliance_monitoring",
        "gps_location_monitoring",
        "licence_alcohol_monitoring",
        "licence_drug_testing",
        "licence_gps_monitoring",
        "licence_polygraph",
    }
)


def is_work_on_a_need(step: StepFacts) -> bool:
    """Not the meetings that go on through a whole sentence, whatever need they are listed under:
    contact is no work on it. Nor tests, which tell whether a need is there and change nothing of
    it; a step that names a kind of work, as treatment beside which tests are taken, is work."""
    if step.intervention:
        return step.intervention != MEETINGS
    return step.requirement_kind not in TESTS


def steps_on_need(area: str, steps: Iterable[StepFacts]) -> list[StepFacts]:
    """Those of `steps` that work on the need in `area`, whatever became of them."""
    return [step for step in steps if step.area == area and is_work_on_a_need(step)]


def begun_by(steps: Sequence[StepFacts], pack: Pack) -> list[StepFacts]:
    """Of the steps for one need, requirement or strength, those by which its work has begun,
    whatever became of them; none where it has not.

    What runs with the person, a course or what is ongoing, begins it. What is done once, as a call,
    prepares that, and what only staff do, as monthly checks, goes on beside it: neither begins
    anything where such work is planned. Where none is, it is the work itself, and begins it while
    it goes on, or once nothing else is to come."""
    begun = [step for step in steps if step.has_begun]
    if not begun:
        return []
    running = [step for step in begun if _runs(step, pack)]
    if running:
        return running
    others = [step for step in steps if not step.has_begun]
    if any(s.state is not StepState.DROPPED and _runs(s, pack) for s in others):
        return []
    goes_on = [step for step in begun if step.state is StepState.STARTED]
    return goes_on if any(step.state in NOT_BEGUN for step in others) else begun


def _runs(step: StepFacts, pack: Pack) -> bool:
    return nature_of(step, pack) in RUNS and not is_staff_only(step, pack)
