"""Of two imports of one source at the same moment the second is refused at once: real threads, each
with a connection of its own, and a first one that stays in the middle of its file."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.common.actors import OPERATOR
from followthrough.common.dates import say_date, today_in_london
from followthrough.common.errors import NotPossible
from followthrough.interchange.caseload import running
from followthrough.interchange.caseload.importer import Summary, import_caseload
from followthrough.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 60  # after which a test fails rather than wait for ever


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


@contextmanager
def an_import_running(folder: Path, **changes: Any) -> Iterator[list[Summary]]:
    """The first chunk of its file is taken. When this ends the file ends, and then the import."""
    pipe, taken, summaries = folder / "pipe", threading.Event(), []
    os.mkfifo(pipe)
    # A chunk has 500 lines, also of white space.
    chunk = json.dumps(factories.line(**changes)) + "\n" * 500

    def take() -> None:
        try:
            summaries.append(
                import_caseload(
                    OPERATOR,
                    pipe,
                    today=factories.TODAY,
                    report=folder / "report.csv",
                    progress=lambda _: taken.set(),
                )
            )
        finally:
            connection.close()

    thread = threading.Thread(target=take)
    thread.start()
    with pipe.open("w") as file:
        file.write(chunk)
        file.flush()
        assert taken.wait(SECONDS)
        yield summaries
        file.write(json.dumps(factories.line(**{**changes, "crn": "X000009"})) + "\n{broken\n")
    thread.join(SECONDS)


def test_the_second_is_refused_and_told_since_when_the_first_runs(tmp_path: Path) -> None:
    with an_import_running(tmp_path) as summaries:
        with pytest.raises(NotPossible) as refused:
            factories.imported(factories.line(crn="X000002"))
        assert str(refused.value).startswith("An import of the source test is running since ")
        assert say_date(today_in_london()) in str(refused.value)
        assert "start this one again." in str(refused.value)
        assert set(Person.objects.values_list("crn", flat=True)) == {"X000001"}
    [summary] = summaries
    assert (summary.new, summary.aside) == (2, 1)
    assert factories.imported(factories.line(crn="X000002"))[0].new == 1


def test_a_dry_run_is_refused_too(tmp_path: Path) -> None:
    with an_import_running(tmp_path), pytest.raises(NotPossible, match="is running since"):
        factories.imported(factories.line(), dry_run=True)


def test_another_source_is_taken_meanwhile(tmp_path: Path) -> None:
    with an_import_running(tmp_path):
        assert factories.imported(factories.line(crn="X000002", source="other"))[0].new == 1


def test_a_file_of_several_sources_is_refused_for_each_of_them(tmp_path: Path) -> None:
    with (
        an_import_running(tmp_path, source="second"),
        pytest.raises(NotPossible, match="of the source second is running"),
    ):
        factories.imported(
            factories.line(crn="X000002", source="first"),
            factories.line(crn="X000003", source="second"),
        )
    assert set(Person.objects.values_list("crn", flat=True)) == {"X000001", "X000009"}


def test_where_it_comes_late_in_the_file_what_stands_before_is_taken(tmp_path: Path) -> None:
    first = json.dumps(factories.line(crn="X000002", source="first")).encode() + b"\n" * 500
    with (
        an_import_running(tmp_path),
        pytest.raises(NotPossible, match="What the file said before is taken"),
    ):
        factories.imported_bytes(first + json.dumps(factories.line(crn="X000003")).encode())
    assert set(Person.objects.values_list("crn", flat=True)) == {"X000001", "X000002", "X000009"}


def test_the_report_of_the_first_stays_in_its_place(tmp_path: Path) -> None:
    with an_import_running(tmp_path):
        (tmp_path / "in").write_text(json.dumps(factories.line()))
        with pytest.raises(NotPossible, match="is running since"):
            import_caseload(
                OPERATOR, tmp_path / "in", today=factories.TODAY, report=tmp_path / "report.csv"
            )
    assert "not-json" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")


def test_the_lock_goes_with_the_connection(tmp_path: Path) -> None:
    """As it does when the process is killed."""
    with running.running_import() as held:
        held.hold({"test"})
        connection.close()
        assert factories.imported(factories.line())[0].new == 1


def test_an_import_that_fails_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "in").write_text(json.dumps(factories.line()))
    for _ in range(2):
        with pytest.raises(NotPossible, match="cannot be written"):
            import_caseload(
                OPERATOR, tmp_path / "in", today=factories.TODAY, report=tmp_path / "no" / "r.csv"
            )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        )
        assert cursor.fetchone() == (0,)


def test_a_file_that_names_too_many_sources_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MOST_SOURCES", 2)
    with pytest.raises(NotPossible, match="more than 2 sources"):
        factories.imported(*[factories.line(source=f"S{n}") for n in range(3)])


@pytest.mark.parametrize("source", [None, 1, "", "a\0b", "x" * 10_000, "\ud800"])
def test_a_line_whose_source_is_none_is_set_aside_as_ever(source: Any) -> None:
    summary, _ = factories.imported(factories.line(source=source))
    assert summary.aside == 1
