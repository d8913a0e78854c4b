"""Help that was asked for, reviews, and what the person thinks of a plan that changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, sentence, step, to_do
from followthrough.people.rules.due_item import DUE_KINDS
from followthrough.plans.rules import AgreementFacts


def told(facts) -> list[tuple[str, str]]:
    return [(i.kind, DUE_KINDS.named(i.kind).page) for i in due(facts, context())]


def with_plan(facts, **changes: Any):
    return replace(facts, plan=replace(facts.plan, **changes))


@pytest.fixture
def quiet():
    """Worked on here, made today, with a step under way."""
    made = with_plan(case(steps=[step(started=-1)]), made_on=on(0), changed_here=True)
    assert told(made) == []
    return made


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ({"needs_help": -1}, True),
        ({"needs_help": -1, "started": -2}, True),
        ({"needs_help": -1, "started": -2, "finished": 0}, False),
        ({"needs_help": -1, "not_delivered": 0, "why": "health"}, False),
    ],
)
def test_a_step_that_needs_help_is_in_sight_until_it_is_over(fields, speaks):
    result = told(case(steps=[step(**fields)]))
    assert (("step-needs-help", "") in result) is speaks


@pytest.mark.parametrize(
    ("made", "reviewed", "speaks"),
    [
        ("2026-10-05", None, False),
        ("2026-10-04", None, True),
        ("2026-01-01", "2026-10-05", False),
        ("2026-01-01", "2026-10-04", True),
    ],
)
def test_a_review_is_due_three_months_after_the_last_or_after_the_plan(
    quiet, made, reviewed, speaks
):
    facts = with_plan(
        quiet,
        made_on=date.fromisoformat(made),
        reviewed_on=date.fromisoformat(reviewed) if reviewed else None,
    )
    assert (("review-due", "review") in told(facts)) is speaks


@pytest.mark.parametrize(
    ("state", "agreed", "reviewed", "since"),
    [
        ("agreed", None, None, "2021-10-04"),
        ("agreed", "2026-09-30", None, "2026-09-30"),
        ("agreed", "2026-09-30", "2026-10-01", "2026-10-01"),
        ("agreed", "2026-10-01", "2026-09-30", "2026-10-01"),
        ("agreed", "2026-10-05", "2021-11-01", None),
        ("agreed", "2020-01-01", None, "2021-10-04"),
        ("did_not_agree", "2026-10-05", None, "2021-10-04"),
        ("could_not_answer", "2026-10-05", None, "2021-10-04"),
    ],
)
def test_a_review_is_counted_from_the_day_on_which_the_plan_was_agreed_anew(
    quiet, state, agreed, reviewed, since
):
    facts = with_plan(
        quiet,
        made_on=date(2021, 10, 4),
        agreement=AgreementFacts(state, date.fromisoformat(agreed) if agreed else None),
        reviewed_on=date.fromisoformat(reviewed) if reviewed else None,
    )
    found = [item.since for item in due(facts, context()) if item.kind == "review-due"]
    assert found == ([date.fromisoformat(since)] if since else [])


def test_when_a_plan_from_a_file_was_reviewed_is_not_known(quiet):
    facts = with_plan(quiet, made_on=on(-400), changed_here=False)
    assert ("review-due", "review") not in told(facts)


@pytest.mark.parametrize(("since", "asked"), [(0, False), (-30, False), (-300, True)])
def test_a_plan_that_a_file_brought_is_reviewed_from_the_day_it_was_worked_on_here(
    quiet, since, asked
):
    """Whoever records the first thing on it is not late for reviews that nobody knows of."""
    facts = with_plan(quiet, made_on=on(-400), changed_here=True, worked_here_since=on(since))
    assert (("review-due", "review") in told(facts)) is asked


def test_no_review_is_asked_for_while_contact_is_suspended(quiet):
    facts = with_plan(
        case(steps=[step(started=-1)], sentences=[sentence(regime="suspended")]),
        made_on=on(-400),
        changed_here=True,
    )
    assert ("review-due", "review") not in told(facts)


def test_a_review_without_a_decision_waits_and_takes_the_place_of_the_one_that_is_due(quiet):
    facts = with_plan(quiet, made_on=on(-400), review_open_since=on(-2))
    assert told(facts) == [("review-open", "review")]


def test_a_plan_that_changed_after_the_person_spoke_is_talked_through_again(quiet):
    said = AgreementFacts("agreed", on(-9))
    facts = with_plan(quiet, agreement=said, changed_since_said=True)
    assert told(facts) == [("plan-changed-since", "agreement")]
    assert due(facts, context())[0].on == on(-9)


@pytest.mark.parametrize(("day", "speaks"), [(1, False), (0, True), (-1, True), (-400, True)])
def test_what_was_learnt_is_looked_back_at_from_its_day_on(day, speaks):
    one = step(started=-60, finished=-50, look_back_on=on(day))
    result = [(i.kind, i.on, i.at[0]) for i in to_do(case(steps=[one]))]
    assert (("look-back", on(day), "step-finished") in result) is speaks


@pytest.mark.parametrize(
    "so",
    [
        {"sentences": [sentence(regime="suspended")]},
        {"sentences": [sentence(-1)]},
    ],
)
def test_nobody_is_asked_back_while_contact_is_suspended_or_after_the_sentence(so):
    one = step(started=-60, finished=-50, look_back_on=on(-1))
    kinds = [item.kind for item in due(case(steps=[one], **so), context())]
    assert "look-back" not in kinds


def test_nothing_is_looked_back_at_that_is_not_finished():
    one = step(started=-60, look_back_on=on(-1))
    assert "look-back" not in [item.kind for item in due(case(steps=[one]), context())]
