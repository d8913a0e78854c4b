"""Addresses stay in the history of a browser; what somebody typed to find a person does not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.searches import MOST
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signed_in(monday, client) -> None:
    amara = factories.user("amara", units=(factories.unit(),))
    factories.case(amara)
    client.force_login(amara)


@pytest.mark.parametrize("page", ["cases", "closed-cases"])
def test_it_is_found_by_an_address_that_names_nobody(client, page):
    typed = {"whose": "mine", "name": "Rivers", "csrfmiddlewaretoken": "x"}
    answer = client.post(reverse(page), typed)
    assert answer.status_code == 302
    address = answer.headers["Location"]
    assert address.startswith(f"{reverse(page)}?whose=mine&found=")
    assert "Rivers" not in address
    assert "csrf" not in address
    assert 'value="Rivers"' in client.get(address).text


def test_going_back_finds_the_search_before(client):
    first = client.post(reverse("cases"), {"name": "Rivers"}).headers["Location"]
    second = client.post(reverse("cases"), {"name": "Nobody"}).headers["Location"]
    assert "X000001" in client.get(first).text
    assert "X000001" not in client.get(second).text


def test_only_the_last_ones_are_kept(client):
    first = client.post(reverse("cases"), {"name": "Rivers"}).headers["Location"]
    for _ in range(MOST):
        client.post(reverse("cases"), {"name": "Rivers"})
    assert "Type the name again" in client.get(first).text


def test_of_another_session_there_is_no_search(client):
    address = client.post(reverse("cases"), {"name": "Rivers"}).headers["Location"]
    client.logout()
    client.force_login(factories.user("ben", units=(factories.unit(),)))
    assert "Rivers" not in client.get(f"{address}&whose=mine").text


def test_a_name_that_is_too_long_is_refused_and_not_kept_whole(client):
    address = client.post(reverse("cases"), {"name": "R" * 100_000}).headers["Location"]
    assert "must be 100 characters or fewer" in client.get(address).text
    assert len(str(dict(client.session))) < 2_000


def test_filters_alone_stand_in_the_address(client):
    answer = client.post(reverse("cases"), {"whose": "unit", "name": " ", "stalled": "on"})
    assert answer.headers["Location"] == f"{reverse('cases')}?whose=unit&stalled=on"
