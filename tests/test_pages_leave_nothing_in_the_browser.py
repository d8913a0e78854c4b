"""No page stays on the disk of whoever used the machine before, and no title says whom it is about:
browsers keep titles."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from followthrough.desks.shared.tests.pages import opened
from tests import factories

KEPT = "Cache-Control"
FIRST, LAST = "Zebedee", "Quillfeather"


@pytest.fixture
def case(db: None, client: Any, monday: object) -> Any:
    amara = factories.practitioner(factories.unit())
    client.force_login(amara)
    return factories.case(amara, person__first_name=FIRST, person__last_name=LAST)


def pages_of(case: Any) -> dict[str, str]:
    """Every page of a case that its CRN, a step, a goal or a sentence leads to."""
    goal = case.plan.goals.first()
    ids = {
        "crn": case.person.crn,
        "step_id": goal.steps.first().pk,
        "goal_id": goal.pk,
        "sentence_id": case.sentences.get().pk,
        "number": 1,
        "kind": "need",
    }
    found = {}
    for name, (possible, *_) in get_resolver().reverse_dict.items():
        for _, names in possible[:1]:
            if isinstance(name, str) and "crn" in names and set(names) <= ids.keys():
                found[name] = reverse(name, kwargs={key: ids[key] for key in names})
    return found


def test_no_title_of_a_page_of_a_case_names_the_person(client: Any, case: Any) -> None:
    titles = {}
    for name, address in pages_of(case).items():
        answer = client.get(address)
        if answer.status_code == 200 and "<title>" in answer.text:
            titles[name] = re.search(r"<title>(.*?)</title>", answer.text, re.S)[1]
    assert len(titles) > 15
    assert [title for title in titles.values() if FIRST in title or LAST in title] == []
    unnamed = {name for name, title in titles.items() if case.person.crn not in title}
    assert unnamed <= {"my-plan", "early-end-notice"}  # sheets that are handed to the person


@pytest.mark.parametrize("address", ["/sign-in", "/today/", "/cases/", "/services/", "/no-such/"])
def test_no_page_is_kept_by_the_browser(client: Any, case: Any, address: str) -> None:
    assert client.get(address)[KEPT] == "no-store, private"


def test_no_page_of_a_case_is_kept_nor_what_a_form_answers(client: Any, case: Any) -> None:
    for name, address in pages_of(case).items():
        assert client.get(address)[KEPT] == "no-store, private", name
    page = opened(client, reverse("work-step", args=[case.person.crn, 1]))
    assert page.client.post(page.address, {})[KEPT] == "no-store, private"


def test_what_is_the_same_for_everybody_may_be_kept(client: Any) -> None:
    assert "no-store" not in client.get(f"{settings.STATIC_URL}followthrough.css").get(KEPT, "")
