from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, need, on, sentence, step, to_do
from followthrough.delivery.tests.seldom_cases import recalled

DRUGS = {"area": "drugs", "intervention": "drug_recovery_support"}
ASSESSED = {"needs": [need("drugs")], "assessed": -60}


def asked(facts) -> list[str]:
    return [thing.text for thing in to_do(facts) if thing.kind == "immediate-need"]


@pytest.mark.parametrize(
    ("worked", "speaks"),
    [(-10, True), (-9, False)],  # work on it is recorded from the day of the recall on
)
def test_a_recall_stopped_it(worked, speaks):
    one = step(started=-40, last_worked_on=on(worked), actor="provider", **DRUGS)
    says = "Drug use: the work for this immediate need waits for the release."
    assert asked(recalled([one], -9, 20, **ASSESSED)) == [says] * speaks


@pytest.mark.parametrize(("revoked", "speaks"), [(1, False), (0, True), (-9, True)])
def test_the_order_that_required_it_was_revoked(revoked, speaks):
    over = sentence(requirements=(7,))._replace(changes=(("revoked", on(revoked)),))
    one = step(started=-40, requirement_id=7, **DRUGS)
    facts = case(steps=[one], sentences=[over, sentence()], **ASSESSED)
    assert bool(asked(facts)) is speaks


def test_other_work_that_goes_on_serves_it():
    stopped = step(started=-40, actor="provider", **DRUGS)
    inside = step(started=-3, area="drugs", intervention="motivational_work")
    assert asked(recalled([stopped, inside], -9, 20, **ASSESSED)) == []
