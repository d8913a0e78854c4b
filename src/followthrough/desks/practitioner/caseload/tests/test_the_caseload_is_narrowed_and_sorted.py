"""Cases by what decides: 25 a page, narrowed and sorted by what stands in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from followthrough.common.roles import Role
from followthrough.desks.shared.tests.pages import opened
from tests import factories

CASES = reverse("cases")
ENDS = "sentences__0__ends_on"


def found(client, **asked: str) -> list[str]:
    """CRNs in the order of the list."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    html = opened(client, f"{CASES}?{query}").html
    return re.findall(r'href="/cases/(X\d{6})/"', html)


def two(amara, second: dict[str, Any], **first: Any) -> None:
    factories.case(amara, **first)
    factories.case(amara, crn="X000002", **second)


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ("no_plan", {"no_plan": None}),
        ("not_agreed", {"plan__agreement": {"state": "draft"}}),
        ("custody", {"case__in_custody": True}),
        ("suspended", {"sentences__0__regime": "suspended"}),
    ],
)
def test_a_list_is_narrowed_by_what_is_so(client, amara, asked, changes):
    two(amara, changes)
    assert found(client, **{asked: "on"}) == ["X000002"]


def test_a_plan_without_a_step_is_none(client, amara):
    two(amara, {"plan__goals": [], "plan__agreement": {"state": "draft"}})
    assert found(client, no_plan="on") == ["X000002"]
    assert found(client, not_agreed="on") == []


@pytest.mark.parametrize(
    ("sort", "first"), [("", "X000001"), ("ends", "X000002"), ("opened", "X000002")]
)
def test_a_list_is_sorted_by_what_the_address_says(client, amara, sort, first):
    factories.case(amara, **{ENDS: "2027-10-04", "case__opened_on": "2026-07-01"})
    later = {ENDS: "2027-02-04", "case__opened_on": "2026-10-01", "person__last_name": "Zed"}
    factories.case(amara, crn="X000002", **later)
    assert found(client, sort=sort)[0] == first


def test_most_immediate_needs_first(client, amara):
    calm = [{"area": "alcohol", "immediacy": "later", "severity": "low"}]
    two(amara, {}, assessment__needs=calm)
    assert found(client, sort="immediate") == ["X000002", "X000001"]


def test_no_end_comes_last(client, amara):
    licence = {"kind": "licence", "no_end": True, "ends_on": None, "requirements": []}
    line = {**factories.line()["sentences"][0], **licence}
    line.pop("ends_on")
    two(amara, {}, sentences=[line], plan__goals__1__steps__1__requirement=None)
    assert found(client, sort="ends")[-1] == "X000001"


def test_another_order_is_refused_in_words_and_narrows_nothing(client, case):
    page = opened(client, f"{CASES}?sort=score")
    assert "X000001" in page.text
    assert page.errors


def test_a_page_holds_25(client, amara):
    for number in range(1, 28):
        factories.case(amara, crn=f"X{number:06}")
    assert len(found(client)) == 25
    assert len(found(client, page="2")) == 2


def test_managers_see_who_holds_each_case(client, amara):
    factories.case(amara)
    factories.case(crn="X000002")
    client.force_login(factories.user("mo", Role.MANAGER, units=(factories.unit(),)))
    text = opened(client, CASES).text
    assert "Held by" in text
    assert "Amara" in text
    assert "Nobody" in text


def test_ones_own_cases_say_it_to_nobody(client, case):
    assert "Held by" not in opened(client, CASES).text
