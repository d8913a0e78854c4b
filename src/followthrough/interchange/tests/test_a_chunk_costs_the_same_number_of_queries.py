from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db

HELD = {"username": "amara", "name": "Amara", "since": "2026-10-05"}


def queries_for(prefix: str, size: int, **changes: str) -> int:
    lines = [
        factories.line(crn=f"{prefix}{n:06}", case__practitioners=[HELD], **changes)
        for n in range(size)
    ]
    with CaptureQueriesContext(connection) as asked:
        summary, rows = factories.imported(*lines)
    assert (summary.read, rows) == (size, [])
    return len(asked)


def test_twenty_lines_cost_as_many_queries_as_two_hundred() -> None:
    factories.practitioner(factories.unit())
    assert queries_for("A", 20) == queries_for("B", 200)
    # The same again, changed, and as they are.
    assert queries_for("A", 20) == queries_for("B", 200)
    renamed = {"person__last_name": "Brooks", "assessment__likelihood": "high"}
    assert queries_for("A", 20, **renamed) == queries_for("B", 200, **renamed)
