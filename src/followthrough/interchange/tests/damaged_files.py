"""A file of three lines whose middle one is damaged, and what must come of it."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction

from followthrough.people.models import Person
from tests import factories

from .table_rows import row_counts

FIRST, MIDDLE, LAST = "X000001", "X000002", "X000003"


def as_bytes(line: dict[str, Any]) -> bytes:
    return json.dumps(line).encode()


def good(crn: str) -> bytes:
    return as_bytes(factories.line(crn=crn))


def set_aside_between_good_lines(*damaged: bytes) -> list[list[str]]:
    """The rows of the report for the damaged lines, after making sure that each cost only itself.
    They are lines 2 and following."""
    factories.unit()
    with transaction.atomic():
        factories.imported(good(FIRST), good(LAST))
        expected = row_counts()
        transaction.set_rollback(True)
    summary, rows = factories.imported(good(FIRST), *damaged, good(LAST))
    assert (summary.new, summary.aside) == (2, len(damaged)), rows
    assert summary.read == len(damaged) + 2
    assert summary.exit_status == 1
    assert set(Person.objects.values_list("crn", flat=True)) == {FIRST, LAST}
    assert row_counts() == expected  # nothing of a damaged line, half or whole
    assert {int(row[0]) for row in rows} == set(range(2, len(damaged) + 2))
    for _, _, rule, _, action in rows:
        assert rule
        assert action.endswith(".")
    assert sum(summary.rules.values()) == len(rows)
    return rows
