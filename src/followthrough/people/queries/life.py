"""How cases ended and went on, and what was recorded of a death."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from followthrough.common.actors import Actor
from followthrough.people.access import visible_to
from followthrough.people.models import (
    Case,
    CaseEnd,
    CaseMove,
    Death,
    DeathTask,
    Person,
    ToldOfEnd,
)


@dataclass(frozen=True)
class Period:
    """A time in which a case was open. `end` is None of the present one; `why` are the words with
    which it was opened again."""

    from_on: date
    end: CaseEnd | None
    why: str = ""


def periods_of_case(case: Case) -> list[Period]:
    """The first one first."""
    periods: list[Period] = []
    began, why = case.opened_on, ""
    ends = CaseEnd.objects.filter(case=case).select_related("by").order_by("pk")
    for end in ends.prefetch_related("reopenings"):
        again = next(iter(end.reopenings.all()), None)
        # What only takes the place of an end that was said before is no period of its own.
        if again is None and end.replaced_on is not None:
            continue
        if periods and end.ended_on < began:  # that it was opened again has been taken back
            began, why = periods[-1].from_on, periods[-1].why
            periods.pop()
        periods.append(Period(began, end, why))
        if again is not None:
            began, why = again.reopened_on, again.words
    if case.closed_on is None:
        periods.append(Period(began, None, why))
    return periods


def last_move(case_id: int) -> CaseMove | None:
    """How the case came to its unit, with what the unit before had to say; the caller sees it."""
    moves = CaseMove.objects.current().filter(case=case_id).select_related("from_unit", "by")
    return moves.first()


def last_moves(case_ids: Iterable[int]) -> dict[int, CaseMove]:
    """The same of many cases, by their ids."""
    moves = CaseMove.objects.current().filter(case__in=list(case_ids), along=False)
    return {move.case_id: move for move in moves.select_related("from_unit")}


def death_of_person(person_id: int) -> Death | None:
    """What stands, under this record or one that is merged with it."""
    records = Person.objects.filter(
        Q(pk=person_id) | Q(merged_into=person_id) | Q(merged_records=person_id)
    )
    deaths = Death.objects.current().filter(person__in=records, died_on__isnull=False)
    return deaths.select_related("by").order_by("died_on").first()


def seen_to_after_death(case_id: int) -> dict[str, DeathTask]:
    """By the code of `AfterDeath`."""
    rows = DeathTask.objects.current().filter(case=case_id).select_related("by")
    return {row.task: row for row in rows}


def told_of_end(case_id: int) -> dict[str, ToldOfEnd]:
    """By the key of `Waits`: who was told last, of whichever end (`rules.told.is_of_this_end`)."""
    rows = ToldOfEnd.objects.current().filter(case=case_id).select_related("by")
    return {row.about: row for row in rows}


def said_of_death(death: Death) -> list[Death]:
    """What stands of it and what was recorded before it was corrected, the last one first. What was
    taken back since is no part of it."""
    rows = Death.objects.filter(person=death.person_id, pk__lte=death.pk).select_related("by")
    said: list[Death] = []
    for row in rows.order_by("-pk"):
        if row.died_on is None:
            break
        said.append(row)
    return said


def other_cases_of(actor: Actor, case: Case) -> list[Case]:
    """Of the same person, those that ended and that the actor may see, the last one first."""
    others = visible_to(actor).filter(person=case.person_id, closed_on__isnull=False)
    return list(others.exclude(pk=case.pk).order_by("-closed_on", "-pk"))
