import pytest

from followthrough.sequencing.queries import proposals
from followthrough.sequencing.rules import DateKind
from tests import given

pytestmark = pytest.mark.django_db


def test_a_plan_with_too_many_steps_is_told_so_and_nothing_is_lost():
    steps = [given.step(f"N{n}") for n in range(60)]
    case = given.case(plan__goals__0__steps=steps)

    [proposal] = proposals([case.pk], given.TODAY)

    waiting = [s for s in proposal.steps if s.step.ref.startswith("N")]
    assert len(waiting) == 60
    assert {s.date_kind for s in waiting} == {DateKind.NOT_KNOWN}
    assert {s.reasons[0].code for s in waiting} == {"too_many_to_order"}
    assert "62 steps" in waiting[0].reasons[0].text
