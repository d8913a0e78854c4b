"""What is said about something is appended: one row is current, and the earlier ones stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from model_bakery import baker

from followthrough.common.append_only import AppendOnly, current, one_current
from followthrough.common.triggers import add_missing_triggers
from followthrough.organisations.models import DeliveryUnit
from followthrough.plans.models import Plan, PlanReview, Step, WorkRecord
from followthrough.services.models import NotAvailable

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2027, 1, 4), date(2027, 1, 5)


def answer(unit: DeliveryUnit, on: date = DAY, intervention: str = "work") -> dict[str, object]:
    return {"unit": unit, "intervention": intervention, "confirmed_on": on, "review_on": on}


@pytest.fixture
def unit() -> DeliveryUnit:
    return baker.make(DeliveryUnit)


Asserts = Callable[[int], object]


def test_the_next_answer_to_a_question_is_the_current_one(
    unit: DeliveryUnit, django_assert_num_queries: Asserts
) -> None:
    first = NotAvailable.objects.append(**answer(unit))
    with django_assert_num_queries(2):
        second = NotAvailable.objects.append(**answer(unit, NEXT))
    assert list(NotAvailable.objects.current()) == [second]
    first.refresh_from_db()
    assert (first.confirmed_on, first.replaced_on is None) == (DAY, False)


def test_the_answer_to_another_question_stays(unit: DeliveryUnit) -> None:
    first = NotAvailable.objects.append(**answer(unit))
    other = NotAvailable.objects.append(**answer(unit, intervention="housing"))
    elsewhere = NotAvailable.objects.append(**answer(baker.make(DeliveryUnit)))
    assert set(NotAvailable.objects.current()) == {first, other, elsewhere}


def test_only_the_rows_of_which_one_may_be_current_give_way() -> None:
    plan = baker.make(Plan)
    decided = PlanReview.objects.append(plan=plan, on=DAY, decision="keep", because="It helps")
    waiting = PlanReview.objects.append(plan=plan, on=NEXT)
    assert set(PlanReview.objects.current()) == {decided, waiting}
    completed = PlanReview.objects.append(plan=plan, on=NEXT, decision="keep", because="Goes on")
    assert set(PlanReview.objects.current()) == {decided, completed}


def test_where_several_may_be_current_nothing_gives_way() -> None:
    step = baker.make(Step)
    for what in ("Met", "Met again"):
        WorkRecord.objects.append(step=step, on=DAY, what=what, whose_words="person")
    assert WorkRecord.objects.current().count() == 2


def test_a_row_that_was_read_is_replaced(
    unit: DeliveryUnit, django_assert_num_queries: Asserts
) -> None:
    with django_assert_num_queries(1):
        first = NotAvailable.objects.replace(None, **answer(unit))
    with django_assert_num_queries(2):
        second = NotAvailable.objects.replace(first, **answer(unit, NEXT))
    assert list(NotAvailable.objects.current()) == [second]
    third = NotAvailable.objects.replace(second.pk, **answer(unit))
    assert list(NotAvailable.objects.current()) == [third]


def test_a_row_that_was_replaced_since_is_not_replaced_again(unit: DeliveryUnit) -> None:
    first = NotAvailable.objects.append(**answer(unit))
    second = NotAvailable.objects.replace(first, **answer(unit, NEXT))
    with pytest.raises(IntegrityError, match="replaced already"), transaction.atomic():
        NotAvailable.objects.replace(first, **answer(unit))
    assert list(NotAvailable.objects.current()) == [second]


def test_an_amended_row_says_all_else_as_before(
    unit: DeliveryUnit, django_assert_num_queries: Asserts
) -> None:
    first = NotAvailable.objects.append(**answer(unit), confirmed_by=baker.make("accounts.User"))
    with django_assert_num_queries(2):
        second = NotAvailable.objects.amend(first, review_on=NEXT)
    assert list(NotAvailable.objects.current()) == [second]
    assert second.pk != first.pk
    own = {"id", "review_on", "replaced_on"}
    before, after = (NotAvailable.objects.values().get(pk=row.pk) for row in (first, second))
    assert {k: v for k, v in before.items() if k not in own} == {
        k: v for k, v in after.items() if k not in own
    }
    assert (before["review_on"], after["review_on"]) == (DAY, NEXT)


def test_what_is_closed_has_no_row_in_its_place_and_is_closed_once(unit: DeliveryUnit) -> None:
    row = NotAvailable.objects.append(**answer(unit))
    asked = NotAvailable.objects.filter(unit=unit)
    assert asked.close() == 1
    row.refresh_from_db()
    since = row.replaced_on
    assert asked.close() == 0
    row.refresh_from_db()
    assert row.replaced_on == since
    assert not NotAvailable.objects.current().exists()


def test_many_rows_take_two_statements(
    unit: DeliveryUnit, django_assert_num_queries: Asserts
) -> None:
    names = ("same", "changed", "gone", "new")
    existing = {
        name: NotAvailable.objects.append(**answer(unit, intervention=name)) for name in names[:3]
    }
    wanted = {name: answer(unit, intervention=name) for name in ("same", "changed", "new")}
    wanted["changed"]["review_on"] = NEXT
    with django_assert_num_queries(2):
        now = NotAvailable.objects.append_all(wanted, existing)
    assert set(now) == {"same", "changed", "new"}
    assert now["same"] == existing["same"]
    assert now["changed"] != existing["changed"]
    assert set(NotAvailable.objects.current()) == set(now.values())
    assert NotAvailable.objects.count() == 5


def test_the_current_rows_are_found_from_elsewhere(unit: DeliveryUnit) -> None:
    NotAvailable.objects.append(**answer(unit))
    units = DeliveryUnit.objects.filter(current("notavailable"), notavailable__isnull=False)
    assert units.all().get() == unit
    NotAvailable.objects.filter(unit=unit).close()
    assert not units.all().exists()


def has_trigger(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'replaced_once'",
            [table],
        )
        return cursor.fetchone() is not None


def test_a_table_that_was_forgotten_gets_its_trigger_with_migrate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER replaced_once ON services_notavailable")
    for _ in range(2):  # a second time there is nothing to add
        add_missing_triggers(sender=apps.get_app_config("services"), using="default")
        assert has_trigger("services_notavailable")


@isolate_apps("followthrough.common")
def test_a_model_that_does_not_say_what_is_current_is_refused() -> None:
    class Forgot(AppendOnly):
        about = models.IntegerField()

        class Meta:
            app_label = "common"

    class Says(AppendOnly):
        about = models.IntegerField()

        class Meta:
            app_label = "common"
            constraints = [one_current("about", name="one_current_says")]

    class Several(AppendOnly):
        several_current = True

        class Meta:
            app_label = "common"

    assert [error.id for error in Forgot.check(databases=None)] == ["followthrough.E001"]
    assert Says.check(databases=None) == Several.check(databases=None) == []
