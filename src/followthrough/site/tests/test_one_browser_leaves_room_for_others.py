"""Threads are few, and what waits for a lock holds one: nobody holds them all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from followthrough.site.room_for_others import MOST, NOBODYS, RoomForOthers
from followthrough.site.turns import SIGN_INS_AT_ONCE as AT_ONCE


class Waiting:
    """A page that is answered once it may be; says when somebody has reached it."""

    def __init__(self) -> None:
        self.may_answer, self.reached = Event(), Semaphore(0)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.reached.release()
        assert self.may_answer.wait(20)
        return HttpResponse("answered")


def sent(method: str = "post", session: str = "one", address: str = "/today/") -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)(address)
    if session:
        request.COOKIES["sessionid"] = session
    return request


@pytest.fixture
def page() -> Waiting:
    return Waiting()


def test_what_one_browser_sends_beyond_that_is_asked_to_come_again(page: Waiting) -> None:
    room = RoomForOthers(page)
    with ThreadPoolExecutor(20) as pool:
        first = [pool.submit(room, sent()) for _ in range(MOST)]
        for _ in first:
            assert page.reached.acquire(timeout=20)
        more = room(sent())
        others = [
            pool.submit(room, request)
            for request in (sent(session="two"), sent("get"), sent(session=""))
        ]
        for _ in others:
            assert page.reached.acquire(timeout=20)
        page.may_answer.set()
        answers = [one.result(20).status_code for one in (*first, *others)]
    assert (more.status_code, more["Retry-After"]) == (503, "10")
    assert "it is not saved twice" in more.text
    assert answers == [200] * (MOST + 3)


def test_all_who_have_no_session_leave_room_for_those_who_have_and_for_signing_in(
    page: Waiting,
) -> None:
    room = RoomForOthers(page)
    with ThreadPoolExecutor(20) as pool:
        first = [pool.submit(room, sent(session="")) for _ in range(NOBODYS)]
        for _ in first:
            assert page.reached.acquire(timeout=20)
        assert room(sent(session="")).status_code == 503
        others = [pool.submit(room, one) for one in (sent(), sent(session="", address="/sign-in"))]
        for _ in others:
            assert page.reached.acquire(timeout=20)
        page.may_answer.set()
        assert [one.result(20).status_code for one in (*first, *others)] == [200] * (NOBODYS + 2)


def test_who_signs_in_with_a_session_that_they_made_up_counts_with_them(page: Waiting) -> None:
    room = RoomForOthers(page)
    with ThreadPoolExecutor(20) as pool:
        made_up = [sent(session=f"made up {n}", address="/sign-in") for n in range(AT_ONCE + 1)]
        first = [pool.submit(room, request) for request in made_up[:AT_ONCE]]
        for _ in first:
            assert page.reached.acquire(timeout=20)
        last = pool.submit(room, made_up[AT_ONCE])
        page.may_answer.set()
        assert last.result(20).status_code == 503
        assert [one.result(20).status_code for one in first] == [200] * AT_ONCE


def test_there_is_room_again_afterwards_also_after_an_error() -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise ValueError

    room = RoomForOthers(fails)
    for _ in range(2 * MOST):
        with pytest.raises(ValueError):  # each reaches the page
            room(sent())
