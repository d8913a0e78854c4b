"""One browser leaves room for others: what it sends again and again waits for the same lock, each
time with one of the few threads that answer everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string

from followthrough.site.turns import SIGN_INS_AT_ONCE

MOST = 3  # that one browser has answered at the same time, of what it sends
# The same of all together who have no session, or sign in: to look at a password takes long on
# purpose. Our own web server has them wait for their turn before they come here (`turns`).
NOBODYS = 2
SIGN_IN = "signs in"  # no cookie has a blank
PLACES = {"": NOBODYS, SIGN_IN: SIGN_INS_AT_ONCE}


class RoomForOthers:
    """Middleware, before anything asks the database. Counted in each web process by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._lock = Lock()
        self._answered: Counter[str] = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if request.path == resolve_url(settings.LOGIN_URL):
            session = SIGN_IN  # a cookie may be made up, and is not looked at here
        with self._place(session) as there_is_one:
            return self.get_response(request) if there_is_one else come_again(10)

    @contextmanager
    def _place(self, session: str) -> Iterator[bool]:
        with self._lock:
            there_is_one = self._answered[session] < PLACES.get(session, MOST)
            self._answered[session] += there_is_one
        try:
            yield there_is_one
        finally:
            with self._lock:
                self._answered[session] -= there_is_one
                if not self._answered[session]:
                    del self._answered[session]


def come_again(seconds: int, typed: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """Drawn without a request: the database may be what keeps it waiting. `typed`: what was sent,
    where it has been read."""
    answer = HttpResponse(render_to_string("503.html", {"typed": typed}), status=503)
    answer.headers["Retry-After"] = str(seconds)
    return answer
