"""What stands already for the CRNs of a chunk, and which of them the file had before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.apps import apps
from django.db import connection

from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.caseload.rules import ExistingRecord
from followthrough.interchange.models import SourceLine
from followthrough.organisations.queries import units_by_code
from followthrough.people.queries import KnownPerson, known_people
from followthrough.people.rules.case_life import is_same_case
from followthrough.plans.queries.differences import NO_PLAN, taken_plans


def begin_file() -> None:
    """The CRNs of the file so far live in a temporary table, so that memory does not grow."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.crns_of_this_file")
        cursor.execute("CREATE TEMPORARY TABLE crns_of_this_file (crn text PRIMARY KEY)")


def seen_before(lines: Sequence[Sequence[str]]) -> list[bool]:
    """For each line, given as its CRNs, whether any of them stood in the file (or earlier in this
    list) already."""
    first_here: dict[str, int] = {}
    for index, crns in enumerate(lines):
        for crn in crns:
            first_here.setdefault(crn, index)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crns_of_this_file SELECT unnest(%s::text[]) "
            "ON CONFLICT DO NOTHING RETURNING crn",
            [list(first_here)],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    return [
        any(crn not in fresh or first_here[crn] != index for crn in crns)
        for index, crns in enumerate(lines)
    ]


def stood_in_file(crns: Collection[str]) -> set[str]:
    """Those of these that a line of a chunk before named, which was right."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT crn FROM crns_of_this_file WHERE crn = ANY(%s)", [list(crns)])
        return {row[0] for row in cursor.fetchall()}


def known_units(codes: set[str]) -> set[str]:
    return set(units_by_code(codes))


def existing_records(lines: Sequence[CaseLine]) -> dict[str, ExistingRecord]:
    """By the CRN of the line, from all CRNs that it names."""
    known = known_people(crn for line in lines for crn in line.crns)
    people = {person.crn: person for person in known.values()}
    prints = dict(
        SourceLine.objects.current().filter(crn__in=people).values_list("crn", "fingerprint")
    )
    plans = taken_plans(p.case.case_id for p in people.values() if p.case is not None)
    result = {}
    for line in lines:
        record = _record_named(line.crns, known)
        if record is None:
            continue
        person = people[record.crn]
        case = person.case
        if case is not None and not is_same_case(
            case.opened_on, case.closed_on, line.case.opened_on
        ):
            case = None  # the line tells of another case, of which nothing is here
        plan = plans.get(case.case_id, NO_PLAN) if case else NO_PLAN
        result[line.crn] = replace(
            record,
            line_print=prints.get(person.crn),
            plan_print=plan.fingerprint,
            changed_here=plan.changed_here,
            open_difference=plan.waiting,
            closed_here=case is not None and case.closed_here,
            reopened_end=case.reopened_end if case is not None and not case.closed_on else None,
            goes_on=case is not None and case.goes_on,
            tells_of_earlier=case is not None
            and line.case.opened_on < case.opened_on
            and line.case.opened_on in person.earlier,
        )
    return result


def records_named(lines: Sequence[Sequence[str]]) -> list[ExistingRecord | None]:
    """For each line, given as its CRNs, whose they are, and nothing that needs the rest of it."""
    known = known_people(crn for crns in lines for crn in crns)
    return [_record_named(crns, known) for crns in lines]


def _record_named(crns: Sequence[str], known: Mapping[str, KnownPerson]) -> ExistingRecord | None:
    """`crns` has the line's own one first."""
    named = {known[crn].crn: known[crn] for crn in crns if crn in known}
    # Of merged records the one that is kept is meant, where the line names both.
    sources = frozenset(one.source for one in named.values())
    named = {crn: one for crn, one in named.items() if one.merged_into not in named}
    if not named:
        return None
    person = next(iter(named.values()))
    own = known.get(crns[0])
    return ExistingRecord(
        person.source,
        line_print=None,
        plan_print=None,
        changed_here=False,
        crn=person.crn,
        sources=sources,
        others=frozenset(other.source for crn, other in named.items() if crn != person.crn),
        merged_into=person.merged_into,
        keeps_another=own is not None and own.merged_into == person.crn,
    )


def refresh_statistics() -> None:
    """Tell the planner how large the tables have grown. Into an empty database a file grows them
    faster than PostgreSQL looks by itself, and plans made for empty tables take ever longer."""
    tables = [
        connection.ops.quote_name(model._meta.db_table)
        for label in ("people", "plans", "interchange")
        for model in apps.get_app_config(label).get_models()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
