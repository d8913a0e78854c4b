"""The pages for things that go wrong.

What does not exist and what somebody may not see get the very same answer, so that nobody learns
from it that a case exists. `NotAllowed` comes from actions and queries; `NotAllowedIsNotFound`
in MIDDLEWARE turns it into that answer, also where a view forgot to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from psycopg.errors import IdleInTransactionSessionTimeout, LockNotAvailable, QueryCanceled

from followthrough.common.errors import NotAllowed
from followthrough.site.refused_requests import UNREADABLE
from followthrough.site.sent import refused

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Such as for a host name that is not ours. What was sent is looked at before (`sent.py`)."""
    return refused(UNREADABLE)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("404.html", request=request), status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A whole desk that is not for this role; never a single case."""
    return HttpResponse(render_to_string("403.html", request=request), status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: reading who is signed in may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse(render_to_string("403_csrf.html", request=request), status=403)


def not_by_address(request: HttpRequest) -> HttpResponse:
    """For an address that only takes what a form sends, opened by itself: whoever was asked to sign
    in while a form was open is led to it."""
    return HttpResponse(render_to_string("405.html", request=request), status=405)


def took_too_long() -> HttpResponse:
    """Without the request: who is signed in may be what cannot be read."""
    answer = HttpResponse(render_to_string("503.html"), status=503)
    answer.headers["Retry-After"] = "30"  # seconds
    return answer


class TookTooLongSaysSo:
    """Middleware. PostgreSQL ended what a page asked of it (`embedded/time_limits.py`), and with it
    the transaction of the act: nothing of it was written."""

    ENDED = (QueryCanceled, LockNotAvailable, IdleInTransactionSessionTimeout)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        cause = exception.__cause__
        if not (isinstance(exception, OperationalError) and isinstance(cause, self.ENDED)):
            return None
        logger.error("%s: %s", type(cause).__name__, request.path)
        return took_too_long()


class NotAllowedIsNotFound:
    """Middleware. The reason of the refusal is not shown; it is for the log of the action."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return not_found(request) if isinstance(exception, NotAllowed) else None


class OnlySentSaysSo:
    """Middleware. Django's own answer to an address that only takes what is sent is empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != 405:
            return answer
        page = not_by_address(request)
        page.headers["Allow"] = answer.headers["Allow"]
        return page
