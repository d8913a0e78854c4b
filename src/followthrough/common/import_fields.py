"""Field types for what comes from outside: checked text, days and codes of the policy pack.

The Pydantic models built from these are the one definition of each outside format; the JSON
Schema in `docs/formats/` is generated from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import literal_schema

from followthrough.common.dates import EARLIEST, LATEST, why_not_recorded_on
from followthrough.common.texts import (
    LONGEST_TEXT,
    LONGEST_WORDS,
    HiddenKind,
    hidden_sign,
    in_one_line,
)


class ImportModel(BaseModel):
    """A part of an outside record: no unknown keys, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _plain(text: str) -> str:
    hidden = hidden_sign(text)
    if hidden is not None:
        # Control characters come from broken exports, the others from copying.
        raise PydanticCustomError(
            "control-character" if hidden.kind is HiddenKind.CONTROL else "hidden-character",
            "holds {what}",
            {"what": str(hidden)},
        )
    return text


def _one_line(value: object) -> object:
    return in_one_line(value) if isinstance(value, str) else value


def _iso_date(value: object) -> object:
    """Only YYYY-MM-DD: Pydantic would also take a text of digits for seconds since 1970."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date-form", "is not a day written as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date-value", "is no day: {why}", {"why": str(error)}) from None


def _not_long_ago(day: date) -> date:
    return day if day > LATEST else check_plausible_date(day)


def check_plausible_date(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError(
            "implausible-date",
            "lies outside the years {a} to {b}",
            {"a": EARLIEST.year, "b": LATEST.year},
        )
    return day


@dataclass(frozen=True)
class PackCode:
    """`kind` names a mapping of the policy pack. A class and no closure, so that `tools/formats.py`
    can say in the schema which kind of code a value is."""

    kind: str

    def __call__(self, code: str, info: ValidationInfo) -> str:
        pack = (info.context or {}).get("pack")
        # A file tells what was recorded, perhaps long ago: also with a code that has ended since.
        known = getattr(pack.known, self.kind) if pack is not None else [code]
        if code not in known:
            raise PydanticCustomError(
                "unknown-code",
                "is not a code of {kind} in the policy pack",
                {"kind": self.kind, "codes": ", ".join(sorted(known))},
            )
        return code


def pack_code(kind: str) -> PackCode:
    """A validator for a code of the pack that the validation context holds under "pack"."""
    return PackCode(kind)


class OneOf:
    """A value that is a code of the enums. In the schema it reads as a `Literal` does: a list of
    texts where it stands, and no definition of its own. What was read is plain text."""

    def __init__(self, *codes: type[StrEnum]) -> None:
        self.codes = [code.value for enum in codes for code in enum]

    def __get_pydantic_core_schema__(self, *_: object) -> CoreSchema:
        return literal_schema(self.codes)


def one_of(*codes: type[StrEnum]) -> OneOf:
    """For a field that holds a code of one of these enums, in their order."""
    return OneOf(*codes)


class NotInFuture:
    """A validator for the day of something recorded: not after the day that the validation context
    holds under "today". A class, so that `tools/formats.py` can say so in the schema."""

    def __call__(self, day: date, info: ValidationInfo) -> date:
        today = (info.context or {}).get("today")
        if today is not None and why_not_recorded_on(day, today):
            raise PydanticCustomError(
                "date-in-future",
                "is recorded as done, and lies after {today}",
                {"today": today.isoformat()},
            )
        return day


def _text(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


ONE_LINE = BeforeValidator(_one_line)


Text200 = Annotated[str, _text(200, 1), ONE_LINE, AfterValidator(_plain)]
Text300 = Annotated[str, _text(300, 1), ONE_LINE, AfterValidator(_plain)]
Text500 = Annotated[str, _text(500, 1), ONE_LINE, AfterValidator(_plain)]
# What is said in a line on a page too, and free text that may be empty: as long as there.
TextLine = Annotated[str, _text(LONGEST_TEXT, 1), ONE_LINE, AfterValidator(_plain)]
OptionalTextLine = Annotated[str, _text(LONGEST_TEXT), ONE_LINE, AfterValidator(_plain)]
OptionalText = Annotated[str, _text(LONGEST_WORDS), AfterValidator(_plain)]
OptionalText100 = Annotated[str, _text(100), ONE_LINE, AfterValidator(_plain)]
OptionalText200 = Annotated[str, _text(200), ONE_LINE, AfterValidator(_plain)]
OptionalText300 = Annotated[str, _text(300), ONE_LINE, AfterValidator(_plain)]
Day = Annotated[date, BeforeValidator(_iso_date), AfterValidator(check_plausible_date)]
# Of what may have no end: some systems write a day that nobody lives to see.
EndDay = Annotated[date, BeforeValidator(_iso_date), AfterValidator(_not_long_ago)]
RecordedDay = Annotated[Day, AfterValidator(NotInFuture())]
REF_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_./:-]{0,59}$"
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN)]
# Plain letters only: of others, Python and PostgreSQL do not agree what their small ones are, and
# a limit on access must find its user.
Username = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.@+-]{1,150}$")]


def check_no_repeats(what: str, values: list[str]) -> None:
    """Raises for the first value that stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise PydanticCustomError(
                "stands-twice", "has the {what} {value} twice", {"what": what, "value": value}
            )
        seen.add(value)


def days_of(part: ImportModel, place: str = "") -> Iterator[tuple[str, date]]:
    """Every day that a part holds, with the place of its value: `plan.goals.0.steps.2.by_on`."""
    for name, value in part:
        yield from _days_in(value, f"{place}.{name}" if place else name)


def _days_in(value: object, place: str) -> Iterator[tuple[str, date]]:
    if isinstance(value, date):
        yield place, value
    elif isinstance(value, ImportModel):
        yield from days_of(value, place)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _days_in(item, f"{place}.{number}")


def check_dates_in_order(first: date | None, last: date | None, what: str) -> None:
    if first is not None and last is not None and last < first:
        raise PydanticCustomError(
            "dates-backwards",
            "{what} ends on {last}, before it starts on {first}",
            {"what": what, "first": first.isoformat(), "last": last.isoformat()},
        )
