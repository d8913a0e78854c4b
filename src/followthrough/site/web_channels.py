"""How the web server reads a request and sends an answer, beyond what waitress does by itself: what
is refused is said in a page and then listened to for a moment, and nobody takes for ever."""

from __future__ import annotations

import re
import socket
import time
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge

from followthrough.site.refused_requests import (
    HEAD_TOO_LARGE,
    HEADERS,
    NO_FILES,
    NOT_UNDERSTOOD,
    TOO_LARGE,
    TOO_SLOW,
    UNREADABLE,
    Refusal,
)

if TYPE_CHECKING:
    from followthrough.site.web_server import WebServer

SENT_WITHIN = 90.0  # seconds from the first byte of a request to its last
READ_WITHIN = 300.0  # seconds in which an answer has to be taken
COME_AGAIN_IN = 10  # seconds
LISTENED_TO = 10.0  # seconds to a request that is refused, and of which more may come
# What waitress' expressions go through again and again where something does not fit is refused
# before: they keep the loop, and with it everybody, for minutes.
FIRST_LINE = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+ [^ ]+(?: HTTP/[0-9]\.[0-9])?")
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BLANKS = b" " * 33  # nobody sends as many in a row
MOST_LINE = 1024  # bytes of what a piece of a body says of itself
REFUSALS = {
    refusal.status: refusal
    for refusal in (UNREADABLE, TOO_LARGE, HEAD_TOO_LARGE, TOO_SLOW, NOT_UNDERSTOOD)
}


class TookTooLong(Error):  # type: ignore[misc]  # waitress has no types
    code = HTTPStatus.REQUEST_TIMEOUT.value
    reason = HTTPStatus.REQUEST_TIMEOUT.phrase


class TooManyWait(Error):  # type: ignore[misc]
    code = HTTPStatus.SERVICE_UNAVAILABLE.value
    reason = HTTPStatus.SERVICE_UNAVAILABLE.phrase


class SentInParts(BadRequest):  # type: ignore[misc]
    """As files are. The rest of it is not waited for, and none of it is kept on a disk."""

    refusal = NO_FILES


class Request(HTTPRequestParser):  # type: ignore[misc]
    """Being read. It says nothing of "100 Continue" where it is refused already. What comes behind
    it is the next one, which has to wait for this one's answer to be taken."""

    completed: bool

    def __init__(self, adj: Any, channel: Channel) -> None:
        super().__init__(adj)
        self.channel = channel
        self.began = time.monotonic()

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.headers_finished and not self.completed and self._comes_in_parts():
            self.error = SentInParts("")
            self.completed = True
        if self.chunked and not self.completed and self._announces_too_much():
            self.error = RequestEntityTooLarge("")
            self.completed = True
        if self.chunked and not self.completed and self._says_too_much():
            self.error = BadRequest("")
            self.completed = True
        if self.completed:
            # Refused, or there is no body to wait for.
            self.expect_continue = False
            self.channel.rest = data[consumed:]
            return len(data)
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Python says of some addresses and lengths that they are none in a way of its own."""
        try:
            if not _is_read_at_once(header_plus):
                raise ParsingError("not a request")
            super().parse_header(header_plus)
        except ValueError as error:
            self.command, self.path = getattr(self, "command", "GET"), "/"
            raise ParsingError("not a request") from error
        if "TRANSFER_ENCODING" in self.headers or (
            self.chunked and "CONTENT_LENGTH" in self.headers
        ):
            raise ParsingError("it says in two ways where it ends")

    def _comes_in_parts(self) -> bool:
        from followthrough.site.sent import why_not_known

        return why_not_known(self.headers.get("CONTENT_TYPE", "")) is NO_FILES

    def _says_too_much(self) -> bool:
        """Of a piece, or behind the last one. It would be copied with each byte that comes."""
        said = max(len(getattr(self.body_rcv, name, b"")) for name in ("control_line", "trailer"))
        return said > MOST_LINE

    def _announces_too_much(self) -> bool:
        """Of a piece that is still to come."""
        comes = getattr(self.body_rcv, "chunk_remainder", 0)
        return bool(self.body_bytes_received + comes >= self.adj.max_request_body_size)


def _is_read_at_once(head: bytes) -> bool:
    """Lines that are folded count as one, as waitress has them."""
    first = head.partition(b"\r\n")[0].rstrip()
    in_a_row = head.replace(b"\t", b" ").replace(b"\r\n ", b" ")
    fits = FIRST_LINE.fullmatch(first) and not CONTROL.search(head)
    return bool(fits) and BLANKS not in in_a_row


class RefusedTask(ErrorTask):  # type: ignore[misc]
    """Sends the page that says why."""

    def execute(self) -> None:
        self.channel.refused = True
        error = self.request.error
        self.status, page = _answer(HTTPStatus(error.code), getattr(error, "refusal", None))
        self.response_headers.extend(HEADERS)
        if isinstance(self.request.error, TooManyWait):
            self.response_headers.append(("Retry-After", str(COME_AGAIN_IN)))
        self.set_close_on_finish()
        self.content_length = len(page)
        self.write(page)


@cache
def _answer(status: HTTPStatus, refusal: Refusal | None) -> tuple[str, bytes]:
    """Made once: whoever sends nonsense costs nothing."""
    from django.template.loader import render_to_string

    if refusal := refusal or REFUSALS.get(status):
        return refusal.line, refusal.page().encode()
    page = "503.html" if status == HTTPStatus.SERVICE_UNAVAILABLE else "500.html"
    return f"{status.value} {status.phrase}", render_to_string(page, {"typed": ()}).encode()


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    error_task_class = RefusedTask
    server: WebServer
    request: Request | None
    requests: list[Any]
    will_close: bool

    rest = b""  # of what was received: the beginning of the next request
    refused = False
    unanswered = False  # no thread works on what was received, or will
    answered: float | None = None  # when an answer was first seen waiting to be taken
    listens_until: float | None = None  # after a refusal, to a client that goes on sending

    def parser_class(self, adj: Any) -> Request:
        return Request(adj, self)

    def go_on(self) -> None:
        """With the next request, once the answer to the one before is taken: whoever sends many at
        once and takes no answer would otherwise have us keep as many answers, and open files."""
        done = not (self.requests or self.total_outbufs_len)
        if self.rest and done and not (self.will_close or self.close_when_flushed):
            rest, self.rest = self.rest, b""
            self.received(rest)

    @property
    def arriving(self) -> int:
        """Bytes that are kept of what is still to come whole."""
        return 0 if self.request is None else int(self.request.body_bytes_received)

    def overdue(self, now: float) -> None:
        """Ends what takes too long; for the server to call now and then."""
        if self.listens_until is not None:
            self.will_close = self.will_close or now > self.listens_until
        elif self.requests:
            return  # we are at work on it
        elif self.total_outbufs_len:
            self.answered = self.answered or now
            self.will_close = self.will_close or now > self.answered + READ_WITHIN
        elif self.request is not None and now > self.request.began + SENT_WITHIN:
            self.refuse_slow()

    def refuse_slow(self) -> None:
        """With what is still arriving."""
        with self.requests_lock:
            request, self.request = self.request, None
            assert request is not None
            if not request.headers_finished:
                request.parse_header(b"GET / HTTP/1.0\r\n")
            request.error = TookTooLong("")
            request.completed = True
            self.requests.append(request)
        self.server.add_task(self)

    def ask_to_come_again(self) -> None:
        self.requests[0].error = TooManyWait("")

    def let_go(self) -> None:
        """Of one whose other side has hung up before its turn: nobody answers what it sent, and it
        goes with the connection. Takes no lock: whoever receives holds that of the requests while
        they ask whose turn it is, and may find that this very one has hung up."""
        self.unanswered = self.will_close = True
        self.server.pull_trigger()

    def service(self) -> None:
        super().service()
        self.answered = None
        self.server.pull_trigger()  # also where the other side is gone

    def readable(self) -> bool:
        return self.listens_until is not None or bool(super().readable())

    def handle_read(self) -> None:
        if self.listens_until is None:
            super().handle_read()
            return
        try:
            more = self.recv(65_536)  # let go
        except OSError:
            more = b""
        if not more:
            self.will_close = True

    def handle_close(self) -> None:
        """A connection that is closed while something comes in is reset, and its client then never
        reads why it was refused. So our half is closed, and the rest is let go."""
        if not (self.refused and self.connected) or self.listens_until or self.total_outbufs_len:
            super().handle_close()
            return
        self.will_close = False
        self.listens_until = time.monotonic() + LISTENED_TO
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)

    def add_channel(self, map: Any = None) -> None:
        super().add_channel(map)
        self.server.touched.add(self)

    def del_channel(self, map: Any = None) -> None:
        """What has come of a request lies in a file: it goes with the connection."""
        self.server.unwatch(self)
        request, self.request = self.request, None
        if request is not None:
            request.close()
        if self.unanswered:
            unanswered, self.requests = self.requests, []
            for left in unanswered:
                left.close()
        super().del_channel(map)
