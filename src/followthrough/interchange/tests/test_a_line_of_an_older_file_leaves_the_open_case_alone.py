"""Somebody's first case ended and a second one is open: a file of before is run by mistake. And a
case that was closed here, of which the source has said the same since, is the source's to open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.people.actions.case_life import LifeNote, close_case
from followthrough.people.models import Case
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REVOKED = {"on": "2026-12-01", "reason": "revoked", "words": "Further offence."}


def line(opened_on: str, ref: str, **case: Any) -> dict[str, Any]:
    made = factories.line(case__opened_on=opened_on)
    made["case"] |= case
    made["sentences"][0] |= {"ref": ref, "starts_on": opened_on}
    made["assessment"]["made_on"] = made["plan"]["made_on"] = "2026-12-12"
    made["plan"]["agreement"] = {"state": "agreed", "on": "2026-12-12"}
    return made


def test_it_is_set_aside_and_the_open_case_stays_as_it_is():
    factories.unit()
    first, ended = line("2026-10-05", "S1"), line("2026-10-05", "S1", ended=REVOKED)
    second = line("2026-12-10", "S2")
    for one in (first, ended, second):
        assert factories.imported(one)[0].aside == 0
    before = list(Case.objects.order_by("pk").values())
    for one in (ended, first):
        summary, [row] = factories.imported(one)
        assert summary.aside == 1
        assert "earlier-case" in row
    assert list(Case.objects.order_by("pk").values()) == before
    assert factories.imported(second)[0].same == 1


def test_a_source_that_agreed_with_an_end_made_here_can_open_the_case_again():
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    today = factories.TODAY
    note = LifeNote(today, today, "She moved to Leeds.")
    close_case(actor_for(amara), case, "moved_to_another_service", note)
    closed = {"on": str(today), "reason": "moved_to_another_service", "words": ""}
    again = factories.imported(factories.line(), today=today + timedelta(days=1))
    assert again[0].aside + again[0].same == 1  # not opened by a source that has not heard of it
    agreed = factories.line(case__ended=closed)
    assert factories.imported(agreed, today=today + timedelta(days=1))[0].aside == 0
    case.refresh_from_db()
    assert case.closed_on == today
    summary, rows = factories.imported(factories.line(), today=today + timedelta(days=7))
    assert summary.aside == 0, rows
    case.refresh_from_db()
    assert case.closed_on is None


def test_what_was_said_of_the_end_here_stays():
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    today = factories.TODAY
    close_case(
        actor_for(amara), case, "moved_to_another_service", LifeNote(today, today, "To Leeds.")
    )
    closed = {"on": str(today), "reason": "moved_to_another_service", "words": ""}
    factories.imported(factories.line(case__ended=closed), today=date(2027, 1, 5))
    assert case.ends.current().get().words == "To Leeds."
