"""Pages that take as long as a test wants, behind the real web server and real sockets."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Lock, Semaphore, Thread
from typing import Any

from followthrough.site.tests.raw_http import PATIENCE, request
from followthrough.site.web_server import WebServer, web_server

OFFICE, OTHER = "127.0.0.1", "127.0.0.2"


class Pages:
    """What `holds` is answered once it may be, or once for each `let_go`; all else at once. `whose`
    names in `came` who asked."""

    def __init__(
        self,
        holds: Callable[[dict[str, Any]], bool],
        whose: Callable[[dict[str, Any]], str] = lambda environ: environ["REMOTE_ADDR"],
    ) -> None:
        self.holds, self.whose = holds, whose
        self.may_answer, self.let_go, self.reached = Event(), Semaphore(0), Semaphore(0)
        self.lock, self.now, self.most = Lock(), 0, 0
        self.came: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if self.holds(environ):
            self.hold(self.whose(environ))
        start_response("200 OK", [("Content-Length", "4")])
        return [b"done"]

    def hold(self, whose: str) -> None:
        with self.lock:
            self.came.append(whose)
            self.now += 1
            self.most = max(self.most, self.now)
        self.reached.release()
        while not self.may_answer.is_set() and not self.let_go.acquire(timeout=0.02):
            pass
        with self.lock:
            self.now -= 1

    def wait_for(self, number: int) -> None:
        for _ in range(number):
            assert self.reached.acquire(timeout=PATIENCE)


@contextmanager
def serving_here(pages: Pages) -> Iterator[tuple[WebServer, int]]:
    """The server, in a thread, and its port."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        server = web_server(pages, listening)
        loop = Thread(target=server.run)
        loop.start()
        try:
            yield server, listening.getsockname()[1]
        finally:
            pages.may_answer.set()
            server.stop()
            loop.join(PATIENCE)
            server.close()
        assert not loop.is_alive()


@contextmanager
def served(pages: Pages) -> Iterator[int]:
    """The port."""
    with serving_here(pages) as (_, port):
        yield port


def patiently(is_so: Callable[[], bool]) -> None:
    """Fails where it does not become so."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def sending(
    stack: ExitStack,
    port: int,
    number: int,
    address: str = OFFICE,
    line: str = "POST /sign-in",
    head: tuple[str, ...] = (),
) -> list[socket.socket]:
    clients = []
    for _ in range(number):
        client = socket.create_connection(
            ("127.0.0.1", port), timeout=PATIENCE, source_address=(address, 0)
        )
        clients.append(stack.enter_context(client))
        client.sendall(request(line, *head, body=b"username=a"))
    return clients
