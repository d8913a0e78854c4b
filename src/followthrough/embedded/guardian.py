"""Cleans up after a process that was killed and could not do so itself.

Runs in a session of its own and reads a pipe that only its owner writes to: lines `child NUMBER`
and `gone NUMBER`. When the owner is gone, however it went, the pipe ends; then the children that
are left are stopped, and the database unless somebody else uses it. A line `done` says that
nothing is left to do.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from followthrough.embedded.database import EmbeddedDatabase

PATIENCE = 10.0  # seconds that children have to stop by themselves


class Guardian:
    """The owner's side. `keep` are open files that must stay open until all is cleaned up."""

    def __init__(
        self, home: Path, *, database: bool = True, remove: bool = False, keep: Iterable[int] = ()
    ) -> None:
        command = [sys.executable, "-m", __name__, str(home), str(os.getpid())]
        command += [] if database else ["--no-database"]
        command += ["--remove"] if remove else []
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd="/",
            text=True,
            bufsize=1,
            start_new_session=True,
            pass_fds=tuple(keep),
        )

    def child(self, number: int) -> None:
        self._say(f"child {number}")

    def gone(self, number: int) -> None:
        self._say(f"gone {number}")

    def dismiss(self) -> None:
        """Everything was cleaned up already."""
        self._say("done")
        if self.process.stdin:
            with suppress(BrokenPipeError):
                self.process.stdin.close()
        self.process.wait()

    def _say(self, line: str) -> None:
        if self.process.stdin:
            with suppress(BrokenPipeError):
                self.process.stdin.write(line + "\n")


def stop_groups(numbers: Iterable[int], reap: Iterable[Callable[[], object]] = ()) -> None:
    """Each leads a session of its own: ask all of its processes to stop, then make them.

    `reap` are called while it waits, because a dead child counts as living until its parent asks.
    """
    left, reapers = set(numbers), list(reap)
    _signal(left, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for ask in reapers:
            ask()
        left = {number for number in left if _lives(number)}
        if not left:
            return
        time.sleep(0.05)
    _signal(left, signal.SIGKILL)


def _signal(groups: Iterable[int], number: signal.Signals) -> None:
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, number)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS says so of a group of zombies
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="followthrough guardian", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("owner", type=int)
    parser.add_argument("--no-database", action="store_true")
    parser.add_argument("--remove", action="store_true")
    asked = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    children: set[int] = set()
    for line in sys.stdin:
        word, _, number_text = line.strip().partition(" ")
        if word == "child":
            children.add(int(number_text))
        elif word == "gone":
            children.discard(int(number_text))
        elif word == "done":
            return 0
    _wait_for_the_end_of(asked.owner)
    stop_groups(children)
    database = EmbeddedDatabase(asked.home)
    if not asked.no_database:
        database.stop() if asked.remove else database.stop_unless_used()
    if asked.remove:
        shutil.rmtree(asked.home, ignore_errors=True)
    return 0


def _wait_for_the_end_of(owner: int) -> None:
    """The pipe ends before the owner's locks are freed: both happen while it is dying."""
    until = time.monotonic() + PATIENCE
    while os.getppid() == owner and time.monotonic() < until:
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
