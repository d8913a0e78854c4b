"""The processes that `followthrough serve` runs beside itself."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.guardian import Guardian, stop_groups
from followthrough.embedded.home import home

RESTARTS = 3  # in `WITHIN` seconds: more of them is a fault that another start will not mend
WITHIN = 60.0


@dataclass
class Child:
    """`files` are open files that it inherits. It leads a session of its own, so that a Ctrl-C in
    the terminal reaches only `serve`, which then stops everything in order."""

    name: str
    command: Sequence[str]
    files: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=deque)

    def start(self, guardian: Guardian) -> None:
        self.process = subprocess.Popen(
            # Neither modules nor settings files come from wherever the command was given.
            [sys.executable, "-P", "-m", *self.command],
            cwd=home(),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=tuple(self.files),
        )
        guardian.child(self.process.pid)
        self.starts.append(time.monotonic())

    def look_after(self, guardian: Guardian) -> bool:
        """Start it again if it died; True if it did."""
        if self.process is None or (status := self.process.poll()) is None:
            return False
        stop_groups([self.process.pid])  # what it may have left behind
        guardian.gone(self.process.pid)
        while self.starts and time.monotonic() - self.starts[0] > WITHIN:
            self.starts.popleft()
        if len(self.starts) > RESTARTS:
            raise FollowthroughError(
                f"The {self.name} process stopped {len(self.starts)} times in a minute, "
                f"last with status {status}.",
                "Its messages above say why.",
            )
        self.start(guardian)
        return True


def web(listening: int) -> Child:
    """It inherits the open port, so that it can be started again without losing it."""
    return Child("web", ("followthrough.site.web_server", str(listening)), (listening,))


def worker() -> Child:
    command = ("django", "procrastinate", "--skip-checks", "worker")
    # What is done is not looked at again; what failed stays.
    options = ("--shutdown-graceful-timeout", "5", "--delete-jobs", "successful")
    return Child("worker", (*command, *options))


def stop_all(children: Sequence[Child], guardian: Guardian) -> None:
    running = [child.process for child in children if child.process is not None]
    stop_groups([process.pid for process in running], reap=[process.poll for process in running])
    for process in running:
        process.wait()
        guardian.gone(process.pid)
