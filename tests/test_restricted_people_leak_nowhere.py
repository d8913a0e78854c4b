"""An excluded user learns neither name, CRN nor existence of a restricted person, on any page.

The sharpest test is the first: nothing that the user is shown changes when the people come in.
"""

from __future__ import annotations

import logging

import pytest
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.delivery.queries.caseload import caseload
from followthrough.desks.shared.tests.pages import due_of
from followthrough.people.models import Case
from followthrough.plans.models import Plan
from followthrough.policy import context_on
from tests import factories
from tests.restricted_people import (
    HIDDEN,
    NOBODY,
    combinations,
    import_hidden,
    lift_limits,
    list_addresses,
    names_somebody,
    plain,
)
from tests.restricted_posts import addresses_under, asked, case_addresses
from tests.restricted_states import STATES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
each = pytest.mark.parametrize("which", range(len(HIDDEN)), ids=[one.word for one in HIDDEN])


@pytest.fixture
def ben():
    """The one who is kept out: of the same unit, and the practitioner of all three."""
    factories.user("amara", units=(factories.unit(),))
    ben = factories.user("ben", units=(factories.unit(),))
    factories.case(ben)  # somebody whom he may see
    return ben


@pytest.fixture
def hidden(ben) -> list[Case]:
    return import_hidden(ben)


@pytest.fixture(params=["ben", "mo"])
def kept_out(request, ben):
    """Ben, or the manager of the unit, whose pages are others."""
    mo = factories.user("mo", role=Role.MANAGER, units=(factories.unit(),))
    return mo if request.param == "mo" else ben


def test_no_list_page_changes_when_restricted_people_come_in(client, ben, kept_out):
    client.force_login(kept_out)
    before = {address: plain(client.get(address, follow=True)) for address in list_addresses()}
    import_hidden(ben)

    assert {
        address: plain(client.get(address, follow=True)) for address in list_addresses()
    } == before


def test_no_page_tells_of_them(client, kept_out, hidden, caplog):
    client.force_login(kept_out)
    caplog.set_level(logging.DEBUG)
    for address in list_addresses():
        for answer in asked(client, address):
            assert answer.status_code < 500
            assert not names_somebody(plain(answer) + str(answer.headers)), address

    assert not names_somebody(caplog.text)


@each
def test_their_pages_are_those_of_a_crn_that_does_not_exist(client, ben, hidden, caplog, which):
    client.force_login(ben)
    caplog.set_level(logging.DEBUG)
    case, crn = hidden[which], HIDDEN[which].crn
    for theirs, nobodys in zip(
        case_addresses(case, crn), case_addresses(case, NOBODY), strict=True
    ):
        caplog.clear()
        answers = [plain(a, crn) for a in asked(client, theirs)]
        logged = caplog.text.replace(crn, NOBODY)
        caplog.clear()

        assert answers == [plain(a, NOBODY) for a in asked(client, nobodys)], theirs
        assert {int(a[:3]) for a in answers} <= {404, 405}
        assert logged == caplog.text
        assert not names_somebody("".join(answers) + logged)


@each
def test_a_former_crn_leads_nowhere(client, ben, hidden, caplog, which):
    client.force_login(ben)
    caplog.set_level(logging.DEBUG)
    former = HIDDEN[which].former_crn
    for name in ("case", "plan", "my-plan", "change-goal"):
        parts = [1] if name == "change-goal" else []
        theirs, nobodys = (reverse(name, args=[crn, *parts]) for crn in (former, NOBODY))
        assert plain(client.get(theirs), former) == plain(client.get(nobodys), NOBODY)
        assert plain(client.post(theirs), former) == plain(client.post(nobodys), NOBODY)
    assert not names_somebody(caplog.text.replace(former, ""))
    lift_limits(ben)
    shown = client.get(reverse("case", args=[former]))
    assert shown.headers["Location"] == reverse("case", args=[HIDDEN[which].crn])


@each
def test_nothing_of_theirs_changes(client, ben, hidden, which):
    """Each form is sent as somebody would who had the page open: right version, valid answers."""
    case = hidden[which]

    def version() -> int:
        return Plan.objects.get(case=case).version

    def written() -> tuple[int, int]:
        return version(), LedgerEntry.objects.filter(case_id=case.pk).count()

    def send_all() -> None:
        for address in case_addresses(case, HIDDEN[which].crn):
            asked(client, address, version())

    client.force_login(ben)
    before = written()
    send_all()
    assert written() == before
    lift_limits(ben)
    send_all()
    assert written() != before


@each
def test_a_part_of_theirs_is_no_part_of_a_case_that_may_be_seen(client, ben, hidden, which):
    """A goal, a step or a version of theirs, under the CRN of somebody whom he may see."""
    client.force_login(ben)
    case = hidden[which]
    for theirs, nothing in zip(
        addresses_under("X000001", case),
        addresses_under("X000001", case, nothing=True),
        strict=True,
    ):
        answers = [plain(answer) for answer in asked(client, theirs)]
        assert answers == [plain(answer) for answer in asked(client, nothing)], theirs
        assert {int(answer[:3]) for answer in answers} <= {404, 405}


def test_a_managers_pages_count_them_once_the_limits_are_gone(client, ben, hidden):
    """The control for the manager's pages."""
    client.force_login(User.objects.get(username="mo"))
    due = due_of("ben")
    pages = {one: plain(client.get(one)) for one in (due, reverse("team-not-delivered"))}
    assert not any(names_somebody(page) for page in pages.values())
    lift_limits(ben)

    assert set(names_somebody(client.get(due).text)) >= {one.crn for one in HIDDEN}
    assert all(plain(client.get(one)) != page for one, page in pages.items())


@pytest.mark.parametrize("whose", ["mine", "unit"])
def test_a_search_finds_them_no_more_than_somebody_who_is_not_there(client, ben, hidden, whose):
    client.force_login(ben)
    for one in HIDDEN:
        name, crn, old = f"{one.word}last", one.crn, f"{one.word}former"
        names = (name, name.upper(), name[:4], f"{one.word}first {name}")
        for typed in (
            *names,
            old,
            f"{one.word}first {old}",
            f"{one.word}alias",
            crn,
            crn[:5],
            one.former_crn,
        ):
            result, nobody = (
                client.post(reverse("cases"), {"name": name, "whose": whose}, follow=True)
                for name in (typed, "Nosuchname")
            )

            assert plain(result, typed) == plain(nobody, "Nosuchname")


def test_no_combination_of_filters_lists_or_counts_them(ben, hidden):
    actor, context = actor_for(ben), context_on(factories.TODAY)
    theirs = {case.pk for case in hidden}
    for wanted in combinations():
        result = caseload(actor, context, wanted)
        assert not theirs & set(result)
        assert result.count() == len(set(result))


def test_what_needs_doing_and_what_went_well_leave_them_out(client, ben, hidden):
    client.force_login(ben)
    page = client.get(reverse("today")).text
    lift_limits(ben)
    with_them = client.get(reverse("today")).text

    assert "Sam Rivers" in page
    assert not names_somebody(page)
    # Otherwise this test could not fail.
    assert set(names_somebody(with_them)) == {one.word for one in HIDDEN} | {
        one.crn for one in HIDDEN
    }


def test_whoever_may_see_them_does_so_in_each_place(client, ben, hidden):
    """The control: the same addresses show the same people once the limits are gone."""
    lift_limits(ben)
    STATES["twice"](hidden[0])
    client.force_login(ben)
    for case, one in zip(hidden, HIDDEN, strict=True):
        for address in case_addresses(case, one.crn):
            answer = client.get(address)
            assert answer.status_code in (200, 302, 405), address
            if answer.status_code == 302:
                assert one.crn in answer.headers["Location"]
            if answer.status_code == 200:
                assert one.word in answer.text
                assert one.crn in answer.text
        words = client.get(reverse("case", args=[one.crn])).text
        for secret in (
            "first",
            "last",
            "called",
            "former",
            "alias",
            "spelling",
            "offence",
            "need",
            "strength",
            "note",
        ):
            assert f"{one.word}{secret}" in words
        plan = client.get(reverse("plan", args=[one.crn])).text
        for secret in ("agreement", "wish", "stepT1", "stepT3"):
            assert f"{one.word}{secret}" in plan
        goals = client.get(reverse("plan", args=[one.crn])).text
        for secret in ("agreement", "goalG1", "goalwords", "stepT1", "stepT3"):
            assert f"{one.word}{secret}" in goals
    by_list = client.post(reverse("cases"), {"name": "zq"}, follow=True).text
    assert len(names_somebody(by_list)) == len(HIDDEN) * 2
    assert "3 cases" in by_list


def test_a_colleague_whom_no_list_keeps_out_sees_them(client, ben, hidden):
    client.force_login(User.objects.get(username="amara"))
    page = client.get(reverse("cases"), {"whose": "unit"}).text

    assert set(names_somebody(page)) == {f"Zq{kind}" for kind in ("Excluded", "Confined")} | {
        "Q777771",
        "Q777772",
    }
