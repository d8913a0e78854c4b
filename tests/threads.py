"""Works of several people at the same moment, each in a thread with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from followthrough.common.errors import FollowthroughError


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Lets them go together: what each gave, or how it was refused."""
    gate = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=20)
            return work()
        except FollowthroughError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
