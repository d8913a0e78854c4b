"""Where the database ends what a page asked of it, somebody reads so; nothing of it was done."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import (
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.test import Client
from django.urls import reverse
from psycopg.errors import (
    AdminShutdown,
    DeadlockDetected,
    DiskFull,
    IdleInTransactionSessionTimeout,
    LockNotAvailable,
    QueryCanceled,
)

from followthrough.accounts import sessions
from followthrough.common.actions.sent_forms import note_sent
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.sent_once import SAVED_BEFORE
from followthrough.desks.shared.tests.pages import Page, opened
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


@pytest.fixture
def held_step() -> tuple[Page, Case]:
    """The page that asks once more before a step is put on hold, and its case."""
    client = Client()
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    client.force_login(amara)
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == "T1")
    page = opened(client, reverse("decide-step", args=["X000001", step.pk]))
    return page.send(what="hold", hold_reason="unwilling", words="Not now"), case


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("monday", "_no_limits_afterwards")
@pytest.mark.parametrize("setting", ["lock_timeout", "statement_timeout"])
def test_a_lock_held_elsewhere_ends_in_a_page_and_the_act_did_nothing(
    setting: str, caplog: pytest.LogCaptureFixture, held_step: tuple[Page, Case]
) -> None:
    preview, case = held_step
    before = LedgerEntry.objects.count(), StepDecision.objects.count()
    with held_by_another(case):
        limited(setting, 300)
        with caplog.at_level(logging.ERROR):
            page = preview.send()
    connection.close()

    assert page.status == 503
    assert page.title.startswith("That took too long")
    assert "it is not saved twice" in page.text
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


def ended(cause: Exception | None, kind: type[Exception] = OperationalError) -> Exception:
    error = kind("canceling statement")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ended(LockNotAvailable()), 503),
        (ended(QueryCanceled()), 503),
        (ended(DeadlockDetected()), 503),
        (ended(DiskFull()), 503),
        (ended(AdminShutdown()), 503),
        (ended(psycopg.OperationalError("the connection is lost")), 503),
        (ended(IdleInTransactionSessionTimeout(), InternalError), 503),
        (ended(psycopg.InterfaceError("the connection is closed"), InterfaceError), 503),
        (ended(psycopg.InternalError(), InternalError), None),
        (ended(psycopg.IntegrityError(), IntegrityError), None),
        (ended(psycopg.ProgrammingError(), ProgrammingError), None),
        (ValueError(), None),
    ],
)
def test_only_of_what_the_database_ended_is_it_said(
    rf, error: Exception, status: int | None
) -> None:
    middleware = TookTooLongSaysSo(lambda request: None)  # type: ignore[arg-type,return-value]
    answer = middleware.process_exception(rf.get("/cases/ana-li"), error)
    assert (answer.status_code if answer else None) == status
    if answer:
        assert answer["Retry-After"] == "30"
        assert b"ana-li" not in answer.content


pauses = pytest.mark.usefixtures("monday", "_no_limits_afterwards")


@pytest.mark.django_db(transaction=True)
@pauses
def test_a_connection_that_is_lost_during_an_act_is_said_and_the_act_is_sent_again(
    monkeypatch: pytest.MonkeyPatch, held_step: tuple[Page, Case]
) -> None:
    """PostgreSQL ends a connection that holds a transaction open and asks nothing."""
    preview, _ = held_step

    def after_a_pause(*args: Any) -> None:
        time.sleep(0.5)
        note_sent(*args)

    limited("idle_in_transaction_session_timeout", 100)
    with monkeypatch.context() as slow:
        slow.setattr("followthrough.desks.shared.sent_once.note_sent", after_a_pause)
        page = preview.send()
    assert page.status == 503
    assert not StepDecision.objects.exists()
    assert "Your change is saved." in preview.send().text
    assert StepDecision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pauses
def test_whoever_waited_in_vain_for_their_own_first_click_reads_that_it_was_saved(
    held_step: tuple[Page, Case],
) -> None:
    preview, case = held_step
    assert "Your change is saved." in preview.send().text
    with held_by_another(case):
        limited("lock_timeout", 200)
        assert SAVED_BEFORE in preview.send().text
    assert StepDecision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pauses
def test_who_signs_out_in_another_tab_during_an_act_reads_no_refusal_of_what_was_saved(
    monkeypatch: pytest.MonkeyPatch, held_step: tuple[Page, Case]
) -> None:
    preview, _ = held_step
    session = preview.client.session
    session[sessions.SEEN] -= 2 * sessions.STORED_EVERY  # so that it is stored with the act
    session.save()

    def after_signing_out(*args: Any) -> None:
        with connection.copy("signing out").cursor() as cursor:
            cursor.execute("DELETE FROM django_session")
        note_sent(*args)

    monkeypatch.setattr("followthrough.desks.shared.sent_once.note_sent", after_signing_out)
    page = preview.send()
    assert StepDecision.objects.count() == 1
    assert "Nothing was saved" not in page.text
    assert page.address.startswith(reverse("sign-in"))
