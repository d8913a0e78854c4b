"""Deaths that were recorded by mistake, of which somebody was told meanwhile. Until they are told
that it was a mistake, it is something to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from followthrough.common.actors import Actor
from followthrough.common.append_only import gave_way_no_earlier
from followthrough.people.access import visible_to
from followthrough.people.models import Case, Death, DeathTask, ToldOfEnd, ToldOfMistake

Row = TypeVar("Row", DeathTask, ToldOfEnd)


@dataclass(frozen=True)
class DeathTakenBack:
    """`told`: what had been seen to before, and `waiting` whoever was told besides; somebody was
    told of a death that was none. Under whichever record of the person that was."""

    death: Death
    case: Case
    told: tuple[DeathTask, ...]
    waiting: tuple[ToldOfEnd, ...] = ()

    @property
    def since(self) -> date:
        """The first day on which somebody can have heard of it."""
        tasks = [row.done_on or row.recorded_on for row in self.told]
        return min([*tasks, *(row.done_on or row.recorded_on for row in self.waiting)])

    @property
    def case_ids(self) -> frozenset[int]:
        """The cases under which it was recorded that somebody was told."""
        return frozenset({*(r.case_id for r in self.told), *(r.case_id for r in self.waiting)})


def mistaken_death() -> Subquery:
    """A column of the facts of a case: the day on which it was taken back."""
    return Subquery(_to_tell().filter(person=OuterRef("person")).values("recorded_on")[:1])


def deaths_taken_back(actor: Actor, on: date) -> list[DeathTakenBack]:
    """Of people in the actor's units, the last one first."""
    return _with_rows(taken_back(actor, on).order_by("-pk"))


def taken_back(actor: Actor, on: date) -> QuerySet[Death]:
    seen = visible_to(actor, on).filter(unit_id__in=actor.unit_ids)
    return _to_tell().filter(person__in=seen.values("person"), person__merged_into=None)


def death_taken_back(person_id: int) -> DeathTakenBack | None:
    return next(iter(_with_rows(_to_tell().filter(person=person_id))), None)


def _to_tell() -> QuerySet[Death]:
    heard = Q()
    for rows in (_heard(DeathTask.objects.all()), _heard(ToldOfEnd.objects.filter(ended_on=None))):
        heard |= Q(Exists(rows.filter(case__person=OuterRef("person"))))
        heard |= Q(Exists(rows.filter(case__person__merged_into=OuterRef("person"))))
    done = ToldOfMistake.objects.current().filter(death=OuterRef("pk"))
    return Death.objects.current().filter(heard, ~Exists(done), died_on=None)


def _heard(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those that speak of the death that was taken back last: what was recorded of an earlier
    mistake was closed before another death took the place of that."""
    later = Death.objects.filter(
        gave_way_no_earlier(), person=OuterRef("case__person"), died_on=None
    )
    return rows.filter(~Exists(later))


def _with_rows(backs: QuerySet[Death]) -> list[DeathTakenBack]:
    deaths = list(backs.select_related("by"))
    if not deaths:
        return []  # as on most days: nothing more is read
    people = {death.person_id for death in deaths}
    tasks = _by_person(_heard(DeathTask.objects.all()), people)
    waiting = _by_person(_heard(ToldOfEnd.objects.filter(ended_on=None)), people)
    cases = Case.objects.filter(person__in=people).select_related("person").order_by("pk")
    last_case = {case.person_id: case for case in cases}
    return [
        DeathTakenBack(
            death,
            last_case[death.person_id],
            tuple({row.task: row for row in tasks.get(death.person_id, ())}.values()),
            tuple({row.about: row for row in waiting.get(death.person_id, ())}.values()),
        )
        for death in deaths
    ]


def _by_person(rows: QuerySet[Row], people: Iterable[int]) -> dict[int, list[Row]]:
    """By the record that is kept; what was corrected before what stands in its place."""
    theirs = rows.filter(Q(case__person__in=people) | Q(case__person__merged_into__in=people))
    found: dict[int, list[Row]] = {}
    for row in theirs.select_related("case__person").order_by("pk"):
        person = row.case.person
        found.setdefault(person.merged_into_id or person.pk, []).append(row)
    return found
