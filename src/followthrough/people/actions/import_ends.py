"""Writes what a source says of deaths, moves and the ends of cases, with a constant number of
statements; called by `import_rows`.

A source replaces and takes back what it said itself. What somebody recorded here stands until it is
taken back here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from followthrough.people.actions.one_person import close_what_followed, records_of
from followthrough.people.import_schema import CaseEndIn
from followthrough.people.models import (
    Case,
    CaseEnd,
    CaseMove,
    CaseReopening,
    Death,
    DeathTask,
    Merge,
    Person,
)
from followthrough.people.rules import EndReason, GoesOn
from followthrough.people.rules.case_life import tasks_of_death


def write_deaths(said: Mapping[int, date | None], today: date) -> None:
    """By id of the person: the day on which they died, or None where the source says nothing."""
    standing = {d.person_id: d for d in Death.objects.current().filter(person__in=said)}
    taken_back = _days_taken_back_here(standing)
    wanted: dict[int, dict[str, Any]] = {}
    for person_id, died_on in said.items():
        before = standing.get(person_id)
        if (before.died_on if before else None) == died_on:
            continue
        # Recorded here it stands until it is taken back here; and what was taken back here is not
        # so because a source says the same day once more.
        if before is not None and before.by_id is not None:
            stands = before.died_on is not None
            if stands or died_on in taken_back.get(person_id, ()):
                continue
        wanted[person_id] = {"person_id": person_id, "died_on": died_on, "recorded_on": today}
    Death.objects.append_all(wanted, {id_: d for id_, d in standing.items() if id_ in wanted})
    for died_on in {values["died_on"] for values in wanted.values()}:
        ids = {id_ for id_, values in wanted.items() if values["died_on"] == died_on}
        # Of merged records it hangs on the other one too: `one_person` brings them in line.
        ids -= records_of(ids).keys()
        Person.objects.filter(pk__in=ids).update(died_on=died_on)
        if died_on is None:
            close_what_followed(ids)


def _days_taken_back_here(standing: Mapping[int, Death]) -> dict[int, set[date | None]]:
    """By id of the person, of those of whom somebody here said that they did not die."""
    here = [d.person_id for d in standing.values() if d.by_id is not None and d.died_on is None]
    days: dict[int, set[date | None]] = {}
    for person_id, died_on in Death.objects.filter(person__in=here).values_list(
        "person_id", "died_on"
    ):
        days.setdefault(person_id, {None}).add(died_on)
    return days


def ends_to_write(
    said: Mapping[int, tuple[CaseEndIn | None, str]],
) -> dict[int, CaseEndIn | None]:
    """Of what a source says, by id of the person, with whether victims are in contact: a case that
    is open here and ends because of a death stays open until a manager has seen to what follows,
    and one in which that of another record goes on stays open until the source has ended that too.
    Closing it would put that out of sight. What goes on in another record's case stays in it."""
    died = {
        id_: victims for id_, (end, victims) in said.items() if end and end.reason == EndReason.DIED
    }
    stay_open = set(_not_seen_to(died)) if died else set()
    ends = {id_: end for id_, (end, _) in said.items()}
    for kept, merged, since, its_end in _merges_of(ends):
        if merged in ends and ends[merged] is None:
            ends[merged] = CaseEndIn.model_construct(on=since, reason=GoesOn.MERGED, words="")
        now = ends.get(merged)
        if (now.reason if now else its_end) == GoesOn.MERGED:
            stay_open.add(kept)
    return {id_: None if id_ in stay_open else end for id_, end in ends.items()}


def end_what_was_held_open(said: Mapping[int, tuple[CaseEndIn, str]], today: date) -> None:
    """By id of the case, of which a source has said before that it ended: ends those that were held
    open for a part of theirs that has ended now. What ended on that day once and is open has been
    opened again since, and stays so."""
    cases = Case.objects.filter(pk__in=said, closed_on=None)
    recorded = set(CaseEnd.objects.filter(case__in=said).values_list("case", "ended_on"))
    held = {c.person_id: c.pk for c in cases if (c.pk, said[c.pk][0].on) not in recorded}
    ends = ends_to_write({person_id: said[case_id] for person_id, case_id in held.items()})
    ended = {held[person_id]: end for person_id, end in ends.items() if end is not None}
    for case_id, end in ended.items():
        Case.objects.filter(pk=case_id).update(closed_on=end.on)
    write_ends(ended, today)


def _merges_of(people: Iterable[int]) -> Iterable[tuple[int, int, date, str | None]]:
    """Of those people, under either record, whose case goes on in another one: who is kept, who is
    merged, since when, and the reason that stands for the end of the merged case."""
    ids = list(people)
    ends = CaseEnd.objects.current().filter(case=OuterRef("merged_case"))
    merges = Merge.objects.current().filter(
        Q(kept__in=ids) | Q(merged__in=ids), merged_case__isnull=False
    )
    return merges.annotate(its_end=Subquery(ends.values("reason"))).values_list(
        "kept", "merged", "recorded_on", "its_end"
    )


def _not_seen_to(died: Mapping[int, str]) -> Iterator[int]:
    """Those of the people who have an open case here with something left to see to."""
    seen: defaultdict[int, set[str]] = defaultdict(set)
    tasks = DeathTask.objects.current().filter(case__person__in=died, case__closed_on=None)
    for person_id, task in tasks.values_list("case__person", "task"):
        seen[person_id].add(task)
    cases = Case.objects.filter(person__in=died, closed_on=None)
    for person_id in cases.values_list("person", flat=True):
        if set(tasks_of_death(died[person_id])) - seen[person_id]:
            yield person_id


def write_ends(said: Mapping[int, CaseEndIn | None], today: date) -> None:
    """By id of the case: its end, or None where the source has it open. An end that somebody
    recorded here is the source's from the day on which it says the same, so that the source can
    open the case again too."""
    standing = {end.case_id: end for end in CaseEnd.objects.current().filter(case__in=said)}
    wanted = {}
    for case_id, end in said.items():
        before = standing.get(case_id)
        if end is not None and not (
            before and before.by_id is None and (before.ended_on, before.reason) == _day(end)
        ):
            wanted[case_id] = {
                "case_id": case_id,
                "ended_on": end.on,
                "reason": end.reason,
                "words": end.words or _words_of(before, end),
                "recorded_on": today,
            }
    CaseEnd.objects.append_all(wanted, {id_: e for id_, e in standing.items() if id_ in wanted})
    again = [end.pk for case_id, end in standing.items() if said[case_id] is None]
    CaseEnd.objects.filter(pk__in=again).close()
    CaseReopening.objects.bulk_create(
        CaseReopening(end_id=pk, reopened_on=today, recorded_on=today) for pk in again
    )


def _words_of(before: CaseEnd | None, end: CaseEndIn) -> str:
    """What somebody here said of the same end is still so."""
    same = before is not None and (before.ended_on, before.reason) == _day(end)
    return before.words if before is not None and same else ""


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
