"""Every table whose rows are replaced: the trigger and the index are there, and nothing else may
change."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from followthrough.common.append_only import AppendOnly
from tests.baked import made_whole

pytestmark = pytest.mark.django_db

REPLACED = [model for model in apps.get_models() if issubclass(model, AppendOnly)]
each = pytest.mark.parametrize("model", REPLACED, ids=lambda model: model._meta.db_table)

# Another value for a column of each type, whatever stands there.
OTHER = {
    "varchar": "CASE {c} WHEN '' THEN 'x' ELSE '' END",
    "text": "CASE {c} WHEN '' THEN 'x' ELSE '' END",
    "date": "{c} + 1",
    "timestamp": "{c} + interval '1 day'",
    "integer": "{c} + 1",
    "bigint": "{c} + 1",
    "boolean": "NOT {c}",
    "jsonb": """'{{"other": 1}}'""",
}


def other(field: models.Field) -> str:
    kind = str(field.db_type(connection))
    if kind.endswith("[]"):
        return "{c} || {c} || " + ("ARRAY[7]::bigint[]" if "int" in kind else "ARRAY['x']")
    return next(sql for start, sql in OTHER.items() if kind.startswith(start))


def made(model: type[models.Model]) -> models.Model:
    row = made_whole(model, replaced_on=None)
    for field in model._meta.concrete_fields:
        # A null stays null whatever is added to it: give the optional dates a value to change.
        if field.null and isinstance(field, models.DateField) and field.name != "replaced_on":
            now = timezone.now()
            value = now if isinstance(field, models.DateTimeField) else now.date()
            return made_whole(model, **{"replaced_on": None, field.name: value})
    return row


def change(row: models.Model, expression: str, column: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {row._meta.db_table} SET "{column}" = {expression} WHERE id = %s', [row.pk]
        )


def test_the_tables_of_this_kind_are_known() -> None:
    assert {model._meta.db_table for model in REPLACED} >= {
        "people_assessment",
        "people_accesslimit",
        "plans_agreement",
        "plans_stepdecision",
        "plans_goaldecision",
        "plans_planreview",
        "plans_stepfact",
        "plans_workrecord",
        "plans_reasonanswer",
        "plans_consolidation",
        "plans_preference",
        "early_ending_earlyendstage",
        "interchange_sourceline",
        "services_notavailable",
        "sequencing_publishedorder",
    }


def test_no_table_has_the_column_without_the_base() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'replaced_on'"
        )
        tables = {table for (table,) in cursor.fetchall()}
    assert tables == {model._meta.db_table for model in REPLACED}


@each
def test_the_database_has_its_trigger_and_its_index(model: type[AppendOnly]) -> None:
    rule = model.rule_of_current()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s",
            [model._meta.db_table, "replaced_once"],
        )
        assert cursor.fetchall() == [("O",)]
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE tablename = %s AND indexname = %s",
            [model._meta.db_table, rule.name if rule else ""],
        )
        indexes = [definition for (definition,) in cursor.fetchall()]
    if rule is None:
        assert model.several_current
        assert indexes == []
        return
    columns = ", ".join(model._meta.get_field(name).column for name in rule.fields)
    (index,) = indexes
    assert index.startswith("CREATE UNIQUE INDEX")
    assert f"({columns}) WHERE" in index
    assert "replaced_on IS NULL" in index


@each
def test_no_other_column_changes(model: type[models.Model]) -> None:
    row = made(model)
    stands = model._default_manager.values().get(pk=row.pk)
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name == "replaced_on" or stands[field.attname] is None:
            continue
        column = field.column
        with pytest.raises(IntegrityError, match="never changed"):
            change(row, other(field).format(c=f'"{column}"'), column)
    assert model._default_manager.values().get(pk=row.pk) == stands


@each
def test_it_is_replaced_once_and_then_stays(model: type[models.Model]) -> None:
    row = made(model)
    change(row, "now()", "replaced_on")
    stands = model._default_manager.values().get(pk=row.pk)
    for again in ("now()", "NULL", "replaced_on"):
        with pytest.raises(IntegrityError, match="replaced already"):
            change(row, again, "replaced_on")
    assert model._default_manager.values().get(pk=row.pk) == stands


@each
def test_another_column_does_not_change_along_with_the_mark(model: type[models.Model]) -> None:
    row = made(model)
    field = next(
        f
        for f in model._meta.concrete_fields
        if isinstance(f, models.ForeignKey) and getattr(row, f.attname) is not None
    )
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(
            replaced_on=timezone.now(), **{field.attname: getattr(row, field.attname) + 1}
        )
