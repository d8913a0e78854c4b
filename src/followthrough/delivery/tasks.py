"""Jobs for the worker."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from psycopg.errors import LockNotAvailable

logger = logging.getLogger(__name__)

DIGESTS = "followthrough.digests"
AT_ONCE = 50  # milliseconds


# Soon after midnight, in summer as in winter, and again every five minutes: what somebody saved
# while they were made, and what a killed worker has left.
@app.periodic(cron="1-59/5 * * * *")
@app.task(name=DIGESTS, queueing_lock=DIGESTS)
def make_stale_digests_anew(timestamp: int | None = None) -> None:
    """All that are stale or were never made. `timestamp`: that of the clock, where it asked."""
    from followthrough.delivery.actions.digests import digests_to_make_anew, make_anew

    make_anew(digests_to_make_anew(), also_fresh=False)


@app.task(name="followthrough.digest")
def make_digest_anew(case_id: int) -> None:
    """Of one case, though it says that it is fresh: it is not what the rules derive."""
    from followthrough.delivery.actions.digests import make_anew

    make_anew([case_id])


def ask_for_digests() -> None:
    """Queues the job that makes stale digests anew; nothing where one waits already."""
    _ask(make_stale_digests_anew)


def ask_for_digest(case_id: int) -> None:
    """The same of one case."""
    _ask(make_digest_anew.configure(queueing_lock=f"{DIGESTS} {case_id}"), case_id=case_id)


def _ask(job: Any, **what: int) -> None:
    """Whoever reads goes on where nothing can be queued, as where the database is read only, and
    where somebody else queues it in an act that is not committed yet: a page would keep its thread
    for as long as that act takes."""
    reads = not connection.in_atomic_block
    try:
        with transaction.atomic():
            if reads:
                _wait_for_nobody()
            job.defer(**what)
    except AlreadyEnqueued:
        pass
    except (ConnectorException, DatabaseError) as error:
        if not (reads and isinstance(_first_cause(error), LockNotAvailable)):
            logger.exception("The job that makes digests anew could not be queued.")


def _wait_for_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {AT_ONCE}")  # until the transaction ends


def _first_cause(error: BaseException) -> BaseException:
    while error.__cause__ is not None:
        error = error.__cause__
    return error
