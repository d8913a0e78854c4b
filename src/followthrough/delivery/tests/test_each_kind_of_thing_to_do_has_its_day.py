"""The day before, on and after which each rule begins to speak."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.rules.today import When, when_for
from followthrough.delivery.tests.facts import (
    TODAY,
    case,
    context,
    need,
    on,
    published,
    sentence,
    step,
    to_do,
)
from followthrough.people.rules.due_item import AGREEMENT, IMMEDIATE, SAFETY
from followthrough.plans.rules import AgreementState


def kinds(facts) -> list[str]:
    return [item.kind for item in due(facts, context())]


def only(facts):
    [item] = to_do(facts)
    return item


def test_a_quiet_young_case_has_nothing_to_do():
    assert due(case(steps=[step()]), context()) == []


@pytest.mark.parametrize(("review", "said"), [(8, []), (7, ["is"]), (0, ["is"]), (-1, ["was"])])
def test_a_register_is_reviewed_from_a_week_before(review, said):
    result = to_do(case(registers={"rcpr": review}))

    assert [item.on for item in result] == [on(review)] * len(said)
    assert all(f" {word} due on " in item.text for item, word in zip(result, said, strict=True))


@pytest.mark.parametrize(("assessed", "speaks"), [(-13, False), (-14, True), (-15, True)])
def test_an_immediate_need_waits_two_weeks_for_a_start(assessed, speaks):
    facts = case(needs=[need()], assessed=assessed, steps=[step()])
    assert kinds(facts) == (["immediate-need"] if speaks else [])


@pytest.mark.parametrize(
    ("steps", "action"),
    [
        ([], "Agree with Sam what would help"),
        ([step(area="alcohol")], "Agree with Sam what would help"),
        ([step()], "Look at the steps, and agree a start with Sam"),
        (
            [step(decided="hold", decided_on=-1)],
            "Take it up again, or agree with Sam what helps until then",
        ),
        ([step(referred=-1)], "Add a step that helps in the meantime"),
        ([step(started=-1)], None),
        (
            [step(finished=-1), step(nature="course", referred=-1)],
            "Add a step that helps in the meantime",
        ),
        ([step(started=-1), step(nature="course", referred=-1)], None),  # that is offered
        (
            [
                step(started=-1, nature="ongoing", for_whom="staff_only"),
                step(nature="course", referred=-1),
            ],
            "Add a step that helps in the meantime",
        ),
        (
            [step(started=-1), step(nature="course")],
            "Look at the steps, and agree a start with Sam",
        ),
        (
            [step(started=-9, finished=-1)],
            "Look at it again with Sam: what has changed, and what comes next",
        ),
        ([step(started=-9, finished=-1, nature="course"), step()], None),
        # What was done once is not work on a need.
        (
            [step(finished=-1, nature="one_off"), step()],
            "Look at the steps, and agree a start with Sam",
        ),
        (
            [step(started=-9, finished=-1), step(not_delivered=-1, why="travel")],
            "Agree with Sam on another way",
        ),
    ],
)
def test_an_immediate_need_asks_for_what_is_lacking(steps, action):
    result = to_do(case(needs=[need()], assessed=-14, steps=steps))
    assert [item.action for item in result] == ([action] if action else [])


@pytest.mark.parametrize(
    ("finished", "urgency"), [(-13, AGREEMENT), (-14, IMMEDIATE), (-15, IMMEDIATE)]
)
def test_what_was_finished_since_the_assessment_asks_only_whether_its_label_holds(
    finished, urgency
):
    done = step(finished=finished)
    facts = case(needs=[need(), need("finance")], assessed=-14, steps=[done])
    unmet, asked = sorted(due(facts, context()), key=lambda item: item.subject, reverse=True)
    assert (unmet.subject, unmet.urgency) == ("need:finance", IMMEDIATE)
    assert (asked.subject, asked.urgency) == ("need:accommodation", urgency)


@pytest.mark.parametrize(("opened", "now"), [(-20, False), (-40, True)])
def test_a_plan_that_is_not_there_by_its_day_is_for_now(opened, now):
    facts = case(plan=False, opened=opened)
    assert [when_for(item, TODAY) for item in due(facts, context())] == [When.NOW] * now


@pytest.mark.parametrize("immediacy", ["soon", "later"])
def test_other_needs_can_wait(immediacy):
    assert due(case(needs=[need(immediacy=immediacy)], assessed=-400), context()) == []


@pytest.mark.parametrize(("by", "speaks"), [(-1, True), (0, False), (1, False)])
def test_a_step_is_late_from_the_day_after(by, speaks):
    assert kinds(case(steps=[step(by=by)])) == (["step-by-date"] if speaks else [])


@pytest.mark.parametrize(("start", "speaks"), [(15, False), (14, True), (0, True), (-1, False)])
def test_a_group_is_announced_two_weeks_before_and_on_its_day(start, speaks):
    one = step()
    facts = case(steps=[one], published=published(one, start))
    assert kinds(facts) == (["group-starts"] if speaks else [])


@pytest.mark.parametrize("kind", ["estimate", "own", "not_known"])
def test_only_a_fixed_group_date_is_announced(kind):
    one = step()
    assert kinds(case(steps=[one], published=published(one, 1, kind))) == []


def test_a_group_that_has_started_is_not_announced():
    one = step(started=-1)
    assert kinds(case(steps=[one], published=published(one, 1))) == []


# 4 April less three months is 4 January; a sentence that ended is over.
@pytest.mark.parametrize(("ends", "speaks"), [(91, False), (90, True), (0, True), (-1, False)])
def test_a_requirement_speaks_in_the_last_three_months(ends, speaks):
    assert on(90).isoformat() == "2027-04-04"
    facts = case(steps=[step(requirement_id=7)], sentences=[sentence(ends=ends, requirements=(7,))])
    assert ("requirement-not-started" in kinds(facts)) is speaks


@pytest.mark.parametrize(
    ("one", "speaks"),
    [
        (step(requirement_id=7, started=-1), False),
        (step(requirement_id=7, started=-2, finished=-1), False),
        (step(requirement_id=7, referred=-1), True),
        (step(requirement_id=7, decided="hold", decided_on=-1), True),
        (step(requirement_id=8), False),
    ],
)
def test_a_requirement_speaks_until_its_own_step_has_started(one, speaks):
    facts = case(steps=[one], sentences=[sentence(ends=10, requirements=(7,))])
    assert ("requirement-not-started" in kinds(facts)) is speaks


@pytest.mark.parametrize(("made", "speaks"), [(-27, False), (-28, False), (-29, True)])
def test_a_plan_without_any_record_stalls_after_four_weeks(made, speaks):
    facts = case(plan_made=made, steps=[step()])
    assert kinds(facts) == (["stalled"] if speaks else [])


@pytest.mark.parametrize(("started", "speaks"), [(-28, False), (-29, True)])
def test_any_record_counts_as_movement(started, speaks):
    facts = case(plan_made=-400, steps=[step(), step(started=started)])
    assert kinds(facts) == (["stalled"] if speaks else [])


@pytest.mark.parametrize(
    "one",
    [
        step(started=-60, finished=-50),
        step(not_delivered=-50),
        step(decided="drop"),
        step(decided="hold"),
        step(started=-60, decided="hold", decided_on=-50),
    ],
)
def test_work_that_is_over_or_put_aside_does_not_stall(one):
    assert kinds(case(plan_made=-400, steps=[one])) == []


@pytest.mark.parametrize(
    ("inside", "release", "stalls"),
    [(False, None, True), (True, None, False), (True, 1, False), (True, 0, False)],
)
def test_work_waits_while_the_person_is_inside(inside, release, stalls):
    facts = case(plan_made=-400, steps=[step(started=-60)], in_custody=inside, release=release)
    assert ("stalled" in kinds(facts)) is stalls


def test_work_that_started_again_after_a_hold_does_stall():
    one = step(started=-45, decided="hold", decided_on=-50)
    assert kinds(case(plan_made=-400, steps=[one])) == ["stalled"]


@pytest.mark.parametrize(
    ("one", "speaks"),
    [
        (step(requirement_id=7, decided="hold", decided_on=-1), True),
        (step(requirement_id=7, decided="hold", decided_on=0), True),
        (step(requirement_id=7), False),
        (step(decided="hold", decided_on=-1), False),
    ],
)
def test_what_a_sentence_requires_stays_in_sight_while_on_hold(one, speaks):
    facts = case(steps=[one], sentences=[sentence(ends=300, requirements=(7,))])
    assert ("requirement-on-hold" in kinds(facts)) is speaks


# Fifteen working days from 9 December 2026, over Christmas, end on 4 January 2027.
@pytest.mark.parametrize(("opened", "speaks"), [(-25, False), (-26, True), (-27, True)])
@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        ({"plan": False}, "no-plan"),
        ({"agreement": "draft"}, "no-plan"),
        ({"agreement": "agreed"}, "no-plan"),
        ({"agreement": "provisional"}, "no-plan"),
        ({"agreement": "draft", "steps": [step()]}, "plan-draft"),
        ({"agreement": "agreed", "steps": [step(decided="drop")]}, None),
    ],
)
def test_a_plan_is_agreed_within_fifteen_working_days(opened, speaks, plan, kind):
    """One that holds no step is none."""
    assert kinds(case(opened=opened, **plan)) == ([kind] if speaks and kind else [])


@pytest.mark.parametrize(
    ("state", "speaks"),
    [
        (AgreementState.PROVISIONAL, True),
        (AgreementState.COULD_NOT_ANSWER, True),
        (AgreementState.AGREED, False),
    ],
)
def test_an_answer_that_is_no_answer_is_asked_again_at_once(state, speaks):
    facts = case(agreement=state.value, steps=[step()])
    assert kinds(facts) == ([f"plan-{state}"] if speaks else [])


def test_a_file_that_differs_is_said_from_the_day_it_arrived():
    item = only(case(differs=0))
    assert (item.kind, item.on, item.at.name) == ("import-differs", TODAY, "difference")


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (step(protects_others=True), "safety-step-not-started"),
        (step(protects_others=True, referred=-1), "safety-step-not-started"),
        (step(protects_others=True, by=30), "safety-step-not-started"),
        (step(protects_others=True, not_delivered=-1), "safety-step-not-delivered"),
        (step(protects_others=True, decided="hold"), "safety-step-put-aside"),
        (step(protects_others=True, decided="drop"), "safety-step-put-aside"),
        (step(protects_others=True, started=-1), None),
        (step(protects_others=True, started=-2, finished=-1), None),
    ],
)
def test_a_step_that_protects_others_speaks_until_it_has_started(one, kind):
    """On hold too: it may have been put there before anybody knew that it protects others."""
    result = due(case(steps=[one]), context())
    assert [(item.kind, item.urgency) for item in result] == ([(kind, SAFETY)] if kind else [])


def test_a_late_step_that_protects_others_is_said_once():
    assert kinds(case(steps=[step(protects_others=True, by=-5)])) == ["safety-step-not-started"]


def test_suspended_contact_silences_stalled_work_and_immediate_needs_but_not_safety():
    facts = {
        "plan_made": -400,
        "needs": [need()],
        "assessed": -400,
        "registers": {"rcpr": 0},
        "steps": [step(protects_others=True)],
    }
    active = kinds(case(**facts))
    suspended = kinds(case(**facts, sentences=[sentence(regime="suspended")]))

    assert set(active) - set(suspended) == {"stalled", "immediate-need"}
    assert sorted(suspended) == ["register-review", "safety-step-not-started"]


def test_one_sentence_that_is_not_suspended_keeps_the_work_alive():
    both = [sentence(regime="suspended"), sentence(regime="active")]
    assert kinds(case(plan_made=-400, steps=[step()], sentences=both)) == ["stalled"]
