"""Real threads: each act holds one unit and waits for the other's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from followthrough.common.actions import Record, action, bulk_action, consequence_of
from followthrough.common.actions.transactions import TRIES, in_one_transaction
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.errors import NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.organisations.models import DeliveryUnit
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def anybody(*_: object, **__: object) -> None:
    return None


@pytest.fixture
def units() -> list[DeliveryUnit]:
    return [factories.unit("U1", "Northtown"), factories.unit("U2", "Southtown")]


class Meeting:
    """Both come here with one unit each; whoever comes again goes on."""

    def __init__(self) -> None:
        self.over = Event()
        self.gate = Barrier(2, action=self.over.set)

    def attend(self) -> None:
        if not self.over.is_set():
            self.gate.wait(timeout=60)


def rename(units: list[DeliveryUnit], name: str, meeting: Meeting) -> None:
    first, second = units
    DeliveryUnit.objects.filter(pk=first.pk).update(name=f"{first.name} {name}")
    meeting.attend()
    DeliveryUnit.objects.filter(pk=second.pk).update(name=f"{second.name} {name}")


def at_once(*works: Callable[[], Any]) -> list[Any]:
    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_both_are_done_and_each_is_recorded_once(units) -> None:
    meeting = Meeting()
    tries: list[str] = []

    @action("units.renamed", words="Renamed the units", may=anybody)
    def rename_units(by: Actor, order: list[DeliveryUnit], name: str) -> Record[str]:
        tries.append(name)
        rename(order, name, meeting)
        return Record(name)

    result = at_once(
        lambda: rename_units(OPERATOR, units, "East"),
        lambda: rename_units(OPERATOR, units[::-1], "West"),
    )
    assert result == ["East", "West"]
    # One of them was ended and came again, perhaps more than once before the other was done.
    assert len(tries) > 2
    assert set(tries) == {"East", "West"}
    assert LedgerEntry.objects.filter(action="units.renamed").count() == 2
    last = set(DeliveryUnit.objects.values_list("name", flat=True))
    assert last in ({"Northtown East", "Southtown East"}, {"Northtown West", "Southtown West"})


def test_a_chunk_is_done_again_as_well(units) -> None:
    meeting = Meeting()

    @bulk_action("units.renamed-in-bulk", words="Renamed units", may=anybody)
    def rename_all(by: Actor, names: list[str]) -> list[Record[str]]:
        rename(units if names == ["East"] else units[::-1], names[0], meeting)
        return [Record(name) for name in names]

    east, west = at_once(
        lambda: rename_all(OPERATOR, ["East"]), lambda: rename_all(OPERATOR, ["West"])
    )
    assert [outcome.done for outcome in (east, west)] == [[("East", "East")], [("West", "West")]]
    assert LedgerEntry.objects.filter(action="units.renamed-in-bulk").count() == 2


def ended() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockDetected()
    return error


def test_time_after_time_it_is_said_in_words() -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise ended()

    with pytest.raises(NotPossible, match="Wait a moment, then send it again"):
        in_one_transaction(work)
    assert len(tries) == TRIES


def test_inside_another_act_the_outer_one_comes_again() -> None:
    """What the outer one did before is gone as well: only it can do all of it again."""
    tries = []

    def work() -> None:
        tries.append(1)
        raise ended()

    with pytest.raises(OperationalError, match="deadlock"), transaction.atomic():
        in_one_transaction(work)
    assert len(tries) == 1


def test_what_follows_from_an_act_comes_again_with_it() -> None:
    """Otherwise the act would stand, and what had to follow from it would be lost."""
    followed = []

    @action("units.looked-at", words="Looked at the units", may=anybody)
    def look_at_units(by: Actor) -> Record[str]:
        return Record("Looked")

    @consequence_of("units.looked-at")
    def follow(by: Actor, entries: Sequence[LedgerEntry]) -> None:
        followed.append(len(entries))
        if len(followed) == 1:
            raise ended()

    assert look_at_units(OPERATOR) == "Looked"
    assert followed == [1, 1]
    assert LedgerEntry.objects.filter(action="units.looked-at").count() == 1


def test_any_other_fault_of_the_database_is_not_tried_again() -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise OperationalError("the server is gone")

    with pytest.raises(OperationalError, match="gone"):
        in_one_transaction(work)
    assert len(tries) == 1
