"""A later page of the timeline reads its own entries, not those of the pages before it."""

from __future__ import annotations

import re

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.common.queries import timeline
from tests import factories
from tests.received import bytes_received

pytestmark = pytest.mark.django_db

NUMBER = 130


@pytest.fixture
def case(amara):
    """With entries of one length, each by a colleague of its own name."""
    made = factories.case(amara)
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            case_id=made.pk,
            by_name=f"Colleague {number:03}",
            by_role="practitioner",
            action="case.read",
        )
        for number in range(NUMBER)
    )
    return made


def names(client, page: int) -> list[str]:
    text = client.get(f"/cases/X000001/timeline/?page={page}").text
    return re.findall(r"Colleague \d{3}", text)


def test_each_entry_stands_on_one_page_the_newest_first(client, case):
    pages = [names(client, page) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, NUMBER - 100]
    newest_first = [f"Colleague {number:03}" for number in reversed(range(NUMBER))]
    assert [name for page in pages for name in page] == newest_first


def test_the_second_page_is_handed_over_as_the_first(case):
    first = bytes_received(lambda: timeline(case.pk, limit=30))
    assert bytes_received(lambda: timeline(case.pk, limit=30, after=60)) == first
