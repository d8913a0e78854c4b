from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.interchange.caseload.importer import Summary, import_caseload
from followthrough.interchange.lines import set_aside
from followthrough.people.models import Person
from tests import factories

from .damaged_files import good

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


def run(path: Path, report: Path | None = None, by: Actor = OPERATOR) -> Summary:
    return import_caseload(by, path, today=factories.TODAY, report=report)


def rows_of(report: Path) -> list[list[str]]:
    with report.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def test_a_good_file_gives_a_report_of_headings_only(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(good("X000001"))
    summary = run(tmp_path / "in", tmp_path / "out.csv")
    assert summary.exit_status == 0
    assert rows_of(tmp_path / "out.csv") == [["line", "path", "rule", "value", "action"]]


def test_only_lines_set_aside_are_listed_one_row_or_more_each(tmp_path: Path) -> None:
    bad = json.dumps(factories.line(crn="X000002", person__sex="M", extra=1)).encode()
    (tmp_path / "in").write_bytes(b"\n".join([good("X000001"), bad, good("X000003"), b"{"]))
    summary = run(tmp_path / "in", tmp_path / "out.csv")
    assert [row[0] for row in rows_of(tmp_path / "out.csv")[1:]] == ["2", "2", "4"]
    assert (summary.aside, summary.exit_status) == (2, 1)
    assert summary.rules == {"unknown-code": 1, "unknown-key": 1, "not-json": 1}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_runs_no_cell_as_a_formula(start: str) -> None:
    evil = start + "cmd|' /C calc'!A0"
    _, rows = factories.imported(
        factories.line(person__sex=evil), factories.line(**{evil: 1}), b'{"a":1, "a":2}'
    )
    cells = [cell for row in rows for cell in row[1:]]
    assert f"'{evil}" in cells
    assert not any(cell.startswith(start) for cell in cells)


def test_a_value_cannot_break_the_rows_of_the_report() -> None:
    _, rows = factories.imported(
        factories.line(person__sex='a"b\r\n99,x'), factories.line(**{"k\r\n\t99,x": 1})
    )
    assert [row[0] for row in rows] == ["1", "2"]
    assert all(len(row) == 5 for row in rows)
    assert not any(set("\r\n\t") & set(cell) for row in rows for cell in row)


def test_a_line_with_half_a_character_is_shown_as_it_stands() -> None:
    _, [row] = factories.imported(b'{"source": "\\ud800"}')
    assert row[3].startswith('{"source": "\\ud800"}')


@pytest.mark.parametrize(
    "sign", ["\u034f", "\ufe0f", "\u17b4", "\u2800", "\u3164", "\u202e", "\x07"]
)
def test_a_sign_that_nobody_sees_is_seen_in_the_report(sign: str) -> None:
    row = set_aside(1, f"person.a{sign}b", "hidden-sign", f"Sam{sign}Rivers", "")
    assert (row.path, row.value) == ("person.a\ufffdb", "Sam\ufffdRivers")


@pytest.mark.parametrize("text", ["Zoë", "नमस्ते", "❤\ufe0f", "7\ufe0f\u20e3"])
def test_what_is_written_with_such_signs_stays(text: str) -> None:
    assert set_aside(1, "", "rule", text, "").value == text


def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(NotPossible, match="cannot be read"):
            run(path, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_disk_that_gives_up_half_way_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from followthrough.interchange.caseload import importer

    (tmp_path / "in").write_bytes(good("X000001"))

    def failing(file: object) -> object:
        raise OSError(5, "Input/output error")
        yield

    monkeypatch.setattr(importer, "read_lines", failing)
    with pytest.raises(NotPossible, match="Input/output error"):
        run(tmp_path / "in")


def test_a_report_that_cannot_be_written_stops_before_anything_is_taken(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(good("X000001"))
    with pytest.raises(NotPossible, match="cannot be written"):
        run(tmp_path / "in", tmp_path / "no-folder" / "out.csv")
    assert not Person.objects.exists()


def test_a_report_never_takes_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(good("X000001"))
    (tmp_path / "link").symlink_to("in")
    for report in ("in", "link"):
        with pytest.raises(NotPossible, match="overwrite"):
            run(tmp_path / "in", tmp_path / report)
    assert (tmp_path / "in").read_bytes() == good("X000001")


def test_a_report_is_its_owners_alone_and_opens_rightly_in_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"{\n")
    (tmp_path / "out.csv").touch(0o666)
    run(tmp_path / "in", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o600
    data = (tmp_path / "out.csv").read_bytes()
    heading = b'\xef\xbb\xbf"line","path","rule","value","action"\r\n'
    assert data.startswith(heading + b'1,"","not-json",')
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_without_a_report_the_summary_still_counts(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"{\n" + good("X000001"))
    summary = run(tmp_path / "in")
    assert (summary.read, summary.new, summary.aside) == (2, 1, 1)


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.OPERATOR, Role.ADMINISTRATOR}])
def test_only_operator_and_administrator_take_in_files(tmp_path: Path, role: Role) -> None:
    (tmp_path / "in").write_bytes(good("X000001"))
    with pytest.raises(NotAllowed):
        run(tmp_path / "in", by=Actor(role, "Somebody"))
    assert not Person.objects.exists()


def test_an_administrator_may(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(good("X000001"))
    assert run(tmp_path / "in", by=Actor(Role.ADMINISTRATOR, "Ada")).new == 1


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n"])
def test_a_file_without_lines_is_a_file_without_trouble(data: bytes) -> None:
    summary, rows = factories.imported_bytes(data)
    assert (summary, rows) == (Summary(), [])
    assert summary.exit_status == 0


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n \n"])
@pytest.mark.parametrize("last", [b"", b"\n"])
def test_the_ends_of_lines_do_not_matter(end: bytes, last: bytes) -> None:
    summary, rows = factories.imported_bytes(end.join([good("X000001"), good("X000002")]) + last)
    assert (summary.new, rows) == (2, [])
