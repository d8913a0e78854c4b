from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.manager.urls import urlpatterns
from followthrough.desks.shared.tests.pages import due_of, opened
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS, names_somebody

TEAM = reverse("team")
LISTS = [one.name for one in urlpatterns if one.name.startswith("team")]
MOST = 12
PROVISIONAL = {"state": "provisional", "on": "2026-10-20"}


def address(name: str) -> str:
    return due_of("amara") if name == "team-due" else reverse(name)


def test_it_is_the_first_page_of_a_manager_and_linked_from_every_page(client, case):
    page = opened(client, TEAM)
    assert client.get("/").headers["Location"] == TEAM
    assert f'href="{TEAM}"' in client.get(reverse("cases")).text
    assert page.title.startswith("Your team")


@pytest.mark.parametrize("name", [*LISTS])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OPERATOR])
def test_only_managers_open_its_pages_and_colleagues_the_two_for_cover(case, name, role):
    other = Client()
    other.force_login(factories.user("other", role, units=(factories.unit(),)))
    answer = other.get(address(name))
    covers = role is Role.PRACTITIONER and name in {"team", "team-due"}
    assert answer.status_code == (200 if role is Role.MANAGER or covers else 403)
    if answer.status_code == 403:
        assert "Amara" not in answer.text
    if role not in {Role.MANAGER, Role.PRACTITIONER}:
        assert TEAM not in other.get(reverse("services")).text


def test_practitioners_stand_by_name_with_what_is_due_of_each_kind(client, case, ben):
    factories.case(ben, crn="X000002", plan__agreement=PROVISIONAL)
    factories.case(ben, crn="X000003", plan__agreement=PROVISIONAL)
    text = opened(client, TEAM).text
    assert text.index("Amara Osei") < text.index("Ben Carter")
    # Open cases, and what is due of each class that anybody has.
    assert "Practitioner Open cases Immediate need Stalled work Plan and review" in text
    assert "Amara Osei : what is due 1 1 1 0" in text
    assert "Ben Carter : what is due 2 2 2 2" in text
    for word in ("best", "worst", "rank", "average", "most cases"):
        assert word not in text.casefold()


def test_the_page_says_once_that_its_numbers_measure_nobody(client, case):
    text = opened(client, TEAM).text
    said = "These numbers show work that waits. They do not measure people."
    assert text.count(said) == 1
    assert text.index(said) < text.index("Amara Osei : what is due")


def test_a_colleague_leads_to_the_things_due_that_they_see_themselves(client, case, amara):
    page = opened(client, due_of("amara"))
    own = Client()
    own.force_login(amara)
    theirs = opened(own, reverse("today"))
    for words in ("Sam Rivers", "Accommodation: "):
        assert (words in page.text) == (words in theirs.text)
    # Once for each thing to do, and once in the list of all their cases.
    assert page.text.count("X000001") == theirs.html.count('<strong class="govuk-tag') + 1


@pytest.mark.parametrize("who", ["", "nobody", "amara", "0", "9" * 30, "\0"])
def test_whoever_is_nobody_has_no_such_page(client, case, who):
    assert client.get(reverse("team-due"), {"practitioner": who}).status_code == 404


@pytest.mark.parametrize("who", ["far", "helen"])
def test_whoever_is_not_of_the_team_has_no_such_page(client, case, who):
    factories.user("far", units=(factories.unit("U2", "Southtown"),))
    assert client.get(due_of(who)).status_code == 404


def test_unallocated_cases_and_cases_without_an_agreed_plan_are_listed(client, case):
    factories.case(crn="X000002", no_plan=None)
    page = opened(client, TEAM)
    assert "1 case is not allocated" in page.text
    assert "1 case has no agreed plan" in page.text
    for name in ("team-unallocated", "team-no-agreed-plan"):
        result = opened(client, reverse(name))
        assert "X000002" in result.text
        assert "X000001" not in result.text
        assert reverse("reallocate", args=["X000002"]) in result.html


def test_steps_that_were_not_delivered_are_counted_by_reason(client, helen, amara):
    factories.case(
        amara,
        plan__goals__1__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "unwilling",
        },
    )
    page = opened(client, reverse("team-not-delivered"))
    assert "The person does not want to take part 1" in page.text


def test_requirements_that_need_attention_name_case_and_practitioner(client, amara):
    factories.case(amara, sentences__0__ends_on="2027-02-01")
    text = opened(client, reverse("team-requirements")).text
    assert "X000001, Amara Osei" in text
    assert "is required and has not started. It usually takes 22 weeks" in text
    assert "and the sentence ends on 1 February 2027: it does not fit." in text


def test_opening_a_list_is_no_reading_of_a_case(client, case):
    for name in LISTS:
        client.get(address(name))
    assert not LedgerEntry.objects.filter(action="case.read").exists()


@pytest.fixture
def lines():
    def make(first: int, last: int):
        made = []
        for number in range(first, last):
            line = factories.line(crn=f"X{number:06}", sentences__0__ends_on="2027-02-01")
            name = f"p{number % 40:02}"
            line["case"]["practitioners"] = (
                [{"username": name, "name": name, "since": "2026-10-05"}] if number % 5 else []
            )
            line["plan"]["agreement"] = PROVISIONAL
            made.append(line)
        factories.imported(*made)

    return make


def test_many_cases_take_the_statements_of_few(client, helen, lines):
    def asked() -> dict[str, int]:
        result = {}
        for name in LISTS:
            with CaptureQueriesContext(connection) as queries:
                at = due_of("p01") if name == "team-due" else reverse(name)
                assert client.get(at).status_code == 200
            result[name] = len(queries.captured_queries)
        return result

    lines(1, 21)
    asked()  # what a process keeps is read once, by whichever test is the first to ask
    few = asked()
    lines(21, 161)
    many = asked()
    assert many == few
    assert {name: n for name, n in many.items() if n > MOST} == {}


@pytest.mark.parametrize("limit", [{"excluded": ["helen"]}, *list(LIMITS.values())[1:]])
def test_no_page_changes_when_people_come_in_whom_the_manager_may_not_see(
    client, helen, amara, limit
):
    factories.case(amara)
    before = {name: opened(client, address(name)).text for name in LISTS}
    one = HIDDEN[0]
    lines = [one.line(amara, limit), one.line(amara, limit)]
    lines[1] |= {"crn": "Q777779", "former_crns": ["Z777779"]}
    lines[1]["case"]["practitioners"] = []
    lines[1]["plan"] = None
    summary, rows = factories.imported(*lines)
    assert summary.aside == 0, rows
    after = {name: opened(client, address(name)).text for name in LISTS}
    assert after == before
    assert not names_somebody("".join(after.values()))
    assert client.get(reverse("reallocate", args=[one.crn])).status_code == 404


@pytest.fixture
def colleague(case):
    """Somebody who covers for Amara, signed in."""
    result = Client()
    result.force_login(factories.user("cara", units=(factories.unit(),), name="Cara Holt"))
    return result


def test_a_colleague_sees_names_and_the_way_to_their_cases_and_no_numbers(colleague):
    page = opened(colleague, TEAM)
    assert "Amara Osei" in page.text
    assert due_of("amara") in page.html
    for word in ("open case", "Safety of others:", "Plan and review:", "not allocated"):
        assert word not in page.text
    assert reverse("team-unallocated") not in page.html


def test_a_colleague_opens_what_is_due_and_every_case_to_cover_for(colleague, amara):
    factories.case(amara, crn="X000002")
    page = opened(colleague, due_of("amara"))
    assert "Amara Osei: what is due" in page.text
    for crn in ("X000001", "X000002"):
        assert reverse("case", args=[crn]) in page.html
    assert reverse("team-requirements") not in page.html
    # What it is, is read in the case, where the reading is noted.
    assert "Immediate need" in page.text
    assert "no step has started" not in page.text
    assert not LedgerEntry.objects.filter(action="case.read").exists()
    opened(colleague, reverse("case", args=["X000002"]))
    assert LedgerEntry.objects.filter(action="case.read").count() == 1


@pytest.mark.parametrize("limit", [{"excluded": ["cara"]}, *list(LIMITS.values())[1:]])
def test_nothing_of_people_whom_they_may_not_see_reaches_a_colleague(colleague, amara, limit):
    asked = (TEAM, due_of("amara"))
    before = [opened(colleague, at).text for at in asked]
    summary, rows = factories.imported(HIDDEN[0].line(amara, limit))
    assert summary.aside == 0, rows
    after = [opened(colleague, at).text for at in asked]
    assert after == before
    assert not names_somebody("".join(after))


def test_of_a_team_without_a_case_nothing_is_said_of_every_case(client, helen):
    text = opened(client, TEAM).text
    assert "You see no open case in your units." in text
    assert "Every case" not in text


def test_of_a_team_with_cases_it_is_said_of_every_case(client, case):
    text = opened(client, TEAM).text
    assert "Every case has a practitioner." in text
    assert "Every case has an agreed plan." in text
    assert "You see no open case" not in text
