"""Needs by need area and likelihood at once: each number leads to a list of just as many."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import CaseAccess
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS

AT = reverse("team-not-delivered")
STARTED = {"started_on": "2026-12-01"}
NEEDS = (
    [{"area": "accommodation", "immediacy": "soon", "severity": "high"}],
    [
        {"area": "accommodation", "immediacy": "later", "severity": "low"},
        {"area": "thinking", "immediacy": "soon", "severity": "medium"},
    ],
)


@pytest.fixture
def unit(amara, ben):
    """Needs of two areas under each likelihood; of every third case the housing work started."""
    for number, likelihood in enumerate(("low", "low", "medium", "high", "high", "very_high") * 2):
        factories.case(
            amara if number % 2 else ben,
            crn=f"X{number + 1:06}",
            assessment__likelihood=likelihood,
            assessment__needs=NEEDS[number % 2],
            **({} if number % 3 else {"plan__goals__0__steps__0__delivery": STARTED}),
        )


def links(html: str) -> list[tuple[str, int]]:
    """Addresses of Cases with the number that leads to each."""
    found = re.findall(r'href="(/cases/\?[^"]+)">(?:<[^>]+>)*\s*([\d,]+)', html)
    return [(at.replace("&amp;", "&"), int(number.replace(",", ""))) for at, number in found]


def listed(client, at: str) -> int:
    text = opened(client, at).text
    number = re.search(r"(\d+) cases?[.,]", text)
    assert number, text
    return int(number[1])


def table(html: str) -> str:
    return html[html.index("Needs, and how many of them") : html.index('id="lacking"')]


def test_each_number_is_that_of_the_list_that_it_leads_to(client, unit):
    asked = links(table(opened(client, AT).html))
    assert {number for _, number in asked} == {2, 4, 6, 8, 12}
    assert sum("not_started=" in at for at, _ in asked) > 5
    assert sum("likelihood=high_and_very_high" in at for at, _ in asked) > 2
    for at, number in asked:
        assert listed(client, at) == number, at


def test_areas_stand_in_rows_and_likelihoods_in_columns(client, unit):
    text = opened(client, AT).text
    assert "Need area Low Medium High and very high Any likelihood" in text
    assert "Accommodation 4 cases, likelihood low , 2 not started 2 cases" in text
    assert "6 cases , 6 not started (100%)" in text
    assert "All needs 6, 4 not started 2, 2 not started 10, 8 not started (80%)" in text
    assert "18, 14 not started (78%)" in text


def test_a_picture_says_the_same_by_lengths_and_needs_no_colour(client, unit):
    html = opened(client, AT).html
    picture = html[html.index("<svg") : html.index("</figure>")]
    assert 'role="img"' in picture
    assert "style=" not in picture
    assert "Full: work has started. Outlined: none has." in picture
    assert 'fill="#fff" stroke="#1d70b8"' in picture


def test_what_was_opened_to_a_manager_elsewhere_is_no_number_of_the_team(client, unit, helen):
    factories.unit("U2", "Southtown")
    other = factories.case(crn="X000099", case__unit="U2", assessment__likelihood="low")
    row = {"why": "cover", "from_on": factories.TODAY, "until_on": factories.TODAY}
    before = opened(client, AT).text
    CaseAccess.objects.create(case=other, user=helen, **row)
    assert "X000099" in opened(client, f"{reverse('cases')}?whose=unit").html
    page = opened(client, AT)
    assert page.text == before
    for at, number in links(table(page.html)):
        assert listed(client, at) == number, at


@pytest.mark.parametrize("limit", [{"excluded": ["helen"]}, *list(LIMITS.values())[1:]])
def test_restricted_people_are_in_no_number_and_no_list(client, unit, amara, limit):
    page = opened(client, AT)
    before = {at: listed(client, at) for at, _ in links(page.html)}
    summary, rows = factories.imported(HIDDEN[0].line(amara, limit))
    assert summary.aside == 0, rows
    after = opened(client, AT)
    assert after.text == page.text
    assert {at: listed(client, at) for at, _ in links(after.html)} == before


def test_cases_that_lack_live_work_or_a_strength_in_use_are_counted_and_listed(client, unit):
    factories.case(crn="X000050", assessment__likelihood="high", no_plan=None)
    page = opened(client, AT)
    part = page.html[page.html.index('id="lacking"') :]
    asked = [(at, number) for at, number in links(part) if "lacks=" in at]
    assert [at.rpartition("=")[2] for at, _ in asked] == ["live_work", "strength", "either"]
    for at, number in asked:
        assert listed(client, at) == number
        assert "X000050" in opened(client, at).html
    assert "case without live work on the most severe need" in page.text.replace("cases", "case")
