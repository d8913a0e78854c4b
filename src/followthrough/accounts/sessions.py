"""When a signed-in session ends: after some time without use, and after some hours in any case.

Both are looked at here, for each request, and not left to the age of the cookie. When somebody was
last seen is stored once a minute at most, so a session may end up to a minute early; a page sends a
statement more only then.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from followthrough.accounts.session_store import follow

logger = logging.getLogger(__name__)

SIGNED_IN, SEEN, ENDED = "signed_in_at", "seen_at", "ended"  # moments in seconds
IDLE, AGE = "idle", "age"
WAITS = "unsent "  # names that begin so: what waits for whoever it is of, until its own end
STORED_EVERY = 60  # seconds
SAID_FOR = 15 * 60  # seconds: of whoever does not sign in again, nothing is kept for longer


class KeepsTheAnswer(SessionMiddleware):
    """A session that cannot be stored, because somebody signed out meanwhile or its row is locked,
    does not take the place of the answer: what was sent has been saved by then, or not, and the
    answer says which."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            logger.info("A session ended, or could not be stored, during a request.")
            return response


class SessionLimits:
    """Middleware, after the session's and before that of who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            _end_or_go_on(request.session, int(time.time()))
        return self.get_response(request)


def _end_or_go_on(session: SessionBase, now: int) -> None:
    begun, seen = session.get(SIGNED_IN, now), session.get(SEEN, now)
    if now - begun >= settings.SIGNED_IN_SECONDS:
        _end(session, AGE)
    elif now - seen >= settings.IDLE_SECONDS:
        _end(session, IDLE)
    elif SIGNED_IN not in session or now - seen >= STORED_EVERY:
        session[SIGNED_IN], session[SEEN] = begun, now
        forget_what_waited(session, now)


def _end(session: SessionBase, why: str) -> None:
    before = session.session_key or ""
    waiting = {name: one for name, one in session.items() if name.startswith(WAITS)}
    session.flush()
    follow(session, before)
    for name, one in waiting.items():
        session[name] = one
    session[ENDED] = why
    keep_for_a_while(session)


def forget_what_waited(session: SessionBase, now: int) -> None:
    """What is over by then."""
    for name, one in list(session.items()):
        if name.startswith(WAITS) and one["until"] <= now:
            del session[name]


def keep_for_a_while(session: SessionBase) -> None:
    """Of somebody who is not signed in."""
    session.set_expiry(SAID_FOR)


def why_ended(session: SessionBase) -> str:
    """In words, for the page that asks to sign in again; nothing where no limit ended it."""
    minutes, hours = settings.IDLE_SECONDS // 60, settings.SIGNED_IN_SECONDS // 3600
    words = {
        IDLE: f"You were signed out after {minutes} {_plural('minute', minutes)} without use.",
        AGE: f"You were signed out after {hours} {_plural('hour', hours)}.",
    }
    return words.get(session.get(ENDED, ""), "")


def _plural(unit: str, number: int) -> str:
    return unit if number == 1 else f"{unit}s"


def begin(sender: object, request: HttpRequest, **_: Any) -> None:
    """Whoever signs in has a session of full length."""
    session = request.session
    session[SIGNED_IN] = session[SEEN] = int(time.time())
    session.pop(ENDED, None)
    session.set_expiry(None)


def connect() -> None:
    user_logged_in.connect(begin, dispatch_uid="followthrough.accounts.sessions.begin")
