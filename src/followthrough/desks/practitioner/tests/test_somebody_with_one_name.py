"""Wherever their source has that name, they are called by it and stand under it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened, searched
from followthrough.interchange.models import SourceLine
from tests import factories
from tests.restricted_people import patterns

CRN = "X000001"
ONE_NAME = {
    "as last name": {"person__first_name": "", "person__last_name": "Suharto"},
    "as first name": {"person__first_name": "Suharto", "person__last_name": ""},
    "first name left out": {"no_person__first_name": None, "person__last_name": "Suharto"},
    "last name left out": {"person__first_name": "Suharto", "no_person__last_name": None},
}
one_name = pytest.mark.parametrize("changes", ONE_NAME.values(), ids=ONE_NAME)


@one_name
def test_every_page_says_that_name_and_nothing_in_place_of_the_other(client, amara, changes):
    factories.case(amara, **changes)
    names = {
        pattern.name for _, pattern in patterns() if set(pattern.pattern.converters) == {"crn"}
    }
    addresses = [reverse(name, args=[CRN]) for name in names]
    [line] = SourceLine.objects.all()
    addresses += [reverse("today"), reverse("cases"), reverse("version-line", args=[CRN, line.pk])]
    saying = 0
    for address in addresses:
        answer = client.get(address)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            text = re.sub(r"<[^>]*>|\s+", " ", answer.text)
            saying += "Suharto" in text
            assert not re.search(r"None Suharto|Suharto None|What +says|About +<|Meet +and", text)
            assert not re.search(r">\s+Suharto|Suharto\s+<|Suharto ’s", answer.text), address
    assert saying > 10


@one_name
def test_they_are_called_by_it(client, amara, changes):
    factories.case(amara, **changes)
    assert "What Suharto says" in opened(client, reverse("plan", args=[CRN])).text
    page = opened(client, reverse("case", args=[CRN]))
    assert "About Suharto" in page.text
    assert "Known as" not in page.text
    assert '<h1 class="govuk-heading-l ft-case__name">Suharto</h1>' in page.html
    assert "Suharto" in opened(client, reverse("my-plan", args=[CRN])).text


@one_name
def test_a_preferred_name_comes_before_it_and_is_not_repeated(client, amara, changes):
    factories.case(amara, **changes, person__preferred_name="Harto")
    assert "Known as Harto" in opened(client, reverse("case", args=[CRN])).text
    assert "What Harto says" in opened(client, reverse("plan", args=[CRN])).text
    factories.case(amara, **changes, person__preferred_name="Suharto")
    assert "Known as" not in opened(client, reverse("case", args=[CRN])).text


def test_lists_have_them_under_it(client, amara):
    people = [("Zoe", "Adams"), ("", "Madonna"), ("Suharto", ""), ("Amy", "Stone"), ("Bo", "Young")]
    for number, (first, last) in enumerate(reversed(people), start=1):
        crn = f"X00000{number}"
        factories.case(amara, crn=crn, person__first_name=first, person__last_name=last)
    rows = re.findall(r'href="/cases/X\d+/">([^<]+)</a>', opened(client, reverse("cases")).html)
    assert rows == ["Zoe Adams", "Madonna", "Amy Stone", "Suharto", "Bo Young"]


@one_name
def test_they_are_found_by_it(client, amara, changes):
    factories.case(amara, **changes)
    assert "1 case." in searched(client, "cases", name="suh").text
