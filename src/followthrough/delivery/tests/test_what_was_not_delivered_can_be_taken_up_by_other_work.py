"""Work that was not delivered is put right by other work for the same need; what a court ordered by
nothing but that requirement."""

from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, context, sentence, step
from followthrough.plans.rules.taken_up import taken_up_by

PACK = context().pack
FAILED = {"not_delivered": -20, "why": "no_suitable_format", "area": "health", "requirement_id": 1}


@pytest.mark.parametrize(
    ("kind", "begun", "put_right"),
    [
        ("rehabilitation_activity", -10, True),
        ("rehabilitation_activity", -30, False),
        ("accredited_programme", -10, False),
        ("mental_health_treatment", -10, False),
    ],
)
def test_where_the_order_leaves_the_work_to_the_practitioner_other_work_takes_it_up(
    kind, begun, put_right
):
    failed = step("See the wellbeing worker in town", **FAILED)
    other = step("Talk with a volunteer who speaks Welsh", started=begun, area="health")
    facts = case(steps=[failed, other], sentences=[sentence(requirements=(1,), kind=kind)])

    assert taken_up_by(failed, facts, PACK) == (other if put_right else None)
