from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from followthrough.common.actors import OPERATOR
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries import digests
from followthrough.delivery.queries.caseload import caseload
from followthrough.policy import context_on
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db

YESTERDAY = factories.TODAY - timedelta(days=1)


@pytest.fixture
def cases() -> Any:
    """Four of yesterday, one of them made anew today."""
    with time_machine.travel(morning(YESTERDAY)) as clock:
        factories.unit()
        factories.imported(
            *(factories.line(crn=f"X00000{n}") for n in range(1, 5)), today=YESTERDAY
        )
        clock.move_to(morning())
        ids = sorted(CaseDigest.objects.values_list("pk", flat=True))
        make_anew(ids[:1])
        yield ids


def listed() -> Any:
    return caseload(OPERATOR, context_on(factories.TODAY), {"whose": "unit"})


def test_a_short_one_is_as_of_today(cases: list[int]) -> None:
    assert listed().digests.standing.is_whole


def test_a_longer_one_has_what_is_stored(cases: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "MOST_DERIVED", 3)
    CaseDigest.objects.filter(pk=cases[3]).update(steps_planned=99)
    lines = listed()
    standing = lines.digests.standing
    assert (standing.number, standing.percent, standing.oldest) == (4, 25, YESTERDAY)
    assert [line.counts.planned == 99 for line in lines] == [False, False, False, True]


def test_a_case_without_a_digest_is_listed_and_says_that_it_is_not_known(
    cases: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "MOST_DERIVED", 3)
    CaseDigest.objects.filter(pk=cases[3]).delete()
    lines = listed()
    assert [line.counts is None for line in lines] == [False, False, False, True]
    assert lines.count() == 4


def test_the_page_says_so(cases: list[int], client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "MOST_DERIVED", 3)
    client.force_login(factories.practitioner(factories.unit()))
    page = " ".join(client.get("/cases/?whose=unit").text.split())
    assert "As of 3 January 2027: 25% of 4 cases are made anew." in page
    make_anew(cases)
    assert "made anew" not in client.get("/cases/?whose=unit").text
