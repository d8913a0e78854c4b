"""Recording that somebody who is not on a case looked at it."""

from __future__ import annotations

from followthrough.common.actions import Record, action, apart_from_the_form
from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.people.access import NO_SUCH_CASE, NO_SUCH_CASE_REMEDY, visible_to
from followthrough.people.models import Case
from followthrough.people.queries.opening import reading_is_noted


def note_case_reading(actor: Actor, opened: Case) -> None:
    """Writes an entry where the actor is neither the case's practitioner nor on it by an access
    row; once a person, case and day, so that turning pages does not fill the ledger."""
    if not reading_is_noted(actor, opened):
        with apart_from_the_form():  # somebody reads also where what they sent is refused
            record_case_reading(actor, opened)


def _may_read(by: Actor, case: Case) -> None:
    if not visible_to(by).filter(pk=case.pk).exists():
        raise NotAllowed(NO_SUCH_CASE, NO_SUCH_CASE_REMEDY)


@action(
    "case.read", words="Looked at the case", may=_may_read, is_change=False, changes_facts=False
)
def record_case_reading(by: Actor, case: Case) -> Record[None]:
    return Record(None, case_id=case.pk)
