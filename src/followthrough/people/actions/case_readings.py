"""Recording that somebody who is not on a case looked at it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.dates import day_in_london
from followthrough.common.errors import NotAllowed
from followthrough.common.queries import last_entry
from followthrough.people.access import NO_SUCH_CASE, NO_SUCH_CASE_REMEDY, visible_to
from followthrough.people.models import Case, CaseAccess


def note_case_reading(by: Actor, case: Case, today: date) -> None:
    """Writes an entry where `by` is neither the case's practitioner nor on it by an access row;
    once a person, case and day, so that turning pages does not fill the ledger."""
    if by.is_operator or (by.user_id is not None and case.practitioner_id == by.user_id):
        return
    last = last_entry("case.read", case_id=case.pk, by_id=by.user_id)
    if last is None or day_in_london(last.at) < today:
        if by.user_id is not None and _has_open_access(case, by.user_id, today):
            return
        record_case_reading(by, case)


def _has_open_access(case: Case, user_id: int, today: date) -> bool:
    open_rows = CaseAccess.objects.filter(Q(until_on=None) | Q(until_on__gte=today))
    return open_rows.filter(case=case, user_id=user_id, from_on__lte=today).exists()


def _may_read(by: Actor, case: Case) -> None:
    if not visible_to(by).filter(pk=case.pk).exists():
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)


@action("case.read", words="Opened the case", may=_may_read, is_change=False)
def record_case_reading(by: Actor, case: Case) -> Record[None]:
    return Record(None, case_id=case.pk)
