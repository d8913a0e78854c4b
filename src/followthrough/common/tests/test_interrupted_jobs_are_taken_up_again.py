"""A worker that is killed leaves its job as one that is being done. What follows from an act must
not stay undone for that."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from followthrough.common.tasks import MOST_ATTEMPTS, follow_up, take_up_interrupted

pytestmark = pytest.mark.django_db


def begun(*, by: int | None, attempts: int = 0, **options: Any) -> int:
    """A job that a worker has begun."""
    job = follow_up.configure(**options).defer(consequence="none", entries=[])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s "
            "WHERE id = %s",
            [by, attempts, job],
        )
    return job


def worker(seconds: int) -> int:
    """Whose last sign of life was so many seconds ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [seconds],
        )
        return int(cursor.fetchone()[0])


def jobs() -> dict[int, tuple[str, int]]:
    rows = ProcrastinateJob.objects.values_list("id", "status", "attempts")
    return {id_: (status, attempts) for id_, status, attempts in rows}


def test_a_job_of_a_worker_that_is_gone_waits_again() -> None:
    gone, silent = begun(by=None), begun(by=worker(600))
    take_up_interrupted()
    assert jobs() == {gone: ("todo", 1), silent: ("todo", 1)}


def test_a_job_of_a_worker_that_lives_goes_on() -> None:
    job = begun(by=worker(20))
    take_up_interrupted()
    assert jobs() == {job: ("doing", 0)}


@pytest.mark.parametrize(
    ("attempts", "after"),
    [
        (MOST_ATTEMPTS - 2, ("todo", MOST_ATTEMPTS - 1)),
        (MOST_ATTEMPTS - 1, ("failed", MOST_ATTEMPTS)),
    ],
)
def test_a_job_that_ends_its_worker_again_and_again_is_left_as_failed(
    attempts: int, after: tuple[str, int]
) -> None:
    job = begun(by=None, attempts=attempts)
    take_up_interrupted()
    assert jobs() == {job: after}


def test_where_the_same_waits_already_it_is_done_once() -> None:
    begun(by=None, queueing_lock="the same")
    waits = follow_up.configure(queueing_lock="the same").defer(consequence="none", entries=[])
    other = begun(by=None)
    take_up_interrupted()
    assert jobs() == {waits: ("todo", 0), other: ("todo", 1)}
