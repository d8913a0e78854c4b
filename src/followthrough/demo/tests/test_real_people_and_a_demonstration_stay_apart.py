"""Whoever opens the demonstration signs in without a password: no real person is ever beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts.models import User
from followthrough.cli import main
from followthrough.common.errors import NotPossible
from followthrough.demo import actions
from followthrough.demo.actions import is_loaded, load_demonstration
from followthrough.demo.generator import caseload_lines
from followthrough.interchange.caseload.rules import DEMONSTRATION, why_not_beside
from followthrough.interchange.caseload.running import running_import
from followthrough.people.models import Person
from followthrough.services.actions import load_directory
from tests import factories
from tests.acts_at_once import threads

TODAY = factories.TODAY


@pytest.fixture
def demonstration(db: None) -> None:
    load_directory()
    load_demonstration(people=4, as_of=TODAY)


@pytest.mark.usefixtures("demonstration", "commands_here")
def test_a_file_of_another_source_is_refused_with_cause_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "real.ndjson"
    path.write_text(json.dumps(factories.line(source="northtown", case__unit="N03CTM")))
    assert main(["import", "caseload", str(path), "--as-of", TODAY.isoformat()]) == 2
    wrong = capsys.readouterr().err
    assert "holds the demonstration" in wrong
    assert "no file of the source northtown" in wrong
    assert "FOLLOWTHROUGH_HOME" in wrong
    assert not Person.objects.filter(source="northtown").exists()


@pytest.mark.django_db
def test_also_where_only_its_people_to_sign_in_as_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The load was killed before the first case."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    load_directory()
    factories.unit()
    monkeypatch.setattr(actions, "import_caseload", killed)
    with pytest.raises(KeyboardInterrupt):
        load_demonstration(people=4, as_of=TODAY)
    with pytest.raises(NotPossible, match="holds the demonstration"):
        factories.imported(factories.line())


@pytest.mark.django_db
def test_also_where_its_file_came_in_without_them() -> None:
    load_directory()
    factories.imported(*(line.encode() for line in caseload_lines(2, 1, TODAY)))
    with pytest.raises(NotPossible, match="holds the demonstration"):
        factories.imported(factories.line())


@pytest.mark.usefixtures("demonstration")
def test_nobody_signs_in_without_a_password_where_a_real_person_is_all_the_same(
    client: Client, settings: Any
) -> None:
    """As after somebody wrote into the database past every rule."""
    settings.DEMO = True
    wanted = {"username": "amara.osei"}
    assert "Amara Osei" in client.get("/sign-in").text
    Person.objects.filter(pk=Person.objects.earliest("pk").pk).update(source="northtown")
    assert "Amara Osei" not in client.get("/sign-in").text
    assert client.post("/sign-in/persona", wanted).status_code == 403
    Person.objects.update(source=DEMONSTRATION)
    assert client.post("/sign-in/persona", wanted).status_code == 302


@pytest.mark.usefixtures("demonstration")
def test_a_newer_file_of_the_demonstration_itself_is_taken() -> None:
    lines = [line.encode() for line in caseload_lines(6, 1, TODAY)]
    assert factories.imported(*lines)[0].aside == 0
    assert is_loaded(6)


@pytest.mark.django_db
def test_the_file_of_the_demonstration_is_refused_beside_real_people() -> None:
    load_directory()
    factories.unit()
    factories.case()
    with pytest.raises(NotPossible, match="a database to itself"):
        factories.imported(*(line.encode() for line in caseload_lines(2, 1, TODAY)))
    assert not Person.objects.filter(source=DEMONSTRATION).exists()


@pytest.mark.django_db
def test_a_file_that_mixes_the_two_is_refused() -> None:
    load_directory()
    factories.unit()
    [invented] = caseload_lines(1, 1, TODAY)
    with pytest.raises(NotPossible, match="a database to itself"):
        factories.imported(invented.encode(), factories.line())
    assert not Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_no_demonstration_is_loaded_while_real_people_are_being_taken_in() -> None:
    load_directory()
    with threads(1) as another, running_import() as running:
        running.hold({"northtown"})
        [refused] = another.outcomes(lambda: load_demonstration(people=4, as_of=TODAY))
        assert "An import of another source is running" in str(refused)
    assert not User.objects.exclude(persona="").exists()


@pytest.mark.django_db(transaction=True)
def test_no_real_people_are_taken_in_while_the_demonstration_is_being_loaded() -> None:
    factories.unit()
    with threads(1) as another, running_import() as running:
        running.hold({DEMONSTRATION})
        [refused] = another.outcomes(lambda: factories.imported(factories.line()))
        assert "An import of the demonstration is running" in str(refused)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("sources", "demonstration", "others", "refused"),
    [
        ({"a", "b"}, False, False, False),
        ({"a"}, False, True, False),
        ({"a"}, True, False, True),
        ({DEMONSTRATION}, True, False, False),
        ({DEMONSTRATION}, False, False, False),
        ({DEMONSTRATION}, False, True, True),
        ({DEMONSTRATION, "a"}, False, False, True),
    ],
)
def test_which_may_come_beside_which(
    sources: set[str], demonstration: bool, others: bool, refused: bool
) -> None:
    cause = why_not_beside(sources, holds_demonstration=demonstration, holds_others=others)
    assert (cause is not None) is refused
