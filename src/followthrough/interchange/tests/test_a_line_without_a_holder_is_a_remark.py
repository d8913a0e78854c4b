"""An empty list of practitioners says that nobody holds the case: it is taken from whoever does,
and the report says so."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.people.models import Case
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REMARK = {"nobody-holds-it": 1}


def told(**case: Any) -> dict[str, Any]:
    line = factories.line()
    line["case"] |= case
    return line


@pytest.mark.parametrize("dry_run", [False, True])
def test_it_is_taken_and_remarked_for_as_long_as_the_line_says_it(dry_run):
    factories.case(factories.practitioner(factories.unit()))
    for _ in range(2):
        summary, rows = factories.imported(told(practitioners=[]), dry_run=dry_run)
        assert (summary.aside, summary.exit_status) == (0, 0)
        assert summary.warnings == REMARK
        assert [row[1:4] for row in rows] == [["case.practitioners", "nobody-holds-it", ""]]
    assert (Case.objects.get().practitioner is None) is not dry_run


def test_a_line_that_leaves_it_out_or_names_somebody_is_none():
    factories.practitioner(factories.unit())
    line = told()
    line["case"].pop("practitioners", None)
    assert factories.imported(line)[0].warnings == {}
    held = [{"username": "amara", "name": "Amara", "since": "2026-10-05"}]
    assert factories.imported(told(practitioners=held))[0].warnings == {}


def test_a_case_that_has_ended_needs_no_holder():
    factories.practitioner(factories.unit())
    ended = {"on": "2026-12-30", "reason": "order_completed"}
    assert factories.imported(told(practitioners=[], ended=ended))[0].warnings == {}
