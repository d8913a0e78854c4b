"""Saying why one works on a case that somebody else holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough import policy
from followthrough.common.actions import Record, action, lock_cases
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse_texts
from followthrough.people.access import is_on, may_change
from followthrough.people.ledger import Covered
from followthrough.people.models import Case, CaseAccess
from followthrough.people.rules import AccessWhy
from followthrough.people.rules.case_reasons import needs_more_words


@dataclass(frozen=True)
class Cover:
    """`reason` is a code of the pack's `cover`; `today` is the day for which it holds."""

    today: date
    reason: str
    words: str = ""


class CoveredAlready(NotPossible):
    """They have said today why they work on it, in another tab, or it is theirs meanwhile."""


@action(
    "case.covered",
    words="Said why they work on this case",
    may=may_change,
    is_change=False,
    changes_facts=False,
    payload=Covered,
)
def cover_case(by: Actor, case: Case, cover: Cover) -> Record[CaseAccess]:
    """Lets `by` change the case until the end of that day. The words stay in the access row, the
    ledger has the code. Raises NotPossible for a reason that is not in the pack, or that says
    nothing without words; CoveredAlready where they may change it already."""
    reason = policy.on(cover.today).cover.get(cover.reason)
    if by.user_id is None:
        raise NotPossible("The operator is never asked why.", "Make the change itself.")
    if reason is None:
        raise NotPossible("Choose from the list why you are working on this case.")
    if needs_more_words(reason, cover.words):
        raise NotPossible("Say in your own words why you are working on this case.")
    refuse_texts(cover.words)
    lock_cases([case.pk])
    may_change(by, case)  # it may have moved while this waited
    if is_on(by, case, cover.today):
        raise CoveredAlready("You may change this case today already.")
    row = CaseAccess.objects.create(
        case=case,
        user_id=by.user_id,
        why=AccessWhy.COVER,
        from_on=cover.today,
        until_on=cover.today,
        reason=reason.code,
        words=cover.words.strip(),
    )
    return Record(
        row,
        case_id=case.pk,
        subject=("access", row.pk),
        after=Covered(reason.code, row.pk),
    )
