"""The web server as `serve` starts it, and requests that no client would send."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from followthrough.embedded.children import web

SOURCE = Path(__file__).resolve().parents[3]
PATIENCE = 60.0  # seconds; a limit for a test that hangs, never a measure


@dataclass(frozen=True)
class Answer:
    status: int
    head: str
    page: str

    @property
    def title(self) -> str:
        return re.findall(r"<h1[^>]*>(.*?)</h1>", self.page, re.DOTALL)[0].strip()


@contextmanager
def serving(**environment: str) -> Iterator[int]:
    """The port. It has the tests' own cluster, and asks its database nothing until a page does."""
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        child = web(listening.fileno())
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", *child.command],
            env=os.environ | {"PYTHONPATH": path} | environment,
            pass_fds=tuple(child.files),
        )
        port = listening.getsockname()[1]
        listening.close()  # if the server dies, whoever connects learns so
        try:
            yield port
        finally:
            process.terminate()
            assert process.wait(PATIENCE) == 0


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def answer_to(port: int, *parts: bytes) -> Answer:
    """Of what is sent part by part, until the server closes the connection."""
    with connected(port) as client:
        for part in parts:
            client.sendall(part)
        return read(client)


def read(client: socket.socket) -> Answer:
    data = b""
    while more := client.recv(65_536):
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    return Answer(int(head.split()[1]), head.decode("latin-1"), unescape(body.decode()))


def request(line: str, *headers: str, body: bytes = b"", length: int | None = None) -> bytes:
    """With `Content-Length` where there is a body, and the connection closed afterwards."""
    lines = [f"{line} HTTP/1.1", "Host: localhost", "Connection: close", *headers]
    if body or length is not None:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
