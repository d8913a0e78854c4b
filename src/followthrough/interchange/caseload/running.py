"""One import of a source at a time.

Two of them side by side would read what stands before the other one has written: a line would be
counted twice, and be refused as if no rule had foreseen it. The second is refused at once, and does
not wait: whoever started it by mistake learns so, and whoever needs it starts it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import InterfaceError, OperationalError, connection

from followthrough.common.dates import LONDON, say_date
from followthrough.common.errors import NotPossible
from followthrough.common.texts import searchable
from followthrough.interchange.caseload.demonstration import keep_apart, let_others
from followthrough.interchange.lines import FileLine

IMPORTS = 0x496D706F  # the advisory locks of sources of which a file is being taken
MOST_SOURCES = 500  # that one file names: PostgreSQL has room for some thousand locks in all
LONGEST = 60  # characters of a source
NAME = "followthrough import since "  # of the connection, for whoever is refused to read


class RunningImport:
    """Holds the sources of its file against other imports, and those of the demonstration against
    all others. The locks are of the connection that
    imports, so they go with it, however it ends."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._kept_apart: list[set[str]] = []

    def hold(self, sources: Iterable[str]) -> None:
        """Raises NotPossible where an import of one of them runs, or where they may not stand in
        one database."""
        new = set(sources) - self._held
        if new:
            keep_apart({*new, *self._held})
            self._kept_apart.append({*new, *self._held})
        for source in sorted(new):
            if len(self._held) == MOST_SOURCES:
                raise NotPossible(
                    f"The file names more than {MOST_SOURCES} sources.",
                    "Give as `source` who owns the data, or divide the file.",
                )
            if not _try_lock(source):
                raise self._refusal(source)
            self._held.add(source)

    def _refusal(self, source: str) -> NotPossible:
        since = _running_since(source)
        moment = f" since {since:%H:%M} on {say_date(since.date())}" if since else ""
        taken = " What the file said before is taken." if self._held else ""
        return NotPossible(
            f"An import of the source {source} is running{moment}, and there can be one at a time.",
            f"Wait until it has ended, then start this one again.{taken}",
        )

    def let_go(self) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_unlock(%s, hashtext(held)) FROM unnest(%s::text[]) AS held",
                    [IMPORTS, list(self._held)],
                )
                cursor.execute("RESET application_name")
            for sources in self._kept_apart:
                let_others(sources)
        except (OperationalError, InterfaceError):  # it is lost, and the locks are with it
            connection.close()


@contextmanager
def running_import() -> Iterator[RunningImport]:
    running = RunningImport()
    with connection.cursor() as cursor:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        cursor.execute("SELECT set_config('application_name', %s, false)", [f"{NAME}{now}"])
    try:
        yield running
    finally:
        running.let_go()


def sources_named(lines: Iterable[FileLine]) -> set[str]:
    """By lines that hold anything at all: whether they are sound is looked at later."""
    named = (line.content.get("source") for line in lines if line.content)
    return {searchable(source[:LONGEST]) for source in named if isinstance(source, str)}


def _try_lock(source: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [IMPORTS, source])
        return bool(cursor.fetchone()[0])


def _running_since(source: str) -> datetime | None:
    """None where it has ended in the meantime."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted "
            "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND l.classid::bigint = %s AND l.objid::bigint = hashtext(%s)::bigint & 4294967295",
            [IMPORTS, source],
        )
        row = cursor.fetchone()
    name = row[0] if row else ""
    if not name.startswith(NAME):
        return None
    return datetime.fromisoformat(name.removeprefix(NAME)).astimezone(LONDON)
