from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone

from followthrough.plans.models import Plan
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

NEW_STAFF = [{"username": "newcomer", "name": "New Comer", "since": "2026-10-05"}]


def a_file() -> list[dict[str, Any] | bytes]:
    """A line of every fate: new, the same, changed, damaged, twice, of another source, with an
    unknown unit, and with a plan that was changed here."""
    return [
        factories.line(crn="X000010", case__practitioners=NEW_STAFF),
        factories.line(),
        factories.line(crn="X000002", person__last_name="Brooks"),
        json.dumps(factories.line(crn="X000011")).encode()[:-5],
        factories.line(crn="X000010"),
        factories.line(crn="X000003", source="another"),
        factories.line(crn="X000012", case__unit="U404"),
        factories.line(crn="X000004", plan__goals__0__title="Another"),
        factories.line(crn="X000013", person__sex="M"),
    ]


@pytest.fixture(autouse=True)
def _what_stands() -> None:
    factories.unit()
    factories.imported(*(factories.line(crn=f"X00000{n}") for n in range(1, 5)))
    Plan.objects.filter(case__person__crn="X000004").update(changed_here_on=timezone.now())


def test_no_row_of_any_table_changes() -> None:
    before = all_rows()
    factories.imported(*a_file(), dry_run=True)
    assert all_rows() == before


def test_it_reports_the_same_as_the_import_that_follows() -> None:
    dry, dry_rows = factories.imported(*a_file(), dry_run=True)
    real, real_rows = factories.imported(*a_file())
    assert dry == real
    assert dry_rows == real_rows
    assert (real.read, real.new, real.same, real.changed, real.aside) == (9, 1, 1, 1, 6)
    assert [row[2] for row in real_rows] == [
        "not-json", "unknown-code", "twice-in-file", "owned-elsewhere", "unknown-unit",
        "changed-here",
    ]  # fmt: skip


def test_an_unexpected_refusal_of_the_database_is_reported_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from followthrough.interchange.caseload import actions

    write = actions.write_cases

    def refuse_some(incoming: Any, today: Any) -> Any:
        for one in incoming:
            if one.crn == "X000010":
                raise actions_error("value too long: Secretname")
        return write(incoming, today)

    from django.db import DataError as actions_error

    monkeypatch.setattr(actions, "write_cases", refuse_some)
    dry, dry_rows = factories.imported(*a_file(), dry_run=True)
    real, real_rows = factories.imported(*a_file())
    assert (dry, dry_rows) == (real, real_rows)
    refused = [row for row in real_rows if row[2] == "database-refused"]
    assert [row[0] for row in refused] == ["1"]
    assert "Secretname" not in str(refused)
    assert real.changed == 1
