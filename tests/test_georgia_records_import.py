"""The Georgia records come in whole: every person, none set aside, none dropped. `make test-long`
takes all 12,915, `make test` the first tenth.

The records are not in the repository. They are looked for beside it, or where FOLLOWTHROUGH_GEORGIA
says; without them these tests are skipped, and say so.
"""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.caseload.importer import import_caseload
from followthrough.people.models import Case, Person
from followthrough.sequencing.queries import proposals
from followthrough.services.actions import load_places
from followthrough.services.import_schema import PlacesIn
from tests import sizes

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "georgia_parole"
RECORDS = Path(
    os.environ.get("FOLLOWTHROUGH_GEORGIA")
    or ROOT.parent / "shared" / "data" / "georgia-parole" / "people.csv"
)
AS_OF = date(2026, 11, 23)
PEOPLE = 12_915 if sizes.LONG else 1_290  # all of them, or a tenth

needs_records = pytest.mark.skipif(
    not RECORDS.is_file(),
    reason="the Georgia records are not here: set FOLLOWTHROUGH_GEORGIA to people.csv",
)


def _convert(source: Path, out: Path) -> Path:
    command = [sys.executable, EXAMPLE / "convert.py", source, out, "--as-of", AS_OF.isoformat()]
    subprocess.run(command, check=True, capture_output=True)
    return out


def _slice(folder: Path, count: int) -> Path:
    path = folder / "slice.csv"
    with RECORDS.open(encoding="utf-8") as source:
        path.write_text("".join(islice(source, count + 1)), encoding="utf-8")
    return path


def _lines(folder: Path) -> Iterator[dict[str, Any]]:
    with (folder / "caseload.ndjson").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _load_places(folder: Path) -> None:
    text = (folder / "places.json").read_bytes()
    context = {"pack": policy.on(AS_OF)}
    load_places(OPERATOR, PlacesIn.model_validate_json(text, context=context))


@needs_records
@pytest.mark.django_db
def test_three_hundred_people_come_in_and_most_of_their_steps_have_a_start(tmp_path: Path) -> None:
    out = _convert(_slice(tmp_path, 300), tmp_path / "out")
    _load_places(out)
    summary = import_caseload(OPERATOR, out / "caseload.ndjson", today=AS_OF)
    assert (summary.read, summary.new, summary.aside) == (300, 300, 0)
    again = import_caseload(OPERATOR, out / "caseload.ndjson", today=AS_OF)
    assert (again.same, again.new, again.changed) == (300, 0, 0)
    steps = [
        s for p in proposals(Case.objects.values_list("pk", flat=True), AS_OF) for s in p.steps
    ]
    assert all(step.reasons for step in steps)
    assert sum(step.start is not None for step in steps) / len(steps) >= 0.7


@needs_records
@pytest.mark.django_db
def test_all_come_in_and_none_is_set_aside_or_dropped(tmp_path: Path) -> None:
    source = _slice(tmp_path, PEOPLE)
    out = _convert(source, tmp_path / "out")
    _load_places(out)
    summary = import_caseload(OPERATOR, out / "caseload.ndjson", today=AS_OF)
    assert (summary.read, summary.new, summary.aside) == (PEOPLE, PEOPLE, 0)
    with source.open(newline="", encoding="utf-8") as file:
        wanted = {f"GA{int(row['ID']):06d}" for row in csv.DictReader(file)}
    assert {*Person.objects.values_list("crn", flat=True)} == wanted
    assert Case.objects.filter(plan__isnull=False).count() == PEOPLE


@needs_records
def test_every_line_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    source = _slice(tmp_path, PEOPLE)
    first, second = (_convert(source, tmp_path / name) for name in ("one", "two"))
    for name in ("caseload.ndjson", "places.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    context = {"pack": policy.on(AS_OF), "today": AS_OF}
    with (first / "caseload.ndjson").open(encoding="utf-8") as file:
        for line in file:
            CaseLine.model_validate_json(line, context=context)


@needs_records
def test_what_happened_afterwards_changes_nothing(tmp_path: Path) -> None:
    source = _slice(tmp_path, 300)
    other = tmp_path / "other.csv"
    with source.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in row:
            if name.startswith(("Recidivism_", "Missing_Exact", "Training_Sample")):
                row[name] = "?"
    with other.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    left, right = (_convert(path, tmp_path / path.stem) for path in (source, other))
    assert (left / "caseload.ndjson").read_bytes() == (right / "caseload.ndjson").read_bytes()


@needs_records
def test_attendances_become_delivery_and_conditions_become_requirements(tmp_path: Path) -> None:
    out = _convert(_slice(tmp_path, 2000), tmp_path / "out")
    states: Counter[str] = Counter()
    for line in _lines(out):
        refs = {r["ref"] for s in line["sentences"] for r in s["requirements"]}
        for goal in line["plan"]["goals"]:
            for step in goal["steps"]:
                assert step.get("requirement") in {None, *refs}
                told = step.get("delivery", {})
                assert all(day <= AS_OF.isoformat() for k, day in told.items() if k.endswith("_on"))
                states.update(told.keys())
    assert all(states[f"{kind}_on"] for kind in ("referred", "started", "finished"))
    assert states["not_delivered_reason"]
