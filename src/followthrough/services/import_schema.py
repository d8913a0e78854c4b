"""A places file: services and places that a provider or manager declares, and, for areas outside
the directory, the regions and units themselves."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from followthrough.common.import_fields import (
    Day,
    ImportModel,
    OptionalText100,
    OptionalText200,
    Ref,
    Text200,
    Text300,
    check_dates_in_order,
    check_no_repeats,
    one_of,
    pack_code,
)
from followthrough.services.rules import Mode, PoolKind

InterventionCode = Annotated[str, AfterValidator(pack_code("interventions"))]
Count = Annotated[int, Field(ge=0, le=100000)]


class RegionIn(ImportModel):
    code: Annotated[Ref, Field(max_length=20)]
    name: Text200


class UnitIn(ImportModel):
    code: Annotated[Ref, Field(max_length=30)]
    name: Text200
    region_code: Ref


def _dialled(phone: str) -> str:
    """As somebody dials it: it stands on what a person under supervision is given."""
    if not re.fullmatch(r"(?:[0-9+() -]|\bext(?:ension)?\b|\boption\b)*", phone, re.IGNORECASE):
        raise PydanticCustomError(
            "phone-form",
            "is no phone number: give digits, spaces and + ( ) - alone, with “ext” or “option”",
        )
    return phone


class ContactIn(ImportModel):
    """What somebody under supervision rings to reach their practitioner, when, and where the office
    is; it stands on their plan. The unit may be one of the directory."""

    unit: Ref
    phone: Annotated[OptionalText100, AfterValidator(_dialled)] = ""
    hours: OptionalText100 = ""
    address: OptionalText200 = ""


class ProviderIn(ImportModel):
    code: Ref
    name: Text200


class ServiceIn(ImportModel):
    """Without `region` the service serves everywhere."""

    code: Ref
    title: Text200
    provider: Ref
    region: Ref | None = None
    interventions: Annotated[list[InterventionCode], Field(min_length=1)]
    takes_women: bool = True
    takes_men: bool = True
    min_age: Count | None = None
    max_age: Count | None = None
    mode: Annotated[str, one_of(Mode)] = Mode.NOT_KNOWN.value
    starts_on: Day
    ends_on: Day | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        check_dates_in_order(self.starts_on, self.ends_on, "the service")
        return self


class GroupIn(ImportModel):
    """One that a later file leaves out stays as it was: of one that is not to be, send 0 seats.
    More may be taken than there are: it is full until enough of them are free again."""

    code: Ref
    starts_on: Day
    seats: Count
    seats_taken: Count = 0


class PoolIn(ImportModel):
    """Places for one intervention. `capacity` left out: not known. `first_free_on` left out with a
    known capacity: full for as far as anyone can say. `unit` left out: the service's whole area.
    `wait_weeks`: from recent starts."""

    code: Ref
    service: Ref
    intervention: InterventionCode
    unit: Ref | None = None
    kind: Annotated[str, one_of(PoolKind)]
    capacity: Count | None = None
    first_free_on: Day | None = None
    wait_weeks: Count | None = None
    said_on: Day
    groups: Annotated[list[GroupIn], Field(max_length=500)] = []

    @model_validator(mode="after")
    def _groups_belong(self) -> Self:
        if self.groups and self.kind != PoolKind.GROUPS:
            raise PydanticCustomError("groups-in-rolling-pool", "has groups but is not of groups")
        return self


class NotAvailableIn(ImportModel):
    unit: Ref
    intervention: InterventionCode
    confirmed_on: Day
    review_on: Day

    @model_validator(mode="after")
    def _forward(self) -> Self:
        check_dates_in_order(self.confirmed_on, self.review_on, "the answer")
        return self


class PlacesIn(ImportModel):
    """`invented` marks everything in the file as made up for a demonstration; pages say so."""

    source: Text300
    invented: bool
    regions: list[RegionIn] = []
    units: list[UnitIn] = []
    contacts: list[ContactIn] = []
    providers: list[ProviderIn] = []
    services: list[ServiceIn] = []
    pools: list[PoolIn] = []
    not_available: list[NotAvailableIn] = []

    @model_validator(mode="after")
    def _codes(self) -> Self:
        check_no_repeats("service", [s.code for s in self.services])
        check_no_repeats("pool", [p.code for p in self.pools])
        check_no_repeats("group", [g.code for p in self.pools for g in p.groups])
        check_no_repeats("unit", [u.code for u in self.units])
        check_no_repeats("unit", [c.unit for c in self.contacts])
        return self
