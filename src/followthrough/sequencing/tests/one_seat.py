"""Cases that want the same seat of a group, and what is asked of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from followthrough.delivery.facts import work_facts
from followthrough.people.models import Case
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.models import Step, StepFact
from followthrough.policy import context_on
from followthrough.sequencing.queries import held_places, proposals
from followthrough.sequencing.rules import ProposedStep
from followthrough.sequencing.rules.due import orders_that_no_longer_hold
from followthrough.sequencing.rules.places_held import OrderedPlace
from followthrough.sequencing.rules.published import KnowsOrder, order_in_force
from tests import factories

TODAY = factories.TODAY
KIND = "building_choices_moderate"
SOON, LATER = TODAY + timedelta(weeks=8), TODAY + timedelta(weeks=16)
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
GROUPS = [
    {"code": "G1", "starts_on": SOON.isoformat(), "seats": 8, "seats_taken": 7},
    {"code": "G2", "starts_on": LATER.isoformat(), "seats": 8},
]
ONE_DAY = timedelta(days=1)


def ordered(**changes: Any) -> OrderedPlace:
    made = OrderedPlace("PL1", "G1", 1, 11, AT, SOON, SOON - timedelta(weeks=3), {}, None)
    return made._replace(**changes)


def cases(number: int) -> list[Case]:
    return [factories.case(crn=f"X00000{at}") for at in range(1, number + 1)]


def refer(case: Case, on: date) -> None:
    step = Step.objects.get(goal__plan__case=case, intervention=KIND)
    StepFact.objects.create(step=step, kind="referred", on=on, source="here")


def one_seat(**more: Any) -> None:
    pool = factories.pool("PL1", KIND, kind="groups", capacity=None, groups=GROUPS, **more)
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service(KIND)], pools=[pool]
    )


def placed(case: Case, day: date = TODAY) -> ProposedStep:
    [proposal] = proposals([case.pk], day)
    return next(step for step in proposal.steps if step.step.intervention == KIND)


def note(on: date = TODAY, reason: str = "") -> ChangeNote:
    return ChangeNote(on, reason=reason)


def step_of(case: Case) -> int:
    return Step.objects.get(goal__plan__case=case, intervention=KIND).pk


def why(case: Case, day: date = TODAY) -> list[str]:
    """Why the published order holds no longer, as it is a thing to do."""
    facts = work_facts([case.pk], KnowsOrder)[case.pk]
    return [str(item.values["why"]) for item in orders_that_no_longer_hold(facts, context_on(day))]


def told_start(case: Case, day: date = TODAY) -> date | None:
    """What My plan and the next dates may say."""
    order = order_in_force(work_facts([case.pk], KnowsOrder)[case.pk], context_on(day))
    return order.starts.get(step_of(case)) if order else None


def holders() -> list[int]:
    return [one.case_id for one in held_places(["PL1"], TODAY).by_place.get(("PL1", "G1"), ())]
