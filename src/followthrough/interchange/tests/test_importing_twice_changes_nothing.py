from __future__ import annotations

import json
from typing import Any

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.people.models import Assessment
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

AMARA = {"username": "Amara", "name": "Amara Okafor", "since": "2026-10-05"}
RICH = {
    "case__practitioners": [{**AMARA, "username": "bob", "until": "2026-11-01", "name": "Bob"},
                            {**AMARA, "since": "2026-11-01"}],
    "access": {"excluded": ["Zed"], "restricted_to": ["amara", "bob"]},
    "assessment__registers": [{"code": "rcpr", "since": "2026-01-01", "review_on": "2027-01-01"}],
    "assessment__harm_to": ["public"],
    "plan__preference": {"steps": ["T2", "T1"], "on": "2026-10-20", "words": "Home first."},
    "plan__goals__0__steps__0__delivery": {
        "referred_on": "2026-10-21", "started_on": "2026-11-02", "stable_on": "2026-12-01",
    },
    "plan__goals__1__steps__0__delivery": {
        "not_delivered_on": "2026-12-01", "not_delivered_reason": "{reason}",
    },
}  # fmt: skip


def lines() -> list[dict[str, Any]]:
    from followthrough import policy

    factories.known("zed")
    reason = policy.on(factories.TODAY).reasons_for("not_delivered")[0].code
    rich = factories.line(crn="X000002", **RICH)
    rich["plan"]["goals"][1]["steps"][0]["delivery"]["not_delivered_reason"] = reason
    return [factories.line(), rich, factories.line(crn="X000003", no_plan=None)]


def test_no_row_of_any_table_changes_and_no_entry_is_written() -> None:
    factories.unit()
    first, rows = factories.imported(*lines())
    assert (first.new, first.aside) == (3, 0), rows
    before = all_rows()
    again, rows = factories.imported(*lines())
    assert (again.read, again.same, again.new, again.changed, again.aside) == (3, 3, 0, 0, 0)
    assert again.exit_status == 0
    assert rows == []
    assert all_rows() == before


def test_a_line_written_in_another_way_is_the_same_line() -> None:
    factories.unit()
    factories.imported(*lines())
    before = all_rows()
    other_way = b"\n".join(
        json.dumps(dict(reversed(line.items())), ensure_ascii=False)
        .replace('": ', '" :  ')
        .encode()
        for line in lines()
    )
    again, _ = factories.imported(other_way)
    assert again.same == 3
    assert all_rows() == before


def test_the_first_import_writes_one_entry_a_case_with_source_and_line() -> None:
    factories.unit()
    factories.imported(b"", *lines())
    entries = LedgerEntry.objects.filter(action="caseload.line-taken").order_by("id")
    assert [(e.after["source"], e.after["line"]) for e in entries] == [
        ("test", 2), ("test", 3), ("test", 4),
    ]  # fmt: skip
    assert len({e.case_id for e in entries}) == 3
    assert all(e.before == {} for e in entries)


def test_what_an_assessment_lists_in_another_order_is_no_other_assessment() -> None:
    factories.unit()
    line = factories.line(
        assessment__needs=[
            {"area": area, "immediacy": "soon", "severity": "low"} for area in ("drugs", "finance")
        ]
    )
    factories.imported(line)
    before = Assessment.objects.count()
    line["assessment"]["needs"].reverse()
    factories.imported(line)
    assert Assessment.objects.count() == before
    line["assessment"]["needs"][0]["severity"] = "high"
    factories.imported(line)
    assert Assessment.objects.count() == before + 1


def test_the_order_of_the_lines_does_not_matter() -> None:
    factories.unit()
    factories.imported(*lines())
    before = all_rows()
    again, _ = factories.imported(*reversed(lines()))
    assert again.same == 3
    assert all_rows() == before
