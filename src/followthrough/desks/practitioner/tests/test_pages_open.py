import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara(client):
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    return user


@pytest.mark.parametrize("view", ["today", "cases", "services"])
def test_the_lists_open(client, amara, view):
    factories.case(amara)
    page = client.get(reverse(view))

    assert page.status_code == 200
    assert "Sam Rivers" in page.text or view == "services"


@pytest.mark.parametrize("view", ["case", "plan", "case-timeline", "preferred-order"])
def test_the_pages_of_a_case_open(client, amara, view):
    factories.case(amara)
    page = client.get(reverse(view, args=["X000001"]))

    assert page.status_code == 200
    assert "Sam Rivers" in page.text


def test_the_page_of_a_step_opens(client, amara):
    case = factories.case(amara)
    step = case.plan.goals.first().steps.first()
    page = client.get(reverse("decide-step", args=["X000001", step.pk]))

    assert page.status_code == 200
    assert step.text in page.text
