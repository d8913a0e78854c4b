"""Writes what a source says of deaths, moves and the ends of cases, with a constant number of
statements; called by `import_rows`.

What a source says of a day takes the place of what stood. Where it says nothing, it takes back
what it said itself, and nothing that somebody recorded here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from followthrough.people.import_schema import CaseEndIn
from followthrough.people.models import Case, CaseEnd, CaseMove, CaseReopening, Death, Person


def write_deaths(said: Mapping[int, date | None], today: date) -> None:
    """By id of the person: the day on which they died, or None where the source says nothing."""
    standing = {d.person_id: d for d in Death.objects.current().filter(person__in=said)}
    wanted: dict[int, dict[str, Any]] = {}
    for person_id, died_on in said.items():
        before = standing.get(person_id)
        if (before.died_on if before else None) == died_on:
            continue
        if died_on is None and before is not None and before.by_id is not None:
            continue
        wanted[person_id] = {"person_id": person_id, "died_on": died_on, "recorded_on": today}
    Death.objects.append_all(wanted, {id_: d for id_, d in standing.items() if id_ in wanted})
    for died_on in {values["died_on"] for values in wanted.values()}:
        ids = [id_ for id_, values in wanted.items() if values["died_on"] == died_on]
        Person.objects.filter(pk__in=ids).update(died_on=died_on)


def write_ends(said: Mapping[int, CaseEndIn | None], today: date) -> None:
    """By id of the case: its end, or None where the source has it open."""
    standing = {end.case_id: end for end in CaseEnd.objects.current().filter(case__in=said)}
    wanted = {}
    for case_id, end in said.items():
        before = standing.get(case_id)
        if end is not None and not (before and (before.ended_on, before.reason) == _day(end)):
            wanted[case_id] = {
                "case_id": case_id,
                "ended_on": end.on,
                "reason": end.reason,
                "words": end.words,
                "recorded_on": today,
            }
    CaseEnd.objects.append_all(wanted, {id_: e for id_, e in standing.items() if id_ in wanted})
    again = [end.pk for case_id, end in standing.items() if said[case_id] is None]
    CaseEnd.objects.filter(pk__in=again).close()
    CaseReopening.objects.bulk_create(
        CaseReopening(end_id=pk, reopened_on=today, recorded_on=today) for pk in again
    )


def _day(end: CaseEndIn) -> tuple[date, str]:
    return end.on, end.reason


def write_moves(before: Mapping[Case, int], today: date) -> None:
    """By case as it is now: the id of the unit in which it was before."""
    moved = {
        case.pk: {
            "case": case,
            "from_unit_id": unit_id,
            "to_unit_id": case.unit_id,
            "moved_on": today,
            "recorded_on": today,
        }
        for case, unit_id in before.items()
        if case.unit_id != unit_id
    }
    if moved:
        standing = {m.case_id: m for m in CaseMove.objects.current().filter(case__in=moved)}
        CaseMove.objects.append_all(moved, standing)
