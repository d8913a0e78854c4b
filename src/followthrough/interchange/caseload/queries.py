"""What stands already for the CRNs of a chunk, and which of them the file had before."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import apps
from django.db import connection

from followthrough.interchange.caseload.rules import ExistingRecord
from followthrough.interchange.models import SourceLine
from followthrough.organisations.models import DeliveryUnit
from followthrough.people.models import Person
from followthrough.plans.models import IncomingPlan, Plan


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
    return set(DeliveryUnit.objects.filter(code__in=codes).values_list("code", flat=True))


def existing_records(crns: Sequence[str]) -> dict[str, ExistingRecord]:
    prints = dict(
        SourceLine.objects.current().filter(crn__in=crns).values_list("crn", "fingerprint")
    )
    plans: dict[str, tuple[str | None, bool]] = {
        crn: (fingerprint, changed is not None)
        for crn, fingerprint, changed in Plan.objects.filter(
            case__person__crn__in=crns, case__closed_on=None
        ).values_list("case__person__crn", "fingerprint", "changed_here_on")
    }
    open_ = dict(
        IncomingPlan.objects.filter(plan__case__person__crn__in=crns, settled_on=None).values_list(
            "plan__case__person__crn", "fingerprint"
        )
    )
    result = {}
    for crn, source in Person.objects.filter(crn__in=crns).values_list("crn", "source"):
        plan_print, changed_here = plans.get(crn, (None, False))
        result[crn] = ExistingRecord(
            source, prints.get(crn), plan_print, changed_here, open_.get(crn)
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
