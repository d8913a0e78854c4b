"""What stands already for the CRNs of a chunk, and which of them the file had before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.apps import apps
from django.db import connection

from followthrough.interchange.caseload.rules import ExistingRecord
from followthrough.interchange.models import SourceLine
from followthrough.organisations.queries import units_by_code
from followthrough.people.queries import people_on_record
from followthrough.people.rules.case_life import is_same_case
from followthrough.plans.queries.differences import NO_PLAN, taken_plans


def begin_file() -> None:
    """The CRNs of the file so far live in a temporary table, so that memory does not grow."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.crns_of_this_file")
        cursor.execute("CREATE TEMPORARY TABLE crns_of_this_file (crn text PRIMARY KEY)")


def seen_before(crns: Sequence[str]) -> list[bool]:
    """For each, whether it stood in the file (or earlier in this list) already."""
    first_here: dict[str, int] = {}
    for index, crn in enumerate(crns):
        first_here.setdefault(crn, index)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO crns_of_this_file SELECT unnest(%s::text[]) "
            "ON CONFLICT DO NOTHING RETURNING crn",
            [list(first_here)],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    return [crn not in fresh or first_here[crn] != index for index, crn in enumerate(crns)]


def known_units(codes: set[str]) -> set[str]:
    return set(units_by_code(codes))


def existing_records(opened: Mapping[str, date]) -> dict[str, ExistingRecord]:
    """By CRN. `opened`: when the cases were opened that the lines tell of; one that was opened
    after the last one ended is another case, of which nothing is here."""
    crns = list(opened)
    prints = dict(
        SourceLine.objects.current().filter(crn__in=crns).values_list("crn", "fingerprint")
    )
    people = people_on_record(crns)
    same = {
        crn: person.case
        for crn, person in people.items()
        if person.case is not None and is_same_case(person.case.closed_on, opened[crn])
    }
    plans = taken_plans(case.case_id for case in same.values())
    result = {}
    for crn, person in people.items():
        case = same.get(crn)
        plan = plans.get(case.case_id, NO_PLAN) if case else NO_PLAN
        result[crn] = ExistingRecord(
            person.source,
            prints.get(crn),
            plan.fingerprint,
            plan.changed_here,
            plan.waiting,
            closed_here=case is not None and case.closed_here,
        )
    return result


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
