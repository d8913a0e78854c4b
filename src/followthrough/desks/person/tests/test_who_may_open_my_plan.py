from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.person.tests.world import build
from followthrough.sequencing.actions import publish_order
from tests import factories
from tests.restricted_people import HIDDEN, NOBODY, import_hidden, names_somebody, plain

pytestmark = pytest.mark.django_db
MINE = "/cases/X000001/my-plan/"
MOST = 12
DONE = {"started_on": "2026-11-02", "finished_on": "2026-12-01"}


def test_one_has_to_sign_in(client):
    factories.case()
    assert client.get(MINE).status_code == 302


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OPERATOR}))
def test_only_staff_of_the_unit_open_it(client, role):
    factories.case()
    client.force_login(factories.user("someone", role, (factories.unit(),)))
    expected = 200 if role in {Role.PRACTITIONER, Role.MANAGER} else 403
    assert client.get(MINE).status_code == expected


def test_a_case_that_may_not_be_seen_and_one_that_is_not_there_answer_alike(client):
    ben = factories.user("ben", units=(factories.unit(),))
    import_hidden(ben)
    client.force_login(ben)
    for one in HIDDEN:
        theirs, nobodys = (client.get(f"/cases/{crn}/my-plan/") for crn in (one.crn, NOBODY))
        assert theirs.status_code == nobodys.status_code == 404
        assert plain(theirs, one.crn) == plain(nobodys, NOBODY)
        assert names_somebody(theirs.text) == []


def test_somebody_who_is_not_on_the_case_is_noted(client):
    case = factories.case(factories.practitioner(factories.unit()))
    ben = factories.user("ben", units=(factories.unit(),))
    client.force_login(ben)
    client.get(MINE)
    noted = LedgerEntry.objects.filter(action="case.read", case_id=case.pk)
    assert [entry.by_id for entry in noted] == [ben.pk]


def test_a_case_without_a_plan_or_a_strength(client):
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara, plan=None, assessment__strengths=[])
    client.force_login(amara)
    page = client.get(MINE).text
    assert "I do not have a plan yet. I can ask Amara to make one with me." in page
    assert "I can tell Amara what I am good at." in page
    assert "What I am doing now" not in page
    case.assessments.update(replaced_on=timezone.now())
    assert client.get(MINE).text == page


def test_what_was_typed_is_text_and_no_markup(client):
    amara = factories.practitioner(factories.unit())
    factories.case(
        amara,
        person__preferred_name="<b>Sam</b>",
        plan__goals__0__title="<i>Home</i> {{ 7 * 7 }} {who}",
        plan__goals__0__words="{day} <script>1</script>",
    )
    client.force_login(amara)
    page = client.get(MINE).text
    for mark in ("<b>", "<i>", "<script"):
        assert mark not in page
    for text in ("&lt;b&gt;Sam", "&lt;i&gt;Home", "{{ 7 * 7 }} {who}", "{day} &lt;script"):
        assert text in page


def test_what_is_better_may_hold_braces(client):
    """Titles are put into sentences of ours, and are not sentences with places to fill in."""
    amara = factories.practitioner(factories.unit())
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0] |= {"text": "{who} {0} {", "delivery": DONE}
    factories.case(amara, plan__goals=goals)
    client.force_login(amara)
    assert "Done: {who} {0} {" in client.get(MINE).text


def statements(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(MINE).status_code == 200
    return len(asked)


def test_a_full_case_takes_one_statement_more_than_an_empty_one(client):
    """For the reasons of its published order."""
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    client.force_login(amara)
    few = statements(client)
    publish_order(actor_for(amara), case, today=factories.TODAY)
    for number in range(2, 22):
        factories.case(amara, crn=f"X{number:06}")
    assert statements(client) == few + 1 <= MOST


def test_a_case_with_everything_takes_no_more(client):
    build(client)
    assert statements(client) <= MOST
