"""Where the database ends what a page asked of it, somebody reads so; nothing of it was done."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from psycopg.errors import (
    DeadlockDetected,
    IdleInTransactionSessionTimeout,
    LockNotAvailable,
    QueryCanceled,
)

from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Case
from followthrough.plans.models import StepDecision
from followthrough.site.errors import TookTooLongSaysSo
from tests import factories


@contextmanager
def held_by_another(case: Case) -> Iterator[None]:
    """Another connection holds the digest of the case, which every act on it locks first."""
    other = connection.copy("holding")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM delivery_casedigest WHERE case_id = %s FOR UPDATE", [case.pk]
            )
        yield
    finally:
        other.close()


def limited(setting: str, milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET {setting} = {milliseconds}")


@pytest.fixture
def _no_limits_afterwards() -> Iterator[None]:
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("monday", "_no_limits_afterwards")
@pytest.mark.parametrize("setting", ["lock_timeout", "statement_timeout"])
def test_a_lock_held_elsewhere_ends_in_a_page_and_the_act_did_nothing(
    setting: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    client.force_login(amara)
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == "T1")
    address = reverse("decide-step", args=["X000001", step.pk])
    preview = opened(client, address).send(what="hold", hold_reason="unwilling", words="Not now")
    before = LedgerEntry.objects.count(), StepDecision.objects.count()
    with held_by_another(case):
        limited(setting, 300)
        with caplog.at_level(logging.ERROR):
            page = preview.send()
    connection.close()

    assert page.status == 503
    assert page.title.startswith("That took too long")
    assert "Nothing was saved." in page.text
    assert "Traceback" not in page.text
    assert before == (LedgerEntry.objects.count(), StepDecision.objects.count())
    assert {record.exc_info for record in caplog.records} == {None}
    assert caplog.records[0].getMessage().startswith(("LockNotAvailable: ", "QueryCanceled: "))
    # The lock is gone: what was sent is sent again, as a reload does.
    assert "Your change is saved." in preview.send().text


def test_so_does_what_is_asked_before_a_page_is_reached(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as who is signed in."""

    def locked(*_: object) -> None:
        raise ended(LockNotAvailable())

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", locked)
    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    answer = client.get("/today/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"


def ended(cause: Exception) -> OperationalError:
    error = OperationalError("canceling statement")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("cause", "status"),
    [
        (LockNotAvailable(), 503),
        (QueryCanceled(), 503),
        (IdleInTransactionSessionTimeout(), 503),
        (DeadlockDetected(), None),
        (ValueError(), None),
    ],
)
def test_only_what_took_too_long_is_said_to(rf, cause: Exception, status: int | None) -> None:
    middleware = TookTooLongSaysSo(lambda request: None)  # type: ignore[arg-type,return-value]
    answer = middleware.process_exception(rf.get("/cases/ana-li"), ended(cause))
    assert (answer.status_code if answer else None) == status
    if answer:
        assert answer["Retry-After"] == "30"
        assert b"ana-li" not in answer.content
