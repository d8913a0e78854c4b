"""Six clicks on one button at the same moment, by real threads on a real database: one act, and all
six are led to the same page."""

from __future__ import annotations

from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.models import LedgerEntry, SentForm
from followthrough.desks.shared.form_numbers import FIELD
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, entries, opened
from followthrough.people.actions.cover import cover_case
from followthrough.people.models import Case, CaseAccess
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import PublishedOrder
from tests import factories
from tests.acts_at_once import SECONDS, threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

CRN = "X000001"
CLICKS = 6
NEED = {"area": "finance", "immediacy": "soon", "severity": "low"}

# What is sent: on which page, to which address where that is another, and what is filled in.
FORMS: dict[str, tuple[str, str, dict[str, str]]] = {
    "order.published": (reverse("plan", args=[CRN]), "publish/", {"read": WHATEVER_IT_LACKS}),
    "goal.added": (
        reverse("add-goal", args=[CRN]) + "?area=finance",
        "area=finance",
        {"title": "A goal", "when": "now"},
    ),
    "need.recorded": (reverse("add-part", args=[CRN, "needs"]), "", NEED),
    "need.taken-away": (
        reverse("change-part", args=[CRN, "needs", "accommodation"]),
        "",
        {"take_away": "yes"},
    ),
    "plan.agreed": (
        reverse("agreement", args=[CRN]),
        "",
        {"state": "did_not_agree", "present": "Two people", "words": "No"},
    ),
}


@pytest.fixture
def amara() -> User:
    return factories.practitioner(factories.unit())


@pytest.fixture
def case(amara: User) -> Case:
    return factories.case(amara)


def clicked(user: User, address: str, action: str, fields: dict[str, str]) -> list[HttpResponse]:
    """The answers to the same form sent by all browsers of that user at once."""
    first = Client()
    first.force_login(user)
    form = opened(first, address).form(action)
    browsers = [_same_browser(first) for _ in range(CLICKS)]
    sending = [
        partial(browser.post, form.action or address, form.values | fields) for browser in browsers
    ]
    with threads(CLICKS) as together:
        return together.outcomes(*sending)


def _same_browser(client: Client) -> Client:
    same = Client()
    same.cookies.load(client.cookies.output(header=""))
    return same


@pytest.mark.parametrize("what", FORMS)
def test_six_clicks_are_one_act(amara: User, case: Case, what: str) -> None:
    address, action, fields = FORMS[what]
    before = LedgerEntry.objects.count()
    answers = clicked(amara, address, action, fields)
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert LedgerEntry.objects.count() == before + 1, entries(case)
    assert SentForm.objects.count() == 1


def test_an_order_is_published_once(amara: User, case: Case) -> None:
    address, action, fields = FORMS["order.published"]
    clicked(amara, address, action, fields)
    assert PublishedOrder.objects.get().number == 1


def test_an_order_is_withdrawn_once(amara: User, case: Case) -> None:
    """Five of six find it withdrawn by the first, and are led where that one is."""
    publish_order(OPERATOR, case, today=factories.TODAY)
    answers = clicked(amara, reverse("withdraw-order", args=[CRN]), "", {"words": "Too soon."})
    assert {answer["Location"] for answer in answers} == {reverse("plan", args=[CRN])}
    assert entries(case) == ["order.published", "order.withdrawn"]


def test_a_reason_to_cover_is_said_once(amara: User, case: Case) -> None:
    """An act that waits for no other one on the case: only the number of the form holds it."""
    ben = factories.user("ben", Role.PRACTITIONER, (amara.units.get(),))
    clicked(ben, reverse("cover", args=[CRN]), "", {"reason": "duty"})
    assert CaseAccess.objects.filter(user=ben).count() == 1


def test_without_its_number_each_click_is_an_act(
    amara: User, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what holds them is the number, where the act itself does not look."""
    monkeypatch.setattr("followthrough.people.actions.cover.is_on", lambda *_: False)
    # Both have read the page before either acts: the page of the second offers the form no more.
    both_read = Barrier(2)

    def acts_when_both_have_read(*given: Any) -> Any:
        both_read.wait(timeout=SECONDS)
        return cover_case(*given)

    page = "followthrough.desks.practitioner.case.views.cover.cover_case"
    monkeypatch.setattr(page, acts_when_both_have_read)
    ben = factories.user("ben", Role.PRACTITIONER, (amara.units.get(),))
    client = Client()
    client.force_login(ben)
    address = reverse("cover", args=[CRN])
    form = opened(client, address).form()
    values: dict[str, Any] = {k: v for k, v in form.values.items() if k != FIELD}
    values["reason"] = "duty"
    with threads(2) as together:
        sending = [partial(_same_browser(client).post, address, values) for _ in range(2)]
        together.outcomes(*sending)
    assert CaseAccess.objects.filter(user=ben).count() == 2
