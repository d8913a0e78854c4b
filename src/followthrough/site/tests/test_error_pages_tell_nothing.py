from __future__ import annotations

from django.http import Http404
from django.test import RequestFactory

from followthrough.common.errors import NotAllowed
from followthrough.site import errors
from followthrough.site.errors import NotAllowedIsNotFound


def test_a_denied_case_and_no_case_get_the_very_same_answer(rf: RequestFactory) -> None:
    middleware = NotAllowedIsNotFound(lambda request: errors.not_found(request))
    denied = middleware.process_exception(rf.get("/cases/1"), NotAllowed("Ana Li is restricted."))
    missing = errors.not_found(rf.get("/cases/1"), Http404("no such case"))
    assert denied is not None
    assert denied.status_code == missing.status_code == 404
    assert denied.content == missing.content


def test_other_faults_are_left_to_django(rf: RequestFactory) -> None:
    middleware = NotAllowedIsNotFound(lambda request: errors.not_found(request))
    assert middleware.process_exception(rf.get("/"), ValueError("x")) is None


def test_no_error_page_repeats_what_was_asked_for(rf: RequestFactory) -> None:
    request = rf.get("/cases/ana-li?name=Ana+Li")
    for answer in (
        errors.not_found(request, Http404("Ana Li")),
        errors.forbidden(request, PermissionError("Ana Li")),
        errors.csrf_failure(request, "Ana Li"),
        errors.not_by_address(request),
        errors.server_error(request),
    ):
        text = answer.content.decode()
        assert "Ana" not in text
        assert "ana-li" not in text
        assert "<h1" in text


def test_the_page_for_our_own_fault_reads_nothing_from_the_request() -> None:
    answer = errors.server_error(None)  # type: ignore[arg-type]
    assert answer.status_code == 500
    assert b"Sign out" not in answer.content
