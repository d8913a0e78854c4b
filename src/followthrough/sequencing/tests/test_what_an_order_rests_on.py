"""What whoever publishes an order is asked about, as it is not there yet. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from followthrough.people.rules import AssessmentFacts
from followthrough.plans.rules import AgreementFacts, AgreementState
from followthrough.sequencing.rules.provisional import Lacks, what_it_lacks
from followthrough.sequencing.tests.facts import CASE, TODAY, plan_of, proposed, step

ASSESSED = replace(
    CASE, assessment=AssessmentFacts(TODAY, "medium", "low", (), False, "no", "ready")
)
INSIDE = replace(ASSESSED, in_custody=True, release_on=None)
OUT_SOON = replace(INSIDE, release_on=TODAY + timedelta(days=30))


@pytest.mark.parametrize(
    ("case", "state", "steps", "lacks"),
    [
        (ASSESSED, AgreementState.AGREED, [step(1, "")], ()),
        (replace(ASSESSED, assessment=None), AgreementState.AGREED, [step(1, "")], ("assessment",)),
        (ASSESSED, AgreementState.PROVISIONAL, [step(1, "")], ("talk",)),
        (ASSESSED, AgreementState.DRAFT, [step(1, "")], ("agreement",)),
        (ASSESSED, AgreementState.DID_NOT_AGREE, [step(1, "")], ("consent",)),
        (ASSESSED, AgreementState.COULD_NOT_ANSWER, [step(1, "")], ("answer",)),
        (INSIDE, AgreementState.AGREED, [step(1, "")], ("dates",)),
        (OUT_SOON, AgreementState.AGREED, [step(1, "")], ()),
        (INSIDE, AgreementState.AGREED, [step(1, ""), step(2, "safety_planning")], ()),
        (INSIDE, AgreementState.PROVISIONAL, [step(1, "")], ("talk", "dates")),
        (ASSESSED, AgreementState.AGREED, [], ()),
    ],
)
def test_it_lacks_what_is_not_known(
    case: Any, state: str, steps: list[Any], lacks: tuple[str, ...]
) -> None:
    plan = replace(plan_of(*steps), agreement=AgreementFacts(state))
    found = what_it_lacks(proposed(*steps, case=case), case, plan)
    assert found == tuple(Lacks(what) for what in lacks)


@pytest.mark.parametrize(
    ("state", "lacks"),
    [
        (AgreementState.AGREED, (Lacks.TALK_OF_CHANGES,)),
        (AgreementState.DID_NOT_AGREE, (Lacks.CONSENT,)),
    ],
)
def test_a_plan_that_was_changed_since_they_agreed_is_asked_about(
    state: AgreementState, lacks: tuple[Lacks, ...]
) -> None:
    plan = replace(plan_of(step(1, "")), agreement=AgreementFacts(state), changed_since_said=True)
    assert what_it_lacks(proposed(step(1, ""), case=ASSESSED), ASSESSED, plan) == lacks
