import pytest

from followthrough.common.models import LedgerEntry
from followthrough.organisations.models import DeliveryUnit, Region
from followthrough.services.actions import load_directory
from followthrough.services.models import Service

pytestmark = pytest.mark.django_db


def test_it_holds_the_196_contracts_with_area_and_eligibility():
    load_directory()

    assert Service.objects.count() == 196
    assert Region.objects.count() == 12
    womens = Service.objects.get(code="CCS_0001")
    assert (womens.takes_women, womens.takes_men, womens.min_age) == (True, False, 18)
    assert womens.region.name == "London"
    assert "womens_services" in womens.interventions


def test_loading_it_again_changes_nothing_and_writes_no_second_entry():
    load_directory()
    load_directory()

    assert LedgerEntry.objects.filter(action="directory.loaded").count() == 1


def test_a_row_that_changed_in_the_files_is_put_right():
    load_directory()
    DeliveryUnit.objects.filter(code="N53DRBY").update(name="Something else")
    Service.objects.filter(code="CCS_0001").update(title="Something else")
    from followthrough.common.actors import OPERATOR
    from followthrough.services.actions import write_directory

    write_directory(OPERATOR, "another print")

    assert DeliveryUnit.objects.get(code="N53DRBY").name == "Derby City"
    assert Service.objects.get(code="CCS_0001").title != "Something else"
