"""Clients that are slow on purpose, in a process of their own.

    with slow_clients("body", 1000, address):
        ...        # each of them has sent part of what it means to send, and goes on byte by byte

Kinds: `header` sends the head of a request a byte a second, `body` the body of a form, `reader`
asks for a large file and takes what comes a few bytes a second.
"""

from __future__ import annotations

import argparse
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

KINDS = ("header", "body", "reader")
PATIENCE = 120.0  # seconds to open them all
PAUSE = 1.0  # seconds between two bytes of a connection
FORM = "/sign-in"
LARGE = "/static/vendor/govuk-frontend.min.css"
AT_ONCE = 20  # of it, so that no socket keeps it all


@contextmanager
def slow_clients(kind: str, number: int, address: str) -> Iterator[int]:
    """How many could be opened, which is `number` unless the server refuses them."""
    command = [sys.executable, "-m", __name__, kind, str(number), address]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def _beginning(kind: str, host: str) -> bytes:
    head = f"Host: {host}\r\n"
    if kind == "header":
        return f"GET {FORM} HTTP/1.1\r\n{head}X-Slow: ".encode()
    if kind == "body":
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n"
        return f"POST {FORM} HTTP/1.1\r\n{head}{form}\r\nusername=".encode()
    return f"GET {LARGE} HTTP/1.1\r\n{head}\r\n".encode() * AT_ONCE


def _opened(kind: str, host: str, port: int) -> socket.socket:
    client = socket.socket()
    if kind == "reader":
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.settimeout(PATIENCE)
    client.connect((host, port))
    client.sendall(_beginning(kind, f"{host}:{port}"))
    client.setblocking(False)
    return client


def _go_on(kind: str, clients: list[socket.socket], waits: selectors.BaseSelector) -> None:
    """Until whoever started us closes our standard input."""
    pause = PAUSE / max(1, len(clients))
    while True:
        for client in clients:
            if waits.select(pause):
                return
            with suppress(OSError):
                client.recv(16) if kind == "reader" else client.send(b"x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("number", type=int)
    parser.add_argument("address")
    asked = parser.parse_args()
    parts = urlsplit(asked.address)
    clients: list[socket.socket] = []
    until = time.monotonic() + PATIENCE
    with suppress(OSError):
        while len(clients) < asked.number and time.monotonic() < until:
            clients.append(_opened(asked.kind, parts.hostname or "", parts.port or 80))
    print(len(clients), flush=True)
    waits = selectors.DefaultSelector()
    waits.register(sys.stdin, selectors.EVENT_READ)
    _go_on(asked.kind, clients, waits)


if __name__ == "__main__":
    main()
