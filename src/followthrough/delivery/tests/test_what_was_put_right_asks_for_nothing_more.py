"""Why a step was not delivered stays; what it asked for ends once the work is planned again, goes
on, or is done."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due, threads
from followthrough.delivery.tests.facts import case, context, sentence, step

FAILED = {"not_delivered": -9, "why": "not_engaged"}
COURSE = {"intervention": "problem_solving_sessions"}
REQUIRED = {"requirement_id": 7}
SAFE = {"protects_others": True}


@pytest.mark.parametrize(
    ("failed", "others", "is_over"),
    [
        ({}, [], False),
        ({}, [step()], True),  # planned again, in the same words
        ({}, [step("Something else")], False),
        ({}, [step("Something else", goal_id=2, started=-8)], True),
        ({}, [step("Something else", started=-9)], True),
        ({}, [step("Something else", started=-10)], False),  # it went on beside it
        ({}, [step("Something else", started=-8, area="alcohol")], False),
        ({}, [step("Something else", finished=-1)], True),
        ({}, [step("Something else", started=-8, not_delivered=-1)], False),
        ({}, [step("Something else", started=-8, decided="drop")], False),
        (COURSE, [step("In a group", **COURSE)], True),
        (COURSE, [step("In a group", **COURSE, decided="hold")], True),
        (COURSE, [step("In a group", **COURSE, goal_id=2)], False),
        (COURSE, [step("In a group", **COURSE, not_delivered=-1)], False),
        (COURSE, [step("In a group", intervention="mentoring")], False),
        (REQUIRED, [step("In a group", **REQUIRED)], True),
        (REQUIRED, [step("Something else", started=-8)], False),
        # One requirement can ask for several kinds of work, each for a need of its own.
        (REQUIRED, [step("With the debt adviser", area="finance", **REQUIRED)], False),
        (SAFE, [step("Something else", started=-8)], False),
        (SAFE, [step("Something else", started=-8, **SAFE)], True),
    ],
)
def test_what_the_reason_asked_for_ends_when_the_work_was_put_right(failed, others, is_over):
    one = step(**FAILED, **failed)
    facts = case(steps=[one, *others], sentences=[sentence(requirements=(7,))])
    thread = threads(facts, context())[0]
    assert (thread.stage, thread.reason) == ("not_delivered", "not_engaged")
    assert bool(thread.none_needed) is is_over
    assert bool(thread.next_action) is not is_over
    assert (thread.who == "nobody") is is_over


@pytest.mark.parametrize(
    ("does", "asks"),
    [
        ({"actor": "practitioner"}, "Ask the person what would make it work."),
        ({"actor": "person", "route": "person"}, "Ask the person what would make it work."),
        ({"actor": "provider"}, "Ask the person and the provider what would make it work."),
        ({"route": "referral"}, "Ask the person and the provider what would make it work."),
    ],
)
def test_no_provider_is_asked_where_none_delivers_the_work(does, asks):
    thread = threads(case(steps=[step(**FAILED, **does)]), context())[0]
    assert thread.next_action == asks


@pytest.mark.parametrize("others", [[], [step(started=-8)], [step(started=-8, **SAFE)]])
def test_what_protects_others_is_asked_about_until_it_is_protected_again(others):
    facts = case(steps=[step(**FAILED, **SAFE), *others])
    kinds = [item.kind for item in due(facts, context())]
    again = any(other.protects_others for other in others)
    assert ("safety-step-not-delivered" in kinds) is not again
