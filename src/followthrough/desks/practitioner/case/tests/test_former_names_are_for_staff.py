from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.interchange.models import SourceLine
from tests import factories
from tests.restricted_people import patterns

CRN = "X000001"
NAMES = [
    {"kind": "former", "first_name": "Zqanna", "last_name": "Zqold", "until": "2019-05-01"},
    {"kind": "former", "last_name": "Zqolder"},
    {"kind": "alias", "first_name": "Zqanka"},
    {"kind": "spelling", "last_name": "Zqrivyers"},
]


@pytest.fixture
def renamed(amara):
    return factories.case(amara, person__other_names=NAMES)


def test_the_page_of_the_case_says_them(client, renamed):
    page = opened(client, reverse("case", args=[CRN]))
    for said in (
        "Formerly Zqolder, Zqanna Zqold (until 1 May 2019)",
        "Also known as Zqanka",
        "Also written Zqrivyers",
    ):
        assert said in page.text
    assert "Zq" not in str(re.findall("<title>.*?</title>", page.html))


def test_what_a_file_said_of_them_is_read_in_its_version(client, renamed):
    factories.case(person__other_names=[])
    address = reverse("version-line", args=[CRN, SourceLine.objects.earliest("pk").pk])
    assert "Formerly Zqanna Zqold (until 1 May 2019)" in opened(client, address).text
    assert "Zq" not in opened(client, reverse("case", args=[CRN])).text


def test_no_other_page_of_the_case_has_them(client, renamed):
    """Whether or not it is read together with the person."""
    names = {
        pattern.name for _, pattern in patterns() if set(pattern.pattern.converters) == {"crn"}
    }
    assert names > {"case", "plan", "my-plan", "agreement", "case-timeline", "versions"}
    for name in names - {"case"}:
        page = client.get(reverse(name, args=[CRN]), follow=True)
        if page.request["PATH_INFO"] != reverse("case", args=[CRN]):
            assert "Zq" not in page.content.decode(), name
