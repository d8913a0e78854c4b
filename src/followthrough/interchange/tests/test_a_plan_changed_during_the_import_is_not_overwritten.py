"""Two real connections: a practitioner holds the plan while the importer arrives."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from followthrough.interchange.caseload import importer
from followthrough.plans.actions.locking import lock_plan
from followthrough.plans.models import Goal
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_line_is_refused_and_another_in_the_chunk_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = factories.case(crn="X000001")
    looked, changed = threading.Event(), threading.Event()

    def practitioner() -> None:
        looked.wait(20)
        with transaction.atomic():
            lock_plan(case, None)
            changed.set()
        connection.close()

    thread = threading.Thread(target=practitioner)
    thread.start()
    asked = importer.existing_records

    def standing_for(crns: Any) -> Any:
        result = asked(crns)
        looked.set()
        assert changed.wait(20)
        return result

    monkeypatch.setattr(importer, "existing_records", standing_for)
    summary, rows = factories.imported(
        factories.line(crn="X000001", plan__goals__0__title="Another goal"),
        factories.line(crn="X000002"),
    )
    thread.join()

    assert (summary.new, summary.changed, summary.aside) == (1, 0, 1)
    assert rows[0][0] == "1"
    assert rows[0][2] == "database-refused"
    assert not Goal.objects.filter(title="Another goal").exists()
