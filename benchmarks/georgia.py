"""The Georgia records, where they are at hand: in a database of their own, so that their figures
are the same whether other parts ran before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.caseload import take
from benchmarks.database import another_database, settle
from benchmarks.errors import LeftOut, WrongResult
from benchmarks.imports import import_row
from benchmarks.orders import GEORGIA, order_rows
from benchmarks.progress import say
from benchmarks.rows import Row
from benchmarks.worlds import Worlds

ROOT = Path(__file__).resolve().parents[1]


def georgia_rows(worlds: Worlds) -> Iterator[Row]:
    folder = _converted(_records(), worlds)
    with another_database("georgia"):
        yield from _rows(folder, worlds)


def _rows(folder: Path, worlds: Worlds) -> Iterator[Row]:
    from followthrough.common.actors import OPERATOR
    from followthrough.people.models import Case
    from followthrough.services.actions import load_places
    from followthrough.services.import_schema import PlacesIn

    places = (folder / "places.json").read_text("utf-8")
    load_places(OPERATOR, PlacesIn.model_validate_json(places))
    say("Taking in the Georgia records.")
    taken = take(folder / "caseload.ndjson", worlds.as_of)
    ids = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    yield import_row(f"import of {len(ids):,} Georgia records", len(ids), taken)
    if taken.aside:
        raise WrongResult(f"{taken.aside:,} of the Georgia records were set aside")
    settle()
    say("Ordering the Georgia records.")
    yield from order_rows("Georgia", ids, worlds.as_of, GEORGIA)


def _records() -> Path:
    """Beside the repository, or where FOLLOWTHROUGH_GEORGIA says."""
    beside = ROOT.parent / "shared" / "data" / "georgia-parole" / "people.csv"
    records = Path(os.environ.get("FOLLOWTHROUGH_GEORGIA") or beside)
    if not records.is_file():
        raise LeftOut("the records are not here: set FOLLOWTHROUGH_GEORGIA to people.csv")
    return records


def _converted(records: Path, worlds: Worlds) -> Path:
    """No more of them than there are synthetic cases."""
    folder = worlds.folder / "georgia"
    folder.mkdir()
    some = folder / "people.csv"
    with records.open(encoding="utf-8") as lines, some.open("w", encoding="utf-8") as file:
        file.writelines(islice(lines, worlds.sizes.cases + 1))
    convert = ROOT / "examples" / "georgia_parole" / "convert.py"
    command = [sys.executable, str(convert), str(some), str(folder)]
    command += ["--as-of", worlds.as_of.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WrongResult(f"the records could not be converted: {done.stderr.strip()[-200:]}")
    return folder
