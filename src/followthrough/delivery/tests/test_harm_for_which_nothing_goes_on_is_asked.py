"""A need that is linked to serious harm, somebody of high risk whom no step answers, and a referral
that came to nothing for a reason the practitioner can act on: each is asked from its day on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, need, on, sentence, step, to_do
from followthrough.people.rules.due_item import AGREEMENT, SAFETY, STALLED
from followthrough.people.rules.settled_facts import DoneElsewhereFacts

OTHER = {"area": "alcohol"}


def of_kind(facts, kind):
    return [item for item in due(facts, context()) if item.kind == kind]


# Five working days from 23 December 2026, over Christmas and New Year, end on 4 January 2027.
@pytest.mark.parametrize(("assessed", "speaks"), [(-11, False), (-12, True), (-13, True)])
@pytest.mark.parametrize("immediacy", ["soon", "later"])
def test_a_need_linked_to_harm_is_asked_after_five_working_days(assessed, speaks, immediacy):
    needs = [need(immediacy=immediacy, linked=True)]
    facts = case(needs=needs, assessed=assessed, steps=[step(**OTHER)])
    assert bool(of_kind(facts, "harm-need")) is speaks


@pytest.mark.parametrize(
    ("harm", "urgency"),
    [("low", AGREEMENT), ("medium", AGREEMENT), ("high", SAFETY), ("very_high", SAFETY)],
)
def test_it_is_about_the_safety_of_others_where_the_risk_is_high(harm, urgency):
    needs = [need(immediacy="soon", linked=True)]
    facts = case(needs=needs, assessed=-40, steps=[step(**OTHER)], serious_harm=harm)
    assert [item.urgency for item in of_kind(facts, "harm-need")] == [urgency]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "nothing is planned for this need linked to serious harm."),
        (
            [step(started=-30, intervention="supervision_meetings")],
            "nothing but meetings or tests is planned for this need linked to serious harm.",
        ),
        ([step(decided="drop", intervention="supervision_meetings")], "nothing is planned for"),
        ([step()], None),
        ([step(referred=-1)], None),
        ([step(started=-300)], None),
        ([step(decided="hold")], "all that is planned for this need linked to serious harm is on"),
        ([step(not_delivered=-1, why="travel")], "was not delivered."),
        ([step(started=-90, finished=-41)], None),  # what is left, the next review says
    ],
)
def test_a_need_linked_to_harm_says_what_is_lacking(steps, said):
    needs = [need(immediacy="soon", linked=True)]
    facts = case(needs=needs, assessed=-40, steps=[*steps, step(**OTHER)])
    told = [item.text for item in to_do(facts) if item.kind == "harm-need"]
    assert len(told) == (said is not None)
    assert all(said in text for text in told)


@pytest.mark.parametrize(("finished", "speaks"), [(-41, True), (-40, True), (-39, False)])
def test_where_the_risk_is_high_it_is_asked_whether_work_that_is_done_was_enough(finished, speaks):
    """Of an assessment made before its end not: it says nothing of what came of the work."""
    needs = [need(immediacy="soon", linked=True)]
    steps = [step(started=-90, finished=finished), step(**OTHER)]
    facts = case(needs=needs, assessed=-40, steps=steps, serious_harm="high")
    assert [item.urgency for item in of_kind(facts, "harm-need")] == [AGREEMENT] * speaks


@pytest.mark.parametrize("one", [need(immediacy="soon"), need(immediacy="immediate", linked=True)])
def test_other_needs_are_not_asked_so(one):
    """Of an immediate one a rule of its own speaks."""
    assert not of_kind(case(needs=[one], assessed=-40, steps=[step(**OTHER)]), "harm-need")


def test_nothing_is_asked_of_needs_while_contact_is_suspended():
    needs = [need(immediacy="soon", linked=True)]
    suspended = [sentence(regime="suspended")]
    facts = case(needs=needs, assessed=-40, steps=[step(**OTHER)], sentences=suspended)
    assert not of_kind(facts, "harm-need")


def protecting(**fields):
    return step(protects_others=True, **fields)


# Ten working days from 16 December 2026, over Christmas and New Year, end on 4 January 2027.
@pytest.mark.parametrize(("finished", "speaks"), [(-18, False), (-19, True), (-20, True)])
@pytest.mark.parametrize("harm", ["high", "very_high"])
def test_that_nothing_protects_any_more_is_asked_after_ten_working_days(finished, speaks, harm):
    steps = [protecting(started=-90, finished=finished), step(started=-1)]
    facts = case(steps=steps, assessed=-60, serious_harm=harm)
    items = of_kind(facts, "nothing-protects")
    assert [item.urgency for item in items] == [SAFETY] * speaks


@pytest.mark.parametrize(("assessed", "since", "due_on"), [(-90, -60, -46), (-30, -30, -30)])
def test_a_newer_assessment_asks_anew_and_puts_nothing_off(assessed, since, due_on):
    steps = [protecting(started=-90, finished=-60), step(started=-1)]
    facts = case(steps=steps, assessed=assessed, serious_harm="high")
    [item] = of_kind(facts, "nothing-protects")
    assert (item.since, item.on) == (on(since), on(due_on))


@pytest.mark.parametrize(("made", "speaks"), [(-18, False), (-19, True)])
def test_a_plan_in_which_nothing_ever_protected_is_asked_from_its_day(made, speaks):
    facts = case(steps=[step(started=-1)], plan_made=made, assessed=-60, serious_harm="high")
    told = [item.text for item in to_do(facts) if item.kind == "nothing-protects"]
    assert told == ["No step protects others, and the risk of serious harm is high."] * speaks


@pytest.mark.parametrize(
    ("harm", "steps"),
    [
        ("low", []),
        ("medium", []),
        ("high", [protecting()]),
        ("high", [protecting(started=-1)]),
        ("high", [protecting(started=-90, finished=-60), protecting(referred=-1)]),
        # A rule of its own speaks of these.
        ("high", [protecting(decided="hold")]),
        ("high", [protecting(not_delivered=-50, why="travel")]),
    ],
)
def test_nothing_more_is_asked_where_something_protects_or_the_risk_is_not_high(harm, steps):
    facts = case(steps=[*steps, step(started=-1)], assessed=-60, plan_made=-60, serious_harm=harm)
    assert not of_kind(facts, "nothing-protects")


def failed(days=-60, why="information_missing", **fields):
    return step("See the nurse", route="referral", not_delivered=days, why=why, **fields)


SOON = [need(immediacy="soon")]


@pytest.mark.parametrize(("days", "speaks"), [(-18, False), (-19, True), (-20, True)])
def test_a_referral_that_failed_is_asked_after_ten_working_days(days, speaks):
    facts = case(needs=SOON, steps=[failed(days), step(started=-1, **OTHER)])
    items = of_kind(facts, "referral-failed")
    assert [(item.urgency, item.since) for item in items] == [(STALLED, on(days))] * speaks


def test_it_says_why_and_what_can_be_done():
    facts = case(needs=SOON, steps=[failed(), step(started=-1, **OTHER)])
    [item] = [item for item in to_do(facts) if item.kind == "referral-failed"]
    assert item.text == (
        "“See the nurse” goes no further since 5 November 2026: information for the referral is "
        "missing."
    )
    assert item.action == "Ask for the missing information and say by when it is needed"


@pytest.mark.parametrize(
    ("one", "speaks"),
    [
        (failed(), True),
        (step(route="referral", decided="hold", why="information_missing"), True),
        (failed(why="not_eligible"), True),
        (failed(why="no_service_in_area"), False),  # who can act is the commissioner
        (failed(why="declined_by_person"), False),
        (failed(why="no_longer_wanted"), True),  # whether the goal still stands, they ask
        (failed(why="met_another_way"), False),
        (failed(why="moved_away"), False),
        (failed(why=""), False),
        (failed(when="later"), False),
        (step(not_delivered=-60, why="information_missing"), False),  # nobody was referred
        (step(route="referral", decided="drop", why="not_eligible"), False),
    ],
)
def test_only_what_the_practitioner_can_act_on_is_asked(one, speaks):
    facts = case(needs=SOON, steps=[one, step(started=-1, **OTHER)])
    assert bool(of_kind(facts, "referral-failed")) is speaks


@pytest.mark.parametrize(
    ("needs", "more", "speaks"),
    [
        (SOON, [], True),
        ([], [], False),  # it is no need any more
        (SOON, [step()], False),
        (SOON, [step(started=-90)], False),
        (SOON, [step(started=-40, finished=-30)], False),  # taken up again
        (SOON, [step(started=-90, finished=-70)], True),
        ([need(immediacy="soon", linked=True)], [], False),  # said of the need
        ([need()], [], False),
    ],
)
def test_a_referral_is_asked_once_and_while_nothing_else_goes_on_for_its_need(needs, more, speaks):
    facts = case(needs=needs, assessed=-40, steps=[failed(), *more, step(started=-1, **OTHER)])
    assert bool(of_kind(facts, "referral-failed")) is speaks


# Twenty working days from 2 December 2026, over Christmas and New Year, end on 4 January 2027.
@pytest.mark.parametrize(("said", "speaks"), [(-32, False), (-33, False), (-34, True)])
@pytest.mark.parametrize("kind", ["harm-need", "nothing-protects"])
def test_nobodys_word_that_it_goes_on_elsewhere_ends_it_for_good(kind, said, speaks):
    facts = case(
        needs=[need(immediacy="soon", linked=True)],
        assessed=-80,
        plan_made=-80,
        steps=[step(**OTHER)],
        serious_harm="high",
    )
    [item] = of_kind(facts, kind)
    row = DoneElsewhereFacts(item.occasion, on(said), on(said))
    facts = replace(facts, case=replace(facts.case, done_elsewhere=(row,)))
    told = [thing.text for thing in to_do(facts) if thing.kind == kind]
    assert bool(told) is speaks
    assert all("no file has said so since." in text for text in told)
