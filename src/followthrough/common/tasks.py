"""Jobs for the worker."""

from __future__ import annotations

import logging

from asgiref.sync import async_to_sync
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from followthrough.common.actions.consequences import run_queued
from followthrough.common.actions.sent_forms import forget_sent_forms

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 6
SILENT = 120  # seconds: a worker gives a sign of life every ten


@app.task(
    name="followthrough.consequence",
    retry=RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=5),
)
def follow_up(consequence: str, entries: list[int]) -> None:
    run_queued(consequence, entries)


@app.periodic(cron="*/5 * * * *")
@app.task(name="followthrough.interrupted", queueing_lock="followthrough.interrupted")
def take_up_interrupted(timestamp: int | None = None) -> None:
    """Jobs whose worker is gone are done again, as after an error, and as often: it may be the job
    that ends the worker. `timestamp`: that of the clock, which asks."""
    for job in async_to_sync(app.job_manager.get_stalled_jobs)(seconds_since_heartbeat=SILENT):
        logger.warning("The worker of job %s, %s, is gone.", job.id, job.task_name)
        if job.attempts + 1 >= MOST_ATTEMPTS:
            async_to_sync(app.job_manager.finish_job)(job, Status.FAILED, delete_job=False)
        elif not _waits_again(job):
            async_to_sync(app.job_manager.finish_job)(job, Status.ABORTED, delete_job=True)


def _waits_again(job: Job) -> bool:
    """False where the same job waits already: what is asked for is asked for once."""
    try:
        with transaction.atomic():
            async_to_sync(app.job_manager.retry_job)(job)
    except UniqueViolation:
        return False
    return True


@app.periodic(cron="23 3 * * *")
@app.task(name="followthrough.sent-forms", queueing_lock="followthrough.sent-forms")
def forget_forms(timestamp: int | None = None) -> None:
    """Once a night. `timestamp`: that of the clock, which asks."""
    forget_sent_forms()
