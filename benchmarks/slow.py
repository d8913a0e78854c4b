"""How long others wait while a thousand clients are slow, on the web server that `serve` starts."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.errors import WrongResult
from benchmarks.measure import median, milliseconds, percentile
from benchmarks.people import busiest_practitioner, client_of
from benchmarks.rows import Limit, Row
from benchmarks.slow_clients import KINDS, slow_clients
from benchmarks.worlds import Worlds

CLIENTS = 1000
ASKED = 200  # pages of somebody who is not slow
PAGE = "/today/"
SETTLES = 15.0  # seconds: what a thousand ask for at once has to be answered first
PATIENCE = 60.0
TIMES = 2  # as long may others wait, at most


def slow_rows(worlds: Worlds) -> Iterator[Row]:
    worlds.caseload()
    client = client_of(busiest_practitioner())
    cookie = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    with web_server() as port:
        for kind in KINDS:
            yield _row(kind, port, cookie)


def _row(kind: str, port: int, cookie: str) -> Row:
    before = _times(port, cookie)
    with slow_clients(kind, CLIENTS, f"http://127.0.0.1:{port}") as opened:
        if opened != CLIENTS:
            raise WrongResult(f"only {opened} of {CLIENTS} slow clients were let in")
        time.sleep(SETTLES)
        during = _times(port, cookie)
    usual, slowed = percentile(before, 0.95), percentile(during, 0.95)
    return Row(
        f"{PAGE} while {opened:,} clients are slow: {kind}",
        f"95 in 100 under {slowed:.1f} ms, median {median(during):.1f} ms",
        (Limit(slowed, TIMES * usual, "ms"),),
        f"without them: 95 in 100 under {usual:.1f} ms, median {median(before):.1f} ms",
    )


def _times(port: int, cookie: str) -> list[float]:
    return [milliseconds(lambda: _open(port, cookie)) for _ in range(ASKED)]


def _open(port: int, cookie: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", PAGE, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise WrongResult(f"{PAGE} answered {answer.status}")


@contextmanager
def web_server() -> Iterator[int]:
    """The port on which it answers; over the database of the bench."""
    from followthrough.embedded.children import web

    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        child = web(listening.fileno())
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", *child.command],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            pass_fds=tuple(child.files),
        )
        try:
            yield listening.getsockname()[1]
        finally:
            process.terminate()
            process.wait()
