"""The limits on access that a line says of which something else is wrong.

Nothing of such a line is taken but these. Source, CRNs and `access` are read by themselves: where
they are right, whom the line keeps out of which record is certain, whatever is wrong with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from followthrough.common.import_fields import Ref
from followthrough.interchange.caseload.actions import LimitingLine
from followthrough.interchange.caseload.format import CaseLine, Crn
from followthrough.interchange.caseload.queries import records_named, stood_in_file
from followthrough.interchange.caseload.rules import LIMITS_ARE_TAKEN, why_not_of_them
from followthrough.interchange.lines import FileLine
from followthrough.people.import_schema import AccessIn

T = TypeVar("T")

_SOURCE: TypeAdapter[str] = TypeAdapter(Ref)
_CRN: TypeAdapter[str] = TypeAdapter(Crn)
_FORMER_CRNS: TypeAdapter[list[str]] = TypeAdapter(Annotated[list[Crn], Field(max_length=10)])
_ACCESS = TypeAdapter(AccessIn)


class _Said(NamedTuple):
    """`crns`: the present one first."""

    number: int
    source: str
    crns: tuple[str, ...]
    access: AccessIn


def limits_of_bad_lines(
    bad: Sequence[FileLine], right: Sequence[tuple[FileLine, CaseLine]]
) -> list[LimitingLine]:
    """Of the bad lines of a chunk, beside those that are right. A line of a person of whom a right
    one stood in the file before says nothing: that one counts."""
    said = [one for line in bad if (one := _said_by(line)) is not None]
    if not said:
        return []
    before = stood_in_file({crn for one in said for crn in one.crns})
    first = {crn: line.number for line, case in reversed(right) for crn in case.crns}
    alone = [
        one
        for one in said
        if not any(crn in before or first.get(crn, one.number) < one.number for crn in one.crns)
    ]
    return list(_of_their_own_source(alone))


def _of_their_own_source(said: Sequence[_Said]) -> Iterator[LimitingLine]:
    for one, record in zip(said, records_named([one.crns for one in said]), strict=True):
        if record is None:
            continue  # there is nobody here yet, of whom anything could be seen
        not_of_them = why_not_of_them(one.source, one.crns, record)
        if not_of_them is None or not_of_them in LIMITS_ARE_TAKEN:
            yield LimitingLine(one.number, one.source, one.access, record.crn)


def _said_by(line: FileLine) -> _Said | None:
    """None where it is no object of JSON, does not tell whom it is about, or says nothing about
    access: then what stands goes on."""
    if not line.content or "access" not in line.content:
        return None
    source = _read(_SOURCE, line.content.get("source"))
    crn = _read(_CRN, line.content.get("crn"))
    if source is None or crn is None:
        return None
    former = _read(_FORMER_CRNS, line.content.get("former_crns", [])) or []
    # It says that there are limits and not which: as if nobody could tell who may see the person.
    access = _read(_ACCESS, line.content["access"]) or AccessIn(known=False)
    return _Said(line.number, source, (crn, *former), access)


def _read(adapter: TypeAdapter[T], value: object) -> T | None:
    try:
        return adapter.validate_python(value, strict=True)
    except ValidationError:
        return None
