"""Who holds a case, and the access that comes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from followthrough.common.actions import upsert
from followthrough.common.roles import Capability, role_can
from followthrough.people.models import Allocation, Case, CaseAccess
from followthrough.people.rules import AccessWhy

if TYPE_CHECKING:
    from followthrough.accounts.models import User

Key = tuple[int, int, date]  # case, user, first day


@dataclass(frozen=True)
class AllocationPeriod:
    """`until` is None for the one who holds the case now."""

    case: Case
    user: User
    since: date
    until: date | None


def write_allocations(
    periods: Sequence[AllocationPeriod], case_ids: Sequence[int], today: date
) -> None:
    """Brings allocations and access rows in line with `periods`, which tells all that a source
    knows of these cases. A source may name only the present practitioner: whom it names no longer
    has held the case until then, and stays in its history."""
    handed_over = {h.case.pk: h for h in periods if h.until is None}
    _write_periods(periods, case_ids, handed_over, today)
    _write_access(periods, case_ids, handed_over, today)


def _write_periods(
    periods: Sequence[AllocationPeriod],
    case_ids: Sequence[int],
    handed_over: Mapping[int, AllocationPeriod],
    today: date,
) -> None:
    wanted: dict[Key, dict[str, Any]] = {
        (h.case.pk, h.user.pk, h.since): {
            "case": h.case,
            "practitioner": h.user,
            "from_on": h.since,
            "until_on": h.until,
        }
        for h in periods
    }
    existing = {
        (a.case_id, a.practitioner_id, a.from_on): a
        for a in Allocation.objects.filter(case__in=case_ids)
    }
    # Those that end are closed first: only one allocation may be open at a time.
    upsert(Allocation, _ended_periods(existing, wanted, handed_over, today), existing)
    for open_ended in (False, True):
        upsert(
            Allocation,
            {k: v for k, v in wanted.items() if (v["until_on"] is None) is open_ended},
            existing,
        )


def _write_access(
    periods: Sequence[AllocationPeriod],
    case_ids: Sequence[int],
    handed_over: Mapping[int, AllocationPeriod],
    today: date,
) -> None:
    """Whoever holds a case sees it, also where it lies in another unit than theirs. The name in a
    file lets in nobody but staff, whatever account it happens to be the name of."""
    wanted: dict[Key, dict[str, Any]] = {
        (h.case.pk, h.user.pk, h.since): {
            "case": h.case,
            "user": h.user,
            "why": AccessWhy.ALLOCATED,
            "from_on": h.since,
            "until_on": None,
        }
        for h in periods
        if h.until is None and role_can(h.user.role, Capability.SEE_UNIT_CASES)
    }
    existing = {
        (row.case_id, row.user_id or 0, row.from_on): row
        for row in CaseAccess.objects.filter(case__in=case_ids, why=AccessWhy.ALLOCATED)
    }
    upsert(CaseAccess, _ended_periods(existing, wanted, handed_over, today), existing)
    upsert(CaseAccess, wanted, existing)


def _ended_periods(
    standing: Mapping[Key, Allocation] | Mapping[Key, CaseAccess],
    wanted: Mapping[Key, object],
    handed_over: Mapping[int, AllocationPeriod],
    today: date,
) -> dict[Key, dict[str, Any]]:
    return {
        key: {"until_on": _last_day(key, handed_over.get(row.case_id), today)}
        for key, row in standing.items()
        if row.until_on is None and key not in wanted
    }


def _last_day(key: Key, present: AllocationPeriod | None, today: date) -> date:
    """Of a time that the source no longer names as open. A day that it corrects ends no time before
    it began. Whom a manager chose here, after the day that the source names for somebody else, has
    held the case until the source was heard."""
    _, user_id, from_on = key
    if present is not None and (present.since >= from_on or present.user.pk == user_id):
        return max(from_on, present.since)
    return max(from_on, today)


def end_allocation(case: Case, today: date) -> None:
    """Whoever holds the case has held it until that day, and sees it that long."""
    for held in Allocation.objects.filter(case=case, until_on=None):
        Allocation.objects.filter(pk=held.pk).update(until_on=max(held.from_on, today))
    for row in CaseAccess.objects.filter(case=case, why=AccessWhy.ALLOCATED, until_on=None):
        CaseAccess.objects.filter(pk=row.pk).update(until_on=max(row.from_on, today))


def resume_allocation(case: Case, user: User, ended_on: date) -> None:
    """Their time with the case goes on, as if it had not ended on that day."""
    rows = Allocation.objects.filter(case=case, practitioner=user, until_on=ended_on)
    last = rows.order_by("-pk").first()
    if last is None:
        return
    Allocation.objects.filter(pk=last.pk).update(until_on=None)
    access = CaseAccess.objects.filter(
        case=case, user=user, why=AccessWhy.ALLOCATED, until_on=ended_on
    )
    row = access.order_by("-pk").first()
    if row is not None:
        CaseAccess.objects.filter(pk=row.pk).update(until_on=None)
    Case.objects.filter(pk=case.pk).update(practitioner=user)
