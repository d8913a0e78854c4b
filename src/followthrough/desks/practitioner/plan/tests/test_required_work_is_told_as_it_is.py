"""What a sentence requires is told on each page of the case as it is: given up, over, counted
otherwise, or with an amount that nobody knows."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from tests import factories

GIVEN_UP = {"not_delivered_on": "2026-12-20", "not_delivered_reason": "sessions_cancelled"}
STARTED = {"started_on": "2026-12-01"}
OVER = {"sentences__0__starts_on": "2025-11-16", "sentences__0__ends_on": "2026-11-15"}
ADD = "Add a step for it"


def case(amara, amount: int | None, done: int, delivery: dict | None, **changes):
    """With unpaid work in the order, and a step for it that has come so far; None: without one."""
    line = factories.line(**changes)
    counted = {"done": done} | ({} if amount is None else {"amount": amount})
    line["sentences"][0]["requirements"] = [{"ref": "R1", "kind": "unpaid_work"} | counted]
    goal = line["plan"]["goals"][1]
    goal["steps"][1].pop("requirement")
    if delivery is not None:
        goal["steps"][0] |= {"text": "Saturdays", "requirement": "R1", "delivery": delivery}
    parts = {key: line[key] for key in ("crn", "sentences", "plan")}
    return factories.case(amara, **parts)


def pages(client) -> dict[str, str]:
    names = ("case", "plan")
    return {name: opened(client, reverse(name, args=["X000001"])).text for name in names}


def test_work_that_was_given_up_is_planned_anew(client, amara):
    case(amara, 100, 20, GIVEN_UP)
    text = pages(client)
    assert "“Unpaid work” is required, and no step works on it any more." in text["case"]
    assert "Unpaid work No step any more 20 of 100 hours" in text["plan"]
    assert ADD in text["plan"]


def test_after_the_sentence_nothing_is_planned_and_somebody_is_told(client, amara):
    case(amara, 100, 20, None, **OVER)
    text = pages(client)
    assert "The sentence ended on 15 November 2026." in text["case"]
    assert "Ask your manager what the court has to be told" in text["case"]
    assert "Unpaid work Not done 20 of 100 hours, until 15 November 2026 (ended)" in text["plan"]
    assert "Ask your manager what the court has to be told." in text["plan"]
    assert ADD not in text["plan"]
    assert "Plan work for it" not in text["plan"]
    assert "Add a step that builds on it" not in text["plan"]


@pytest.mark.parametrize(
    ("done", "counted"),
    [(100, "100 of 100 hours"), (160, "160 of 100 hours, 60 more than ordered")],
)
def test_done_as_counted_beside_a_step_that_goes_on_is_one_truth(client, amara, done, counted):
    case(amara, 100, done, STARTED)
    text = pages(client)
    said = "The source counts it as done, and “Saturdays” is not finished here."
    assert f"Unpaid work Done {counted}, until" in text["plan"]
    assert said in text["plan"]
    assert "the source counts “Unpaid work” as done" in text["case"]
    assert f"Unpaid work: {counted}" in text["case"]


@pytest.mark.parametrize("delivery", [None, STARTED])
def test_an_amount_of_nought_is_not_known_and_not_done(client, amara, delivery):
    made = case(amara, 0, 0, delivery)
    text = pages(client)
    said = "ow much is not known (the source says 0 hours)"
    assert f"Unpaid work: h{said}" in text["case"]
    assert f"Unpaid work {'In the plan' if delivery else 'No step yet'} H{said}" in text["plan"]
    sentence = made.sentences.get().pk
    panel = opened(client, reverse("early-end", args=["X000001", sentence])).text
    assert "Unpaid work: how much was ordered is not known" in panel


def test_a_step_for_it_is_added_under_the_goal_that_such_work_is_about(client, amara):
    goals = factories.line()["plan"]["goals"]
    del goals[1]["steps"][1]
    made = factories.case(amara, plan__goals=goals)
    html = opened(client, reverse("plan", args=["X000001"])).html
    thinking = made.plan.goals.get(area="thinking")
    programme = made.sentences.get().requirements.get(kind="accredited_programme")
    address = reverse("add-step", args=["X000001", thinking.pk])
    assert f'href="{address}?requirement={programme.pk}"' in html


def test_what_was_given_up_is_not_said_to_deliver_it(client, amara):
    case(amara, 100, 20, GIVEN_UP)
    assert "Delivered by" not in pages(client)["plan"]
    case(amara, 100, 20, STARTED, crn="X000002")
    assert "Delivered by Saturdays" in opened(client, reverse("plan", args=["X000002"])).text


def test_a_manager_is_not_told_on_the_plan_to_ask_their_manager(client, amara):
    case(amara, 100, 20, None, **OVER)
    client.force_login(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))
    text = pages(client)
    for page in text.values():
        assert "Decide with the practitioner what the court has to be told" in page
        assert "our manager" not in page


def with_months(amara, kind: str, months: int, delivery: dict | None = None) -> None:
    """An order of two years from 4 January 2026 that asks for so many months of this."""
    line = factories.line(sentences__0__starts_on="2026-01-04", sentences__0__ends_on="2028-01-03")
    required = {"ref": "R1", "kind": kind, "amount": months}
    line["sentences"][0]["requirements"] = [required]
    goal = line["plan"]["goals"][1]
    goal["steps"][1].pop("requirement")
    if delivery is not None:
        goal["steps"][0] |= {"text": "Treatment", "requirement": "R1", "delivery": delivery}
    parts = {key: line[key] for key in ("crn", "sentences", "plan")}
    factories.case(amara, **parts)


@pytest.mark.parametrize(("months", "up"), [(3, True), (18, False)])
def test_of_a_curfew_no_weeks_are_left_beyond_its_months(client, amara, months, up):
    with_months(amara, "curfew", months)
    text = pages(client)["plan"]
    about = text[text.index("Curfew Needs no step") :][:300]
    assert f"{months} months, until 3 January 2028." in about
    assert "weeks left" not in about.split("2028.")[0]
    assert ("so the time for it may be up. Ask whoever monitors it." in about) is up


def test_treatment_that_lasted_as_ordered_is_done_as_long_as_ordered(client, amara):
    over = {"started_on": "2026-01-05", "finished_on": "2026-07-10"}
    with_months(amara, "drug_rehabilitation", 6, over)
    text = pages(client)["plan"]
    assert "Drug rehabilitation Done as long as ordered 6 months" in text
    assert "Ask the treatment provider if it is over." in text


def test_treatment_that_goes_on_is_in_the_plan(client, amara):
    with_months(amara, "drug_rehabilitation", 6, {"started_on": "2026-01-05"})
    assert "Drug rehabilitation In the plan 6 months" in pages(client)["plan"]
