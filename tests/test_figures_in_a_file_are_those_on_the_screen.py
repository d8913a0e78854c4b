"""`coverage --write`: every number of the JSON stands in the CSV once, under the same names."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from followthrough import policy
from followthrough.cli_commands.coverage_printed import as_dict, as_json
from followthrough.cli_commands.coverage_written import COLUMNS, csv_lines, write
from followthrough.common.errors import NotPossible
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.delivery.rules.coverage_counts import NOTHING, Coverage
from followthrough.delivery.tests.random_caseload import TODAY, make_caseload
from tests import sizes

pytestmark = pytest.mark.django_db

# Where a number stands: what of, by what, which of these, which figure, for which reason.
Place = tuple[str, str, str, str, str]
Numbers = tuple[int, int | None, int | None]
ABOUT = {"needs": "need", "requirements": "requirement", "strengths": "strength"}
BY = {"all": "all", "by_kind": "kind", "by_likelihood": "likelihood"}
FIGURES = ("prioritised", "planned", "referred", "started", "completed")
PARTS = ("five", "others", "none")
NO_NUMBERS = {"as_of", "pack", "over", "unit", "breaks", "completed", "strengths_built_on", "label"}


@pytest.fixture
def figures(seed: int) -> dict[str, Any]:
    return printed(coverage_of(make_caseload(seed), TODAY))


def printed(coverage: Coverage) -> dict[str, Any]:
    return json.loads(as_json(coverage, TODAY, policy.on(TODAY), None))


def of_json(figures: dict[str, Any]) -> Iterator[tuple[Place, Numbers]]:
    yield ("case", "", "", "with_plan", ""), (figures["cases_with_plan"], figures["cases"], None)
    for stage, number in figures["steps"].items():
        yield ("step", "stage", stage, "steps", ""), (number, None, None)
    yield from reasons("step", "", "", "broken", figures["steps_broken_by_reason"])
    for subject, about in ABOUT.items():
        yield from rows(about, "all", "", figures[subject]["all"])
        for by in ("by_kind", "by_likelihood"):
            for code, numbers in figures[subject][by].items():
                yield from rows(about, BY[by], code, numbers)


def rows(about: str, by: str, code: str, numbers: Any) -> Iterator[tuple[Place, Numbers]]:
    yield (about, by, code, "identified", ""), (numbers["identified"], None, None)
    for figure in FIGURES:
        yield (about, by, code, figure, ""), share(numbers[figure])
    for figure in ("not_started", "started_not_completed"):
        yield from reasons(about, by, code, figure, numbers[figure])


def reasons(
    about: str, by: str, code: str, figure: str, numbers: Any
) -> Iterator[tuple[Place, Numbers]]:
    yield (about, by, code, figure, ""), (numbers["number"], None, None)
    for part in PARTS:
        for reason, one in numbers[part].items():
            yield (about, by, code, figure, reason), share(one)


def share(one: Any) -> Numbers:
    return one["number"], one["of"], one["percent"]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def number(text: str) -> int | None:
    return int(text) if text else None


def place(line: dict[str, str]) -> Place:
    return line["about"], line["by"], line["code"], line["figure"], line["reason"]


def leaves(value: Any) -> Iterator[int]:
    """Every number in it, wherever it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NO_NUMBERS or isinstance(part, dict):
                yield from leaves(part)
    elif isinstance(value, int):
        yield value


@sizes.seeds(2)
def test_every_figure_stands_in_the_file_once(figures: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    write(path, figures)
    lines = read(path)
    assert tuple(lines[0]) == COLUMNS
    expected = list(of_json(figures))
    assert len(dict(expected)) == len(expected) > 200
    assert [
        (place(line), (number(line["number"]), number(line["of"]), number(line["percent"])))
        for line in lines
    ] == expected


@sizes.seeds(2)
def test_no_number_of_the_json_is_left_out(figures: dict[str, Any]) -> None:
    """Also one that is added later: all that it holds are counted, and all in the file."""
    in_file = Counter(
        line[column]
        for line in csv_lines(figures)
        for column in ("number", "of", "percent")
        if line.get(column) is not None
    )
    assert in_file == Counter(leaves(figures))


@sizes.seeds(2)
def test_a_row_has_the_label_of_the_screen(figures: dict[str, Any]) -> None:
    for line in csv_lines(figures):
        if line.get("by") in {"kind", "likelihood"}:
            by = f"by_{line['by']}"
            subject = next(name for name, about in ABOUT.items() if about == line["about"])
            assert line["label"] == figures[subject][by][line["code"]]["label"]


@sizes.seeds(1)
def test_a_json_file_is_what_is_printed(figures: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    write(path, figures)
    assert json.loads(path.read_text(encoding="utf-8")) == figures


@pytest.mark.parametrize("name", ["figures.csv", "figures.json"])
def test_no_case_at_all_can_be_written(name: str, tmp_path: Path) -> None:
    figures = as_dict(NOTHING, TODAY, policy.on(TODAY), "U1")
    write(tmp_path / name, figures)
    assert (tmp_path / name).stat().st_size > 0
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert {line["number"] for line in csv_lines(figures)} == {0}


@pytest.mark.parametrize("name", ["figures.csv", "figures.json"])
def test_a_folder_that_is_not_there_is_said_in_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / name
    with pytest.raises(NotPossible, match=r"cannot be written to .*No such file or directory"):
        write(path, as_dict(NOTHING, TODAY, policy.on(TODAY), None))
