"""What a sentence requires speaks from its day on, until it is done or somebody has answered."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import Urgency, due
from followthrough.delivery.tests.facts import case, context, on, published, sentence, step, to_do
from followthrough.people.rules.due_item import LEGAL, SAFETY


def items(facts) -> list[tuple[str, Urgency, object]]:
    return [(item.kind, item.urgency, item.on) for item in due(facts, context())]


def kinds(facts) -> list[str]:
    return [item.kind for item in due(facts, context())]


@pytest.mark.parametrize(
    ("ends", "speaks"), [(0, False), (-1, True), (-89, True), (-90, True), (-91, False)]
)
def test_a_sentence_that_ended_speaks_for_ninety_days(ends, speaks):
    facts = case(steps=[step(requirement_id=7)], sentences=[sentence(ends, requirements=(7,))])
    result = [item for item in items(facts) if item[0] == "sentence-ended"]
    assert result == ([("sentence-ended", LEGAL, on(ends))] if speaks else [])


@pytest.mark.parametrize(
    ("one", "speaks"),
    [
        (step(requirement_id=7, started=-9), True),
        (step(requirement_id=7, referred=-9), True),
        (step(requirement_id=7, not_delivered=-9), True),
        (step(requirement_id=7, decided="hold"), True),
        (step(requirement_id=7, started=-9, finished=-5), False),
        (step(requirement_id=8), False),
        (step(), False),
    ],
)
def test_only_finished_work_is_quiet_after_the_sentence(one, speaks):
    facts = case(steps=[one], sentences=[sentence(-1, requirements=(7,))])
    assert kinds(facts) == (["sentence-ended"] if speaks else [])


# Fifteen working days from 9 December 2026, over Christmas, end on 4 January 2027.
@pytest.mark.parametrize(("starts", "speaks"), [(-25, False), (-26, True), (-27, True)])
def test_a_requirement_is_named_by_a_step_within_fifteen_working_days(starts, speaks):
    facts = case(steps=[step()], sentences=[sentence(starts=starts, requirements=(7,))])
    assert kinds(facts) == (["requirement-without-step"] if speaks else [])


@pytest.mark.parametrize(("ends", "speaks"), [(0, True), (-1, False)])
def test_a_requirement_of_a_sentence_that_is_over_needs_no_step(ends, speaks):
    facts = case(steps=[step()], sentences=[sentence(ends, requirements=(7,))])
    assert kinds(facts) == (["requirement-without-step"] if speaks else [])


@pytest.mark.parametrize(
    ("kind", "speaks"),
    [
        ("unpaid_work", True),
        ("licence_supervision", True),
        ("rehabilitation_activity", False),
        ("curfew", False),
        ("licence_standard", False),
    ],
)
def test_only_what_somebody_has_to_deliver_needs_a_step(kind, speaks):
    facts = case(steps=[step()], sentences=[sentence(requirements=(7,), kind=kind)])
    assert kinds(facts) == (["requirement-without-step"] if speaks else [])


@pytest.mark.parametrize(("done", "speaks"), [(79, True), (80, False), (81, False)])
def test_what_has_been_done_in_full_needs_no_step(done, speaks):
    order = sentence(requirements=(7,), kind="unpaid_work", amount=80, done=done)
    facts = case(steps=[step()], sentences=[order])
    assert kinds(facts) == (["requirement-without-step"] if speaks else [])


def test_a_requirement_needs_a_step_only_once_there_is_a_plan():
    assert kinds(case(plan=False, sentences=[sentence(requirements=(7,))])) == []


@pytest.mark.parametrize(
    ("fields", "kind", "urgency"),
    [
        ({"protects_others": True}, "safety-step-without-place", SAFETY),
        (
            {"protects_others": True, "requirement_id": 7},
            "safety-step-without-place",
            SAFETY,
        ),
        ({"requirement_id": 7}, "requirement-without-place", LEGAL),
        ({}, None, None),
        ({"requirement_id": 7, "started": -1}, None, None),
    ],
)
def test_protected_or_required_work_without_a_place_is_said_once(fields, kind, urgency):
    one = step(**fields)
    order = sentence(requirements=(7,) if "requirement_id" in fields else ())
    facts = case(steps=[one], sentences=[order], published=published(one, None, "no_place"))
    result = [item[:2] for item in items(facts)]
    assert result == ([(kind, urgency)] if kind else [])


@pytest.mark.parametrize("kind", ["group", "estimate", "own", "not_known", "none"])
def test_required_work_that_has_its_place_or_is_asked_about_is_quiet(kind):
    one = step(requirement_id=7)
    order = sentence(requirements=(7,))
    assert kinds(case(steps=[one], sentences=[order], published=published(one, None, kind))) == []


@pytest.mark.parametrize(
    ("inside", "release", "speaks"),
    [(True, -1, True), (True, 0, False), (True, 1, False), (True, None, False), (False, -1, False)],
)
def test_a_release_that_has_passed_is_asked_about(inside, release, speaks):
    result = to_do(case(in_custody=inside, release=release))
    assert [item.kind for item in result] == (["release-passed"] if speaks else [])
    for item in result:
        assert (item.urgency, item.on) == (LEGAL, on(-1))
        assert item.text == "The release expected on 3 January 2027 has passed."
        assert item.action == "Ask the prison for the new date"
