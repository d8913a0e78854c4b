"""Whatever stands in any field of any record, only what may be shown is on "My plan".

One case has something of everything. Each field of each row in turn is given a text of its own:
what is `shown` has to be on the page, what is `hidden` may not change a letter of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.db.models import Case, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from followthrough.desks.person.tests.field_classes import DATES_SHOWN, FIELDS, Rows, rows_of
from followthrough.desks.person.tests.world import build
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.rules import EndStage
from followthrough.people.models import Case as Case_
from followthrough.people.models import CaseEnd, Sentence
from tests import factories
from tests.baked import baker, made_whole
from tests.restricted_people import import_hidden, names_somebody

pytestmark = pytest.mark.django_db
ADDRESS = "/cases/X000001/my-plan/"


def records() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("followthrough")]


def fields_of(model: type[models.Model]) -> dict[str, models.Field[Any, Any]]:
    result = model._meta.concrete_fields
    return {f.name: f for f in result if not f.is_relation and not f.primary_key}


@pytest.mark.parametrize("model", records(), ids=lambda model: model._meta.label)
def test_every_field_has_a_class(model):
    """A new field: say in `classes.py` whether it may be shown to the person."""
    assert set(FIELDS.get(model._meta.label, {})) == set(fields_of(model))


def planted(field: models.Field[Any, Any]) -> Any:
    """What the field can hold, and what tells where it came from: in texts "Zq" and the row's id.
    Raises KeyError for a kind of field that is new here."""
    marker = Concat(models.Value("Zq"), Cast("pk", models.CharField()))
    codes = {
        "role": "inspector",  # it and the nature are the codes that are read strictly
        "nature": "one_off",
        "reasons": [{"code": "load", "text": "Zq"}, {"code": "Zq", "text": "Zq"}],
        "seats_taken": 1,
    }
    if field.name in codes:
        return codes[field.name]
    if field.model is Sentence and field.name == "changes":
        return [{"kind": "Zq", "on": "2098-07-06", "words": "Zq"}]
    if isinstance(field, ArrayField):
        return ["Zq"] if isinstance(field.base_field, models.CharField | models.TextField) else [1]
    years = 1998 if field.name in {"starts_on", "from_on"} else 2098
    other = {
        "JSONField": {"title": "Zq", "Zq": ["Zq"]},
        "DateTimeField": datetime(2098, 7, 6, tzinfo=UTC),
        "DateField": date(years, 7, 6),
        "BooleanField": Case(When(**{field.name: True}, then=False), default=True),
        "IntegerField": models.F("pk") + 9870,
        "BigIntegerField": models.F("pk") + 9870,
        "PositiveSmallIntegerField": models.F("pk") % 1000 + 987,
        "CharField": marker,
        "EmailField": marker,
        "TextField": marker,
    }
    return other[field.get_internal_type()]


def without_guards() -> None:
    """What was said is never overwritten and columns are checked, but here texts of our own have
    to stand everywhere; undone with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in records():
            table = f'ALTER TABLE "{model._meta.db_table}"'
            cursor.execute(f"{table} DISABLE TRIGGER USER")
            for constraint in model._meta.constraints:
                if isinstance(constraint, models.CheckConstraint):
                    cursor.execute(f'{table} DROP CONSTRAINT "{constraint.name}"')


def page(client) -> str:
    """Without the tokens of forms, which may spell anything by chance."""
    answer = client.get(ADDRESS)
    assert answer.status_code < 500
    return re.sub(
        r'(name="(?:csrfmiddlewaretoken|form_number)" value=)"[\w-]+"',
        r"\1",
        answer.content.decode(),
    )


def with_planted(client, group: Rows, *names: str) -> str:
    """The page with texts of their own in these fields of all rows of the group."""
    session = client.cookies["sessionid"].value
    everything = group.rows.model._default_manager
    ids = list(group.rows.values_list("pk", flat=True))
    with transaction.atomic():
        everything.filter(pk__in=ids).update(
            **{name: planted(everything.model._meta.get_field(name)) for name in names}
        )
        after = page(client)
        transaction.set_rollback(True)
    client.cookies["sessionid"] = session  # which a changed account signs out of
    client.cookies.pop("messages", None)  # what was said of a page that is not shown
    return after


def faults(client, before: str, group: Rows) -> Iterator[str]:
    """What planting in each field of these rows brings to light; in all hidden ones at once,
    because they are many and change nothing."""
    hidden = [name for name, kind in group.classes.items() if kind == "hidden"]
    if with_planted(client, group, *hidden) != before:
        for name in hidden:
            if with_planted(client, group, name) != before:
                yield f"{group.name}, {name}: changes the page"
    ids = list(group.rows.values_list("pk", flat=True))
    for name, kind in group.classes.items():
        if kind == "hidden":
            continue
        after = with_planted(client, group, name)
        if kind == "shown" and [pk for pk in ids if f"Zq{pk}" not in after]:
            yield f"{group.name}, {name}: is not shown"
        if kind != "shown" and "Zq" in after:
            yield f"{group.name}, {name}: is shown"
        a_date = f"{group.rows.model._meta.label}.{name}" in DATES_SHOWN
        if not a_date and ("2098" in after or "1998" in after):
            yield f"{group.name}, {name}: is shown as a date"


def make_rows(model: type[models.Model]) -> None:
    """Chance values, but for an early end: theirs, of which they were told the day."""
    if model is not EarlyEndStage:
        case = Case_.objects.get(person__crn="X000001")
        known = {
            "case": case,
            "person": case.person,
            "kept": case.person,
            "first": case.person,
            "end": CaseEnd.objects.first(),
        }
        names = {field.name for field in model._meta.concrete_fields if field.is_relation}
        theirs = {name: row for name, row in known.items() if name in names and row is not None}
        baker.make(model, _fill_optional=False, **theirs)
        return
    sentence = Sentence.objects.filter(case__person__crn="X000001").first()
    decision = made_whole(model, sentence=sentence)
    for stage in (EndStage.CONFIRMED, EndStage.TOLD):
        baker.make(model, sentence=sentence, decision=decision, stage=stage)


def test_only_what_may_be_shown_is_on_the_page(client):
    build(client)
    for model in records():
        if not model._default_manager.exists():
            make_rows(model)
    without_guards()
    before = page(client)
    assert "Zq" not in before
    groups = [group for model in records() for group in rows_of(model)]

    assert [group.name for group in groups if not group.rows.exists()] == []
    assert [fault for group in groups for fault in faults(client, before, group)] == []


def test_the_page_says_what_it_should_of_a_case_with_everything(client):
    """Otherwise the test above could pass on an empty page."""
    build(client)
    result = page(client)
    for text in ("I think of my flat first.", "I did it, and it felt good.", "I got there: "):
        assert text in result


def test_codes_of_the_case_are_not_put_into_words(client):
    build(client)
    result = page(client).casefold()
    for word in (
        "very high", "risk", "victim", "harm", "child", "staff", "alert", "register", "licence",
        "sentence", "order of delivery", "requirement", "burglary", "rivers", "northtown", "1990",
    ):  # fmt: skip
        assert word not in result


def test_no_crn_can_be_read_on_the_page(client):
    """It stands only in the address to which the link for staff leads; paper has no links."""
    build(client)
    result = page(client)
    assert (
        result.count("X000001") == result.count(f'href="{reverse("case", args=["X000001"])}"') == 1
    )


def test_other_people_change_nothing(client):
    build(client)
    before = page(client)
    import_hidden(factories.user("ben", units=(factories.unit(),)))
    after = page(client)

    assert after == before
    assert names_somebody(after) == []


def test_a_message_to_staff_waits_for_a_page_of_staff(client):
    """On a screen that both look at, "The step is on hold" would be out of place."""
    build(client)
    step = reverse("preferred-order", args=["X000001"])
    client.post(step, {"seen_version": "-1"})
    client.post(reverse("publish-order", args=["X000001"]), {"seen": "not what it is now"})
    assert "changed since you opened" not in page(client)
    assert "changed since you opened" in client.get(reverse("cases")).content.decode()
