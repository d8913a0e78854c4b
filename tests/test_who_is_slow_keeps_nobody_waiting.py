"""Two hundred clients that are slow in one way, and others who are answered meanwhile."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
import pytest

from benchmarks.slow_clients import KINDS, LARGE, slow_clients
from followthrough.site import web_channels
from followthrough.site import web_server as web_server_module
from followthrough.site.tests.raw_http import PATIENCE, answer_to, connected, read, request, serving
from followthrough.site.web_server import web_server

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

MANY = 200
STYLE = request("GET /static/followthrough.css")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(DATABASE_URL="postgresql://nobody@127.0.0.1/nothing") as number:
        yield number


@pytest.mark.parametrize("kind", KINDS)
def test_others_are_answered(port: int, kind: str) -> None:
    with slow_clients(kind, MANY, f"http://127.0.0.1:{port}") as opened:
        assert opened == MANY
        for _ in range(5):
            assert answer_to(port, STYLE).status == 200
            assert answer_to(port, request("GET /nothing")).status == 404


def test_who_comes_to_an_end_is_answered_after_all(port: int) -> None:
    with ExitStack() as stack:
        clients = [stack.enter_context(connected(port)) for _ in range(MANY)]
        for client in clients:
            client.sendall(STYLE[:20])
        assert answer_to(port, STYLE).status == 200
        for client in clients:
            client.sendall(STYLE[20:])
        assert {read(client).status for client in clients} == {200}


def test_who_asks_for_much_at_once_and_takes_nothing_has_one_answer_waiting(port: int) -> None:
    """Each answer of a file keeps that open."""
    large = request(f"GET {LARGE}").replace(b"Connection: close\r\n", b"")
    with ExitStack() as stack:
        clients = [stack.enter_context(socket.socket()) for _ in range(20)]
        for client in clients:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            client.connect(("127.0.0.1", port))
            client.sendall(large * 20 + STYLE)
        for _ in range(20):
            assert answer_to(port, STYLE).status == 200
        children = psutil.Process().children()
        [server] = [one for one in children if "followthrough.site.web_server" in one.cmdline()]
        files = [file for file in server.open_files() if file.path.endswith(".css")]
        assert len(files) <= len(clients)
        clients[0].settimeout(PATIENCE)
        received = b""
        while more := clients[0].recv(65_536):
            received += more
        assert received.count(b"HTTP/1.1 200 OK") == 21


def test_connections_are_given_back(port: int) -> None:
    """Of clients that go away in the middle, more than there may be at once of any process."""
    for _ in range(20):
        with ExitStack() as stack:
            for _ in range(MANY):
                stack.enter_context(connected(port)).sendall(STYLE[:20])
    assert answer_to(port, STYLE).status == 200


def test_nothing_is_left_of_what_was_being_sent(port: int) -> None:
    """A body lies in a file that only the server can open; it goes with its connection."""
    head = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"
    own = len(files_of_the_server())
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(connected(port)).sendall(head + b"a" * 200_000)
        wait_for(lambda: len(files_of_the_server()) == own + 20)
    wait_for(lambda: len(files_of_the_server()) == own)


def files_of_the_server() -> list[str]:
    """Those that have no name any more."""
    children = psutil.Process().children()
    [server] = [one for one in children if "followthrough.site.web_server" in one.cmdline()]
    found = []
    for descriptor in Path(f"/proc/{server.pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.append(str(descriptor.readlink()))
    return [path for path in found if path.endswith("(deleted)")]


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_request_that_does_not_end_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's own loop, in this process, with less patience."""
    monkeypatch.setattr(web_channels, "SENT_WITHIN", 0.0)
    [answer] = answers_in_this_process(b"abc", until_answered=1)
    assert_took_too_long(answer)


def test_where_too_much_is_arriving_who_has_sent_most_ends_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They would fill the disk, each within its limit."""
    monkeypatch.setattr(web_server_module, "MOST_ARRIVING", 10)
    small, large = answers_in_this_process(b"abc", b"abcdefgh", until_answered=1)
    assert small == b""
    assert_took_too_long(large)


def answers_in_this_process(*beginnings: bytes, until_answered: int) -> list[bytes]:
    """To forms of which only the beginning is sent, once so many of them are answered."""
    with socket.create_server(("127.0.0.1", 0)) as listening, ExitStack() as stack:
        server = web_server(lambda environ, start_response: [], listening)
        port = listening.getsockname()[1]
        clients = [stack.enter_context(connected(port)) for _ in beginnings]
        for client, beginning in zip(clients, beginnings, strict=True):
            client.sendall(b"POST /sign-in HTTP/1.1\r\nContent-Length: 10\r\n\r\n" + beginning)
            client.setblocking(False)
        answers = [b""] * len(clients)
        until = time.monotonic() + PATIENCE
        while sum(b"</html>" in one for one in answers) < until_answered:
            assert time.monotonic() < until
            server.next_channel_cleanup = 0
            server.turn(0.05)
            for number, client in enumerate(clients):
                with suppress(BlockingIOError):
                    answers[number] += client.recv(65_536)
        server.task_dispatcher.shutdown(timeout=1)
        server.close()
    return answers


def assert_took_too_long(answer: bytes) -> None:
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout")
    assert b"What was sent took too long to arrive" in answer
