"""Where this installation keeps its data, and the settings that live there."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.time_limits import time_limits


def home() -> Path:
    """The data folder: `FOLLOWTHROUGH_HOME`, else a folder of the user's own; for root one under
    /var/lib, because root's home is closed to the unprivileged user that runs the database."""
    if named := os.environ.get("FOLLOWTHROUGH_HOME"):
        return Path(named).expanduser().resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/followthrough")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "followthrough"


def no_access_error(folder: Path) -> FollowthroughError:
    return FollowthroughError(
        f"This user may not use the data folder {folder}.",
        "Run as the user that owns it, or name another folder in FOLLOWTHROUGH_HOME.",
    )


def ensure_home(folder: Path) -> None:
    """Made for its owner alone; root's may be passed through, because the unprivileged user that
    runs the database has its own folder inside. One that is there already stays as it is."""
    if folder.is_dir():
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
    except FileExistsError:  # another process was first
        return
    except PermissionError as error:
        raise no_access_error(folder) from error
    if os.geteuid() == 0:
        folder.chmod(0o711)


def stored_secret(folder: Path, name: str) -> str:
    """A random secret of this installation, made on first use and readable by its owner only."""
    path = folder / name
    try:
        if not path.exists():
            ensure_home(folder)
            _write_once(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii").strip()
    except PermissionError as error:
        raise no_access_error(folder) from error


def _write_once(path: Path, text: str) -> None:
    """Written in full beside its place and then linked, so that nobody reads half of it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        with suppress(FileExistsError):  # another process was first
            os.link(draft, path)
    finally:
        Path(draft).unlink()


def secret_key() -> str:
    return os.environ.get("FOLLOWTHROUGH_SECRET_KEY") or stored_secret(home(), "secret-key")


def database_settings() -> dict[str, Any]:
    """Django's settings for `DATABASE_URL`, or for the embedded cluster where none is named. What
    an address says of its connections itself goes before the limits of the web server."""
    url = os.environ.get("DATABASE_URL")
    if url:
        settings = settings_of(url)
    else:
        from followthrough.embedded.database import EmbeddedDatabase

        settings = EmbeddedDatabase(home()).django_settings()
    options = settings["OPTIONS"]
    if limits := time_limits():
        options["options"] = f"{limits} {options.get('options', '')}".rstrip()
    return settings


def settings_of(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    example = "use postgresql://user:password@host:5432/name."
    if parts.scheme not in {"postgres", "postgresql"}:
        raise FollowthroughError(
            f"DATABASE_URL begins with {parts.scheme!r}, and Followthrough runs on PostgreSQL "
            f"only: {example}"
        )
    try:
        port = parts.port
    except ValueError as error:
        raise FollowthroughError(f"The port in DATABASE_URL is not a number: {example}") from error
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "followthrough",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or (parts.hostname or ""),
        "PORT": str(port or options.pop("port", "") or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
