"""While contact is suspended on every sentence no new work is asked of the person, so what has not
started gets no date; what has started goes on (reference/domain.md 5.9)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import DateKind, Lane
from followthrough.sequencing.tests.facts import (
    CASE,
    FINISHED,
    HELD,
    ON,
    PACK,
    TODAY,
    YEAR_END,
    proposed,
    sentence,
    step,
)


def suspended(*regimes: str) -> CaseFacts:
    sentences = (
        sentence(n, ON, YEAR_END)._replace(regime=regime) for n, regime in enumerate(regimes, 1)
    )
    return replace(CASE, sentences=tuple(sentences))


@pytest.mark.parametrize(
    ("regimes", "dated"),
    [
        (["suspended"], False),
        (["suspended", "suspended"], False),
        (["suspended", "active"], True),
        (["exempt"], True),
        (["active"], True),
    ],
)
def test_only_where_every_sentence_is_suspended(regimes: list[str], dated: bool) -> None:
    [found] = proposed(step(1), case=suspended(*regimes)).steps

    assert (found.start == TODAY) is dated


@pytest.mark.parametrize("facts", [{}, {"facts": {"referred": Fact(ON)}}], ids=["new", "waiting"])
def test_what_has_not_started_has_no_date_and_says_why(facts: dict[str, Any]) -> None:
    [found] = proposed(step(1, **facts), case=suspended("suspended")).steps

    assert (found.start, found.end, found.date_kind) == (None, None, DateKind.NONE)
    assert found.lane is Lane.LATER
    [reason] = found.reasons
    assert reason.code == "contact_suspended"
    assert reason.text == (
        "Contact is suspended, so no new work is asked of the person and no date is given yet."
    )
    assert reason.help == (
        "Ask whether the person wants to do it by choice; if so, record its start."
    )
    assert not reason.alert
    assert "planner" in PACK.reasons["contact_suspended"].kinds


@pytest.mark.parametrize(
    ("facts", "rule", "why"),
    [
        ({"protects_others": True}, "S2", "keeps other people safe"),
        ({"requirement_id": 1}, "S3", "delivers part of the sentence"),
    ],
)
def test_what_protects_others_or_is_required_is_an_alert(
    facts: dict[str, Any], rule: str, why: str
) -> None:
    proposal = proposed(step(1, **facts), step(2), case=suspended("suspended"))

    [advice] = proposal.advice
    assert (advice.rule, advice.tasks, advice.alert) == (rule, ("1",), True)
    assert advice.text == (
        f"“Step 1” {why} and has no date while contact is suspended: tell the manager."
    )
    [reason] = next(found.reasons for found in proposal.steps if found.step.id == 1)
    assert reason.code == "contact_suspended"
    assert reason.alert
    assert reason.help == ("Decide with the manager how this goes on while contact is suspended.")


def test_what_has_started_goes_on() -> None:
    started = step(1, "accommodation_support", facts={"started": Fact(ON)})
    [found] = proposed(started, case=suspended("suspended")).steps

    assert found.start == ON
    assert found.end is not None
    assert [reason.code for reason in found.reasons] == ["already_started"]


def test_every_step_is_in_the_order_with_a_reason() -> None:
    steps = (
        step(1, "safety_planning", **HELD),
        step(2, "domestic_abuse_programme"),
        step(3, **FINISHED),
        step(4),
    )
    proposal = proposed(*steps, case=suspended("suspended"))

    assert {found.step.id for found in proposal.steps} == {1, 2, 3, 4}
    codes = {found.step.id: found.reasons[0].code for found in proposal.steps}
    assert codes == {1: "not_ready", 2: "contact_suspended", 3: "finished", 4: "contact_suspended"}


def test_a_sentence_without_time_and_an_unknown_release_are_said_first() -> None:
    over = sentence(1, ON, date(2026, 12, 31))._replace(regime="suspended")
    [found] = proposed(step(1), case=replace(CASE, sentences=(over,))).steps
    assert found.reasons[0].code == "sentence_too_short"
    inside = replace(suspended("suspended"), in_custody=True)
    [found] = proposed(step(1), case=inside).steps
    assert found.reasons[0].code == "release_not_known"


@pytest.mark.parametrize(
    ("regime", "work", "lane"),
    [
        ("suspended", "supervision_meetings", Lane.LATER),
        ("active", "supervision_meetings", Lane.NOW),
        ("suspended", "problem_solving_sessions", Lane.NOW),
    ],
)
def test_meetings_that_have_begun_rest(regime: str, work: str, lane: Lane) -> None:
    begun = step(1, work, facts={"started": Fact(ON)}, requirement_id=1)
    [found] = proposed(begun, case=suspended(regime)).steps
    assert found.lane is lane
