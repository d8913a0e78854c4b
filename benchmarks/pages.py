"""The practitioner's pages: server time and queries, beside a plain SQL query for the same rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benchmarks.measure import Row, median, percentile, timed


def page_rows(people: int, as_of: date) -> list[Row]:
    from django.db import connection
    from django.test import Client

    from followthrough.accounts.models import User
    from followthrough.people.models import Case

    busiest = _busiest_practitioner()
    user = User.objects.get(pk=busiest)
    client = Client()
    client.force_login(user)
    cases = Case.objects.filter(practitioner=user, closed_on=None, plan__isnull=False)
    case = cases.select_related("person").order_by("pk")[0]
    crn = case.person.crn
    pages = {
        f"Today, {cases.count()} cases": "/today/",
        "Cases, mine": "/cases/",
        "Cases of the unit": "/cases/?whose=unit",
        "Cases of the unit, stalled": "/cases/?whose=unit&stalled=on",
        "Cases of the unit, by name": "/cases/?whose=unit&name=ja",
        "Case": f"/cases/{crn}/",
        "Plan and order": f"/cases/{crn}/plan/",
        "Services": "/services/",
    }
    plain = median(timed(lambda: _plain_sql(busiest)))
    rows = []
    for name, path in pages.items():
        queries: list[str] = []
        with connection.execute_wrapper(_noting(queries)):
            response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)
        times = timed(lambda path=path: client.get(path), runs=15)
        rows.append(
            Row(
                f"{name} (at {people:,})",
                f"{median(times):.0f} ms, 95 in 100 under {percentile(times, 0.95):.0f} ms, "
                f"{len(queries)} queries",
                f"under {100 if people <= 20_000 else 150} ms, at most 12 queries",
                f"plain SQL for the list: {plain:.1f} ms",
            )
        )
    return rows


def _noting(queries: list[str]) -> Callable[..., object]:
    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        queries.append(sql)
        return execute(sql, *rest)

    return note


def _busiest_practitioner() -> int:
    from django.db.models import Count

    from followthrough.people.models import Case

    found = (
        Case.objects.filter(closed_on=None)
        .values("practitioner")
        .annotate(n=Count("pk"))
        .order_by("-n", "practitioner")
    )
    return int(found[0]["practitioner"])


def _plain_sql(practitioner: int) -> None:
    """The rows of the list by hand: no access rules, no facts."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.crn, p.first_name, p.last_name FROM people_case c "
            "JOIN people_person p ON p.id = c.person_id "
            "WHERE c.closed_on IS NULL AND c.practitioner_id = %s ORDER BY p.last_name LIMIT 80",
            [practitioner],
        )
        cursor.fetchall()
