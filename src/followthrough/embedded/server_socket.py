"""The folder of the server's socket: the database's own, or a short private one where the path
of the database's own is too long for a Unix socket."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.postgresql import ServerUser, run_as

PORT = "5432"  # names the socket; there is no such network port
LONGEST = 100  # bytes; macOS allows 103, Linux 107


class ServerSocket:
    """Any later command works out the same folder, whatever its environment, and trusts it only
    if it is private to the server's user."""

    def __init__(self, database_folder: Path, user: ServerUser) -> None:
        self.user = user
        path = os.fsencode(database_folder / f".s.PGSQL.{PORT}")
        # In a connection string a comma separates two hosts.
        self.is_own = len(path) <= LONGEST and b"," not in path
        digest = hashlib.sha256(os.fsencode(database_folder)).hexdigest()[:16]
        short = Path(f"/tmp/followthrough-{user.uid}-{digest}")
        self.folder = database_folder if self.is_own else short

    def prepare(self) -> None:
        if self.is_own:
            return
        # Made by the server's user, so that it is that user's from the first moment.
        run_as(self.user, ["mkdir", "-m", "700", str(self.folder)])
        if not self._is_private():
            raise FollowthroughError(
                f"The folder {self.folder} is not private to {self.user.name}.",
                "Remove it, or name a data folder with a shorter path in FOLLOWTHROUGH_HOME.",
            )

    def answers(self) -> bool:
        if not self.is_own and not self._is_private():
            return False
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(self.folder / f".s.PGSQL.{PORT}"))
            except OSError:
                return False
        return True

    def forget(self) -> None:
        """What a crash left: the number in the lock file may be another program's by now."""
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (self.folder / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """After the server has gone. A folder with something else in it stays."""
        if not self.is_own and self._is_private():
            with suppress(OSError):
                self.folder.rmdir()

    def _is_private(self) -> bool:
        try:
            result = self.folder.lstat()  # a link in its place is somebody else's doing
        except FileNotFoundError:
            return False
        mine = result.st_uid == self.user.uid
        return stat.S_ISDIR(result.st_mode) and mine and stat.S_IMODE(result.st_mode) == 0o700
