"""A backup that is restored, by PostgreSQL's own tools: the whole of it on a later day, and the
digests of an older one beside facts of today. Either the digests say that they are stale, or the
check finds them; made anew they are what the rules derive."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.cli import main
from followthrough.common.actors import OPERATOR
from followthrough.delivery.models import CaseDigest, Combination
from followthrough.delivery.queries.caseload import caseload
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.embedded.postgresql import find_binaries, run_as, server_user
from followthrough.people.models import Case
from followthrough.plans.actions import step_progress
from followthrough.plans.models import Step
from followthrough.plans.tests.factories import note
from followthrough.policy import context_on
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = factories.TODAY
NUMBER = 3
DIGESTS = [model._meta.db_table for model in (Combination, CaseDigest)]


@pytest.fixture
def cases(monday: Any, commands_here: None) -> list[Case]:
    return [factories.case(crn=f"X00000{n}") for n in range(1, NUMBER + 1)]


@pytest.fixture
def tool(tmp_path: Path) -> Callable[..., str]:
    """What a tool of PostgreSQL printed, asked about a database of the tests' cluster."""
    user = server_user()
    binaries = find_binaries(user, tmp_path)
    if connection.pg_version // 10_000 != int(binaries.major):
        pytest.skip(f"The tools are of PostgreSQL {binaries.major}, the server is of another.")
    settings = connection.settings_dict

    def run(name: str, *words: str, text: str = "", database: str = "") -> str:
        env = {
            "PGHOST": settings["HOST"],
            "PGPORT": str(settings["PORT"] or ""),
            "PGUSER": settings["USER"],
            "PGPASSWORD": settings["PASSWORD"],
            "PGDATABASE": database or settings["NAME"],
        }
        done: subprocess.CompletedProcess[str] = run_as(
            user, [binaries.tool(name), *words], env=env, text=text, cwd=Path(tempfile.gettempdir())
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def restore(tool: Callable[..., str], dump: str, database: str = "") -> None:
    tool("psql", "--quiet", "--set", "ON_ERROR_STOP=1", text=dump, database=database)


@pytest.fixture
def another_database(tool: Callable[..., str]) -> Iterator[str]:
    own = connection.settings_dict["NAME"]
    name = f"{own}_restored"
    tool("createdb", "--template", "template0", name)
    yield name
    connection.close()
    connection.settings_dict["NAME"] = own
    tool("dropdb", "--force", name)


def digests(capsys: Any, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["digests", *words, "--workers", "1"])
    return status, capsys.readouterr().out


def test_the_whole_of_it_on_a_later_day(
    cases: list[Case], monday: Any, tool: Callable[..., str], another_database: str, capsys: Any
) -> None:
    restore(tool, tool("pg_dump", "--no-owner"), another_database)
    CaseDigest.objects.all().delete()  # whatever is read from here on is of the other database
    connection.close()
    connection.settings_dict["NAME"] = another_database
    assert compared() == EQUAL

    later = TODAY + timedelta(days=200)
    monday.move_to(morning(later))
    status, said = digests(capsys, "check")
    assert (status, compared().stale) == (0, NUMBER)
    assert f"stale, or not made yet             {NUMBER:>9}" in said
    ending = {"whose": "unit", "stalled": True}
    assert caseload(OPERATOR, context_on(later), ending).count() == NUMBER
    assert compared().stale == NUMBER
    assert digests(capsys, "make") == (0, f"{NUMBER} of {NUMBER} digests made anew.\n")
    assert compared() == EQUAL


def test_digests_of_an_older_one_beside_facts_of_today(
    cases: list[Case], tool: Callable[..., str], capsys: Any
) -> None:
    older = tool("pg_dump", "--data-only", *(f"--table={table}" for table in DIGESTS))
    changed, *_ = cases
    step = Step.objects.get(ref="T1", goal__plan__case=changed).pk
    step_progress.record_start(OPERATOR, changed, step, note())
    new = factories.case(crn="X000009")
    assert compared() == EQUAL

    restore(tool, f"TRUNCATE {', '.join(DIGESTS)};\n{older}")

    assert compared() == ([changed.pk], 1)
    status, said = digests(capsys, "check")
    assert status == 1
    assert f"by id: {changed.pk}.\n" in said
    assert digests(capsys, "make", "--all")[0] == 0
    assert compared() == EQUAL
    assert CaseDigest.objects.filter(pk=new.pk, stale=False).exists()
