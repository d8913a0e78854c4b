"""The server's process, known by the pid file in its data folder."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

from followthrough.embedded.postgresql import ServerUser, write_as

NO_PROCESS = 2**30  # above what any system gives out


class ServerProcess:
    def __init__(self, data: Path, user: ServerUser) -> None:
        self.data = data
        self.user = user
        self.pid_file = data / "postmaster.pid"

    def is_alive(self) -> bool:
        number = self._number()
        return number is not None and _is_server_of(self.data, number)

    def forget(self) -> None:
        """After a crash the number may be another program's by now, and then PostgreSQL would not
        start. The rest of the file stays: by it the new server sees whether a part of the old one
        still runs, which would spoil the data."""
        if self._number() is None:
            self.pid_file.unlink(missing_ok=True)  # empty or half written: it says nothing
        else:
            rest = self.pid_file.read_text("utf-8").partition("\n")[2]
            write_as(self.user, self.pid_file, f"{NO_PROCESS}\n{rest}")

    def _number(self) -> int | None:
        with suppress(OSError, ValueError):
            return int(self.pid_file.read_text("utf-8").partition("\n")[0])
        return None


def _is_server_of(data: Path, number: int) -> bool:
    if not Path("/proc/self").exists():  # macOS
        listed = ["ps", "-p", str(number), "-o", "comm="]
        done = subprocess.run(listed, capture_output=True, text=True, check=False)
        return Path(done.stdout.strip()).name == "postgres"
    try:
        if Path(f"/proc/{number}/comm").read_text("utf-8").strip() != "postgres":
            return False
        return Path(f"/proc/{number}/cwd").samefile(data)
    except PermissionError:  # in some containers even root may not look: never take it for dead
        return True
    except OSError:
        return False
