"""Who signs in waits for a turn, and keeps no thread while waiting.

To look at a password takes long on purpose, so few are looked at at once, and threads stay free
for those who have signed in. The others wait for some seconds, each address in its turn: whoever
tries passwords in parallel from one address waits for themselves. Behind a proxy all have one
address, and wait in the order in which they came, unless `FOLLOWTHROUGH_CLIENT_HEADER` says in
which header the proxy gives theirs. Of several there the last one counts: the proxy wrote it, and
whoever asks may have written the others."""

from __future__ import annotations

import socket
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from typing import Any, NamedTuple

from waitress.task import ThreadedTaskDispatcher

AT_ONCE = 3  # sign-ins that are answered at the same time
OF_ONE_ADDRESS = 60  # that wait; a whole office may have one address
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


class SignIn:
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


class SignInQueue(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """`address` is that to which the form of signing in is sent; `client_header` as the setting."""

    def __init__(self, address: str, client_header: str = "") -> None:
        super().__init__()
        self._address = address
        self._client_header = client_header.upper().replace("-", "_")
        self._turns = Lock()  # held for a moment, and never together with another one
        self._answered = 0
        self._waiting: OrderedDict[str, deque[Waiting]] = OrderedDict()

    def add_task(self, task: Any) -> None:
        if not self._signs_in(task):
            super().add_task(task)
            return
        with self._turns:
            refused = self._without_room_for(task)
            if refused is not task:
                waiting = Waiting(task, time.monotonic())
                self._waiting.setdefault(self._whose(task), deque()).append(waiting)
        if refused is not None:
            self._refuse(refused)
        if refused is not task:
            self._let_in()

    def _without_room_for(self, task: Any) -> Any:
        """Who has to go: the newcomer itself, or the last one of the address with the most waiting,
        so that no addresses together can keep out another one; None where there is room."""
        theirs = len(self._waiting.get(self._whose(task), ()))
        if theirs >= OF_ONE_ADDRESS:
            return task
        if sum(map(len, self._waiting.values())) < OF_ALL:
            return None
        most = max(self._waiting.values(), key=len)
        return most.pop().channel if len(most) > theirs + 1 else task

    def _whose(self, channel: Any) -> str:
        """The address of whoever asks; that of the proxy where it gives none."""
        headers = channel.requests[0].headers
        given = headers.get(self._client_header, "") if self._client_header else ""
        return given.rpartition(",")[2].strip() or str(channel.addr[0])

    def _signs_in(self, channel: Any) -> bool:
        request = channel.requests[0]
        if request.error or request.command != "POST":
            return False
        return f"/{request.path.lstrip('/')}" == self._address  # as waitress gives it to Django

    def _let_in(self) -> None:
        while (channel := self._next()) is not None:
            super().add_task(SignIn(channel, self._done))

    def _next(self) -> Any:
        """Of the address that has waited longest for a turn; it then stands behind the others. No
        password is looked at for who has hung up."""
        with self._turns:
            while self._answered < AT_ONCE and self._waiting:
                address, theirs = next(iter(self._waiting.items()))
                channel = theirs.popleft().channel
                if theirs:
                    self._waiting.move_to_end(address)
                else:
                    del self._waiting[address]
                if has_hung_up(channel.socket):
                    channel.will_close = True
                    continue
                self._answered += 1
                return channel
        return None

    def _done(self) -> None:
        with self._turns:
            self._answered -= 1
        self._let_in()

    def refuse_overdue(self, now: float) -> None:
        """Who has waited too long; for the server to call now and then."""
        overdue = []
        with self._turns:
            for address, theirs in list(self._waiting.items()):
                while theirs and now > theirs[0].since + SECONDS:
                    overdue.append(theirs.popleft().channel)
                if not theirs:
                    del self._waiting[address]
        for channel in overdue:
            self._refuse(channel)

    def _refuse(self, channel: Any) -> None:
        channel.ask_to_come_again()
        super().add_task(channel)
