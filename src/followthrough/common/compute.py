"""The one seam through which long computations over many cases go.

`map_batches(work, batches)` yields results in order. `work` must be a module-level function of
one picklable argument. With `workers=1` it runs in this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def map_batches(
    work: Callable[[Batch], Result],
    batches: Iterable[Batch],
    *,
    workers: int = 1,
    ready: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """Results in the order of `batches`. At most two batches a worker wait in memory, so the
    memory does not grow with their number. `ready` prepares each worker process."""
    if workers <= 1:
        yield from map(work, batches)
        return
    # Spawned, not forked: a forked child would share its parent's database connection.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=ready) as pool:
        source = iter(batches)
        waiting: list[Future[Result]] = [
            pool.submit(work, batch) for batch in islice(source, workers * 2)
        ]
        while waiting:
            yield waiting.pop(0).result()
            waiting.extend(pool.submit(work, batch) for batch in islice(source, 1))
