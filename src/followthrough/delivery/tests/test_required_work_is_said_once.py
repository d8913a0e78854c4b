"""About what a sentence requires nothing is said twice, and nothing of what is in order."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, sentence, step

GIVEN_UP = "requirement-not-delivered"
FINISHED = {"requirement_id": 7, "started": -9, "finished": -5}
HALF = {"requirement_id": 7, "started": -9}
ENDS_SOON = "requirement-not-started"
CLOSE = "close-case"  # what a case is asked once its last sentence is over
GROUP_A, GROUP_B = {"requirement_id": 7, "not_delivered": -9}, FINISHED


@pytest.mark.parametrize(
    ("steps", "order", "expected"),
    [
        # What is delivered until the end is not covered by a step that is finished.
        ([step(**FINISHED)], {"kind": "licence_supervision"}, [GIVEN_UP]),
        ([step(**FINISHED), step(**GROUP_A)], {"kind": "licence_supervision"}, [GIVEN_UP]),
        ([step(**FINISHED), step(**HALF)], {"kind": "licence_supervision"}, []),
        # Also near the end, where the steps that were given up are asked about, and this is none.
        ([step(**FINISHED)], {"kind": "licence_supervision", "ends": 50}, [GIVEN_UP]),
        (
            [step(**FINISHED), step(**GROUP_A)],
            {"kind": "licence_supervision", "ends": 50},
            [GIVEN_UP],
        ),
        ([step(**GROUP_A)], {"kind": "licence_supervision", "ends": 50}, [ENDS_SOON]),
        # It went on until the end, as it should.
        ([step(**HALF)], {"kind": "licence_supervision", "ends": -1}, [CLOSE]),
        (
            [step(requirement_id=7)],
            {"kind": "licence_supervision", "ends": -1},
            ["sentence-ended", CLOSE],
        ),
        # What took the place of work that was given up is enough.
        ([step(**GROUP_A), step(**GROUP_B)], {"ends": -1}, [CLOSE]),
        ([step(**GROUP_A), step(**GROUP_B)], {"ends": 50}, []),
        ([step(**GROUP_A), step(**HALF)], {"ends": 50}, []),
        ([step(**GROUP_A), step(**HALF)], {"ends": -1}, ["sentence-ended", CLOSE]),
        # What is done in full is not asked for.
        ([step(requirement_id=7)], {"amount": 80, "done": 80, "ends": 50}, ["counts-differ"]),
        ([step(requirement_id=7, decided="drop")], {"amount": 80, "done": 80, "ends": 50}, []),
        (
            [step(requirement_id=7, decided="hold")],
            {"amount": 80, "done": 80},
            ["counts-differ"],
        ),
        (
            [step(requirement_id=7, decided="hold")],
            {"kind": "drug_rehabilitation", "amount": 9, "done": 9},
            [],
        ),
        # Work that protects others and is on hold is said once.
        (
            [step(requirement_id=7, decided="hold", protects_others=True)],
            {},
            ["safety-step-put-aside"],
        ),
        # Months that the source has not counted up to the end.
        (
            [step(**FINISHED)],
            {"kind": "drug_rehabilitation", "amount": 9, "done": 2, "ends": -10},
            [CLOSE],
        ),
    ],
)
def test_nothing_is_said_twice_and_nothing_that_is_in_order(steps, order, expected):
    made = sentence(**{"requirements": (7,), "kind": "unpaid_work"} | order)
    found = due(case(steps=steps, sentences=[made]), context())
    assert [item.kind for item in found] == expected
