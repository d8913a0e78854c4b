"""Of years whose bank holidays nobody has told us, no day is taken for a working day in silence."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.accounts.models import User
from followthrough.cli_commands.arguments import warn_of_holidays
from followthrough.common.dates import WorkingCalendar, england_and_wales, say_holidays_unknown
from tests import factories

CALENDAR = WorkingCalendar(frozenset({date(2027, 12, 27), date(2028, 12, 26)}))


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2027, 1, 4), None),
        (date(2028, 9, 30), None),
        (date(2028, 10, 1), 2028),
        (date(2028, 12, 31), 2028),
        (date(2031, 6, 1), 2028),
    ],
)
def test_it_is_said_as_soon_as_days_lie_beyond_them(today: date, year: int | None) -> None:
    assert CALENDAR.last_year_known(today) == year


def test_what_is_said_names_the_year_and_who_can_help() -> None:
    known = england_and_wales().covered_years.stop - 1
    assert say_holidays_unknown(date(known, 3, 1)) == ""
    said = say_holidays_unknown(date(known, 12, 1))
    assert f"after {known} are not known" in said
    assert "Whoever runs Followthrough" in said


def test_it_stands_on_every_page_of_staff_and_is_printed_by_commands(client, monday, db, capsys):
    factories.unit()
    client.force_login(factories.user("amara", units=(factories.unit(),)))
    assert "Bank holidays" not in client.get("/today/").text
    monday.move_to("2028-11-01T09:00:00+00:00")
    client.force_login(User.objects.get(username="amara"))
    assert "Bank holidays after 2028 are not known here" in client.get("/today/").text
    warn_of_holidays(date(2028, 11, 1))
    assert "Bank holidays after 2028" in capsys.readouterr().err
