"""What is sent with a request is read once, at the door, or refused with a page that says why."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.http import parse_header_parameters

from followthrough.site.refused_requests import (
    HEADERS,
    NO_FILES,
    OTHER_CHARACTERS,
    TOO_LARGE,
    TOO_MANY_FIELDS,
    UNREADABLE,
    Refusal,
)

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

BY_CAUSE: dict[type[Exception], Refusal] = {
    RequestDataTooBig: TOO_LARGE,
    TooManyFieldsSent: TOO_MANY_FIELDS,
    TooManyFilesSent: NO_FILES,
}
# Signs of how what is sent is written: Django's reader looks at each of them again and again.
LONGEST_TYPE = 1000
FORM = "application/x-www-form-urlencoded"
# What Django's readers raise for what they cannot read; the last two name encodings nobody knows.
UNREAD = (BadRequest, MultiPartParserError, UnreadablePostError, LookupError, ValueError)


def refused(refusal: Refusal) -> HttpResponse:
    return HttpResponse(refusal.page(), status=refusal.status.value)


class OnlyWhatCanBeRead:
    """Middleware, before any that looks at what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refusal = _why_not_read(request)
        return refused(refusal) if refusal else self.get_response(request)


def _why_not_read(request: HttpRequest) -> Refusal | None:
    try:
        if request.content_type == FORM:
            # Django would put a sign in the place of what is no text, and that be saved.
            unquote_to_bytes(request.body).decode()
        _ = request.GET, request.POST, request.COOKIES
    except tuple(BY_CAUSE) as error:
        return BY_CAUSE[type(error)]
    except UNREAD:
        return UNREADABLE
    return None


def in_known_characters(application: WSGIApplication) -> WSGIApplication:
    """Around all of Django, which fails over some encodings before it has a request to answer."""

    def checked(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["HTTP_COOKIE"] = _cookies_of_ours(environ.get("HTTP_COOKIE", ""))
        refusal = why_not_known(environ.get("CONTENT_TYPE", ""))
        if refusal is None:
            return application(environ, start_response)
        page = refusal.page().encode()
        start_response(refusal.line, [*HEADERS, ("Content-Length", str(len(page)))])
        return [page]

    return checked


def _cookies_of_ours(sent: str) -> str:
    """Other cookies of the same host are nothing to us. A value in quotes is none that we gave:
    Python's reader copies the rest of it for each backslash, and 30 kB of them keep every thread
    for seconds."""
    own = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    pairs = ((pair, *pair.partition("=")[::2]) for pair in sent.split(";"))
    return ";".join(pair for pair, name, value in pairs if name.strip() in own and '"' not in value)


def why_not_known(content_type: str) -> Refusal | None:
    """No form of ours is sent in parts, as files are: a thread would read the heads of a thousand
    parts for seconds."""
    if len(content_type) > LONGEST_TYPE:
        return UNREADABLE
    try:
        kind, parameters = parse_header_parameters(content_type)
    except ValueError:
        return OTHER_CHARACTERS
    if not _is_utf8(parameters.get("charset", "utf-8")):
        return OTHER_CHARACTERS
    return NO_FILES if kind.startswith("multipart/") else None


def _is_utf8(charset: str) -> bool:
    """Of the encodings that Python knows some are none of text."""
    try:
        return codecs.lookup(charset).name in {"utf-8", "ascii"}
    except (LookupError, ValueError):
        return False
