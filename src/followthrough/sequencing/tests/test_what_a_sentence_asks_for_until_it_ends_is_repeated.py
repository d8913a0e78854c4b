from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules.requirements import is_repeated
from followthrough.sequencing.tests.facts import CASE, PACK, step


@pytest.mark.parametrize(
    ("kind", "repeated"),
    [
        ("drug_testing", True),
        ("licence_drug_testing", True),
        ("licence_supervision", True),
        ("unpaid_work", False),
        ("no_longer_used", False),
    ],
)
def test_as_its_kind_says(kind: str, repeated: bool) -> None:
    asked = RequirementFacts(7, "R7", kind, None, 0)
    case = replace(CASE, sentences=(CASE.sentences[0]._replace(requirements=(asked,)),))
    assert is_repeated(step(1, requirement_id=7), case, PACK) is repeated
    assert not is_repeated(step(1), case, PACK)
