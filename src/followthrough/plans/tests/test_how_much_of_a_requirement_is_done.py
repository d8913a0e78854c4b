from __future__ import annotations

import pytest

from followthrough import policy
from followthrough.people.rules import RequirementFacts, is_complied_with
from followthrough.plans.words_of_requirements import how_much
from tests.factories import TODAY

KINDS = policy.on(TODAY).known.requirements


@pytest.mark.parametrize(
    ("kind", "amount", "done", "said", "complied"),
    [
        ("unpaid_work", 200, 199, "199 of 200 hours", False),
        ("unpaid_work", 200, 200, "200 of 200 hours", True),
        ("unpaid_work", 200, 201, "201 of 200 hours, 1 more than ordered", True),
        ("unpaid_work", 200, 260, "260 of 200 hours, 60 more than ordered", True),
        ("unpaid_work", 0, 0, "how much is not known (the source says 0 hours)", False),
        ("unpaid_work", 0, 30, "how much is not known (the source says 0 hours)", False),
        ("unpaid_work", None, 30, "", False),
        ("rehabilitation_activity", 20, 4, "4 of at most 20 days used", False),
        (
            "rehabilitation_activity",
            20,
            24,
            "24 of at most 20 days used, 4 more than ordered",
            True,
        ),
        # Months run by themselves: nought of them says that nobody has counted.
        ("curfew", 3, 0, "3 months", False),
        ("curfew", 3, 2, "2 of 3 months", False),
        ("accredited_programme", 1, 2, "2 of 1, 1 more than ordered", True),
        ("of_next_year", 3, 1, "1 of 3", False),
    ],
)
def test_what_the_source_counts_beside_what_is_ordered(
    kind: str, amount: int | None, done: int, said: str, complied: bool
) -> None:
    requirement = RequirementFacts(1, "R1", kind, amount, done)
    assert how_much(requirement, KINDS.get(kind)) == said
    assert is_complied_with(requirement) is complied
