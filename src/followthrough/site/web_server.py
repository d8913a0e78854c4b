"""The web server that `followthrough serve` runs:

    python -m followthrough.site.web_server FD

FD is an open port that is handed over. One loop reads all requests and sends all answers, so that
whoever is slow keeps nobody waiting; a thread works only for a request that has come in whole, and
is free again when its answer is made. It is waitress
([decision 18](../../../docs/decisions/0018-the-web-server.md)), but for the loop: waitress asks
every connection before every event, which a thousand slow ones turn into most of its time.
"""

from __future__ import annotations

import argparse
import logging
import resource
import selectors
import signal
import socket
import time
from contextlib import suppress
from typing import Any

from django.conf import settings as app_settings
from django.shortcuts import resolve_url
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from followthrough.site.refused_requests import MOST_BYTES, MOST_HEAD
from followthrough.site.turns import Turns
from followthrough.site.web_channels import Channel

THREADS = 8
WAITING = 1024  # connections that the system keeps until they are taken
IN_MEMORY = 65_536  # bytes of what is sent, or of an answer to be taken; what is more lies on disk
MOST_ARRIVING = 100_000_000  # bytes, seldom for a second more, of all that is still to come whole
IN_SYSTEM = 131_072  # bytes of an answer that the system keeps for whoever takes it slowly
LOOKS = 1.0  # seconds between two looks at who takes too long
# Seconds after which a connection is closed on which nothing happens; more than a request may take
# to arrive, so that whoever stops in the middle of one reads why it was refused.
IDLE = 100
STOPS_WITHIN = 5.0  # seconds for what is being answered when it is asked to stop
OPEN_FILES = 16_384  # at most, and what the system allows; a connection may need two
OTHER_FILES = 200


class WebServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    channel_class = Channel

    def __init__(self, application: Any, listening: socket.socket, **settings: Any) -> None:
        self.touched: set[Any] = set()  # whose state may be another than the one that is watched
        self.at_work: set[Any] = set()  # a thread works, or will, for a request of theirs
        self.watched: dict[Any, int] = {}
        self.selector = selectors.DefaultSelector()
        self.stop_by: float | None = None
        turns = Turns(
            resolve_url(app_settings.LOGIN_URL),
            app_settings.SESSION_COOKIE_NAME,
            app_settings.CLIENT_HEADER,
        )
        turns.set_thread_count(THREADS)
        super().__init__(
            application,
            _sock=listening,
            dispatcher=turns,
            bind_socket=False,
            sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
            adj=Adjustments(sockets=[listening], **settings),
        )

    def set_socket_options(self, conn: socket.socket) -> None:
        super().set_socket_options(conn)
        conn.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, IN_SYSTEM)

    def add_task(self, task: Any) -> None:
        self.at_work.add(task)
        super().add_task(task)

    def maintenance(self, now: float) -> None:
        super().maintenance(now)  # who is idle
        moment = time.monotonic()
        self.task_dispatcher.refuse_overdue(moment)
        channels = list(self.active_channels.values())
        for channel in channels:
            channel.overdue(moment)
        self._make_room(channels)
        self.touched |= {channel for channel in channels if channel.will_close}

    def _make_room(self, channels: list[Any]) -> None:
        """A thousand who stop in the middle of much would fill the disk: who has most of it ends
        first, and a form that people fill in is seldom among them."""
        arriving = sum(channel.arriving for channel in channels)
        for channel in sorted(channels, key=lambda channel: -channel.arriving):
            if arriving <= MOST_ARRIVING:
                return
            arriving -= channel.arriving
            channel.refuse_slow()

    def run(self) -> None:
        """Until `stop`, and what is being answered by then is answered."""
        while not self._is_done():
            self.turn(LOOKS)
        self.task_dispatcher.shutdown(timeout=0.1)

    def turn(self, patience: float) -> None:
        """One of the loop: waits for `patience` seconds at most."""
        self._look_at_states()
        for key, events in self.selector.select(patience):
            self._handle(key.data, events)

    def stop(self, *_: object) -> None:
        """Of a signal."""
        if self.stop_by is None:
            self.stop_by = time.monotonic() + STOPS_WITHIN
            self.accepting = False
            self.pull_trigger()

    def _is_done(self) -> bool:
        if self.stop_by is None:
            return False
        channels = list(self.active_channels.values())
        busy = any(channel.requests or channel.total_outbufs_len for channel in channels)
        return not busy or time.monotonic() > self.stop_by

    def _look_at_states(self) -> None:
        """Which of them want to read or to write now: only those with whom something happened."""
        # Also looks at who takes too long, and whether there are too many connections.
        self._watch(self, selectors.EVENT_READ if self.readable() else 0)
        self._watch(self.trigger, selectors.EVENT_READ)
        looked_at = [*self.touched, *self.at_work]
        self.touched.clear()
        for channel in looked_at:
            channel.go_on()
            has_requests = bool(channel.requests)  # before its state, which a thread may change
            if channel.socket is not None:
                reads = selectors.EVENT_READ if channel.readable() else 0
                self._watch(channel, reads | (selectors.EVENT_WRITE if channel.writable() else 0))
            if not has_requests:
                self.at_work.discard(channel)

    def _watch(self, what: Any, events: int) -> None:
        before = self.watched.get(what, 0)
        if events == before:
            return
        if not events:
            self.unwatch(what)
        elif before:
            self.selector.modify(what.socket, events, what)
        else:
            self.selector.register(what.socket, events, what)
        if events:
            self.watched[what] = events

    def unwatch(self, what: Any) -> None:
        if self.watched.pop(what, 0):
            with suppress(KeyError, ValueError, OSError):
                self.selector.unregister(what.socket)

    def _handle(self, what: Any, events: int) -> None:
        if what is self:
            self._accept_all()
            return
        if what is self.trigger:
            wasyncore.read(what)
            return
        self.touched.add(what)
        if events & selectors.EVENT_READ and what.socket is not None:
            wasyncore.read(what)
        if events & selectors.EVENT_WRITE and what.socket is not None and what.writable():
            wasyncore.write(what)

    def _accept_all(self) -> None:
        """As many as wait, but not so many that others have to."""
        for _ in range(64):
            before = len(self.active_channels)
            wasyncore.read(self)
            if len(self.active_channels) == before:
                return


def allow_many_connections() -> int:
    """How many there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < most:
        with suppress(ValueError, OSError):  # macOS has a limit of its own below
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(100, (resource.getrlimit(resource.RLIMIT_NOFILE)[0] - OTHER_FILES) // 2)


def web_server(application: Any, listening: socket.socket) -> WebServer:
    # That a request waits for a thread is no fault.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return WebServer(
        application,
        listening,
        threads=THREADS,
        backlog=WAITING,
        connection_limit=allow_many_connections(),
        max_request_header_size=MOST_HEAD,
        max_request_body_size=MOST_BYTES,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=16 * IN_MEMORY,
        channel_timeout=IDLE,
        cleanup_interval=LOOKS,
        log_socket_errors=False,
        ident=None,
        clear_untrusted_proxy_headers=False,  # the settings say whether a proxy is trusted
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="followthrough web", description=__doc__)
    parser.add_argument("listening", type=int, metavar="FD")
    asked = parser.parse_args()

    from followthrough.site.wsgi import application

    listening = socket.socket(fileno=asked.listening)
    listening.setblocking(False)
    server = web_server(application, listening)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.stop)
    server.run()


if __name__ == "__main__":
    main()
