from __future__ import annotations

import pytest

from followthrough.people.models import Person
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


def test_of_two_lines_for_one_crn_the_later_is_set_aside() -> None:
    summary, rows = factories.imported(
        factories.line(), factories.line(crn="X000002"), factories.line(person__last_name="Brooks")
    )
    assert (summary.new, summary.aside) == (2, 1)
    assert [row[:4] for row in rows] == [["3", "crn", "twice-in-file", "X000001"]]
    assert Person.objects.get(crn="X000001").last_name == "Rivers"


def test_also_where_they_are_the_same_or_differ_in_capitals() -> None:
    _, rows = factories.imported(factories.line(), factories.line(), factories.line(crn="x000001"))
    assert [row[0] for row in rows] == ["2", "3"]
    assert {row[2] for row in rows} == {"twice-in-file"}


def test_also_where_more_than_a_chunk_lies_between() -> None:
    between = [factories.line(crn=f"Y{n:06}", no_plan=None) for n in range(500)]
    summary, rows = factories.imported(
        factories.line(), *between, factories.line(person__last_name="Brooks")
    )
    assert (summary.new, summary.aside) == (501, 1)
    assert [row[:3] for row in rows] == [["502", "crn", "twice-in-file"]]
    assert Person.objects.get(crn="X000001").last_name == "Rivers"


def test_a_damaged_line_does_not_keep_the_sound_one_out() -> None:
    summary, rows = factories.imported(factories.line(person__sex="M"), factories.line())
    assert (summary.new, summary.aside) == (1, 1)
    assert [row[0] for row in rows] == ["1"]


def test_the_next_file_may_name_the_crn_again() -> None:
    factories.imported(factories.line())
    summary, _ = factories.imported(factories.line(person__last_name="Brooks"))
    assert summary.changed == 1


def test_a_crn_of_another_source_is_set_aside_and_stays_as_it_was() -> None:
    factories.imported(factories.line())
    before = all_rows()
    summary, rows = factories.imported(
        factories.line(source="another", person__last_name="Brooks"),
        factories.line(source="another", crn="x000001"),
    )
    assert summary.aside == 2
    assert [row[2] for row in rows] == ["owned-elsewhere", "twice-in-file"]
    assert all_rows() == before
