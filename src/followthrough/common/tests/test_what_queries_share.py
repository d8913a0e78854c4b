from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.common.queries import day_of, is_one_of

pytestmark = pytest.mark.django_db


def entry(at: datetime | None = None) -> int:
    made = LedgerEntry.objects.create(by_name="Amara", by_role="practitioner", action="case.read")
    if at is None:
        return made.pk
    timed = LedgerEntry(by_name="Amara", by_role="practitioner", action="case.read", at=at)
    timed.save(force_insert=True)
    return timed.pk


@pytest.mark.parametrize("wanted", [[], [0], [0, 2], [2, 1, 1], range(3)])
def test_rows_whose_id_is_among_those_given_are_found(wanted):
    ids = [entry(), entry(), entry()]
    asked = [ids[number] for number in wanted]
    found = LedgerEntry.objects.filter(is_one_of("pk", asked)).values_list("pk", flat=True)
    assert sorted(found) == sorted(set(asked))


def test_an_id_that_is_no_number_is_refused_before_the_database_sees_it():
    with pytest.raises(ValueError):
        is_one_of("pk", ["1}'::bigint[]) OR true --"])  # type: ignore[list-item]


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
