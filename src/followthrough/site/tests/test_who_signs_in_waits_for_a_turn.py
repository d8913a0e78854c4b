"""Looking at passwords takes long, and keeps neither those who have signed in from their pages nor
others from signing in: through real sockets, with pages that take as long as a test wants."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings

from followthrough.site import turns
from followthrough.site.tests.held_pages import OFFICE, OTHER, Pages, sending, served
from followthrough.site.tests.raw_http import Answer, answer_to, read, request
from followthrough.site.turns import OF_ONE as OF_ONE_ADDRESS
from followthrough.site.turns import SIGN_INS_AT_ONCE as AT_ONCE


@pytest.fixture
def pages() -> Pages:
    return Pages(lambda environ: environ["PATH_INFO"] == "/sign-in")


@pytest.fixture
def client_header() -> str:
    return ""


@pytest.fixture
def port(pages: Pages, client_header: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(settings, "CLIENT_HEADER", client_header)
    with served(pages) as port:
        yield port


def answers_of(clients: list[socket.socket]) -> list[Answer]:
    return [read(client) for client in clients]


@pytest.mark.parametrize("line", ["POST /sign-in", "POST //sign-in", "POST /sign%2Din"])
def test_an_office_that_signs_in_at_the_same_moment_is_answered(
    pages: Pages, port: int, line: str
) -> None:
    with ExitStack() as stack:
        clients = sending(stack, port, 24, line=line)
        pages.wait_for(AT_ONCE)
        pages.may_answer.set()
        assert [answer.status for answer in answers_of(clients)] == [200] * 24
    assert pages.most == AT_ONCE


def test_those_who_have_signed_in_are_answered_meanwhile(pages: Pages, port: int) -> None:
    with ExitStack() as stack:
        sending(stack, port, 40)
        pages.wait_for(AT_ONCE)
        for line in ("GET /today/", "POST /today/", "GET /sign-in/", "POST /sign-in/"):
            assert answer_to(port, request(line)).status == 200


def test_who_comes_from_elsewhere_has_the_next_turn(pages: Pages, port: int) -> None:
    """However many tries one address sends."""
    with ExitStack() as stack:
        sending(stack, port, 40)
        pages.wait_for(AT_ONCE)
        # The connections are taken in their order, so that all of these wait before the other.
        others = sending(stack, port, 1, OTHER)
        assert answer_to(port, request("GET /today/")).status == 200
        pages.let_go.release(2)
        pages.wait_for(2)
        assert pages.came[AT_ONCE:] in ([OFFICE, OTHER], [OTHER, OFFICE])
        pages.may_answer.set()
        assert answers_of(others)[0].status == 200


@pytest.mark.parametrize("client_header", ["X-Forwarded-For", "X-Real-IP"])
def test_behind_a_proxy_each_address_that_it_names_waits_for_itself(
    pages: Pages, port: int, client_header: str
) -> None:
    """Of a list the last one: whoever asks may have written the others."""
    mine, again = (f"{client_header}: 10.0.0.{number}, 10.0.0.7" for number in (1, 2))
    with ExitStack() as stack:
        sending(stack, port, AT_ONCE + OF_ONE_ADDRESS, head=(mine,))
        pages.wait_for(AT_ONCE)
        [same] = answers_of(sending(stack, port, 1, head=(again,)))
        assert same.status == 503
        others = sending(stack, port, 1, head=(f"{client_header}: 10.0.0.8",))
        assert answer_to(port, request("GET /today/")).status == 200
        pages.may_answer.set()
        assert answers_of(others)[0].status == 200


def test_what_a_browser_says_of_its_address_counts_for_nothing_by_itself(
    pages: Pages, port: int
) -> None:
    with ExitStack() as stack:
        sending(stack, port, AT_ONCE + OF_ONE_ADDRESS)
        pages.wait_for(AT_ONCE)
        [same] = answers_of(sending(stack, port, 1, head=("X-Forwarded-For: 10.0.0.8",)))
        assert same.status == 503
        pages.may_answer.set()


def test_of_one_address_only_so_many_wait(pages: Pages, port: int) -> None:
    with ExitStack() as stack:
        sending(stack, port, AT_ONCE + OF_ONE_ADDRESS)
        pages.wait_for(AT_ONCE)
        [refused] = answers_of(sending(stack, port, 1))
        assert refused.status == 503
        assert "Retry-After: 10" in refused.head
        assert refused.title == "That took too long"
        others = sending(stack, port, 1, OTHER)
        pages.may_answer.set()
        assert answers_of(others)[0].status == 200


def test_who_has_waited_too_long_is_asked_to_come_again(
    pages: Pages, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        first = sending(stack, port, AT_ONCE)
        pages.wait_for(AT_ONCE)
        monkeypatch.setattr(turns, "SECONDS", -1.0)
        assert answers_of(sending(stack, port, 2))[1].status == 503
        pages.may_answer.set()
        assert [answer.status for answer in answers_of(first)] == [200] * AT_ONCE


def test_there_is_a_turn_again_after_an_error(
    pages: Pages, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(address: str) -> None:
        raise ValueError

    monkeypatch.setattr(pages, "hold", fails)
    with ExitStack() as stack:
        assert {a.status for a in answers_of(sending(stack, port, 2 * AT_ONCE))} == {500}
    monkeypatch.undo()
    pages.may_answer.set()
    assert answer_to(port, request("POST /sign-in")).status == 200


def test_addresses_that_fill_the_queue_together_keep_out_no_other_one(
    pages: Pages, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "OF_ALL", 12)
    with ExitStack() as stack:
        for number in (3, 4, 5):
            sending(stack, port, 4 + AT_ONCE * (number == 3), f"127.0.0.{number}")
        pages.wait_for(AT_ONCE)
        assert answer_to(port, request("GET /today/")).status == 200
        others = sending(stack, port, 1, OTHER)
        assert answer_to(port, request("GET /today/")).status == 200
        pages.may_answer.set()
        assert answers_of(others)[0].status == 200


def test_for_who_has_hung_up_no_password_is_looked_at(pages: Pages, port: int) -> None:
    with ExitStack() as stack:
        sending(stack, port, AT_ONCE)
        pages.wait_for(AT_ONCE)
        gone = sending(stack, port, 20)
        assert answer_to(port, request("GET /today/")).status == 200
        for client in gone:
            client.close()
        others = sending(stack, port, 1)
        assert answer_to(port, request("GET /today/")).status == 200
        pages.may_answer.set()
        assert answers_of(others)[0].status == 200
    assert len(pages.came) == AT_ONCE + 1


@pytest.mark.parametrize("line", ["POST /sign-in", "POST /today/"])
def test_who_sends_and_hangs_up_at_once_stops_nobody(pages: Pages, port: int, line: str) -> None:
    """It is its turn the moment it is received, and nobody is there any more."""
    pages.may_answer.set()
    for _ in range(20):
        with ExitStack() as stack:
            [client] = sending(stack, port, 1, line=line)
            client.close()
    for others in (line, "GET /today/"):
        assert answer_to(port, request(others)).status == 200
