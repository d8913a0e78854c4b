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


def forms_of(page: str) -> list[str]:
    return re.findall(r"<form .*?</form>", page, re.S)


def test_what_is_typed_is_kept_by_no_browser(client: Any, case: Any) -> None:
    """Neither among what it offers the next time, nor with the pages that were open."""
    pages = [*pages_of(case).values(), "/today/", "/cases/", "/cases/closed/", "/services/"]
    forms = [form for page in pages for form in forms_of(client.get(page).text)]
    assert len(forms) > 30
    assert [form for form in forms if not re.match(r"<form [^>]*autocomplete=\"off\"", form)] == []


def test_no_form_puts_what_is_typed_about_somebody_into_the_address(client: Any, case: Any) -> None:
    pages = [*pages_of(case).values(), "/today/", "/cases/", "/cases/closed/", "/services/"]
    boxes = {
        name
        for page in pages
        for form in forms_of(client.get(page).text)
        if re.match(r"<form [^>]*method=\"get\"", form)
        for name in re.findall(r"<(?:input|textarea)[^>]* name=\"(\w+)\"", form)
    }
    assert boxes <= {"out", "age", "ended"}  # what stays off the paper, and which services


def test_a_name_that_stands_in_an_address_stays_in_none(client: Any, case: Any) -> None:
    answer = client.get("/cases/", {"name": LAST, "whose": "unit"})
    assert answer.status_code == 302
    assert LAST not in answer["Location"]
    assert LAST in client.get(answer["Location"]).text


@pytest.mark.parametrize("headers", [{}, {"HTTP_HOST": "elsewhere"}])
def test_no_redirect_or_refusal_is_kept(client: Any, settings: Any, headers: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/cases/?name=x", **headers)
    assert answer.status_code in {301, 400}
    assert answer[KEPT] == "no-store, private"


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


def test_what_is_refused_of_a_file_is_not_kept(client: Any) -> None:
    """Such as a part that the file does not have."""
    answer = client.get(
        f"{settings.STATIC_URL}followthrough.css", headers={"range": "bytes=9999999-"}
    )
    assert answer.status_code == 416
    assert answer[KEPT] == "no-store, private"
