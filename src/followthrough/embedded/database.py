"""The embedded database: one PostgreSQL cluster in the data folder.

    database = EmbeddedDatabase(home())
    with database.attached():      # up while anybody is in here; the last to leave stops it
        ...

    HOME/database-password         0600, of this installation
    HOME/database/                 0700, owned by the user that runs the server
        data/  server.conf  server.log  the socket

Nothing listens on a network and nobody is trusted: both sides prove who they are, the client by
its password, the server by the user that it runs as.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.home import ensure_home, no_access_error, stored_secret
from followthrough.embedded.postgresql import (
    Binaries,
    ServerUser,
    find_binaries,
    last_line,
    run_as,
    server_user,
    uninterrupted,
    write_as,
)
from followthrough.embedded.roles import ensure_owned, ensure_role
from followthrough.embedded.server_process import ServerProcess
from followthrough.embedded.server_settings import CLUSTER, server_settings
from followthrough.embedded.server_socket import PORT, ServerSocket

NAME = "followthrough"
ROLE = "followthrough"  # owns the data, and is no superuser
SUPERUSER = "postgres"  # makes databases and nothing else
LOG_BYTES = 5_000_000
ATTEMPTS = 20
PATIENCE = "600"  # seconds; a start after a crash replays the log first


class EmbeddedDatabase:
    """`durable=False` may lose everything when the machine stops: for tests only."""

    def __init__(self, home: Path, durable: bool = True) -> None:
        self.home = home
        self.durable = durable
        self.folder = home / "database"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"

    def django_settings(self) -> dict[str, Any]:
        """Starts nothing."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": NAME,
            "USER": ROLE,
            "PASSWORD": self._password(),
            "HOST": str(self._socket.folder),
            "PORT": PORT,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"requirepeer": self._user.name},
        }

    def init(self) -> None:
        """Make the cluster where there is none."""
        with self._locked():
            self._init()

    def start(self) -> bool:
        """Up, with its database, when this returns; True if it was not up before."""
        with self._locked():
            return self._start()

    def stop(self) -> None:
        """Down when this returns. What is open is rolled back, what is committed stays."""
        with self._locked():
            self._stop()

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Up while anybody, in whatever process, is in here. A process that is killed counts as
        gone, so the next to leave stops what that one left running."""
        with self._opened("database.users") as users:
            try:
                with self._locked():
                    fcntl.flock(users, fcntl.LOCK_SH)
                    self._start()
                yield
            finally:
                self._leave(users)

    def stop_unless_used(self) -> None:
        """For whoever cleans up after a process that was killed while attached."""
        with self._opened("database.users") as users:
            self._leave(users)

    def is_running(self) -> bool:
        """By its socket, or by its process where the socket was swept away."""
        return self._socket.answers() or self._process.is_alive()

    def ensure_database(self, name: str = NAME) -> None:
        """Make the database, owned by the role without special rights, where it is missing."""
        import psycopg

        with psycopg.connect(
            host=str(self._socket.folder),
            port=PORT,
            user=SUPERUSER,
            password=self._password(),
            dbname="postgres",
            requirepeer=self._user.name,
            autocommit=True,
        ) as connection:
            # Only a test makes databases of its own.
            ensure_role(connection, ROLE, self._password(), may_make_databases=not self.durable)
            ensure_owned(connection, name, ROLE)

    @cached_property
    def _user(self) -> ServerUser:
        return server_user()

    @cached_property
    def _process(self) -> ServerProcess:
        return ServerProcess(self.data, self._user)

    @cached_property
    def _socket(self) -> ServerSocket:
        return ServerSocket(self.folder, self._user)

    @cached_property
    def _binaries(self) -> Binaries:
        return find_binaries(self._user, self.home)

    def _password(self) -> str:
        path = self.home / "database-password"
        if not path.exists() and self._initialised():
            raise FollowthroughError(
                f"The database's password file {path} is missing.",
                "Restore it from a backup, or name another data folder in FOLLOWTHROUGH_HOME.",
            )
        return stored_secret(self.home, path.name)

    def _leave(self, users: int) -> None:
        with uninterrupted(), self._locked(), suppress(BlockingIOError):  # others stay attached
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._stop()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time makes, starts or stops the server, and finishes what it began: the
        tools of PostgreSQL, cut short, would leave processes that nobody knows of."""
        with self._opened("database.lock") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            with uninterrupted():
                yield

    @contextmanager
    def _opened(self, name: str) -> Iterator[int]:
        """A file to lock. The lock goes with the open file, so that a crash frees it."""
        ensure_home(self.home)
        try:
            handle = os.open(self.home / name, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise no_access_error(self.home) from error
        try:
            yield handle
        finally:
            os.close(handle)

    def _initialised(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def _prepare_folder(self) -> None:
        """Ours, private, and open to the server's user all the way down."""
        with suppress(FileExistsError):
            self.folder.mkdir(mode=0o700)
            if self._user.switch:
                os.chown(self.folder, self._user.uid, self._user.gid)
        if self.folder.stat().st_uid != self._user.uid:
            raise FollowthroughError(
                f"The database folder {self.folder} belongs to another user than "
                f"{self._user.name}.",
                "Run as the user that made it, or name another data folder in FOLLOWTHROUGH_HOME.",
            )
        self.folder.chmod(0o700)
        probe = run_as(self._user, ["/bin/sh", "-c", 'cd "$1"', "sh", str(self.folder)])
        if probe.returncode != 0:
            raise FollowthroughError(
                f"The user {self._user.name}, who runs the database, cannot reach {self.folder}.",
                "Name a data folder that this user can reach, such as /var/lib/followthrough, "
                "in FOLLOWTHROUGH_HOME.",
            )

    def _init(self) -> None:
        self._prepare_folder()
        if self._initialised():
            return
        # Under another name until it is whole, so that a crash leaves no half cluster behind.
        partial, password = self.folder / "data.partial", self.folder / "password.partial"
        shutil.rmtree(partial, ignore_errors=True)
        write_as(self._user, password, self._password())
        asked = [f"--pgdata={partial.name}", f"--pwfile={password.name}"]
        asked += [f"--username={SUPERUSER}", *CLUSTER, *([] if self.durable else ["--no-sync"])]
        try:
            done = run_as(self._user, [self._binaries.tool("initdb"), *asked], cwd=self.folder)
        finally:
            password.unlink(missing_ok=True)
        if done.returncode != 0:
            raise FollowthroughError(
                f"The database could not be made in {self.folder}: {last_line(done.stderr)}",
                "Free some space, or name another data folder in FOLLOWTHROUGH_HOME.",
            )
        partial.rename(self.data)

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != self._binaries.major:
            raise FollowthroughError(
                f"The data in {self.data} was made by PostgreSQL {made_by}, and this "
                f"installation runs PostgreSQL {self._binaries.major}.",
                "Install the version of Followthrough that made it, or name another data folder "
                "in FOLLOWTHROUGH_HOME.",
            )

    def _start(self) -> bool:
        if self._socket.answers():
            return False
        self._init()
        self._check_version()
        if self._process.is_alive():
            self._stop()  # alive, but its socket was swept away: nobody could reach it
        self._socket.prepare()
        self._process.forget()
        self._socket.forget()
        self._configure()
        try:
            self._launch()
            self.ensure_database()
        except BaseException:
            self._stop()
            raise
        return True

    def _launch(self) -> None:
        for _ in range(ATTEMPTS):
            before = len(self._log_bytes())
            done = self._pg_ctl("start", "-l", f"../{self.log.name}")
            if done.returncode == 0:
                return
            log = self._log_bytes()[before:].decode("utf-8", errors="replace")
            if "still in use" not in log:  # by what is left of a killed server, for a moment
                break
            time.sleep(0.5)
        raise FollowthroughError(
            f"The database did not start: {last_line(log or done.stderr)}.",
            f"Its log, {self.log}, says more.",
        )

    def _configure(self) -> None:
        text = server_settings(str(self._socket.folder), PORT, self.durable)
        write_as(self._user, self.folder / "server.conf", text)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _stop(self) -> None:
        if self._process.is_alive() or self._socket.answers():
            done = self._pg_ctl("stop", "-m", "fast")
            if done.returncode != 0 and self.is_running():
                raise FollowthroughError(
                    f"The database did not stop: {last_line(done.stderr)}",
                    f"Its log is {self.log}.",
                )
        self._socket.clear()

    def _pg_ctl(self, verb: str, *options: str) -> subprocess.CompletedProcess[str]:
        """By relative names: pg_ctl hands its paths to a shell."""
        command = [self._binaries.tool("pg_ctl"), verb, "-w", "-t", PATIENCE, *options]
        if verb == "start":
            command += ["-o", "-c config_file=../server.conf"]
        return run_as(self._user, command, cwd=self.data, env={"PGDATA": "."})

    def _log_bytes(self) -> bytes:
        return self.log.read_bytes() if self.log.exists() else b""
