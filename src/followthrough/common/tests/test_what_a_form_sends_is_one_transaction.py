"""What the actions of a form write stands when the form is answered, all of it or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

from followthrough.common.actions import Record, action, apart_from_the_form, one_form
from followthrough.common.actions.sent_forms import SentBefore, note_sent, where_it_led
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.errors import NotPossible
from followthrough.common.models import LedgerEntry

pytestmark = pytest.mark.django_db(transaction=True)


def anybody(*_: object, **__: object) -> None:
    return None


@pytest.fixture
def look():
    @action("units.looked-at", words="Looked at the units", may=anybody)
    def look_at_units(by: Actor, error: Exception | None = None) -> Record[str]:
        if error is not None:
            raise error
        return Record("Looked")

    return look_at_units


def seen_by_others() -> int:
    def count() -> int:
        try:
            return LedgerEntry.objects.count()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(count).result(60)


def test_it_stands_when_the_form_is_answered(look):
    with one_form() as form:
        assert not form.has_acted
        assert look(OPERATOR) == "Looked"
        assert form.has_acted
        assert seen_by_others() == 0
        look(OPERATOR)
    assert seen_by_others() == 2
    look(OPERATOR)
    assert seen_by_others() == 3


def test_nothing_of_it_stands_where_the_answer_fails(look):
    def answer() -> None:
        with one_form():
            look(OPERATOR)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer()
    assert not connection.in_atomic_block
    assert seen_by_others() == 0


def test_what_is_refused_leaves_the_form_as_it_was(look):
    with one_form() as form:
        with pytest.raises(NotPossible):
            look(OPERATOR, NotPossible("No."))
        assert not form.has_acted
        assert not connection.in_atomic_block
        look(OPERATOR)
    assert seen_by_others() == 1


def test_where_nothing_is_to_be_saved_every_action_is_refused(look):
    with one_form(NotPossible("Not yet.")) as form:
        with pytest.raises(NotPossible, match="Not yet"):
            look(OPERATOR)
        assert form.was_refused
        with apart_from_the_form():
            look(OPERATOR)
        with pytest.raises(NotPossible, match="Not yet"):
            look(OPERATOR)
    assert seen_by_others() == 1


def test_what_stands_apart_stands_at_once(look):
    def answer() -> None:
        with one_form() as form:
            with apart_from_the_form():
                look(OPERATOR)
            assert (form.has_acted, seen_by_others()) == (False, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer()
    assert seen_by_others() == 1


def test_an_act_in_anothers_way_is_done_again(look):
    ended = OperationalError("deadlock detected")
    ended.__cause__ = DeadlockDetected()
    errors: list[Exception | None] = [ended, ended, None]

    @action("units.counted", words="Counted the units", may=anybody)
    def count_units(by: Actor) -> Record[str]:
        look(OPERATOR)
        if error := errors.pop(0):
            raise error
        return Record("Counted")

    with one_form():
        assert count_units(OPERATOR) == "Counted"
    assert seen_by_others() == 2


def test_a_number_is_taken_once_by_each_user(look):
    def send(user_id: int, led_to: str) -> None:
        with one_form():
            look(OPERATOR)
            note_sent(user_id, "z" * 22, led_to)

    send(7, "/here")
    with pytest.raises(SentBefore):
        send(7, "/there")
    assert seen_by_others() == 1
    assert where_it_led(7, "z" * 22) == ("/here", "")
    assert where_it_led(8, "z" * 22) is None
    send(8, "/there")
    assert where_it_led(8, "z" * 22) == ("/there", "")
