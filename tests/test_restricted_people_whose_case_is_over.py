"""An excluded user learns nothing of restricted people who died or whose case was closed: not on
the list of closed cases, not by a search, not by an address."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.people.models import Case
from followthrough.people.queries import ClosedCases, other_cases_of
from tests import factories
from tests.restricted_people import (
    HIDDEN,
    NOBODY,
    import_hidden,
    lift_limits,
    list_addresses,
    names_somebody,
    plain,
)
from tests.restricted_posts import asked, case_addresses
from tests.restricted_states import STATES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def ben():
    factories.user("amara", units=(factories.unit(),))
    ben = factories.user("ben", units=(factories.unit(),))
    factories.case(ben)  # somebody whom he may see
    return ben


@pytest.fixture
def mo(ben):
    return factories.user("mo", role=Role.MANAGER, units=(factories.unit(),))


@pytest.fixture
def over(mo, ben) -> list[Case]:
    """One died, one was closed, and one was closed and came back with another case."""
    cases = import_hidden(ben)
    STATES["died"](cases[0])
    for case in cases[1:]:
        STATES["closed"](case)
    later = HIDDEN[2].line(ben, {"known": False}, case__opened_on="2027-01-05")
    later["case"]["practitioners"][0]["since"] = "2027-01-05"
    assert factories.imported(later, today=date(2027, 1, 5))[0].aside == 0
    return cases


@pytest.mark.parametrize("who", ["ben", "mo"])
def test_no_list_and_no_page_tells_of_them(client, request, over, who):
    client.force_login(request.getfixturevalue(who))
    for address in list_addresses():
        answer = client.get(address)
        assert not names_somebody(plain(answer) + str(answer.headers)), address
    for case, one in zip(over, HIDDEN, strict=True):
        for theirs, nobodys in zip(
            case_addresses(case, one.crn), case_addresses(case, NOBODY), strict=True
        ):
            answers = [plain(answer, one.crn) for answer in asked(client, theirs)]
            assert answers == [plain(answer, NOBODY) for answer in asked(client, nobodys)], theirs


def test_they_are_neither_listed_nor_counted_nor_known_as_an_earlier_case(ben, over):
    actor = actor_for(ben)
    for own in (True, False):
        for name in ("", "zq", HIDDEN[1].crn):
            assert len(ClosedCases(actor, factories.TODAY, own=own, name=name)) == 0
    assert other_cases_of(actor, Case.objects.get(person__crn=HIDDEN[2].crn, closed_on=None)) == []


def test_whoever_may_see_them_finds_them_there(client, ben, over):
    """The control."""
    lift_limits(ben)
    client.force_login(ben)
    listed = client.get(reverse("closed-cases")).text
    assert set(names_somebody(listed)) == {o.word for o in HIDDEN[1:]} | {o.crn for o in HIDDEN[1:]}
    for case, one in zip(over, HIDDEN, strict=True):
        page = client.get(reverse("earlier-case", args=[one.crn, case.pk])).text
        assert f"{one.word}stepT1" in page
        assert f"{one.word}offence" in page
