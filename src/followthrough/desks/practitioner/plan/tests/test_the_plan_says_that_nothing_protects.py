"""Where the risk of serious harm is high and no step protects others, the plan says so as Today
does, and is the place to plan what does, or to record why none is needed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import DoneElsewhere
from tests import factories

CRN = "X000001"
PLAN, CASE = reverse("plan", args=[CRN]), reverse("case", args=[CRN])
SAYS = "No step protects others, and the risk of serious harm is high."
NONE_NEEDED = reverse("done-elsewhere", args=[CRN, "nothing-protects", "-", "2026-10-20"])
WHY = {
    "who": "Jo Reed",
    "words": "The police see to it",
    "on_day": "4",
    "on_month": "1",
    "on_year": "2027",
}


@pytest.fixture
def unprotected(amara, client):
    client.force_login(amara)
    return factories.case(amara, assessment__serious_harm="high")


def test_it_stands_above_the_rows_in_the_words_of_today(client, unprotected):
    page = opened(client, PLAN)
    assert SAYS in opened(client, reverse("today")).text
    assert SAYS in page.text
    assert page.text.index(SAYS) < page.text.index("Meet the housing adviser")
    assert f'href="{NONE_NEEDED}?back=plan"' in page.html
    assert "Add a step that protects others" in page.text


def test_why_none_is_needed_is_recorded_in_words_that_fit(client, unprotected):
    form = opened(client, f"{NONE_NEEDED}?back=plan")
    assert "Why is none needed, or how is it seen to?" in form.text
    assert "system" not in form.text
    after = form.send(**WHY)
    assert after.address == PLAN
    assert SAYS not in after.text
    assert "Recorded as none needed, or seen to elsewhere, since 4 January 2027." in after.text
    case = opened(client, CASE)
    assert (
        "None needed, or seen to elsewhere, since 4 January 2027: Jo Reed. Amara recorded it: "
        "“The police see to it”" in case.text
    )
    assert "It was not done" not in case.text
    assert "Ask about it again" in case.text


def test_the_row_on_today_asks_in_those_words_too(client, unprotected):
    page = opened(client, CASE)
    assert "Why is none needed, or how is it seen to?" in page.text
    assert "In which system does it stand" not in page.text


def test_without_a_reason_nothing_is_recorded(client, unprotected):
    refused = opened(client, f"{NONE_NEEDED}?back=plan").send(**{**WHY, "words": "", "who": ""})
    assert [text for _, text in refused.errors] == [
        "Enter who decided that, or who sees to it",
        "Enter why none is needed, or how it is seen to",
    ]
    assert not DoneElsewhere.objects.exists()
    assert f'href="{PLAN}"' in refused.html


def test_a_plan_with_a_step_that_protects_says_nothing(client, amara):
    protecting = factories.step("T1", protects_others=True, delivery={"started_on": "2026-12-21"})
    factories.case(amara, assessment__serious_harm="high", plan__goals__0__steps=[protecting])
    assert SAYS not in opened(client, PLAN).text
