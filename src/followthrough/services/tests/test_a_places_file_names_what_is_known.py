from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible
from followthrough.organisations.models import DeliveryUnit
from followthrough.services.actions import load_places
from followthrough.services.import_schema import PlacesIn

pytestmark = pytest.mark.django_db

UNIT = {"code": "U1", "name": "Northtown", "region_code": "R1"}
REGION = {"code": "R1", "name": "North"}


def load(**parts: Any) -> None:
    content = {"source": "A test", "invented": True, **parts}
    load_places(
        OPERATOR,
        PlacesIn.model_validate(content, context={"pack": policy.on(date(2027, 1, 4))}),
    )


@pytest.mark.parametrize("regions", [[], [{"code": "R2", "name": "South"}]])
def test_a_unit_of_a_region_that_nobody_knows_is_refused_with_its_code(regions) -> None:
    with pytest.raises(NotPossible, match="names the region 'R1', which is not known"):
        load(regions=regions, units=[UNIT])
    assert not DeliveryUnit.objects.exists()
    load(regions=[REGION], units=[UNIT])
    assert DeliveryUnit.objects.get().region.code == "R1"


@pytest.mark.parametrize(("part", "row", "most"), [("regions", REGION, 20), ("units", UNIT, 30)])
def test_a_code_is_no_longer_than_can_be_kept(part: str, row: dict[str, str], most: int) -> None:
    content = {"regions": [REGION], "units": [], part: [row | {"code": "C" * most}]}
    if part == "regions":
        content["units"] = [UNIT | {"region_code": "C" * most}]
    load(**content)
    with pytest.raises(ValidationError, match=f"at most {most} characters"):
        load(**{part: [row | {"code": "C" * (most + 1)}]})


@pytest.mark.parametrize(
    "phone", ["01632 960417", "+44 (0)1632 960417 option 2", "01632-960417 ext 12", "101 Ext 3"]
)
def test_a_phone_is_what_somebody_dials(phone: str) -> None:
    load(regions=[REGION], units=[UNIT])
    load(contacts=[{"unit": "U1", "phone": phone}])
    assert DeliveryUnit.objects.get().phone == phone


@pytest.mark.parametrize("phone", ["<script>", "ring Jo", "01632 960417, Jo", "options 2", "٠١٦٣٢"])
def test_anything_else_is_no_phone(phone: str) -> None:
    load(regions=[REGION], units=[UNIT])
    with pytest.raises(ValidationError, match="is no phone number"):
        load(contacts=[{"unit": "U1", "phone": phone}])


def test_how_a_unit_is_reached_is_declared_also_of_one_that_the_directory_has() -> None:
    load(regions=[REGION], units=[UNIT])
    reach = {"phone": "01632 960417", "hours": "Each morning", "address": "1 Mill Lane"}
    load(contacts=[{"unit": "U1", **reach}])
    load(regions=[REGION], units=[UNIT])  # which says nothing of it
    unit = DeliveryUnit.objects.get()
    assert unit.name == "Northtown"
    assert {name: getattr(unit, name) for name in reach} == reach
    with pytest.raises(NotPossible, match="names the unit 'U2', which is not known"):
        load(contacts=[{"unit": "U2", "phone": "01632 960417"}])
    with pytest.raises(ValidationError, match="at most 100 characters"):
        load(contacts=[{"unit": "U1", "phone": "0" * 101}])
