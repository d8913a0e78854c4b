"""Of several people of one name whoever searches means their own first."""

from __future__ import annotations

import re

from followthrough.desks.shared.tests.pages import searched
from followthrough.people.models import Case, CaseAccess
from tests import factories


def found(client) -> list[str]:
    page = searched(client, "cases", name="rivers", whose="unit").html
    return list(dict.fromkeys(re.findall(r"X00000\d", page)))


def test_ones_own_then_those_of_the_unit_then_others_each_by_name(client, amara):
    ben = factories.practitioner(factories.unit(), "ben")
    far = factories.practitioner(factories.unit("U2", "Southtown"), "far")
    for crn, holder, first_name in [
        ("X000001", far, "Abel"),
        ("X000002", ben, "Bea"),
        ("X000003", ben, "Cal"),
        ("X000004", amara, "Dan"),
        ("X000005", amara, "Eva"),
    ]:
        unit = "U2" if holder == far else "U1"
        factories.case(holder, crn=crn, case__unit=unit, person__first_name=first_name)
    elsewhere = Case.objects.get(person__crn="X000001")
    CaseAccess.objects.create(case=elsewhere, user=amara, why="sample", from_on=factories.TODAY)
    assert found(client) == ["X000004", "X000005", "X000002", "X000003", "X000001"]
