"""Each condition with what is on record: true or false by the source's own counts, or for a person
to judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.early_ending.rules import ConditionState, changed_conditions
from followthrough.early_ending.tests.values import (
    ENDS,
    PACK,
    STARTS,
    TODAY,
    condition,
    goals,
    required,
    sentence_facts,
    shown,
)
from followthrough.people.rules import RequirementFacts
from followthrough.plans.tests.values import a_goal, a_plan, a_step

FROM = PACK.early_end_sentences["community_order"].applies_from
T, F, J = ConditionState.TRUE, ConditionState.FALSE, ConditionState.NEEDS_JUDGEMENT
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "today", "why_not"),
    [
        ({}, TODAY, ""),
        ({"kind": "suspended_sentence_order"}, TODAY, ""),
        ({"kind": "licence"}, TODAY, "another kind"),
        ({"kind": "something_new"}, TODAY, "another kind"),
        ({"starts_on": date(2025, 1, 1)}, FROM - DAY, "applies from"),
        ({"starts_on": date(2025, 1, 1)}, FROM, ""),
        ({}, STARTS - DAY, "has not started"),
        ({}, STARTS, ""),
        ({}, ENDS, ""),
        ({}, ENDS + DAY, "ended on 4 October 2027"),
    ],
)
def test_it_says_where_this_way_of_ending_is_not_open(
    changes: dict, today: date, why_not: str
) -> None:
    panel = shown(sentence_facts(**changes), None, today)
    assert bool(panel.why_not) == bool(why_not)
    assert why_not in panel.why_not
    assert bool(panel.conditions) == (not why_not)


def test_a_day_that_nobody_verified_says_so() -> None:
    panel = shown(sentence_facts(starts_on=date(2025, 1, 1)), None, FROM - DAY)
    assert "this day is not verified" in panel.why_not


@pytest.mark.parametrize(
    ("requirements", "holds", "evidence"),
    [
        (
            [("unpaid_work", 60, 59)],
            F,
            "Unpaid work: 59 of 60 hours done, as the source counts it.",
        ),
        (
            [("unpaid_work", 60, 60)],
            T,
            "Unpaid work: 60 of 60 hours done, as the source counts it.",
        ),
        ([("unpaid_work", 60, 61)], T, "61 of 60 hours"),
        ([("unpaid_work", None, 0)], J, "the source counts nothing"),
        # No court orders nought: it is not complied with.
        ([("unpaid_work", 0, 0)], J, "how much was ordered is not known (the source says 0 hours)"),
        ([("unpaid_work", 0, 30)], J, "Look at the order."),
        ([("curfew", 0, 0)], J, "the source says 0 months"),
        ([("accredited_programme", None, 0)], J, "No step in the plan delivers it."),
        # Months are time that has run, in treatment as well: not work that was done.
        ([("mental_health_treatment", 6, 5)], J, "5 of 6 months have run"),
        ([("mental_health_treatment", 6, 6)], J, "6 of 6 months have run"),
        ([("attendance_centre", 12, 11)], F, "11 of 12 hours"),
        # What only forbids: time that has run does not say whether it was kept.
        ([("curfew", 6, 0)], J, "Nothing here says whether it was kept."),
        ([("curfew", 6, 6)], J, "6 of 6 months have run"),
        ([("exclusion", None, 0)], J, "Nothing here says whether it was kept."),
        ([("of_next_year", 6, 6)], J, "not known here"),
        # Activity days are another condition's, and only the most that may be asked.
        ([("rehabilitation_activity", 30, 0)], T, "No other requirement is on record."),
        # One that is not done decides; otherwise one that the records leave open does.
        ([("unpaid_work", 60, 60), ("curfew", 6, 6)], J, "Unpaid work: 60 of 60"),
        ([("unpaid_work", 60, 1), ("curfew", 6, 6)], F, "Unpaid work: 1 of 60"),
        # The source has not sent the order whole.
        ([], J, "Look at the order."),
    ],
)
def test_compliance_follows_the_sources_own_count(
    requirements: list[tuple], holds: ConditionState, evidence: str
) -> None:
    result = [required(*one, id_=n) for n, one in enumerate(requirements, start=1)]
    one = condition(shown(sentence_facts(*result)), "other_requirements")
    assert one.holds is holds
    assert evidence in " ".join(one.evidence)


def test_what_delivers_a_requirement_without_a_count_is_named() -> None:
    plan = a_plan(a_goal(a_step(text="Finish the programme", requirement_id=1)))
    panel = shown(sentence_facts(required("accredited_programme")), plan)
    told = " ".join(condition(panel, "other_requirements").evidence)
    assert "“Finish the programme” has not started." in told


@pytest.mark.parametrize(
    ("states", "evidence"),
    [
        (("achieved", "achieved", "active"), "2 of 3 goals are achieved."),
        (("achieved", "active"), "1 of 2 goals is achieved."),
        (("achieved",), "1 of 1 goal is achieved."),
        (("active",), "“Goal 1” is being worked on."),
        (("achieved", "removed"), "1 of 1 goal is achieved."),
        (("achieved", "removed"), "Removed from the plan, so not counted: 1 goal."),
        (("removed",), "The plan has no goals."),
        ((), "The plan has no goals."),
    ],
)
def test_goals_are_evidence_and_never_an_answer(states: tuple, evidence: str) -> None:
    one = condition(shown(sentence_facts(), a_plan(*goals(*states))), "objectives_met")
    assert one.holds is J
    assert evidence in one.evidence


def test_no_plan_answers_nothing_either() -> None:
    one = condition(shown(sentence_facts()), "objectives_met")
    assert (one.holds, one.evidence) == (J, ("There is no plan here.",))


def test_a_later_goal_open_steps_and_the_last_review_are_told() -> None:
    plan = replace(
        a_plan(a_goal(a_step(), a_step(id=2), when="later")), reviewed_on=date(2026, 12, 1)
    )
    told = condition(shown(sentence_facts(), plan), "objectives_met").evidence
    assert "“A home” is for later." in told
    assert "Not ended yet: 2 steps." in told
    assert "The plan was last reviewed on 1 December 2026." in told


@pytest.mark.parametrize(
    ("needs", "states", "evidence"),
    [
        (("thinking",), ("active",), "Every need in the assessment has a goal."),
        (("thinking", "finance"), ("active",), "a need in the assessment, without a goal."),
        (("thinking",), ("removed",), "a need in the assessment, without a goal."),
        ((), ("active",), "The assessment names no need."),
    ],
)
def test_needs_without_a_goal_stand_beside_the_question_of_more(
    needs: tuple, states: tuple, evidence: str
) -> None:
    panel = shown(sentence_facts(), a_plan(*goals(*states)), TODAY, *needs)
    one = condition(panel, "no_more_objectives")
    assert one.holds is J
    assert evidence in " ".join(one.evidence)


def test_days_left_of_an_activity_requirement_decide_nothing() -> None:
    for used in (0, 29, 30):
        sentence = sentence_facts(
            required("rehabilitation_activity", 30, used), days_limit=30, days_used=used
        )
        one = condition(shown(sentence), "no_further_instructions")
        assert one.holds is J
        assert f"{used} of at most 30 activity days are used" in " ".join(one.evidence)


def test_without_an_activity_requirement_a_person_still_says_so() -> None:
    one = condition(
        shown(sentence_facts(required("unpaid_work", 60, 60))), "no_further_instructions"
    )
    assert one.holds is J
    assert "not among the requirements on record" in one.evidence[0]


def test_what_changed_on_record_since_a_decision_is_named() -> None:
    before = shown(sentence_facts(required("unpaid_work", 60, 60)), a_plan(*goals("achieved")))
    kept = {c.code: c.kept for c in before.conditions}
    assert changed_conditions(before, kept) == ()
    after = shown(sentence_facts(required("unpaid_work", 60, 40)), a_plan(*goals("achieved")))
    assert changed_conditions(after, kept) == ("Every other requirement has been complied with",)


KINDS = st.sampled_from([*PACK.requirements, "of_next_year"])
COUNTS = st.integers(0, 300)
REQUIREMENTS = st.lists(
    st.builds(RequirementFacts, COUNTS, st.just("R"), KINDS, st.none() | COUNTS, COUNTS), max_size=6
)
STATES = st.lists(st.sampled_from(["active", "achieved", "removed"]), max_size=5)


@given(REQUIREMENTS, STATES, st.booleans(), st.lists(st.sampled_from(list(PACK.need_areas))))
def test_no_records_ever_make_it_all_true_or_answer_a_judgement(
    requirements: list[RequirementFacts], states: list[str], planned: bool, needs: list[str]
) -> None:
    plan = a_plan(*goals(*states)) if planned else None
    panel = shown(sentence_facts(*requirements), plan, TODAY, *needs)
    judged = {c.code for c in PACK.early_end_conditions.values() if c.judgement}
    assert len(judged) == 4
    assert [c.code for c in panel.conditions] == list(PACK.early_end_conditions)
    assert judged <= {c.code for c in panel.to_judge}
    assert all(c.evidence and all(text.strip() for text in c.evidence) for c in panel.conditions)


@given(REQUIREMENTS)
def test_false_is_only_said_of_a_count_that_is_not_reached(
    requirements: list[RequirementFacts],
) -> None:
    short = any(
        r.amount is not None
        and r.done < r.amount
        and r.kind != "rehabilitation_activity"
        and r.kind in PACK.requirements
        and PACK.requirements[r.kind].delivered_by_step
        and PACK.requirements[r.kind].unit != "months"
        for r in requirements
    )
    assert bool(shown(sentence_facts(*requirements)).failed) == short


@given(
    st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sampled_from(["community_order", "licence"])
)
def test_conditions_are_shown_exactly_where_this_way_is_open(day: date, kind: str) -> None:
    panel = shown(sentence_facts(kind=kind), None, day)
    opened = kind != "licence" and max(FROM, STARTS) <= day <= ENDS
    assert bool(panel.conditions) == opened == (not panel.why_not)
