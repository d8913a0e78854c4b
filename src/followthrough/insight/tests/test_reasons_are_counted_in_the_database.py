"""Why work was not delivered in a unit: what comes from the database grows with the reasons, not
with the steps."""

from __future__ import annotations

from followthrough.delivery.worklist import context_on
from followthrough.insight.queries import not_delivered_by_reason
from followthrough.people.models import Case
from tests import factories
from tests.received import bytes_received

NOT_DELIVERED = {"not_delivered_on": "2026-12-20", "not_delivered_reason": "travel"}


def not_delivered(first: int, last: int) -> None:
    lines = [factories.line(crn=f"X{number:06}") for number in range(first, last)]
    for line in lines:
        line["plan"]["goals"][1]["steps"][1]["delivery"] = NOT_DELIVERED
    factories.imported(*lines)


def test_nine_steps_are_handed_over_as_three(db):
    factories.unit()
    pack = context_on(factories.TODAY).pack
    not_delivered(1, 4)
    few = bytes_received(lambda: not_delivered_by_reason(Case.objects.all(), pack))
    not_delivered(4, 10)
    assert bytes_received(lambda: not_delivered_by_reason(Case.objects.all(), pack)) == few > 0
    assert [number for _, number in not_delivered_by_reason(Case.objects.all(), pack)] == [9]
