"""What an entry of the ledger holds of an act, and how that reads.

    @dataclass(frozen=True)
    class StepMoved(Payload):
        start_on: date | None = None
        decision: Annotated[int | None, TypedIn("decision")] = None

        def reads(self, before: Self, moment: Moment) -> Iterable[str]:
            if self.start_on:
                yield f"Start: {say_date(self.start_on)}"

The same type is stored before and after. It holds codes, dates and ids, never free text
(docs/decisions/0002): what somebody typed stays in the row that a field names by `TypedIn`.
Entries are read for as long as the ledger stands, so reading is lenient: what an older release did
not store, or stored in another shape, reads as None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, Self, get_args, get_origin, get_type_hints

from followthrough.common.dates import say_date


class TypedIn(NamedTuple):
    """Marks a field with the id of a row in which somebody typed words; the room that has the rows
    gives them under this name (`typed_words.py`)."""

    rows: str


class NullToo(NamedTuple):
    """Marks a field that is stored even where it is None. Any other is left out then."""


class Moment(NamedTuple):
    """The day of an act: codes are read as they were on that day. `unit_names` are those of the
    delivery units that the entry names by their codes, as far as somebody has looked them up."""

    on: date
    unit_names: Mapping[str, str] = MappingProxyType({})

    def unit(self, code: str) -> str:
        return self.unit_names.get(code) or f"unit {code}"


class TypedRow(NamedTuple):
    """Names a row in which somebody typed words."""

    rows: str
    id: int


@dataclass(frozen=True)
class Payload:
    """Without fields for acts of which the entry says all by itself."""

    def title(self, before: Self, words: str) -> str:
        """What was done; `words` are those declared with the action."""
        return words

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        """Short phrases without a full stop: what a line says between the name of what the act was
        about and what was typed with it."""
        return ()

    @property
    def unit_codes(self) -> tuple[str, ...]:
        """Of the delivery units that `reads` names."""
        return ()

    def stored(self) -> dict[str, Any]:
        values = [(f, getattr(self, f.name)) for f in stored_fields(type(self))]
        return {f.name: _as_json(v) for f, v in values if v is not None or f.null_too}

    @classmethod
    def read(cls, stored: object) -> Self:
        """From what an entry of any release holds: unknown keys are passed over, and what is
        missing or of another type is None."""
        known = stored if isinstance(stored, Mapping) else {}
        return cls(**{f.name: f.read(known.get(f.name)) for f in stored_fields(cls)})

    @property
    def typed(self) -> tuple[TypedRow, ...]:
        """The rows in which words were typed with the act."""
        named = [(f.typed_in, getattr(self, f.name)) for f in stored_fields(type(self))]
        return tuple(TypedRow(rows, id_) for rows, id_ in named if rows and id_ is not None)


def say_day(on: date | None, moment: Moment) -> list[str]:
    """The day of what was recorded, where it was not recorded on that day."""
    return [f"On {say_date(on)}"] if on is not None and on != moment.on else []


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _ids(value: object) -> tuple[int, ...] | None:
    ids = [_int(item) for item in value] if isinstance(value, list) else [None]
    return None if None in ids else tuple(id_ for id_ in ids if id_ is not None)


def _codes(value: object) -> dict[str, str] | None:
    if not isinstance(value, Mapping):
        return None
    return {key: code for key, code in value.items() if isinstance(code, str)}


READERS: dict[Any, Callable[[object], Any]] = {
    str: lambda value: value if isinstance(value, str) else None,
    bool: lambda value: value if isinstance(value, bool) else None,
    int: _int,
    date: _date,
    tuple: _ids,
    Mapping: _codes,
}


class StoredField(NamedTuple):
    name: str
    read: Callable[[object], Any]
    typed_in: str | None
    null_too: bool


_FIELDS: dict[type[Payload], tuple[StoredField, ...]] = {}


def stored_fields(payload: type[Payload]) -> tuple[StoredField, ...]:
    """Raises RuntimeError for a payload that could not be read leniently."""
    if payload not in _FIELDS:
        _FIELDS[payload] = tuple(_stored_fields(payload))
    return _FIELDS[payload]


def _stored_fields(payload: type[Payload]) -> Iterator[StoredField]:
    hints = get_type_hints(payload, include_extras=True)
    for f in fields(payload):
        hint, marks = hints[f.name], getattr(hints[f.name], "__metadata__", ())
        kinds = [
            get_origin(part) or part for part in get_args(get_args(hint)[0] if marks else hint)
        ]
        known = [READERS[kind] for kind in kinds if kind in READERS]
        if f.default is not None or len(known) != 1 or len(kinds) != 2:
            raise RuntimeError(
                f"{payload.__name__}.{f.name} is not one of str, int, bool, date, tuple[int, ...] "
                "or Mapping[str, str], or None, with None as its default."
            )
        typed_in = next((mark.rows for mark in marks if isinstance(mark, TypedIn)), None)
        null_too = any(isinstance(mark, NullToo) for mark in marks)
        yield StoredField(f.name, known[0], typed_in, null_too)
