"""What is sent may wait for a lock on a case, and keeps nobody from reading or from signing in
meanwhile, whoever sends it and however often."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from followthrough.site.tests.held_pages import (
    OFFICE,
    OTHER,
    Pages,
    patiently,
    sending,
    served,
    serving_here,
)
from followthrough.site.tests.raw_http import answer_to, read, request
from followthrough.site.turns import SENT_AT_ONCE, SIGN_INS_AT_ONCE
from followthrough.site.web_server import THREADS

ACT = "POST /cases/X000001/publish/"


def session(name: str) -> tuple[str, ...]:
    return (f"Cookie: other=1; sessionid={name}",)


@pytest.fixture
def pages() -> Pages:
    return Pages(
        lambda environ: environ["REQUEST_METHOD"] == "POST",
        lambda environ: environ["HTTP_COOKIE"] or environ["REMOTE_ADDR"],
    )


@pytest.fixture
def port(pages: Pages) -> Iterator[int]:
    with served(pages) as port:
        yield port


def test_who_reads_is_answered_while_all_that_is_sent_waits(pages: Pages, port: int) -> None:
    with ExitStack() as stack:
        acts = [
            client
            for n in range(12)
            for client in sending(stack, port, 3, line=ACT, head=session(f"s{n}"))
        ]
        pages.wait_for(SENT_AT_ONCE)
        for line in ("GET /today/", "GET /cases/"):
            assert answer_to(port, request(line)).status == 200
        pages.may_answer.set()
        assert {read(client).status for client in acts} == {200}
    assert pages.most == SENT_AT_ONCE


def test_also_while_people_sign_in(pages: Pages, port: int) -> None:
    with ExitStack() as stack:
        sending(stack, port, 20, line=ACT, head=session("a"))
        sending(stack, port, 20, head=session("b"))
        pages.wait_for(SENT_AT_ONCE + SIGN_INS_AT_ONCE)
        assert answer_to(port, request("GET /today/")).status == 200
    assert THREADS > SENT_AT_ONCE + SIGN_INS_AT_ONCE


def has_the_next_turn_but_one(waits: socket.socket, pages: Pages, port: int) -> None:
    """Who waits behind session a, of which some are being answered and more wait."""
    assert answer_to(port, request("GET /today/")).status == 200
    pages.let_go.release(2)
    pages.wait_for(2)
    assert sum("sessionid=a" not in whose for whose in pages.came) == 1
    pages.may_answer.set()
    assert read(waits).status == 200


@pytest.mark.parametrize("other", [(OFFICE, session("b")), (OTHER, ("Cookie: other=1",))])
def test_another_one_has_the_next_turn_but_one(
    pages: Pages, port: int, other: tuple[str, tuple[str, ...]]
) -> None:
    """However often the first one sends, and though they share an address."""
    with ExitStack() as stack:
        sending(stack, port, 30, line=ACT, head=session("a"))
        pages.wait_for(SENT_AT_ONCE)
        address, head = other
        [waits] = sending(stack, port, 1, address, ACT, head)
        has_the_next_turn_but_one(waits, pages, port)


def test_of_several_sessions_that_a_browser_names_the_last_one_waits(
    pages: Pages, port: int
) -> None:
    """As Django reads them: made-up ones before it give nobody more turns."""
    with ExitStack() as stack:
        for n in range(20):
            head = (f"Cookie: sessionid=made-up-{n}; sessionid=a",)
            sending(stack, port, 1, line=ACT, head=head)
        pages.wait_for(SENT_AT_ONCE)
        [waits] = sending(stack, port, 1, line=ACT, head=session("b"))
        has_the_next_turn_but_one(waits, pages, port)


def test_nothing_is_kept_of_who_hung_up_before_their_turn(pages: Pages) -> None:
    with serving_here(pages) as (server, port), ExitStack() as stack:
        first = sending(stack, port, SENT_AT_ONCE, line=ACT, head=session("a"))
        pages.wait_for(SENT_AT_ONCE)
        gone = sending(stack, port, 10, line=ACT, head=session("a"))
        assert answer_to(port, request("GET /today/")).status == 200
        for client in gone:
            client.close()
        pages.may_answer.set()
        assert {read(client).status for client in first} == {200}
        assert answer_to(port, request("GET /today/")).status == 200
        patiently(lambda: not server.at_work and not server.active_channels)
        assert len(pages.came) == SENT_AT_ONCE
