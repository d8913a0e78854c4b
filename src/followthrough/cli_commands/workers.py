"""How commands go through many cases: in batches, and processes that take them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def in_batches(
    work: Callable[[Sequence[int]], T], ids: Sequence[int], size: int, workers: int
) -> Iterator[T]:
    """What `work` gives of each batch of `size` cases, in their order, with a progress bar on the
    error stream. `work` must be picklable."""
    from tqdm import tqdm

    from followthrough.common.compute import map_batches

    batches = [ids[at : at + size] for at in range(0, len(ids), size)]
    collect_seldom()
    # One batch is done sooner here than another process starts.
    done = map_batches(work, batches, workers=min(workers, len(batches)), ready=ready)
    with tqdm(total=len(ids), unit="case", file=sys.__stderr__, disable=not ids) as bar:
        for batch, result in zip(batches, done, strict=True):
            bar.update(len(batch))
            yield result


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
