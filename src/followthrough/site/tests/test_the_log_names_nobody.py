"""The log says what failed and where, and nothing about anybody."""

from __future__ import annotations

import io
import logging
import logging.config
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from followthrough.site.logs import NobodyIsNamed


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the handler of the settings would write, of every logger."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    [name] = settings.LOGGING["handlers"]["stderr"]["filters"]
    assert settings.LOGGING["filters"][name]["()"].endswith(NobodyIsNamed.__name__)
    handler.addFilter(NobodyIsNamed())
    handler.setFormatter(logging.Formatter("{levelname} {name}: {message}", style="{"))
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/cases/X123456/plan", "Not Found: /cases/[masked]"),
        ("/cases/Ana Li/\nplan", "Not Found: /cases/[masked]"),
        ("/Cases/X123456", "Not Found: /cases/[masked]"),
        ("/services", "Not Found: /services"),
        ("/cases/", "Not Found: /cases/"),
    ],
)
def test_what_follows_cases_is_masked(written: io.StringIO, path: str, said: str) -> None:
    logging.getLogger("django.request").warning("%s: %s", "Not Found", path)
    assert written.getvalue() == f"WARNING django.request: {said}\n"


@pytest.mark.django_db
def test_a_page_that_does_not_exist_is_logged_without_its_case(
    written: io.StringIO, client: Client
) -> None:
    client.get("/cases/X123456/nothing/here/at/all")
    assert "django.request: Not Found: /cases/[masked]" in written.getvalue()
    assert "X123456" not in written.getvalue()


def fails() -> None:
    try:
        int("Ana Li was here")
    except ValueError as error:
        raise KeyError("Ben Li") from error


def test_of_an_exception_only_the_class_and_the_places_stand(written: io.StringIO) -> None:
    try:
        fails()
    except KeyError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/today")
    text = written.getvalue()
    assert "Li" not in text
    assert "builtins.ValueError" in text
    assert text.endswith("builtins.KeyError\n")
    assert f'File "{__file__}"' in text
    assert ", in fails" in text


def test_an_exception_given_as_a_message_or_an_argument_is_its_class(written: io.StringIO) -> None:
    log = logging.getLogger("followthrough")
    log.error("It failed: %s", ValueError("Ana Li"))
    log.error(ValueError("Ana Li"))
    assert written.getvalue().splitlines() == [
        "ERROR followthrough: It failed: builtins.ValueError",
        "ERROR followthrough: builtins.ValueError",
    ]


def test_a_wrong_log_call_or_no_exception_does_no_harm(written: io.StringIO) -> None:
    assert sys.exc_info()[1] is None
    logging.getLogger("followthrough").error("%d of %d", 1)
    logging.getLogger("followthrough").exception("Nothing failed")
    first, second = written.getvalue().splitlines()
    assert first.endswith("A message that could not be written.")
    assert second.endswith("Nothing failed")


def test_what_somebody_asked_for_writes_no_line_of_its_own(written: io.StringIO) -> None:
    """Nor does it speak to the terminal of whoever reads the log."""
    path = "/z\x1b]0;owned\x07\n2026-11-28 12:00:00 ERROR forged\u202e"
    logging.getLogger("followthrough.site.errors").error("%s: %s", "QueryCanceled", path)
    [line] = written.getvalue().splitlines()
    assert line.endswith(r"/z\x1b]0;owned\x07\n2026-11-28 12:00:00 ERROR forged\u202e")
