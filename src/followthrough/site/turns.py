"""Who signs in, and who sends something, waits for a turn, and keeps no thread while waiting.

To look at a password takes long on purpose, and what is sent may wait for a lock on a case. So few
of each are answered at once, and threads stay free for those who only read. The others wait for
some seconds, each address (of what is sent, each session) in its turn: whoever tries passwords, or
sends something, many times at once waits for themselves. Behind a proxy all have one address, and
sign in in the order in which they came, unless `FOLLOWTHROUGH_CLIENT_HEADER` says in which header
the proxy gives theirs. Of several there the last one counts: the proxy wrote it, and whoever asks
may have written the others."""

from __future__ import annotations

import re
import socket
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from typing import Any, NamedTuple

from waitress.task import ThreadedTaskDispatcher

SIGN_INS_AT_ONCE = 3
SENT_AT_ONCE = 4  # with the sign-ins one fewer than the threads: somebody can always read
OF_ONE = 60  # that wait; a whole office may have one address
OF_ALL = 300
SECONDS = 15.0  # after which who still waits is asked to come again


class Waiting(NamedTuple):
    channel: Any
    since: float


def has_hung_up(connection: socket.socket) -> bool:
    """The other side has closed it: nothing more to read, or an error."""
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except (BlockingIOError, InterruptedError):
        return False
    except OSError:
        return True


class Queue:
    """Of requests of one kind; `whose` says who waits for a turn with each of them."""

    def __init__(self, at_once: int, whose: Callable[[Any], str]) -> None:
        self.at_once, self.whose = at_once, whose
        # Held for a moment. Whoever receives a request holds the lock of its channel meanwhile: so
        # nothing that is called from here may take that one.
        self._lock = Lock()
        self._answered = 0
        self._waiting: OrderedDict[str, deque[Waiting]] = OrderedDict()

    def put(self, channel: Any) -> Any:
        """The one that has to go for want of room: itself, or the last of whoever has the most
        waiting, so that no others together can keep somebody out. None where there is room."""
        whose = self.whose(channel)
        with self._lock:
            refused = self._without_room_for(channel, whose)
            if refused is not channel:
                waiting = Waiting(channel, time.monotonic())
                self._waiting.setdefault(whose, deque()).append(waiting)
        return refused

    def _without_room_for(self, channel: Any, whose: str) -> Any:
        theirs = len(self._waiting.get(whose, ()))
        if theirs >= OF_ONE:
            return channel
        if sum(map(len, self._waiting.values())) < OF_ALL:
            return None
        most = max(self._waiting.values(), key=len)
        return most.pop().channel if len(most) > theirs + 1 else channel

    def next(self) -> Any:
        """Of whoever has waited longest for a turn; they then stand behind the others. Nothing is
        done for who has hung up. None where nobody waits, or enough are being answered."""
        found, gone = None, []
        with self._lock:
            while self._answered < self.at_once and self._waiting:
                whose, theirs = next(iter(self._waiting.items()))
                channel = theirs.popleft().channel
                if theirs:
                    self._waiting.move_to_end(whose)
                else:
                    del self._waiting[whose]
                if has_hung_up(channel.socket):
                    gone.append(channel)
                    continue
                self._answered += 1
                found = channel
                break
        for channel in gone:
            channel.let_go()
        return found

    def done(self) -> None:
        with self._lock:
            self._answered -= 1

    def take_overdue(self, now: float) -> list[Any]:
        """Who has waited too long, and waits no more."""
        overdue = []
        with self._lock:
            for whose, theirs in list(self._waiting.items()):
                while theirs and now > theirs[0].since + SECONDS:
                    overdue.append(theirs.popleft().channel)
                if not theirs:
                    del self._waiting[whose]
        return overdue


class InTurn:
    """A task that says when it is done, so that the next one has its turn."""

    def __init__(self, channel: Any, done: Callable[[], None]) -> None:
        self.channel, self.done = channel, done

    def service(self) -> None:
        try:
            self.channel.service()
        finally:
            self.done()

    def cancel(self) -> None:
        self.channel.cancel()


class Turns(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """`sign_in` is the address to which the form of signing in is sent; `session_cookie` and
    `client_header` as the settings name them."""

    def __init__(self, sign_in: str, session_cookie: str, client_header: str = "") -> None:
        super().__init__()
        self._sign_in = sign_in
        self._client_header = client_header.upper().replace("-", "_")
        self._session = re.compile(rf"(?:^|;) *{re.escape(session_cookie)}=([^; ]+)")
        self._sign_ins = Queue(SIGN_INS_AT_ONCE, self._address)
        self._sent = Queue(SENT_AT_ONCE, self._session_or_address)

    def add_task(self, task: Any) -> None:
        queue = self._queue(task)
        if queue is None:
            super().add_task(task)
            return
        refused = queue.put(task)
        if refused is not None:
            self._refuse(refused)
        if refused is not task:
            self._let_in(queue)

    def _queue(self, channel: Any) -> Queue | None:
        request = channel.requests[0]
        if request.error or request.command != "POST":
            return None
        address = f"/{request.path.lstrip('/')}"  # as waitress gives it to Django
        return self._sign_ins if address == self._sign_in else self._sent

    def _address(self, channel: Any) -> str:
        """Of whoever asks; that of the proxy where it gives none."""
        headers = channel.requests[0].headers
        given = headers.get(self._client_header, "") if self._client_header else ""
        return given.rpartition(",")[2].strip() or str(channel.addr[0])

    def _session_or_address(self, channel: Any) -> str:
        """A whole office may have one address, and each of them a session."""
        found = self._session.findall(channel.requests[0].headers.get("COOKIE", ""))
        # Of several the last one, as Django reads them.
        return f"session {found[-1]}" if found else self._address(channel)

    def _let_in(self, queue: Queue) -> None:
        def done() -> None:
            queue.done()
            self._let_in(queue)

        while (channel := queue.next()) is not None:
            super().add_task(InTurn(channel, done))

    def refuse_overdue(self, now: float) -> None:
        """For the server to call now and then."""
        for queue in (self._sign_ins, self._sent):
            for channel in queue.take_overdue(now):
                self._refuse(channel)

    def _refuse(self, channel: Any) -> None:
        channel.ask_to_come_again()
        super().add_task(channel)
