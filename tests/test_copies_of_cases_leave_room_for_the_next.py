"""The bench makes a caseload as large as the nation's by copying cases inside the database. What is
written afterwards, by a file or on a page, must not meet the ids of the copies."""

import pytest
from django.db import connection
from django.db.models import Max

from benchmarks.nation import copied_models, multiply
from followthrough.people.models import Case
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def copies():
    """Three cases: one from a file, and two copies of it."""
    factories.case(factories.practitioner(factories.unit()))
    multiply(3)


def test_a_file_is_taken_in_whole_after_the_copies(copies):
    factories.case(crn="X000002")
    assert Case.objects.count() == 4


def test_every_sequence_goes_on_beyond_the_copies(copies):
    with connection.cursor() as cursor:
        for model in copied_models():
            last = model.objects.aggregate(last=Max("pk"))["last"] or 0
            table = f'"{model._meta.db_table}"'
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            assert cursor.fetchone()[0] > last, table
