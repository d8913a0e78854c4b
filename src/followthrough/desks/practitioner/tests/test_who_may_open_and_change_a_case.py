"""The desk is for practitioners and managers; any other role learns nothing from its pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.roles import Capability, Role, roles_that_can
from followthrough.desks.practitioner.urls import urlpatterns
from followthrough.desks.shared.tests.pages import (
    WHATEVER_IT_LACKS,
    changed,
    entries,
    opened,
    say_why,
)
from followthrough.people.models import CaseAccess
from tests import factories
from tests.restricted_posts import parts_of

OTHERS = sorted(
    set(roles_that_can(Capability.SIGN_IN)) - set(roles_that_can(Capability.OPEN_CASES))
)
FOR_ALL = {"home"}
DIRECTORY = {"services"}
# These only take what is sent; the others are opened.
SENT = {
    "publish-order",
    "group-plan",
    "record-in-row",
    "length-in-row",
    "recognise",
    "release-confirmed",
    "asked-again",
}
# The case has neither a published order nor a piece of work at first, nor a merged record.
NOT_YET = {"version-order", "correct-work", "carry-over", "told-of-end", "told-of-step"}


def addresses(case) -> dict[str, str]:
    return {
        one.name: reverse(one.name, kwargs=parts_of(case, one, "X000001")) for one in urlpatterns
    }


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_role_opens_no_page_of_the_desk(client, case, role, method):
    """Not even with an access row to the case: the desk is not theirs."""
    other = factories.user("other", role, units=(factories.unit(),))
    CaseAccess.objects.create(case=case, user=other, why="sample", from_on=factories.TODAY)
    client.force_login(other)
    for name, address in addresses(case).items():
        answer = getattr(client, method)(address)
        if name in FOR_ALL or (name in DIRECTORY and role is not Role.PERSON):
            assert answer.status_code == 200
        else:
            assert answer.status_code == 403
        assert "Sam Rivers" not in answer.text
        assert "X000001" not in answer.text
    assert entries(case) == []


def test_whoever_is_not_signed_in_is_asked_to_sign_in(client, case):
    client.logout()
    for name, address in addresses(case).items():
        answer = client.post(address) if name in SENT else client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("sign-in"))


def test_a_manager_of_the_unit_reads_and_changes(client, case):
    client.force_login(
        factories.user("maya", Role.MANAGER, units=(factories.unit(),), name="Maya Lind")
    )
    for name, address in addresses(case).items():
        if name not in SENT | NOT_YET:
            assert client.get(address, follow=True).status_code == 200
    say_why(client)
    changed(client, addresses(case)["decide-step"], "hold", hold_reason="unwilling")
    opened(client, addresses(case)["plan"]).send(action="publish/", read=WHATEVER_IT_LACKS)

    assert entries(case) == ["step.held", "order.published"]
    assert client.get(addresses(case)["version-order"]).status_code == 200
    assert "by Maya Lind" in opened(client, addresses(case)["case-timeline"]).text


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.MANAGER])
def test_staff_of_another_unit_find_no_such_page(client, case, role):
    client.force_login(factories.user("far", role, units=(factories.unit("U2", "Southtown"),)))
    for name, address in addresses(case).items():
        if "X000001" in address:
            answer = client.post(address) if name in SENT else client.get(address)
            assert answer.status_code == 404
            assert "Sam Rivers" not in answer.text
