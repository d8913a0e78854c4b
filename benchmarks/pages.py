"""Pages: server time and statements, beside a plain SQL query for the rows of a caseload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.caseload import UNIT_MANAGER
from benchmarks.digests import derive
from benchmarks.errors import WrongResult
from benchmarks.measure import median, spread, timed
from benchmarks.people import busiest_practitioner, cases_with_a_plan, client_of, user_named
from benchmarks.rows import Limit, Row
from benchmarks.statements import beside_session, statements
from benchmarks.worlds import Worlds

LARGE = 20_000  # cases: beyond it the budgets of the nation hold
STATEMENTS, OF_A_LARGE_LIST = 12, 6
TEAM = "/cases/?whose=team"


@dataclass(frozen=True)
class Page:
    name: str
    address: str
    client: Any
    over: str = "unit"  # whose cases a list is about; "" of what is no list


def page_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(len(worlds.caseload()))


def nation_page_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(len(worlds.nation()))


def _rows(cases: int) -> Iterator[Row]:
    user = busiest_practitioner()
    plain = median(timed(lambda: _plain_sql(user.pk)))
    derived = {
        who: median(timed(lambda ids=ids: derive(ids), runs=3, warm_up=1))
        for who, ids in (("practitioner", _held(user)), ("unit", _of_unit()))
    }
    for page in _pages(user):
        facts = f"its cases derived from the facts: {derived.get(page.over, 0):,.0f} ms"
        beside = f"plain SQL for the list: {plain:.1f} ms; {facts}"
        yield _row(page, cases, beside if page.over else "")


def _held(user: Any) -> list[int]:
    from followthrough.people.models import Case

    return list(Case.objects.filter(practitioner=user, closed_on=None).values_list("pk", flat=True))


def _of_unit() -> list[int]:
    from followthrough.accounts.queries import actor_named
    from followthrough.people.access import visible_to

    cases = visible_to(actor_named(UNIT_MANAGER)).filter(closed_on=None)
    return list(cases.values_list("pk", flat=True))


def _pages(user: Any) -> list[Page]:
    client, manager = client_of(user), client_of(user_named(UNIT_MANAGER))
    held = cases_with_a_plan(user)
    case = f"/cases/{held[0].person.crn}/"
    return [
        Page(f"Today, {len(held)} cases", "/today/", client, over="practitioner"),
        Page("Cases, mine", "/cases/", client, over="practitioner"),
        Page("Cases of the unit", "/cases/?whose=unit", client),
        Page("Cases of the unit, stalled", "/cases/?whose=unit&stalled=on", client),
        Page("Cases of the unit, by name", _found_by(client, "ja"), client),
        Page("Cases of the team, one need not started", f"{TEAM}&not_started=finance", manager),
        Page("Cases of the team that lack work", f"{TEAM}&lacks=either", manager),
        Page("Cases of one practitioner", f"{TEAM}&practitioner={user.pk}", manager),
        Page("Team", "/team/", manager),
        Page("Team, by caseload", "/team/?sort=most", manager),
        Page("Delivery", "/team/not-delivered/", manager),
        Page("Case", case, client, over=""),
        Page("Plan", f"{case}plan/", client, over=""),
        Page("Services", "/services/", client, over=""),
    ]


def _found_by(client: Any, name: str) -> str:
    """The address to which a search leads."""
    answer = client.post("/cases/", {"whose": "unit", "name": name})
    return str(answer.headers["Location"])


def _row(page: Page, cases: int, beside: str) -> Row:
    sent = statements(lambda: opened(page.client, page.address))
    times = timed(lambda: page.client.get(page.address), runs=15)
    own = beside_session(sent)
    return Row(
        f"{page.name} (at {cases:,})",
        f"{spread(times)}, {len(sent)} statements, {own} of its own",
        _limits(page, cases, median(times), len(sent), own),
        beside,
    )


def _limits(page: Page, cases: int, time: float, sent: int, own: int) -> tuple[Limit, ...]:
    """By the median: one page is asked again and again, so that what is slower once was kept
    waiting by the machine."""
    if page.over and cases > LARGE:
        return Limit(time, 60, "ms"), Limit(own, OF_A_LARGE_LIST, "statements of its own")
    milliseconds = 150 if cases > LARGE else 100
    return Limit(time, milliseconds, "ms"), Limit(sent, STATEMENTS, "statements")


def opened(client: Any, address: str) -> Any:
    response = client.get(address)
    if response.status_code != 200:
        raise WrongResult(f"{address} answered {response.status_code}")
    return response


def _plain_sql(practitioner: int) -> None:
    """The rows of the list by hand: no access rules, no facts."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.crn, p.first_name, p.last_name FROM people_case c "
            "JOIN people_person p ON p.id = c.person_id "
            "WHERE c.closed_on IS NULL AND c.practitioner_id = %s ORDER BY p.last_name LIMIT 25",
            [practitioner],
        )
        cursor.fetchall()
