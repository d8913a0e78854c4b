"""The pages for things that go wrong.

What does not exist and what somebody may not see get the very same answer, so that nobody learns
from it that a case exists. `NotAllowed` comes from actions and queries; `NotAllowedIsNotFound`
in MIDDLEWARE turns it into that answer, also where a view forgot to.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from followthrough.common.database_ended import ended_by_the_database
from followthrough.common.errors import NotAllowed
from followthrough.desks.shared import unsent
from followthrough.desks.shared.typed import typed_in
from followthrough.desks.shared.viewer import keeps_unsent
from followthrough.people.queries.opening import CrnHasChanged
from followthrough.site.refused_requests import UNREADABLE
from followthrough.site.room_for_others import come_again
from followthrough.site.sent import refused

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Such as for a host name that is not ours. What was sent is looked at before (`sent.py`)."""
    return refused(UNREADABLE)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was typed into a page that somebody may no longer see is not lost with it."""
    typed = typed_in(request) if request.method == "POST" else []
    return HttpResponse(render_to_string("404.html", {"typed": typed}, request=request), status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A whole desk that is not for this role; never a single case."""
    return HttpResponse(render_to_string("403.html", request=request), status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: reading who is signed in may be what failed, or what took too long."""
    if (cause := ended_by_the_database(sys.exception())) is not None:
        return took_too_long(request, cause)
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Whoever had signed in again meanwhile, as in another tab, gets back what they typed; where
    somebody else has, it waits for its owner. Without our cookie it came from elsewhere, and a
    session must not be begun for it."""
    page = request.resolver_match.func if request.resolver_match else None
    from_here = settings.CSRF_COOKIE_NAME in request.COOKIES
    keeps = page is not None and keeps_unsent(page) and from_here
    if keeps and unsent.is_of_another(request):
        return unsent.refuse_for_its_owner(request)
    if keeps and unsent.may_come_back(request):
        try:
            return unsent.send_back(request)
        except UpdateError as error:
            return took_too_long(request, _why_not_kept(error))
    return HttpResponse(render_to_string("403_csrf.html", request=request), status=403)


def not_by_address(request: HttpRequest) -> HttpResponse:
    """For an address that only takes what a form sends, opened by itself: whoever was asked to sign
    in while a form was open is led to it."""
    return HttpResponse(render_to_string("405.html", request=request), status=405)


def took_too_long(request: HttpRequest, cause: BaseException) -> HttpResponse:
    """Without who is signed in: that may be what cannot be read."""
    logger.error("%s: %s", type(cause).__name__, request.path)
    page = request.resolver_match.func if request.resolver_match else None
    return come_again(30, typed_in(request) if page is not None and keeps_unsent(page) else [])


def _why_not_kept(error: UpdateError) -> BaseException:
    return ended_by_the_database(error.__cause__) or error


class TookTooLongSaysSo:
    """Middleware, for what a view asked of the database, and for what was sent too late and could
    not be put aside. For what is asked before a view is reached `server_error` says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        cause = ended_by_the_database(exception)
        if isinstance(exception, UpdateError):
            cause = _why_not_kept(exception)
        return None if cause is None else took_too_long(request, cause)


class NotAllowedIsNotFound:
    """Middleware. The reason of the refusal is not shown; it is for the log of the action."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, CrnHasChanged):
            return _at_present_crn(request, exception.crn)
        return not_found(request) if isinstance(exception, NotAllowed) else None


def _at_present_crn(request: HttpRequest, crn: str) -> HttpResponse:
    """The same page under the present CRN; what a form sent goes with it. For this time only: a CRN
    may be changed back."""
    asked = request.resolver_match
    assert asked is not None
    address = reverse(asked.view_name, kwargs={**asked.kwargs, "crn": crn})
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address}?{query}" if query else address, preserve_request=True)


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
