"""`followthrough import` and `followthrough demo-caseload`, as somebody types them."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from followthrough.cli import main
from followthrough.common.models import LedgerEntry
from followthrough.demo.generator import caseload_lines
from followthrough.demo.places import places
from followthrough.demo.staff import units
from followthrough.interchange.models import SourceLine
from followthrough.people.models import Person
from followthrough.services.actions import load_directory
from followthrough.services.models import Pool

AS_OF = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def database(db: None, commands_here: None) -> None:
    load_directory()


def _caseload(folder: Path, lines: list[str]) -> Path:
    path = folder / "caseload.ndjson"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _good(count: int = 12) -> list[str]:
    return list(caseload_lines(count, 1, AS_OF))


def _with_bad_line() -> list[str]:
    return [*_good(3), "{broken", *list(caseload_lines(12, 1, AS_OF))[3:]]


def _run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_all_taken_gives_0_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("import", "caseload", _caseload(tmp_path, _good()), "--as-of", AS_OF) == 0
    said = capsys.readouterr()
    assert "12 lines read" in said.out
    assert Person.objects.count() == 12
    assert said.err == ""  # a short file has no progress bar


def test_taken_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _caseload(tmp_path, _good())
    assert _run("import", "caseload", path, "--as-of", AS_OF) == 0
    entries = LedgerEntry.objects.count()
    capsys.readouterr()
    assert _run("import", "caseload", path, "--as-of", AS_OF) == 0
    assert "the same          12" in capsys.readouterr().out
    assert LedgerEntry.objects.count() == entries


def test_a_line_set_aside_gives_1_and_a_hint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _caseload(tmp_path, _with_bad_line())
    assert _run("import", "caseload", path, "--as-of", AS_OF) == 1
    said = capsys.readouterr().out
    assert "not-json" in said
    assert "--report FILE" in said
    assert Person.objects.count() == 12


def test_the_report_lists_the_line_set_aside_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.csv"
    path = _caseload(tmp_path, _with_bad_line())
    assert _run("import", "caseload", path, "--as-of", AS_OF, "--report", report) == 1
    with report.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["line"] for row in rows} == {"4"}
    said = capsys.readouterr().out
    assert str(report) in said
    assert "--report FILE" not in said


def test_a_dry_run_checks_all_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _caseload(tmp_path, _with_bad_line())
    before = LedgerEntry.objects.count()
    assert _run("import", "caseload", path, "--as-of", AS_OF, "--dry-run") == 1
    assert "dry run" in capsys.readouterr().out
    assert not Person.objects.exists()
    assert not SourceLine.objects.exists()
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize("name", ["missing.ndjson", "."])
def test_a_file_that_cannot_be_read_gives_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("import", "caseload", tmp_path / name) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_day_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _run("import", "caseload", "x", "--as-of", "2026-02-30")
    assert "'2026-02-30' is not a day that exists" in capsys.readouterr().err


def test_places_are_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "places.json"
    path.write_text(places(AS_OF, units()[:1]).model_dump_json(), encoding="utf-8")
    assert _run("import", "places", path) == 0
    assert f"{Pool.objects.count()} pools" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "the file"),
        ('{"source": "x", "invented": true, "pools": [{"code": "P"}]}', "pools.0.service"),
        (
            json.dumps(
                {
                    "source": "x",
                    "invented": True,
                    "providers": [{"code": "P", "name": "P"}],
                    "services": [
                        {
                            "code": "S",
                            "title": "S",
                            "provider": "P",
                            "interventions": ["juggling"],
                            "starts_on": "2026-01-01",
                        }
                    ],
                }
            ),
            "services.0.interventions.0",
        ),
    ],
)
def test_a_faulty_places_file_gives_2_and_names_the_place(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "places.json"
    path.write_text(content, encoding="utf-8")
    assert _run("import", "places", path) == 2
    assert said in capsys.readouterr().err


def test_demo_caseload_writes_what_import_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, there = tmp_path / "c.ndjson", tmp_path / "p.json"
    arguments = ("--people", 20, "--seed", 3, "--as-of", AS_OF, "--out", out, "--places", there)
    assert _run("demo-caseload", *arguments) == 0
    assert out.read_text(encoding="utf-8").splitlines() == list(caseload_lines(20, 3, AS_OF))
    assert _run("import", "places", there) == 0
    assert _run("import", "caseload", out, "--as-of", AS_OF) == 0
    capsys.readouterr()


@pytest.mark.parametrize("people", [0, 2_000_000])
def test_demo_caseload_refuses_numbers_out_of_range(
    people: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "c.ndjson"
    assert _run("demo-caseload", "--people", people, "--out", out) == 2
    assert "1 to 1,000,000" in capsys.readouterr().err
    assert not out.exists()
