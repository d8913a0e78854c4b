"""Small worlds for access tests: cases in units, with access rows and lists of users."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from followthrough.accounts.models import User
from followthrough.organisations.models import DeliveryUnit, Provider
from followthrough.people.actions.one_person import stand_together
from followthrough.people.models import AccessLimit, Case, CaseAccess, Merge, Person
from tests import factories

TODAY = date(2027, 1, 4)
_numbers = count(1)


def days(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


@dataclass(frozen=True)
class Row:
    """An access row for a user or a provider, in days from today."""

    user: User | None = None
    provider: Provider | None = None
    from_: int = -10
    until: int | None = None


NOBODY = "nobody.known"  # has no account


@dataclass(frozen=True)
class Limits:
    """Names on the open lists; `lifted` were excluded and are no longer."""

    known: bool = True
    excluded: tuple[str, ...] = ()
    restricted_to: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()


@dataclass(frozen=True)
class World:
    unit: DeliveryUnit
    rows: tuple[Row, ...] = ()
    limits: Limits = field(default_factory=Limits)
    closed: bool = False


def case_in(world: World, crn: str = "") -> Case:
    limits = world.limits
    factories.known(*(name for name in limits.excluded if name != NOBODY))
    person = Person.objects.create(
        crn=crn or f"W{next(_numbers):06}",
        source="test",
        first_name="Sam",
        last_name="Rivers",
        date_of_birth=date(1990, 5, 17),
        sex="male",
        access_known=limits.known,
        limited=bool(not limits.known or limits.excluded or limits.restricted_to),
    )
    for kind, names, replaced in (
        (AccessLimit.EXCLUSION, limits.excluded, None),
        (AccessLimit.RESTRICTION, limits.restricted_to, None),
        (AccessLimit.EXCLUSION, limits.lifted, timezone.now()),
    ):
        AccessLimit.objects.bulk_create(
            AccessLimit(person=person, kind=kind, username=name, replaced_on=replaced)
            for name in names
        )
    case = Case.objects.create(
        person=person,
        unit=world.unit,
        opened_on=days(-100),
        closed_on=days(-1) if world.closed else None,
    )
    CaseAccess.objects.bulk_create(
        CaseAccess(
            case=case,
            user=row.user,
            provider=row.provider,
            why="referral" if row.provider else "cover",
            from_on=days(row.from_),
            until_on=None if row.until is None else days(row.until),
        )
        for row in world.rows
    )
    return case


def merge(kept: Case, merged: Case) -> None:
    """As an action writes it."""
    Merge.objects.create(kept=kept.person, merged=merged.person, recorded_on=TODAY)
    Person.objects.filter(pk=merged.person_id).update(merged_into=kept.person)
    stand_together([kept.person_id])
