"""What the commands that go through many cases share: batches, and processes to take them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from typing import Any


def batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), size):
        yield ids[at : at + size]


def ready() -> None:
    """A worker process has settings and a connection of its own."""
    collect_seldom()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    import django
    from django.db.backends.signals import connection_created

    django.setup()
    connection_created.connect(_one_core_a_worker)


def _one_core_a_worker(connection: Any, **_: object) -> None:
    """There is a worker for each core: helpers of the database's own would only wait for one."""
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")


def collect_seldom() -> None:
    """Facts are plain values that hold no circles: looking for circles among millions of them
    finds nothing, and took a quarter of the time of reading them."""
    gc.set_threshold(200_000, 20, 20)
