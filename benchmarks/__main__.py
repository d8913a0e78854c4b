"""`make bench`: the table of design section 7, for what exists.

BENCH_PEOPLE        synthetic cases (20,000)
BENCH_ORDERS        cases of them that get an order (2,000)
BENCH_NATION        0 leaves out the pages and the coverage of as many cases as in the nation,
                    whose database takes some minutes to make
FOLLOWTHROUGH_GEORGIA   the Georgia records, where they are at hand
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Row, print_table
from benchmarks.world import own_database, write_caseload

AS_OF = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    people = int(os.environ.get("BENCH_PEOPLE", "20000"))
    orders = int(os.environ.get("BENCH_ORDERS", "2000"))
    with own_database() as folder, tempfile.TemporaryDirectory() as scratch:
        rows = _rows(people, orders, Path(scratch))
        _ = folder
    print()
    print_table(rows)


def _rows(people: int, orders: int, scratch: Path) -> list[Row]:
    from benchmarks.coverages import coverage_rows
    from benchmarks.imports import import_rows
    from benchmarks.orders import facts_row, order_row
    from benchmarks.pages import page_rows
    from benchmarks.published import publish_orders
    from benchmarks.world import analyse, load_demonstration_places
    from followthrough.people.models import Case

    _say(f"Writing and taking in {people:,} synthetic cases.")
    path = scratch / "caseload.ndjson"
    write_caseload(path, people, AS_OF)
    load_demonstration_places(people, AS_OF)
    rows = import_rows(path, people, AS_OF)
    analyse()
    ids = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    _say("Opening the pages.")
    rows += page_rows(people, AS_OF)
    _say("Publishing orders, reading the facts and counting.")
    publish_orders(AS_OF)
    analyse()
    rows.append(facts_row(ids))
    rows += coverage_rows(ids, AS_OF)
    _say(f"Ordering {orders:,} synthetic cases.")
    rows.append(order_row("synthetic", ids[:orders], AS_OF))
    if os.environ.get("BENCH_NATION") != "0":
        rows += _nation(people)
    rows += _georgia(scratch)
    return rows


def _nation(people: int) -> list[Row]:
    from benchmarks.coverages import coverage_rows
    from benchmarks.nation import NATION, multiply
    from benchmarks.pages import page_rows
    from followthrough.people.models import Case

    _say(f"Making {NATION:,} cases of them, opening the pages, and counting.")
    multiply(-(-NATION // people))
    ids = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    return [*page_rows(len(ids), AS_OF), *coverage_rows(ids, AS_OF)]


def _georgia(scratch: Path) -> list[Row]:
    from benchmarks.orders import order_row
    from benchmarks.world import take
    from followthrough.common.actors import OPERATOR
    from followthrough.people.models import Case
    from followthrough.services.actions import load_places
    from followthrough.services.incoming import PlacesIn

    source = Path(
        os.environ.get(
            "FOLLOWTHROUGH_GEORGIA", ROOT.parent / "shared/data/georgia-parole/people.csv"
        )
    )
    if not source.exists():
        return [Row("order of one case, Georgia", "not measured: the records are not here", "")]
    _say("Converting, taking in and ordering the Georgia records.")
    subprocess.run(
        [
            sys.executable,
            str(ROOT / "examples/georgia_parole/convert.py"),
            str(source),
            str(scratch),
            "--as-of",
            AS_OF.isoformat(),
        ],
        check=True,
    )
    load_places(
        OPERATOR, PlacesIn.model_validate_json((scratch / "places.json").read_text("utf-8"))
    )
    seconds, aside = take(scratch / "caseload.ndjson", AS_OF)
    ids = Case.objects.filter(person__source="georgia-parole").order_by("pk")
    return [
        Row(
            "import of the Georgia records",
            f"{ids.count():,} cases in {seconds:.0f} s, {aside} set aside",
            "at least 5,000 a minute",
            f"{ids.count() / seconds * 60:,.0f} a minute",
        ),
        order_row("Georgia", ids.values_list("pk", flat=True), AS_OF),
    ]


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
