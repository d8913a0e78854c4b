"""The pages about a decision that stands follow the law of the day on which it was made, and those
about a sentence of which nothing is decided that of today."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from followthrough.desks.practitioner.early_end.tests.early_end_pages import at, browser, decide
from followthrough.desks.shared.tests.pages import opened
from followthrough.early_ending.tests.factories import TODAY, case_that_may_end_early
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force, value_on
from tests.clock import morning

NEXT = TODAY + timedelta(days=1)
CONDITION = "early_end_condition.no_court_review"


@pytest.fixture
def ready(amara):
    return case_that_may_end_early(amara)


@pytest.fixture
def tomorrow():
    return time_machine.travel(morning(NEXT))


@pytest.fixture(autouse=True)
def law_that_changes(monkeypatch):
    """From tomorrow on another condition counts, and orders cannot end early any more."""
    value = value_on(CONDITION, TODAY) | {"label": "A condition of tomorrow"}
    kind = Change("early_end_sentence.community_order", NEXT)
    put_in_force(monkeypatch, changed(kind, Change("early_end_condition.brand_new", NEXT, value)))


def test_what_was_decided_before_the_change_is_confirmed_and_put_into_a_notice(
    client, amara, ready, tomorrow
):
    decide(client, ready)
    with tomorrow:
        helen = browser("helen", name="Helen Castle")
        client.force_login(amara)
        page = opened(client, at(ready))
        assert "can end early in this way" not in page.text
        assert "A condition of tomorrow" not in page.text
        assert "since it was decided" not in page.text
        opened(helen, at(ready, "confirm-early-end")).send(words="I read the order.")
        notice = opened(client, at(ready, "early-end-notice"))
        assert notice.title == "Your community order ends early"


def test_where_nothing_is_decided_the_law_of_the_day_counts(client, amara, ready, tomorrow):
    assert "Every other requirement has been complied with" in opened(client, at(ready)).text
    with tomorrow:
        client.force_login(amara)
        assert "can end early in this way" in opened(client, at(ready)).text


def test_once_it_is_withdrawn_the_law_of_the_day_counts(client, amara, ready, tomorrow):
    decide(client, ready)
    with tomorrow:
        client.force_login(amara)
        opened(client, at(ready, "withdraw-early-end")).send(words="The law is another now.")
        assert "can end early in this way" in opened(client, at(ready)).text
