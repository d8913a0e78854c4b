"""A query that is put into SQL once says the same, as a part of others, as one that is put into SQL
with them."""

from __future__ import annotations

import pytest
from django.db.models import Exists, OuterRef, Q

from followthrough.common.queries import IsAmong, kept
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
