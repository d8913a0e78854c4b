"""The digests of their cases are stored and fresh, and lists and counts read them. Then a limit
arrives: from that moment on nothing shows or counts them to whom it keeps out, and nobody has to
make a digest anew for that. Nor has anybody where a case changes hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from followthrough import policy
from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.cli import main
from followthrough.common.actors import Role
from followthrough.delivery.queries.caseload import own_digests
from followthrough.delivery.queries.things import Asked, number_at_once
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.desks.shared.tests.pages import due_of
from followthrough.people.actions.access_limits import is_limited, write_limits
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.filters import TICKED, case_filters
from followthrough.people.import_schema import AccessIn
from followthrough.people.models import Case, Person
from followthrough.policy import context_on
from tests import factories
from tests.restricted_people import HIDDEN, LIMITS, list_addresses, names_somebody, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday", "commands_here")]

TODAY = factories.TODAY
# Pages on which they are shown or counted while no limit is there.
SHOWN_ON = {
    "ben": lambda: ["/today/", "/cases/?whose=mine&page=1", "/cases/?whose=unit&page=1"],
    "mo": lambda: ["/team/", due_of("ben"), "/team/not-delivered/"],
}


@pytest.fixture
def ben() -> User:
    """Who holds all three, and a case that no limit is about."""
    unit = factories.unit()
    factories.practitioner(unit)
    ben = factories.practitioner(unit, "ben")
    factories.user("mo", role=Role.MANAGER, units=(unit,))
    factories.case(ben)
    return ben


@pytest.fixture(params=["ben", "mo"])
def kept_out(request: Any, ben: User) -> User:
    return User.objects.get(username=request.param)


def bring_in(ben: User) -> None:
    summary, rows = factories.imported(*(one.line(ben, {}) for one in HIDDEN))
    assert (summary.new, rows) == (len(HIDDEN), [])
    assert compared() == EQUAL


def limits_by_lines(ben: User) -> None:
    lines = [one.line(ben, limit) for one, limit in zip(HIDDEN, LIMITS.values(), strict=True)]
    summary, rows = factories.imported(*lines)
    assert (summary.changed, rows) == (len(HIDDEN), [])


def limits_alone(ben: User) -> None:
    """Written beside every act on the case: no digest is touched."""
    for one, limit in zip(HIDDEN, LIMITS.values(), strict=True):
        person, access = Person.objects.get(crn=one.crn), AccessIn(**limit)
        write_limits({person.pk: access})
        Person.objects.filter(pk=person.pk).update(
            limited=is_limited(access), access_known=access.known
        )


each_way = pytest.mark.parametrize("arrive", [limits_by_lines, limits_alone])


def addresses() -> list[str]:
    """Each list, count and number beside a link, with every value of every filter."""
    pack, cases = policy.on(TODAY), reverse("cases")
    filtered = [
        f"{cases}?whose={whose}&{filter_.name}={code}"
        for whose in ("unit", "team")
        for filter_ in case_filters()
        for code, _ in (filter_.choices(pack) if filter_.choices else [(TICKED, "")])
    ]
    return [*list_addresses(), *filtered]


def pages(client: Client) -> dict[str, str]:
    return {address: plain(client.get(address, follow=True)) for address in addresses()}


@each_way
def test_at_once_every_list_and_count_is_as_if_they_had_never_come(
    client: Client, ben: User, kept_out: User, arrive: Callable[[User], None]
) -> None:
    client.force_login(kept_out)
    before = pages(client)
    bring_in(ben)
    with_them = {
        address: plain(client.get(address, follow=True))
        for address in SHOWN_ON[kept_out.username]()
    }
    # Otherwise this test could not fail.
    assert all(with_them[address] != before[address] for address in with_them)
    assert set(names_somebody("".join(with_them.values()))) >= {one.crn for one in HIDDEN}

    arrive(ben)

    assert stale_ids() == set()
    assert pages(client) == before
    assert compared() == EQUAL


@each_way
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_at_once_the_command_counts_and_writes_them_for_nobody_kept_out(
    ben: User, arrive: Callable[[User], None], kind: str, tmp_path: Path, capsys: Any
) -> None:
    def figures(name: str) -> tuple[str, str]:
        file = tmp_path / f"figures.{kind}"
        capsys.readouterr()
        assert main(["coverage", "--json", "--as", name, "--write", str(file)]) == 0
        return capsys.readouterr().out, file.read_text()

    def number(name: str) -> int:
        return int(json.loads(figures(name)[0])["cases"])

    before = figures("ben")
    bring_in(ben)
    assert (number("ben"), number("mo"), number("amara")) == (4, 4, 4)
    assert figures("ben")[1] != before[1]

    arrive(ben)

    assert figures("ben") == figures("mo") == before
    assert number("amara") == 3  # of the third it is not known who may see them


def reached(actor_name: str) -> tuple[set[str], int | None]:
    """The CRNs on Today of that user, and the number beside the link to it."""
    user = User.objects.get(username=actor_name)
    client = Client()
    client.force_login(user)
    page = client.get(reverse("today")).text
    number = number_at_once(own_digests(actor_for(user), context_on(TODAY)), Asked())
    crns = {one.crn for one in HIDDEN} | {"X000001"}
    return {crn for crn in crns if crn in page}, number


def test_a_case_that_changes_hands_takes_its_things_to_do_along_at_once(ben: User) -> None:
    bring_in(ben)
    (moved, number), (nothing, none) = reached("ben"), reached("amara")
    assert (nothing, none) == (set(), 0)
    assert HIDDEN[0].crn in moved
    assert number is not None
    case = Case.objects.get(person__crn=HIDDEN[0].crn)

    handover = Handover(TODAY, "amara", "absence", "As agreed.", ben.pk)
    reallocate_case(actor_for(User.objects.get(username="mo")), case, handover)

    assert stale_ids() == set()
    (stays, left), (came, more) = reached("ben"), reached("amara")
    # Ben is told once more where it is now.
    assert (stays, came) == (moved, {HIDDEN[0].crn})
    assert left is not None
    assert left < number
    # And the new practitioner is asked to look at a case that was handed over.
    assert more == number - left + 1
    assert compared() == EQUAL


def test_whoever_is_kept_out_in_the_middle_of_a_list_loses_no_other_line(ben: User) -> None:
    bring_in(ben)
    limits_alone(ben)
    assert reached("ben")[0] == {"X000001"}
