"""An entry holds what its action declares, and an entry of any release can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Self

import pytest

from followthrough.common.actions import (
    KINDS,
    Moment,
    NullToo,
    Payload,
    Record,
    TypedIn,
    action,
    say_day,
)
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.models import LedgerEntry


@dataclass(frozen=True)
class BikeLent(Payload):
    bike: int | None = None
    colour: str | None = None
    locked: bool | None = None
    on: date | None = None
    keys: tuple[int, ...] | None = None
    parts: Mapping[str, str] | None = None
    until: Annotated[date | None, NullToo()] = None
    note: Annotated[int | None, TypedIn("note")] = None

    def title(self, before: Self, words: str) -> str:
        return "Lent another bike" if before.bike else words

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.colour:
            yield self.colour.capitalize()
        yield from say_day(self.on, moment)


ALL = BikeLent(7, "red", False, date(2026, 12, 1), (3, 4), {"bell": "works"}, None, 12)


def anybody(*_: object, **__: object) -> None:
    return None


def test_what_is_stored_is_read_back() -> None:
    assert ALL.stored() == {
        "bike": 7,
        "colour": "red",
        "locked": False,
        "on": "2026-12-01",
        "keys": [3, 4],
        "parts": {"bell": "works"},
        "until": None,
        "note": 12,
    }
    assert BikeLent.read(ALL.stored()) == ALL


def test_what_is_not_so_is_left_out_unless_its_absence_says_something() -> None:
    assert BikeLent().stored() == {"until": None}
    assert Payload().stored() == {}


@pytest.mark.parametrize(
    "stored",
    [
        {},
        None,
        [],
        "a text",
        {"wheels": 2, "note": None},
        {"bike": "7", "colour": 7, "locked": "no", "on": "2026-13-01", "keys": "3", "parts": []},
        {"bike": True, "colour": {}, "locked": 1, "on": 20261201, "keys": [3, "4"], "note": "12"},
    ],
)
def test_what_an_older_release_stored_otherwise_reads_as_not_known(stored: object) -> None:
    assert BikeLent.read(stored) == BikeLent()


def test_of_codes_by_code_those_that_are_codes_are_read() -> None:
    assert BikeLent.read({"parts": {"bell": "works", "lamp": 3}}).parts == {"bell": "works"}


@dataclass(frozen=True)
class WithoutDefault(Payload):
    bike: int


@dataclass(frozen=True)
class WithAnything(Payload):
    bike: object | None = None


@dataclass(frozen=True)
class NeverNone(Payload):
    bike: int = 0


@pytest.mark.parametrize("payload", [WithoutDefault, WithAnything, NeverNone])
def test_a_payload_that_could_not_be_read_leniently_is_not_declared(payload) -> None:
    with pytest.raises(RuntimeError, match=rf"{payload.__name__}\.bike"):

        @action("bike.lent", words="Lent a bike", may=anybody, payload=payload)
        def lend(by: Actor) -> Record[None]:
            return Record(None)

    assert "bike.lent" not in KINDS


@pytest.mark.django_db
def test_an_action_records_what_it_declares_and_nothing_else() -> None:
    @action("bike.lent", words="Lent a bike", may=anybody)
    def lend(by: Actor) -> Record[None]:
        return Record(None, after=ALL)

    with pytest.raises(TypeError, match=r"bike\.lent declares Payload and recorded BikeLent"):
        lend(OPERATOR)
    assert not LedgerEntry.objects.exists()


def entry(before: object = None, after: object = None) -> LedgerEntry:
    at = datetime(2026, 12, 9, 12, tzinfo=UTC)
    return LedgerEntry(action="bike.lent", at=at, before=before or {}, after=after or {})


def test_a_kind_says_how_its_entries_read_and_where_words_were_typed() -> None:
    @action("bike.lent", words="Lent a bike", may=anybody, payload=BikeLent)
    def lend(by: Actor) -> Record[None]:
        return Record(None)

    kind = KINDS["bike.lent"]
    assert kind.line_of(entry(after=ALL.stored())) == (
        "Lent a bike",
        ("Red", "On 1 December 2026"),
        (("note", 12),),
    )
    assert kind.line_of(entry({"bike": 6}, {"on": "2026-12-09"})) == (("Lent another bike", (), ()))
    assert kind.declared_in == __name__


def test_a_kind_without_a_payload_reads_as_its_words() -> None:
    @action("bike.washed", words="Washed a bike", may=anybody)
    def wash(by: Actor) -> Record[None]:
        return Record(None)

    assert KINDS["bike.washed"].line_of(entry(after={"bike": 7})) == (("Washed a bike", (), ()))
