"""A slip of the year is refused on every page where a day is told."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.plans.models import Plan, Step
from tests import factories

CRN = "X000001"
# The case of `tests.factories`: its sentence began, and it was opened, on 5 October 2026.
FIRST = {"on_day": "5", "on_month": "10", "on_year": "2026"}
BEFORE = {**FIRST, "on_day": "4"}
PAGES = [
    ("work-step", {"what": "worked", "done": "We met"}),
    ("work-step", {"what": "started"}),
    ("work-step", {"what": "finished"}),
    ("step-not-delivered", {"reason": "provider_declined", "agrees": "not_asked"}),
]


def sent(client, name, fields, day):
    step = Step.objects.get(ref="T2")
    return opened(client, reverse(name, args=[CRN, step.pk])).send(**fields, **day)


@pytest.mark.parametrize(("name", "fields"), PAGES)
@pytest.mark.parametrize("day", [BEFORE, {**FIRST, "on_year": "1990"}])
def test_a_day_before_the_case_began_is_refused(client, case, name, fields, day):
    page = sent(client, name, fields, day)
    [(where, said)] = page.errors
    assert where == "#id_on_day"
    assert "5 October 2026" in said
    assert entries(case) == []


@pytest.mark.parametrize(("name", "fields"), PAGES)
def test_its_first_day_is_taken(client, case, name, fields):
    assert sent(client, name, fields, FIRST).errors == []
    assert len(entries(case)) == 1


def test_a_plan_older_than_the_case_says_where_its_work_begins(client, amara):
    case = factories.case(amara)
    Plan.objects.filter(case=case).update(made_on="2026-09-01")
    day = {"on_day": "1", "on_month": "9", "on_year": "2026"}
    assert sent(client, *PAGES[0], day).errors == []
