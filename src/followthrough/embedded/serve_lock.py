"""One `followthrough serve` for one data folder.

Locks belong to open files, so they go with the process that holds them, however it ends:

    serve.lock      held by `serve`; says where it answers
    serve.cleaning  held by `serve` and by its guardian, so it outlasts a `serve` that was killed
                    until its guardian has cleaned up
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.home import ensure_home, no_access_error

PATIENCE = 60.0  # seconds for the guardian of a killed one; it takes a few


@dataclass(frozen=True)
class ServeLock:
    """Open files that are held locked."""

    lock: int
    cleaning: int

    def write_address(self, address: str) -> None:
        os.pwrite(self.lock, f"{address}\n".encode(), 0)


@contextmanager
def hold_serve_lock(folder: Path) -> Iterator[ServeLock]:
    ensure_home(folder)
    with ExitStack() as stack:
        lock = _open_lock_file(folder, "serve.lock", stack)
        if not _try_lock(lock):
            address = os.pread(lock, 200, 0).decode().strip()
            where = f" at {address}" if address else ""
            raise FollowthroughError(
                f"Followthrough is running already on the data folder {folder}{where}.",
                "Use that one, stop it first, or name another folder in FOLLOWTHROUGH_HOME.",
            )
        os.ftruncate(lock, 0)
        cleaning = _open_lock_file(folder, "serve.cleaning", stack)
        until = time.monotonic() + PATIENCE
        while not _try_lock(cleaning):
            if time.monotonic() > until:
                raise FollowthroughError(
                    f"What is left of a killed Followthrough on the data folder {folder} does not "
                    "end.",
                    "Stop the process `guardian` that names this folder, and start again.",
                )
            time.sleep(0.2)
        yield ServeLock(lock, cleaning)


def _open_lock_file(folder: Path, name: str, stack: ExitStack) -> int:
    try:
        handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        raise no_access_error(folder) from error
    stack.callback(os.close, handle)
    return handle


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
