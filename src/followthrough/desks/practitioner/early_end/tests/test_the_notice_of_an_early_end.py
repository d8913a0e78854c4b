"""The notice that a person is given: a draft until it is confirmed, and nothing that is not theirs
to read."""

from __future__ import annotations

import pytest

from followthrough.desks.practitioner.early_end.tests.early_end_pages import at, browser, decide
from followthrough.desks.shared.tests.pages import opened
from followthrough.early_ending.tests.factories import case_that_may_end_early
from tests import factories


@pytest.fixture
def ready(amara):
    return case_that_may_end_early(amara)


@pytest.fixture
def helen(ready):
    return browser("helen", name="Helen Castle")


def test_the_notice_is_a_draft_until_it_is_confirmed(client, ready, helen):
    decide(client, ready)
    draft = opened(client, at(ready, "early-end-notice"))
    assert "DRAFT. This is not confirmed" in draft.text
    assert draft.title == "Draft: Your community order ends early"
    assert "Nobody has confirmed it yet." in draft.text
    opened(helen, at(ready, "confirm-early-end")).send(words="I read the order.")
    final = opened(client, at(ready, "early-end-notice"))
    assert "DRAFT" not in final.text
    assert final.title == "Your community order ends early"
    for words in (
        *("To: Sam Rivers", "Dear Sam,", "ends on 18 January 2027"),
        "It was due to end on 4 October 2027.",
        "Amara (probation practitioner) decided this on 4 January 2027.",
        "Helen Castle (manager of a delivery unit) confirmed it on 4 January 2027.",
    ):
        assert words in final.text, words


def test_the_notice_says_nothing_of_risk_the_offence_or_other_people(client, amara):
    line = factories.line()["assessment"]
    line["needs"][0]["words"] = "ZqNeed"
    line["strengths"][0]["text"] = "ZqSister"
    line |= {"serious_harm": "very_high", "harm_to": ["known_adult"], "victim_contact": "yes"}
    line["registers"] = [{"code": "av2s", "since": "2026-10-05", "review_on": "2027-12-01"}]
    case = case_that_may_end_early(amara, assessment=line, sentences__0__offence="ZqOffence")
    decide(client, case, words="ZqWords", because_objectives_met="ZqReason")
    text = opened(client, at(case, "early-end-notice")).text.casefold()
    for word in ("zq", "risk", "harm", "victim", "register", "very high", "housing adviser"):
        assert word not in text, word


def test_a_suspended_sentence_goes_on_after_its_supervision(client, amara):
    case = case_that_may_end_early(amara, sentences__0__kind="suspended_sentence_order")
    decide(client, case)
    text = opened(client, at(case, "early-end-notice")).text
    assert "Your supervision ends early" in text
    assert "Your suspended sentence does not end with it." in text
