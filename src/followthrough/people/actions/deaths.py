"""Correcting the day of a death."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from followthrough.common.actions import Record, action, lock_cases
from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed, NotPossible, refuse, refuse_texts
from followthrough.people.access import may_change
from followthrough.people.actions.case_life import (
    LifeNote,
    locked_person,
    refuse_merged,
    sees_to_deaths,
)
from followthrough.people.actions.one_person import records_of, stand_together
from followthrough.people.ledger import DeathStored, EndMoved
from followthrough.people.models import Case, CaseEnd, Death
from followthrough.people.queries.life import periods_of_case
from followthrough.people.rules import EndReason
from followthrough.people.rules.case_life import (
    end_after_death,
    why_not_corrected_to,
)


def corrects_death(by: Actor, death: Death) -> bool:
    """Who oversees units, and whoever recorded it. What a source said, its source corrects."""
    return death.by_id is not None and (sees_to_deaths(by) or death.by_id == by.user_id)


@action(
    "person.death-corrected",
    words="Corrected the day of the death",
    may=may_change,
    payload=DeathStored,
)
def correct_death(by: Actor, case: Case, note: LifeNote) -> Record[Death]:
    """The day takes the place of what was recorded, under each record of the person; what was said
    before stays readable. A case that ended here with the death, on that day, ends on the new one.
    Raises NotPossible for a day on which it cannot have been, where nothing differs or is recorded,
    and of what a source said; NotAllowed of what somebody else recorded, for whoever is no
    manager."""
    refuse_texts(note.words)
    refuse_merged(case)
    person = locked_person(by, case, may_change)
    records = {case.person_id, *records_of([case.person_id])}
    stand = list(Death.objects.current().filter(person__in=records, died_on__isnull=False))
    if person.died_on is None or not stand:
        raise NotPossible("It is not recorded that the person died.")
    if any(death.by_id is None for death in stand):
        raise NotPossible(
            "A file said on which day the person died.",
            "Have it put right there; the next file brings it.",
        )
    if not all(corrects_death(by, death) for death in stand):
        raise NotAllowed("Somebody else recorded the death.", "Ask them, or your manager.")
    words = note.words.strip()
    if all(d.died_on == note.on and words in {"", d.words} for d in stand):
        raise NotPossible("That is what is on record.", about="on")
    follow = _ends_that_follow(records, person.died_on, note.on)
    now = Case.objects.get(pk=case.pk)
    born, opened_on = person.date_of_birth, now.opened_on
    closed_on = None if case.pk in {end.case_id for end in follow} else now.closed_on
    refuse(why_not_corrected_to(note.on, born, opened_on, closed_on, note.today), about="on")
    rows = [
        Death.objects.replace(death, person_id=death.person_id, died_on=note.on, **note.by(by))
        for death in stand
    ]
    stand_together([case.person_id])
    for end, ends_on in follow.items():
        _move_end(by, end.case, end, ends_on)
    return Record(
        rows[0],
        case_id=case.pk,
        subject=("death", rows[0].pk),
        before=DeathStored(person.died_on),
        after=DeathStored(note.on, rows[0].pk),
    )


def _ends_that_follow(
    person_ids: Collection[int], died_on: date, corrected: date
) -> dict[CaseEnd, date]:
    """With the day on which each ends now. What a source said of an end, it corrects itself."""
    ends = CaseEnd.objects.current().filter(
        case__person__in=person_ids, reason=EndReason.DIED, by__isnull=False
    )
    follow: dict[CaseEnd, date] = {}
    for end in ends.select_related("case").order_by("pk"):
        since = periods_of_case(end.case)[-1].from_on
        ends_on = end_after_death(end.ended_on, died_on, corrected, since)
        if ends_on is not None and ends_on != end.ended_on:
            follow[end] = ends_on
    lock_cases([end.case_id for end in follow])
    return follow


@action(
    "case.end-moved",
    words="The end of the case follows the day of the death",
    may=lambda *_: None,
    payload=EndMoved,
)
def _move_end(by: Actor, case: Case, end: CaseEnd, ends_on: date) -> Record[CaseEnd]:
    """Part of correcting the death, which asks who may."""
    row = CaseEnd.objects.amend(end, ended_on=ends_on)
    Case.objects.filter(pk=case.pk).update(closed_on=ends_on)
    return Record(
        row,
        case_id=case.pk,
        subject=("case_end", row.pk),
        before=EndMoved(end.ended_on),
        after=EndMoved(ends_on),
    )
