"""Python's reader of cookies goes through a value in quotes again for each backslash in it, and
every thread waits meanwhile. So it is given only what Followthrough itself has set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest

from followthrough.site.sent import in_known_characters

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


def cookies_read(sent: str | None) -> str:
    """What Django is given of the cookies that a browser sends."""
    given: list[str] = []

    def django(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given.append(environ.get("HTTP_COOKIE", ""))
        return []

    environ: dict[str, Any] = {} if sent is None else {"HTTP_COOKIE": sent}
    list(in_known_characters(django)(environ, lambda *_: lambda _: None))
    return given[0]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (None, ""),
        ("sessionid=abc; csrftoken=def", "sessionid=abc; csrftoken=def"),
        ("_ga=GA1.2.3; sessionid=abc; theme=dark=1;csrftoken=def;", " sessionid=abc;csrftoken=def"),
        ('other="' + "\\1" * 15_000 + '"; sessionid=abc', " sessionid=abc"),
        ('sessionid="' + "\\1" * 15_000 + '"; csrftoken=def', " csrftoken=def"),
        (" sessionid =abc", " sessionid =abc"),
    ],
)
def test_cookies_of_others_and_values_in_quotes_are_not_read(sent: str | None, read: str) -> None:
    assert cookies_read(sent) == read
