from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from followthrough.common.csv_files import csv_file, harmless

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1",
    "＋1",
    "－1",
    "＠SUM",
    "﹦1",
    "-cmd|' /C calc'!A0",
    "\N{MINUS SIGN}1+1",
]
PASSED_OVER = ["", " ", "\u00a0", "'", '"', "“", "\u200b", "\ufeff", "\u202e", "\x00", " '\u2060 "]


@pytest.mark.parametrize("before", PASSED_OVER)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_becomes_a_text(formula: str, before: str) -> None:
    assert harmless(before + formula) == f"'{before}{formula}"


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", " \t=1"])
def test_so_does_what_would_begin_in_the_next_cell(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        *("", "-", "-5", "-1,204", "-0.5", "-12%", "5", "2026-11-23"),
        *("a=b", "person.sex", "“why”", "x@y", "Step 1 - meet", "'quoted'", " spaced"),
        *(-5, 0, 12, None),
    ],
)
def test_numbers_dates_dashes_and_words_stay_as_they_are(cell: str | int | None) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("cell", ["-5+cmd", "-5 ", "--5", "-5\n=1", "+5"])
def test_what_only_begins_like_a_number_does_not(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_a_file_has_its_mark_its_line_ends_and_its_headings(tmp_path: Path) -> None:
    with csv_file(tmp_path / "out.csv", ("name", "number"), "The list") as rows:
        rows.write({"name": "=Zoë, “Z”", "number": -5})
        rows.write({"name": "-"})
    data = (tmp_path / "out.csv").read_bytes()
    assert data == '\ufeff"name","number"\r\n"\'=Zoë, “Z”",-5\r\n"-",""\r\n'.encode()
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8-sig") as file:
        assert list(csv.reader(file))[1] == ["'=Zoë, “Z”", "-5"]


def test_no_csv_is_written_elsewhere() -> None:
    """Whoever writes one with the module itself leaves all of this out."""
    source = Path(__file__).parents[2]
    writers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "tests" not in path.parts
        and re.search(r"csv\.(Dict)?[wW]riter\(", path.read_text("utf-8"))
    }
    assert writers == {"common/csv_files.py"}


@pytest.mark.parametrize("separator", [";", "\t", "|", " "])
def test_a_text_is_whole_also_for_what_takes_other_signs_for_separators(
    tmp_path: Path, separator: str
) -> None:
    """LibreOffice takes commas, semicolons and tabs at once, unless a text stands in quotes: what
    comes behind one would be a cell, and may be a formula."""
    with csv_file(tmp_path / "out.csv", ("name", "number"), "The list") as rows:
        rows.write({"name": f"a{separator}=1+1", "number": 5})
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ['"name","number"', f'"a{separator}=1+1",5']
