"""`followthrough serve`: owns the database, the web server and the worker of one data folder.

Its children run in sessions of their own, so that only it signals them. A guardian process stops
them if this one is killed. When it ends, however it ends, nothing is left running.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.children import Child, stop_all, web, worker
from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.guardian import Guardian
from followthrough.embedded.home import home
from followthrough.embedded.preparation import (
    close_connections,
    optional,
    prepared_database,
)
from followthrough.embedded.serve_lock import hold_serve_lock
from followthrough.embedded.time_limits import check_time_limits

GLANCE = 0.2  # seconds between two looks at the children
DATABASE_EVERY = 25  # glances


def serve(host: str, port: int, *, demo: bool, say: Callable[[str], None]) -> None:
    """Returns when it was asked to stop, by Ctrl-C, SIGTERM or SIGHUP."""
    stops = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # started with nohup, or on purpose
        stops.append(signal.SIGHUP)
    asked = _Asked()
    previous = {number: signal.signal(number, asked) for number in stops}
    try:
        with suppress(KeyboardInterrupt), ExitStack() as stack:
            try:
                _serve(host, port, demo=demo, say=say, asked=asked, stack=stack)
            finally:
                # A second Ctrl-C must not leave half of it running.
                for number in stops:
                    signal.signal(number, signal.SIG_IGN)
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


class _Asked:
    """To stop: it breaks off whatever goes on, and is remembered, because Python swallows what is
    raised while an object is being finalised."""

    def __init__(self) -> None:
        self.to_stop = False

    def __call__(self, number: int, frame: object) -> None:
        self.to_stop = True
        raise KeyboardInterrupt


def _serve(
    host: str,
    port: int,
    *,
    demo: bool,
    say: Callable[[str], None],
    asked: _Asked,
    stack: ExitStack,
) -> None:
    check_time_limits()
    # The variable alone opens the sign-in without a password: the same is asked of it.
    demo = demo or os.environ.get("FOLLOWTHROUGH_DEMO") == "1"
    place = stack.enter_context(hold_serve_lock(home()))
    listening = stack.enter_context(_port(host, port))
    address = _address(host, listening)
    place.write_address(address)
    guardian = _Guard(place.cleaning)
    stack.callback(guardian.dismiss)
    if demo:
        os.environ["FOLLOWTHROUGH_DEMO"] = "1"
    _allow(host)
    stack.enter_context(prepared_database())
    if demo:
        _load_demonstration(say)
    who = _who_can_sign_in()
    close_connections()
    children = [web(listening.fileno()), worker()]
    stack.callback(lambda: stop_all(children, guardian.process))
    for child in children:
        child.start(guardian.process)
    _wait_until_it_answers(children, guardian.process, host, listening, asked)
    if asked.to_stop:
        return
    for line in (f"Followthrough answers at {address} (Ctrl-C stops it).", *who):
        say(line)
    _look_after(children, guardian, asked)


class _Guard:
    """The guardian; another one where it died."""

    def __init__(self, cleaning: int) -> None:
        self.cleaning = cleaning
        self.process = self._new()

    def _new(self) -> Guardian:
        embedded = not os.environ.get("DATABASE_URL")
        return Guardian(home(), database=embedded, keep=[self.cleaning])

    def look_after(self, children: Sequence[Child]) -> None:
        if self.process.process.poll() is not None:
            self.process = self._new()
            for child in children:
                if child.process is not None:
                    self.process.child(child.process.pid)

    def dismiss(self) -> None:
        self.process.dismiss()


def _look_after(children: Sequence[Child], guardian: _Guard, asked: _Asked) -> None:
    database = None if os.environ.get("DATABASE_URL") else EmbeddedDatabase(home())
    glances = 0
    while not asked.to_stop:
        time.sleep(GLANCE)
        glances += 1
        guardian.look_after(children)
        for child in children:
            child.look_after(guardian.process)
        if database and glances % DATABASE_EVERY == 0 and not database.is_running():
            database.start()


@contextmanager
def _port(host: str, port: int) -> Iterator[socket.socket]:
    """Taken before anything is started, and handed to the web server open."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise FollowthroughError(
            f"Port {port} of {host} cannot be used: {error.strerror or error}.",
            "Stop the program that uses it, or choose another with --port.",
        ) from error
    with listening:
        yield listening


def _address(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _allow(host: str) -> None:
    """Whoever serves on a name or address may be asked for by it."""
    if host not in {"0.0.0.0", "::", ""}:
        name = f"[{host}]" if ":" in host else host
        allowed = os.environ.get("FOLLOWTHROUGH_HOSTS", "")
        os.environ["FOLLOWTHROUGH_HOSTS"] = f"{allowed},{name}" if allowed else name


def _load_demonstration(say: Callable[[str], None]) -> None:
    """Refuses where the database holds anybody else, because its sign-in needs no password. A load
    that was broken off goes on."""
    load = optional("followthrough.demo.actions", "load_demonstration")
    is_loaded = optional("followthrough.demo.actions", "is_loaded")
    if load is not None and is_loaded is not None and not is_loaded():
        say("Loading the demonstration caseload.")
        load()


def _who_can_sign_in() -> list[str]:
    who = optional("followthrough.accounts.queries", "who_can_sign_in")
    return list(who()) if who else []


def _wait_until_it_answers(
    children: Sequence[Child],
    guardian: Guardian,
    host: str,
    listening: socket.socket,
    asked: _Asked,
) -> None:
    """However long that takes: a child that cannot start says so by dying."""
    here = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)
    while not asked.to_stop:
        for child in children:
            child.look_after(guardian)
        connection = HTTPConnection(here, listening.getsockname()[1], timeout=2)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except (OSError, HTTPException):
            time.sleep(GLANCE)
        else:
            return
        finally:
            connection.close()
