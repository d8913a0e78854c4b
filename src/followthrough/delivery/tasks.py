"""Jobs for the worker."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

DIGESTS = "followthrough.digests"


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
    try:
        with transaction.atomic():
            make_stale_digests_anew.defer()
    except AlreadyEnqueued:
        pass
