"""Columns of the facts of a case that other rows than its own say. Each is a part of the one
statement that reads many cases (`facts.py`)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case as Choice
from django.db.models import (
    CharField,
    Exists,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    When,
)

from followthrough.people.models import (
    Allocation,
    CaseMove,
    CaseReopening,
    DeathTask,
    DoneElsewhere,
    PutOff,
    ReleaseConfirmed,
    ToldOfEnd,
)


def held_before() -> Choice:
    """Asked only of cases that had run before: for most, the first practitioner is the present
    one."""
    others = Allocation.objects.filter(case=OuterRef("pk")).exclude(
        practitioner=OuterRef("practitioner")
    )
    return Choice(When(held__from_on__gt=F("opened_on"), then=Exists(others)), default=False)


def held_again() -> Choice:
    """Somebody else held it after the present practitioner had. A day that a source corrects makes
    two times of one, with nobody between them."""
    mine = Allocation.objects.filter(
        case=OuterRef("case"),
        practitioner=OuterRef(OuterRef("practitioner")),
        until_on__isnull=False,
        from_on__lte=OuterRef("from_on"),
    )
    between = Allocation.objects.filter(Exists(mine), case=OuterRef("pk")).exclude(
        practitioner=OuterRef("practitioner")
    )
    return Choice(When(held__from_on__gt=F("opened_on"), then=Exists(between)), default=False)


def when_it_left(field: str) -> Choice:
    """The unit in which it is: the last time, where it was there before. Asked only of cases that
    moved."""
    left = CaseMove.objects.filter(case=OuterRef("pk"), from_unit=OuterRef("unit"))
    left = left.filter(taken_back=None).order_by("-pk")
    return Choice(When(moved__isnull=False, then=Subquery(left.values(field)[:1])))


def seen_to_after_death() -> Choice:
    """Asked only of those who died."""
    tasks = DeathTask.objects.current().filter(case=OuterRef("pk")).values("task")
    return Choice(
        When(person__died_on__isnull=False, then=ArraySubquery(tasks)),
        output_field=ArrayField(CharField()),
    )


def last_reopened() -> Subquery:
    """How the case last came to go on after an end, as `Reopened` has it; few cases ever did."""
    texts = _as_texts("end__ended_on", "reopened_on", "end__replaced_on")
    return Subquery(_reopenings().values(texts=texts)[:1])


def when_reopened() -> Subquery:
    """The moment of that: the end before it stood until then."""
    return Subquery(_reopenings().values("end__replaced_on")[:1])


def _reopenings() -> QuerySet[Any]:
    return CaseReopening.objects.current().filter(end__case=OuterRef("pk")).order_by("-pk")


def told_of_end() -> ArraySubquery:
    """Who was told of an end that is no death, as `ToldFacts` has them; few cases have any."""
    rows = ToldOfEnd.objects.current().filter(case=OuterRef("pk"), ended_on__isnull=False)
    return _of_each(rows.order_by("pk"), "about", "ended_on")


def release_confirmed() -> Choice:
    """The day that the prison confirmed; asked only of who is in custody."""
    stands = ReleaseConfirmed.objects.current().filter(case=OuterRef("pk"))
    return Choice(When(in_custody=True, then=Subquery(stands.values("day"))), default=None)


def put_off() -> ArraySubquery:
    """As `PutOffFacts` has them; most cases have none."""
    rows = PutOff.objects.current().filter(case=OuterRef("pk")).order_by("pk")
    return _of_each(rows, "occasion", "place", "until", "reason", "by_id")


def done_elsewhere() -> ArraySubquery:
    """As `DoneElsewhereFacts` has them; most cases have none."""
    rows = DoneElsewhere.objects.current().filter(case=OuterRef("pk")).order_by("pk")
    return _of_each(rows, "occasion", "done_on", "recorded_on", "place")


def _of_each(rows: QuerySet[Any], *columns: str) -> ArraySubquery:
    """The columns of each row as texts."""
    texts = _as_texts(*columns)
    return ArraySubquery(rows.values(texts=texts))


def _as_texts(*columns: str) -> Func:
    """An array of them."""
    return Func(
        *(F(column) for column in columns),
        template="ARRAY[%(expressions)s::text]",
        arg_joiner="::text, ",
        output_field=ArrayField(TextField()),
    )
