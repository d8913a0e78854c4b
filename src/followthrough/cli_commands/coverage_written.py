"""The figures of a coverage in a file: as JSON, or as CSV with one line for each figure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from followthrough.common.csv_files import csv_file
from followthrough.common.private_files import private_file
from followthrough.delivery.rules.coverage_counts import CoverageSubject

WHAT = "The file of the figures"
OF_THE_WHOLE = ("as_of", "pack", "unit")
COLUMNS = (
    *OF_THE_WHOLE,
    "about",
    "by",
    "code",
    "label",
    "figure",
    "reason",
    "number",
    "of",
    "percent",
)


def write(path: Path, figures: Mapping[str, Any]) -> None:
    """`figures` as `coverage_printed.as_dict` has them. Raises NotPossible where the file cannot be
    written."""
    if path.suffix.lower() == ".json":
        with private_file(path, WHAT) as file:
            file.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
        return
    whole = {name: figures[name] for name in OF_THE_WHOLE}
    with csv_file(path, COLUMNS, WHAT) as rows:
        for line in csv_lines(figures):
            rows.write({**whole, **line})


def csv_lines(figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One for each figure; cases and steps as a whole first."""
    whole = figures["cases"]
    yield {
        "about": "case",
        "figure": "with_plan",
        "number": figures["cases_with_plan"],
        "of": whole,
    }
    for stage, number in figures["steps"].items():
        yield {"about": "step", "by": "stage", "code": stage, "figure": "steps", "number": number}
    yield from _reasons({"about": "step"}, "broken", figures["steps_broken_by_reason"])
    for subject in CoverageSubject:
        of_subject = figures[f"{subject.value}s"]
        yield from _of({"about": subject.value, "by": "all"}, of_subject["all"])
        for by, name in (("by_kind", "kind"), ("by_likelihood", "likelihood")):
            for code, numbers in of_subject[by].items():
                named = {"about": subject.value, "by": name, "code": code}
                yield from _of({**named, "label": numbers["label"]}, numbers)


def _of(named: Mapping[str, str], numbers: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield {**named, "figure": "identified", "number": numbers["identified"]}
    for figure in ("prioritised", "planned", "referred", "started", "completed"):
        yield {**named, "figure": figure, **_share(numbers[figure])}
    for figure in ("not_started", "started_not_completed"):
        yield from _reasons(named, figure, numbers[figure])


def _reasons(
    named: Mapping[str, str], figure: str, reasons: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    yield {**named, "figure": figure, "number": reasons["number"]}
    for part in ("five", "others", "none"):
        for code, share in reasons[part].items():
            yield {**named, "figure": figure, "reason": code, **_share(share)}


def _share(share: Mapping[str, Any]) -> dict[str, Any]:
    return {"number": share["number"], "of": share["of"], "percent": share["percent"]}
