"""A database of the benchmark's own, filled through the real importer."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

SEED = 1


@contextmanager
def own_database() -> Iterator[Path]:
    """A durable cluster (fsync on, as in real use) in a temporary folder, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="followthrough-bench-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the database's unprivileged user has its folder inside
    os.environ.pop("DATABASE_URL", None)
    os.environ["FOLLOWTHROUGH_HOME"] = str(folder)
    from followthrough.site.preparation import prepared

    try:
        with prepared():
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_caseload(path: Path, people: int, as_of: date) -> None:
    from followthrough.demo.generator import caseload_lines

    with path.open("w", encoding="utf-8") as file:
        for line in caseload_lines(people, SEED, as_of):
            file.write(line if line.endswith("\n") else line + "\n")


def load_demonstration_places(people: int, as_of: date) -> None:
    from followthrough.common.actors import OPERATOR
    from followthrough.demo.places import places
    from followthrough.demo.staff import shares
    from followthrough.services.actions import load_places

    load_places(OPERATOR, places(as_of, [share.unit for share in shares(people)]))


def take(path: Path, as_of: date) -> tuple[float, int]:
    """Seconds, and lines set aside."""
    from followthrough.common.actors import OPERATOR
    from followthrough.interchange.caseload.importing import import_caseload

    start = time.perf_counter()
    summary = import_caseload(OPERATOR, path, today=as_of)
    return time.perf_counter() - start, summary.aside


def analyse() -> None:
    """What autovacuum does in the minutes after a large import."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
