"""Most tests start from copies (tests/copies.py): they have to be what the importer would make."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction

from followthrough.people.models import Case, Person
from tests import copies, factories
from tests.clock import morning

pytestmark = pytest.mark.django_db
MOMENT = morning()


@pytest.fixture(autouse=True)
def _none_are_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_copies", {})


def rows() -> dict[str, list[dict[str, Any]]]:
    """Of each table, without the moments that the database sets."""
    result = {}
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("followthrough."):
            fields = [f.attname for f in model._meta.concrete_fields if not f.has_db_default()]
            result[model._meta.label] = list(model._default_manager.order_by("pk").values(*fields))
    return result


def test_every_row_is_the_one_that_was_made():
    amara = factories.practitioner(factories.unit())
    with time_machine.travel(MOMENT, tick=False):
        with transaction.atomic():
            factories.case(amara)
            made = rows()
            transaction.set_rollback(True)
        factories.case(amara)
        copied = rows()

    assert copied == made
    assert sum(map(len, made.values())) > 20


def test_a_copy_refers_to_the_users_and_units_that_are_there_now():
    with transaction.atomic():
        factories.case(factories.practitioner(factories.unit()))
        transaction.set_rollback(True)
    factories.user("somebody-before")
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)

    assert case.practitioner == amara
    assert case.unit.code == "U1"


def test_a_copy_was_written_now():
    with time_machine.travel(MOMENT, tick=False), transaction.atomic():
        factories.case()
        transaction.set_rollback(True)
    later = MOMENT + timedelta(hours=3)
    with time_machine.travel(later, tick=False):
        case = factories.case()

    assert case.source_lines.get().taken_on == later
    assert len(copies._copies) == 1


def test_another_case_is_another_copy():
    factories.case(crn="X000001")
    other = factories.case(crn="X000002", person__first_name="Kim")

    assert (other.person.crn, other.person.first_name) == ("X000002", "Kim")
    assert Person.objects.count() == 2


def test_a_newer_line_of_the_same_person_is_imported():
    factories.case()
    case = factories.case(person__first_name="Kim")

    assert case.person.first_name == "Kim"
    assert Case.objects.count() == 1


def test_what_was_there_before_may_not_be_changed_by_what_is_copied():
    factories.case()
    with pytest.raises(AssertionError, match="changes only what it added"):
        copies.copied("a change", lambda: Person.objects.update(first_name="Kim"))


def test_ids_are_never_given_twice():
    with transaction.atomic():
        first = factories.case().pk
        transaction.set_rollback(True)
    assert factories.case().pk == first
    assert factories.case(crn="X000002").pk > first
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM people_case_id_seq")
        assert cursor.fetchone()[0] > first


def test_whoever_is_made_later_has_the_higher_id():
    """Also where the copy of the second is older than that of the first."""
    for name in ("Kim", "Alex", "Kim"):
        with transaction.atomic():
            first = factories.case(crn="X000001", person__first_name=name)
            assert factories.case(crn="X000002").pk > first.pk, name
            transaction.set_rollback(True)
