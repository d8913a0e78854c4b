"""Turns the Georgia parole records into a caseload file and a places file.

    python examples/georgia_parole/convert.py people.csv OUT_DIR [--as-of 2026-11-23]

Needs PyYAML and nothing else. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # so that the parts beside this file are found from anywhere

import yaml  # noqa: E402
from case_line import Row, case_line  # noqa: E402
from place_list import place_list  # noqa: E402

# Which day it was when the example was written, so that it gives the same files on every day.
AS_OF = date(2026, 11, 23)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", type=Path, metavar="INPUT.csv")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF, metavar="DATE")
    args = parser.parse_args(argv)
    people = convert(args.input, args.out, args.as_of)
    print(f"{people:,} people are in {args.out / 'caseload.ndjson'}, services in places.json.")
    return 0


def convert(source: Path, out: Path, as_of: date) -> int:
    """Every row becomes a line. Returns how many."""
    rules = yaml.safe_load((HERE / "rules.yaml").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    places = json.dumps(place_list(rules, as_of), indent=1)
    (out / "places.json").write_text(places + "\n", encoding="utf-8", newline="\n")
    count = 0
    with (out / "caseload.ndjson").open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(source, rules, as_of):
            file.write(json.dumps(line, separators=(",", ":")) + "\n")
            count += 1
    return count


def lines(source: Path, rules: dict[str, Any], as_of: date) -> Iterator[dict[str, Any]]:
    in_area: Counter[str] = Counter()
    with source.open(newline="", encoding="utf-8") as file:
        for values in csv.DictReader(file):
            area = values["Residence_PUMA"]
            yield case_line(Row(values), rules, as_of, in_area[area])
            in_area[area] += 1


if __name__ == "__main__":
    sys.exit(main())
