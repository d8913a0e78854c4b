"""What is recorded of sentences and steps, and what follows for the order. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import Decision, Fact, StepFacts
from followthrough.sequencing.rules import DateKind, Proposal
from followthrough.sequencing.tests.facts import (
    CASE,
    DROPPED,
    FINISHED,
    HELD,
    NOT_DELIVERED,
    ON,
    PACK,
    TODAY,
    YEAR_END,
    assessed,
    proposed,
    sentence,
    step,
)


def texts(proposal: Proposal, rule: str) -> list[str]:
    return [one.text for one in proposal.advice if one.rule == rule]


def test_required_work_waits_for_its_own_sentence() -> None:
    case = replace(CASE, sentences=(*CASE.sentences, sentence(2, date(2027, 3, 1), YEAR_END)))
    proposal = proposed(step(1, requirement_id=1), step(2, requirement_id=2), case=case)

    first, second = proposal.steps
    assert first.start == TODAY
    assert second.start == date(2027, 3, 1)
    assert second.reasons[1].code == "own_sentence"


@pytest.mark.parametrize("starts", [date(2027, 3, 3), date(2027, 3, 7), date(2027, 3, 8)])
def test_a_sentence_that_begins_within_a_week_is_not_said_to_begin_in_the_next(starts) -> None:
    case = replace(CASE, sentences=(*CASE.sentences, sentence(2, starts, YEAR_END)))
    proposal = proposed(step(1, requirement_id=1), step(2, requirement_id=2), case=case)
    assert proposal.steps[1].start == date(2027, 3, 8)
    assert proposal.steps[1].reasons[1].text == (
        "It can start from the week of 8 March 2027, when the sentence that it is part of has "
        "begun."
    )


def test_required_work_does_not_outlast_its_own_sentence() -> None:
    case = replace(CASE, sentences=(*CASE.sentences, sentence(2, ON, date(2027, 2, 5))))
    long = "building_choices_moderate"
    [placed] = proposed(step(1, long, requirement_id=2), case=case).steps

    assert placed.date_kind is DateKind.NO_PLACE
    assert placed.reasons[0].code == "sentence_too_short"
    assert placed.alert
    [placed] = proposed(step(1, long, requirement_id=1), case=case).steps
    assert placed.date_kind is DateKind.OWN


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (HELD, "is on hold"),
        (DROPPED, "was dropped"),
        (NOT_DELIVERED, "was not delivered"),
    ],
)
def test_stabilising_work_that_is_gone_calls_for_support(gone: dict[str, Any], said: str) -> None:
    home, group = step(1, "accommodation_support", **gone), step(2, "building_choices_moderate")

    assert texts(proposed(home, group), "S4") == [
        f"“Step 1” {said}: nothing gives stability meanwhile. Plan interim support."
    ]
    assert texts(proposed(home, step(2)), "S4") == []  # nothing needs stability
    other = step(3, "drug_treatment")
    assert not any("nothing gives" in text for text in texts(proposed(home, group, other), "S4"))
    steady = other._replace(stable_on=ON, **FINISHED)
    assert texts(proposed(home, group, steady), "S4") == []


def test_finished_stabilising_work_asks_whether_things_are_stable_enough() -> None:
    home, group = step(1, "accommodation_support", **FINISHED), step(2, "building_choices_moderate")

    assert texts(proposed(home, group), "S4") == [
        "“Step 1” has finished. Ask whether things are stable enough, and record it."
    ]
    assert texts(proposed(home._replace(stable_on=ON), group), "S4") == []
    assert texts(proposed(home), "S4") == []  # nothing is still to come


@pytest.mark.parametrize(("months", "asked"), [(6, False), (1, True), (None, True)])
def test_of_treatment_that_ended_before_its_months_were_over_it_is_not_asked(
    months: int | None, asked: bool
) -> None:
    ordered = RequirementFacts(7, "R7", "drug_rehabilitation", months, 0)
    order = sentence(1, ON - timedelta(days=60), YEAR_END)._replace(requirements=(ordered,))
    facts = {"started": Fact(ON - timedelta(days=40)), "finished": Fact(ON)}
    treated = step(1, "drug_treatment", requirement_id=7, facts=facts)
    case = replace(CASE, sentences=(order,))
    group = step(2, "building_choices_moderate")
    assert bool(texts(proposed(treated, group, case=case), "S4")) is asked


def test_it_is_not_asked_while_something_that_unsettles_or_steadies_is_open() -> None:
    calm, group = step(1, "emotional_wellbeing", **FINISHED), step(2, "building_choices_moderate")
    asks = ["“Step 1” has finished. Ask whether things are stable enough, and record it."]

    def asked(*others: StepFacts, need: tuple[str, str, str] | None = None) -> list[str]:
        case = assessed(*([need] if need else []))
        return [t for t in texts(proposed(calm, group, *others, case=case), "S4") if t in asks]

    assert asked() == asks
    lost = ("accommodation", "immediate", "high")
    assert asked(need=lost) == []
    assert asked(step(3, area="accommodation"), need=lost) == []
    assert asked(step(3, area="accommodation", **FINISHED), need=lost) == asks  # it was seen to
    assert asked(need=("accommodation", "soon", "high")) == asks
    assert asked(need=("thinking", "immediate", "high")) == asks  # nothing steadies that
    assert asked(step(3, "drug_treatment")) == []
    assert asked(step(3, "drug_treatment", **FINISHED)) == asks


@pytest.mark.parametrize(
    ("facts", "alert"),
    [({}, False), ({"protects_others": True}, True), ({"requirement_id": 1}, True)],
)
def test_protected_work_behind_a_step_on_hold_is_an_alert(
    facts: dict[str, Any], alert: bool
) -> None:
    held = step(1, "safety_planning", **HELD)
    proposal = proposed(held, step(2, "domestic_abuse_programme", **facts), step(3))

    behind = proposal.step(2)
    assert behind is not None
    assert behind.reasons[0].code == "prerequisite_not_placed"
    assert behind.alert is alert


@pytest.mark.parametrize(("gone", "said"), [(DROPPED, "dropped"), (NOT_DELIVERED, "not delivered")])
def test_an_entry_rule_that_will_not_be_met_is_said(gone: dict[str, Any], said: str) -> None:
    earlier, later = step(1, "safety_planning", **gone), step(2, "domestic_abuse_programme")
    proposal = proposed(earlier, later)

    [advice] = [one for one in proposal.advice if one.rule == "S6"]
    assert advice.text == (f"“Step 2” has an entry rule: “Step 1” comes first, and it was {said}.")
    assert advice.alert
    placed = proposal.step(2)
    assert placed is not None
    assert placed.start == TODAY  # it is said, and does not bind
    again = step(3, "safety_planning")
    assert texts(proposed(earlier, later, again), "S6") == []


def test_a_look_ahead_shorter_than_the_sentence_is_said_as_that() -> None:
    long = replace(CASE, sentences=(sentence(1, ON, date(2032, 1, 1)),))
    late = TODAY + timedelta(weeks=110)
    moved = Decision("move", ON, start_on=late)
    [placed] = proposed(step(1, decision=moved), case=long).steps

    assert placed.reasons[0].code == "beyond_horizon"
    assert "The order looks 104 weeks ahead" in placed.reasons[0].text
    assert placed.reasons[0].code in PACK.reasons


def test_past_the_release_date_no_date_is_made_up() -> None:
    inside = replace(CASE, in_custody=True, release_on=TODAY - timedelta(days=1))
    [placed] = proposed(step(1), case=inside).steps

    assert placed.start is None
    assert placed.reasons[0].code == "release_not_known"
