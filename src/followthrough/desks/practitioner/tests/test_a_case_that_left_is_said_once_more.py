"""Whoever gave up a case, or whose case goes on in another record, is told where it is now."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.access import SayWhy, work_on_case
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.models import Case
from followthrough.people.queries import given_up_lately
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TODAY = factories.TODAY
GONE = "No longer with you"


@pytest.fixture
def people():
    unit, south = factories.unit(), factories.unit("U2", "Southtown")
    return {
        "amara": factories.user("amara", units=(unit,)),
        "ben": factories.user("ben", units=(unit,), name="Ben Carter"),
        "helen": factories.user("helen", Role.MANAGER, units=(unit,)),
        "sue": factories.user("sue", Role.MANAGER, units=(south,)),
        "tom": factories.user("tom", units=(south,), name="Tom Wood"),
    }


def today(user) -> str:
    client = Client()
    client.force_login(user)
    return opened(client, "/today/").text


def moved(people) -> Case:
    case = factories.case(people["amara"])
    move_case(actor_for(people["helen"]), case, Move(TODAY, "U2", "He lives with his sister now."))
    return case


def give(by, case, to: str) -> None:
    now = Case.objects.get(pk=case.pk)
    reason = "first" if now.practitioner_id is None else "absence"
    note = Handover(TODAY, to, reason, "All is well.", now.practitioner_id)
    reallocate_case(actor_for(by), now, note)


def test_nothing_is_said_where_nothing_left(people):
    factories.case(people["amara"])
    assert GONE not in today(people["amara"])


def test_where_a_case_moved_and_who_has_it_there(people):
    case = moved(people)
    assert "X000001 moved to Southtown 4 Jan" in today(people["amara"])
    give(people["sue"], case, "tom")
    assert "X000001 moved to Southtown: with Tom Wood 4 Jan" in today(people["amara"])
    assert "Sam" not in today(people["amara"])


def test_who_was_given_a_case(people):
    give(people["helen"], factories.case(people["amara"]), "ben")
    assert "X000001 is with Ben Carter 4 Jan" in today(people["amara"])
    assert GONE not in today(people["ben"])


def test_in_which_record_it_goes_on(people):
    kept = factories.case(people["ben"])
    twice = factories.case(people["amara"], crn="X900002")
    merge_records(actor_for(people["helen"]), kept, twice, Decision(TODAY, "I asked him."))
    said = "X900002 goes on under X000001, the same person: with Ben Carter"
    assert said in today(people["amara"])
    assert GONE not in today(people["ben"])


def test_nothing_of_whom_a_limit_keeps_from_them(people):
    moved(people)
    factories.imported(factories.line(case__unit="U2", access={"excluded": ["amara"]}))
    assert GONE not in today(people["amara"])


@pytest.mark.parametrize(("days", "said"), [(13, 1), (14, 0)])
def test_for_two_weeks(people, days, said):
    moved(people)
    assert len(given_up_lately(actor_for(people["amara"]), TODAY + timedelta(days=days))) == said


def test_who_gave_it_up_says_why_before_a_change_on_that_day(people):
    case = moved(people)
    with pytest.raises(SayWhy):
        work_on_case(actor_for(people["amara"]), case)


def test_the_new_practitioner_reads_what_the_unit_before_had_to_say(people):
    case = moved(people)
    give(people["sue"], case, "tom")
    client = Client()
    client.force_login(people["tom"])
    text = opened(client, "/cases/X000001/").text
    assert "Came from Northtown, 4 January 2027 He lives with his sister now." in text
    assert "All is well." in text
