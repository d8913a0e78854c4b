"""A query that is put into SQL once says the same, as a part of others, as one that is put into SQL
with them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q

from followthrough.common.queries import VALUE, IsAmong, Question, kept
from followthrough.organisations.models import DeliveryUnit, Region
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units():
    factories.unit("U1", "Northtown", region="R1")
    factories.unit("U2", "Southtown", region="R1")
    factories.unit("U3", "Westtown", region="R2")


def codes(units) -> list[str]:
    return sorted(units.values_list("code", flat=True))


def north():
    return kept(Region.objects.filter(code="R1").values("pk"))


def test_it_finds_those_that_are_among_its_rows_and_leaves_the_others_out():
    assert codes(DeliveryUnit.objects.filter(IsAmong("region", north()))) == ["U1", "U2"]
    assert codes(DeliveryUnit.objects.filter(~Q(IsAmong("region", north())))) == ["U3"]


def test_values_of_the_queries_around_it_stay_in_their_places():
    units = DeliveryUnit.objects.filter(code__gt="U1").filter(
        IsAmong("region", north()), name__endswith="town"
    )
    assert codes(units) == ["U2"]


def test_a_join_to_the_table_that_it_asks_is_another():
    units = DeliveryUnit.objects.select_related("region").filter(
        IsAmong("region__pk", north()), region__name="Region R1"
    )
    assert sorted(unit.region.code for unit in units) == ["R1", "R1"]


def test_deep_in_another_it_means_the_row_that_it_is_asked_of():
    of_north = DeliveryUnit.objects.filter(IsAmong("region", north()), region=OuterRef("pk"))
    assert [one.code for one in Region.objects.filter(Exists(of_north))] == ["R1"]
    south = Region.objects.filter(~Exists(of_north))
    assert codes(DeliveryUnit.objects.filter(region__in=south)) == ["U3"]


def test_a_question_that_is_kept_is_asked_with_one_text_after_another(django_assert_num_queries):
    units = DeliveryUnit.objects.filter(region__code="R1").select_related("region")
    by_name = Question(units.filter(name=VALUE).annotate(is_first=Q(code="U1"))[:1])
    with django_assert_num_queries(3):
        [north] = by_name.rows("Northtown")
        [south] = by_name.rows("Southtown")
        assert by_name.rows("Westtown") == []
    assert (north.code, north.is_first) == ("U1", True)
    assert (south.code, south.is_first) == ("U2", False)


def test_the_rows_of_a_question_bring_what_was_asked_with_them(django_assert_num_queries):
    by_name = Question(DeliveryUnit.objects.filter(name=VALUE).select_related("region"))
    with django_assert_num_queries(1):
        assert [unit.region.code for unit in by_name.rows("Westtown")] == ["R2"]


def test_a_question_finds_what_was_made_since_it_was_kept():
    by_name = Question(DeliveryUnit.objects.filter(name=VALUE))
    assert by_name.rows("Newtown") == []
    made = factories.unit("U4", "Newtown")
    assert by_name.rows("Newtown") == [made]


def test_a_question_that_another_thread_kept_is_asked_on_the_connection_of_this_one():
    def kept_there() -> Question[DeliveryUnit]:
        try:
            return Question(DeliveryUnit.objects.filter(name=VALUE))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as another:
        by_name = another.submit(kept_there).result()
    assert [unit.code for unit in by_name.rows("Northtown")] == ["U1"]
