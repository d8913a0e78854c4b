"""A caseload as large as the nation's, made of one that was taken in through the importer.

Every table that facts, lists and coverage read is copied inside the database with new ids: units,
staff, people, cases, plans and published orders. Taking 240,000 lines in through the importer would
take most of an hour and give tables of the same size. Files, earlier versions of plans and the
ledger are not copied: no list and no count reads them.
"""

from __future__ import annotations

from typing import Any


def multiply(times: int) -> None:
    """Each case, with all around it, `times` times in place of once. The sequences follow, so that
    whatever is written next has ids beyond those of the copies."""
    from django.core.management.color import no_style
    from django.db import connection

    models = copied_models()
    step = _room(models)
    with connection.cursor() as cursor:
        for model in models:
            columns, values = zip(*_columns(model, set(models)), strict=True)
            table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in columns)
            cursor.execute(
                f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values)} '
                f'FROM "{table}" o CROSS JOIN generate_series(1, %(more)s) AS k',
                {"step": step, "more": times - 1},
            )
        for reset in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(reset)


def copied_models() -> list[Any]:
    """In the order in which a row needs the rows that it refers to."""
    from followthrough.accounts.models import User
    from followthrough.organisations.models import DeliveryUnit
    from followthrough.people import models as people
    from followthrough.plans import models as plans
    from followthrough.sequencing.models import OrderedStep, PublishedOrder

    return [
        DeliveryUnit,
        User,
        User.units.through,
        people.Person,
        people.SearchToken,
        people.AccessLimit,
        people.Case,
        people.Allocation,
        people.Sentence,
        people.Requirement,
        people.Assessment,
        people.Need,
        people.Strength,
        people.Circumstance,
        people.Register,
        plans.Plan,
        plans.Agreement,
        plans.Goal,
        plans.Step,
        plans.StepFact,
        plans.StepDecision,
        plans.Preference,
        PublishedOrder,
        OrderedStep,
    ]


def _room(models: list[Any]) -> int:
    """How far the ids of a copy lie from those that it copies."""
    from django.db.models import Max

    return max(model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in models) + 1


def _columns(model: Any, copied: set[Any]) -> list[tuple[str, str]]:
    """Each column, and what stands in it in copy `k` of row `o`."""
    columns = []
    for field in model._meta.concrete_fields:
        name = f'o."{field.column}"'
        if field.primary_key or (field.remote_field and field.remote_field.model in copied):
            name = f"{name} + k * %(step)s"
        elif model.__name__ == "Preference" and field.name == "steps":
            name = f"ARRAY(SELECT old + k * %(step)s FROM unnest({name}) AS old)"
        elif field.unique:
            name = f"{name} || '-' || k"
        columns.append((field.column, name))
    return columns
