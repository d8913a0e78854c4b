from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.common.queries import Statement, day_of, is_asked_for

pytestmark = pytest.mark.django_db


def entry(at: datetime | None = None) -> int:
    made = LedgerEntry.objects.create(by_name="Amara", by_role="practitioner", action="case.read")
    if at is None:
        return made.pk
    timed = LedgerEntry(by_name="Amara", by_role="practitioner", action="case.read", at=at)
    timed.save(force_insert=True)
    return timed.pk


ENTRIES = Statement(
    lambda: LedgerEntry.objects.filter(is_asked_for("pk"), action="case.read").values_list(
        "pk", "action"
    )
)


@pytest.mark.parametrize("wanted", [[], [0], [0, 2], [2, 1, 1], range(3)])
def test_a_statement_gives_the_rows_of_the_ids_asked_for(wanted):
    """Of other ids each time, though it is put into SQL once."""
    ids = [entry(), entry(), entry()]
    result = ENTRIES.rows(ids[number] for number in wanted)
    assert sorted(result) == sorted({(ids[number], "case.read") for number in wanted})


def test_an_id_that_is_no_number_never_reaches_the_database():
    with pytest.raises(ValueError):
        ENTRIES.rows(["1}'::bigint[]) OR true --"])


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),  # British Summer Time
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), date(2026, 12, 2)),
    ],
)
def test_the_day_of_a_moment_is_that_of_london(at, day):
    made = entry(at)
    [found] = LedgerEntry.objects.filter(pk=made).annotate(day=day_of("at")).values_list("day")
    assert found == (day,)
