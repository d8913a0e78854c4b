"""Jobs for the worker."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app

from followthrough.accounts.actions import forget_begun_sessions


@app.periodic(cron="*/10 * * * *")
@app.task(name="followthrough.sessions", queueing_lock="followthrough.sessions")
def forget_sessions(timestamp: int | None = None) -> None:
    """Those that are over, and what waited in them. `timestamp`: that of the clock, which asks."""
    SessionStore.clear_expired()
    forget_begun_sessions()
