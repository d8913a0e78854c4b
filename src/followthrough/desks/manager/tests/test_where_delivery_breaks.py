"""Where the thread breaks over the cases of a unit: in words, by need area and by likelihood."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

AT = reverse("team-not-delivered")
STARTED = {"started_on": "2026-12-01"}


@pytest.fixture
def unit(amara, ben):
    """Six cases: of the three with a low likelihood two have their housing work started, of the
    three with a high or very high one none has."""
    for number, likelihood in enumerate(("low", "low", "low", "high", "high", "very_high")):
        factories.case(
            amara if number % 2 else ben,
            crn=f"X{number + 1:06}",
            assessment__likelihood=likelihood,
            **({"plan__goals__0__steps__0__delivery": STARTED} if number < 2 else {}),
        )


def row(page, table: str, label: str) -> list[str]:
    """The cells of a line of a table."""
    result = re.search(rf"(?s){re.escape(table)}</caption>(.*?)</table>", page.html)
    for line in re.findall(r"(?s)<tr.*?</tr>", result[1]):
        parts = re.findall(r"(?s)<t[dh].*?</t[dh]>", line)
        cells = [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in parts]
        if cells[0].removesuffix(" : see the cases") == label:
            return [label, *cells[1:]]
    raise AssertionError(f"{label} is not in {table}")


def test_needs_are_split_by_area_with_their_n(client, unit):
    page = opened(client, AT)
    assert "Over 6 open cases." in page.text
    assert row(page, "Needs, by need area", "Accommodation") == [
        "Accommodation",
        "6",
        "6 (100%)",
        "6 (100%)",
        "2 of 6",
        "2",
        "0",
        "Not started, and no reason is recorded (4 of 4)",
    ]
    assert f'{reverse("cases")}?whose=team&amp;need=accommodation"' in page.html


def test_they_are_split_by_likelihood_with_high_and_very_high_together(client, unit):
    title = "Needs and strengths, by likelihood of reoffending"
    page = opened(client, AT)
    low, high = row(page, title, "Low"), row(page, title, "High and very high")
    assert low[1:7] == ["6", "6 (100%)", "6 (100%)", "2 of 6", "2", "0"]
    assert high[1:7] == ["6", "6 (100%)", "6 (100%)", "0 of 6", "0", "0"]
    assert (low[7], high[7]) == ("3 of 3", "3 of 3")  # strengths that are built on
    assert "Very high" not in page.text.replace("High and very high", "")


def test_what_sentences_require_stands_apart(client, unit):
    page = opened(client, AT)
    assert row(page, "What sentences require", "Accredited programme")[1:4] == [
        "6",
        "6 (100%)",
        "6 (100%)",
    ]


def test_no_practitioner_is_named(client, unit):
    text = opened(client, AT).text
    assert "Amara" not in text
    assert "Ben" not in text


def test_it_stands_there_at_once(client, unit):
    page = opened(client, AT)
    assert "Over 6 open cases." in page.text
    assert "Needs, by need area" in page.text


def test_a_unit_without_cases_has_nothing_to_say(client, helen):
    page = opened(client, AT)
    assert "It breaks nowhere." in page.text
    assert "Needs, by need area" not in page.text
