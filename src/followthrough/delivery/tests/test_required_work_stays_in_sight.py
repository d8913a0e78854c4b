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
    ],
)
def test_only_finished_work_is_quiet_after_the_sentence(one, speaks):
    facts = case(steps=[one], sentences=[sentence(-1, requirements=(7,))])
    assert kinds(facts) == [*(["sentence-ended"] if speaks else []), "close-case"]


FINISHED = {"requirement_id": 7, "started": -9, "finished": -5}


@pytest.mark.parametrize(
    ("steps", "order", "speaks"),
    [
        # No step for it: whether it is counted or not.
        ([], {}, True),
        ([step()], {"amount": 80, "done": 79}, True),
        ([step(requirement_id=8)], {"amount": 80, "done": 80}, False),
        # Its steps are finished: what is left speaks, where somebody counts.
        ([step(**FINISHED)], {"amount": 80, "done": 79}, True),
        ([step(**FINISHED)], {"amount": 80, "done": 81}, False),
        ([step(**FINISHED)], {}, False),
        ([step(**FINISHED)], {"amount": 0}, False),
        # Months are time that runs: nobody counts work by them.
        ([step(**FINISHED)], {"amount": 9, "kind": "drug_rehabilitation"}, False),
        ([], {"amount": 9, "kind": "drug_rehabilitation"}, True),
        # A step that is open speaks for itself.
        ([step(requirement_id=7)], {"amount": 80, "done": 79}, False),
        ([], {"kind": "curfew"}, False),
    ],
)
def test_required_work_that_is_not_done_is_in_sight_after_the_sentence(steps, order, speaks):
    order = {"kind": "unpaid_work"} | order
    facts = case(steps=steps, sentences=[sentence(-1, requirements=(7,), **order)])
    assert ("requirement-ended-undone" in kinds(facts)) is speaks


@pytest.mark.parametrize(("ends", "speaks"), [(0, False), (-1, True), (-90, True), (-91, False)])
def test_it_is_so_for_ninety_days(ends, speaks):
    facts = case(steps=[], sentences=[sentence(ends, requirements=(7,))])
    assert ("requirement-ended-undone" in kinds(facts)) is speaks


@pytest.mark.parametrize(
    ("order", "text", "action"),
    [
        (
            {"amount": 100, "done": 20},
            "“Unpaid work” was required, and 20 of 100 hours were done, as the source counts.",
            "Ask your manager what the court has to be told",
        ),
        (
            {"amount": 0},
            "“Unpaid work” was required, and nothing says that it was done.",
            "Ask your manager what the court has to be told",
        ),
        (
            {"kind": "licence_supervision"},
            "“Supervision in the community” was required, and nothing says that it was done.",
            "Ask your manager what the releasing authority has to be told",
        ),
    ],
)
def test_then_somebody_has_to_be_told_and_nothing_is_to_be_planned(order, text, action):
    order = {"kind": "unpaid_work"} | order
    made = sentence(-50, requirements=(7,), **order)
    if order["kind"].startswith("licence"):
        made = made._replace(kind="licence")
    [item, close] = to_do(case(steps=[], sentences=[made]))
    assert close.kind == "close-case"
    assert item.text == f"{text} The sentence ended on 15 November 2026."
    assert item.action == action


@pytest.mark.parametrize(
    ("steps", "order", "speaks"),
    [
        ([step(requirement_id=7, not_delivered=-9)], {}, True),
        ([step(requirement_id=7, decided="drop")], {}, True),
        ([step(requirement_id=7, not_delivered=-9), step(requirement_id=7, decided="drop")], {}, 1),
        ([step(requirement_id=7, not_delivered=-9), step(requirement_id=7)], {}, False),
        ([step(requirement_id=7, not_delivered=-9), step(**FINISHED)], {}, False),
        ([step(requirement_id=7, not_delivered=-9)], {"amount": 80, "done": 80}, False),
        ([step(requirement_id=7, not_delivered=-9)], {"amount": 0, "done": 0}, True),
        ([step(requirement_id=7, not_delivered=-9)], {"kind": "rehabilitation_activity"}, False),
        ([step(requirement_id=7, not_delivered=-9)], {"starts": 1}, False),
        # Others speak of it: the rule on work that protects people, and that on the end.
        ([step(requirement_id=7, not_delivered=-9, protects_others=True)], {}, False),
        ([step(requirement_id=7, not_delivered=-9)], {"ends": 50}, False),
        ([], {}, False),
    ],
)
def test_required_work_that_was_given_up_is_in_sight_while_the_sentence_goes_on(
    steps, order, speaks
):
    made = sentence(**{"requirements": (7,), "kind": "unpaid_work"} | order)
    found = [i for i in to_do(case(steps=steps, sentences=[made])) if i.kind == GIVEN_UP]
    assert len(found) == speaks
    for item in found:
        assert item.text == "“Unpaid work” is required, and no step works on it any more."
        assert item.action == "Plan how it is delivered now, or ask your manager about a variation"


GIVEN_UP = "requirement-not-delivered"


@pytest.mark.parametrize(
    ("steps", "done", "ends", "texts"),
    [
        # All is counted, and a step goes on.
        ([step("Saturdays", requirement_id=7, started=-9)], 100, 300, ["done"]),
        ([step("Saturdays", requirement_id=7)], 260, 300, ["done"]),
        ([step("Saturdays", requirement_id=7, decided="hold")], 100, -1, ["done"]),
        ([step("Saturdays", requirement_id=7, started=-9)], 100, -91, []),
        ([step("Saturdays", **FINISHED)], 100, 300, []),
        ([step("Saturdays", requirement_id=7, not_delivered=-9)], 100, 300, []),
        # Every step is finished, and not all is counted.
        ([step("Saturdays", **FINISHED)], 99, 300, ["left"]),
        ([step("Fridays", **FINISHED), step("Saturdays", **FINISHED)], 99, 300, ["left"]),
        ([step("Fridays", **FINISHED), step("Saturdays", requirement_id=7)], 99, 300, []),
        ([step("Saturdays", **FINISHED)], 99, -1, []),  # said by the rule on the end
        ([step("Saturdays", requirement_id=7, started=-9)], 20, 300, []),
    ],
)
def test_what_the_source_and_the_steps_say_otherwise_is_said(steps, done, ends, texts):
    order = sentence(ends, requirements=(7,), kind="unpaid_work", amount=100, done=done)
    said = {
        "done": "“Saturdays” is not finished here, and the source counts “Unpaid work” as done: "
        f"{done} of 100 hours.",
        "left": f"“Saturdays” is finished here, and the source counts {done} of 100 hours of "
        "“Unpaid work”.",
    }
    found = [i for i in to_do(case(steps=steps, sentences=[order])) if i.kind == "counts-differ"]
    assert [item.text for item in found] == [said[text] for text in texts]


# Fifteen working days from 9 December 2026, over Christmas, end on 4 January 2027.
@pytest.mark.parametrize(("starts", "speaks"), [(-25, False), (-26, True), (-27, True)])
def test_a_requirement_is_named_by_a_step_within_fifteen_working_days(starts, speaks):
    facts = case(steps=[step()], sentences=[sentence(starts=starts, requirements=(7,))])
    assert kinds(facts) == (["requirement-without-step"] if speaks else [])


@pytest.mark.parametrize(("ends", "speaks"), [(0, True), (-1, False)])
def test_a_requirement_of_a_sentence_that_is_over_needs_no_step(ends, speaks):
    facts = case(steps=[step()], sentences=[sentence(ends, requirements=(7,))])
    assert ("requirement-without-step" in kinds(facts)) is speaks


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
    result = [
        item
        for item in to_do(case(in_custody=inside, release=release))
        if item.kind == "release-passed"
    ]
    assert len(result) == speaks
    for item in result:
        assert (item.urgency, item.on) == (LEGAL, on(-1))
        assert item.text == "The release expected on 3 January 2027 has passed."
        assert item.action == "Ask the prison for the new date"


@pytest.mark.parametrize("done", [0, 9])
@pytest.mark.parametrize("work", [FINISHED, {"requirement_id": 7, "started": -9}])
def test_months_that_ran_contradict_no_step(done, work):
    order = sentence(requirements=(7,), kind="drug_rehabilitation", amount=9, done=done)
    assert "counts-differ" not in kinds(case(steps=[step(**work)], sentences=[order]))
