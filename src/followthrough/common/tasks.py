"""Jobs for the worker."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from followthrough.common.actions.consequences import run_queued


@app.task(name="followthrough.consequence", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def follow_up(consequence: str, entries: list[int]) -> None:
    run_queued(consequence, entries)
