from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from followthrough.common.actions import CHUNK, BulkOutcome, Record, bulk_action
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed
from followthrough.common.models import LedgerEntry

pytestmark = pytest.mark.django_db

TOO_LONG = "Rosalind Secretname " * 20


def only_the_operator(by: Actor, *_: object) -> None:
    if not by.is_operator:
        raise NotAllowed("Only the operator makes groups.")


def make_groups(by: Actor, names: Sequence[str]) -> BulkOutcome[str, int]:
    @bulk_action("groups.made", words="Made groups", may=only_the_operator)
    def make(by: Actor, names: Sequence[str]) -> list[Record[int]]:
        groups = Group.objects.bulk_create(Group(name=name) for name in names)
        return [Record(g.pk, case_id=100 + i) for i, g in enumerate(groups)]

    return make(by, names)


def test_every_item_is_done_with_one_entry_each_and_comes_back_in_order() -> None:
    outcome = make_groups(OPERATOR, ["a", "b", "c"])
    assert [item for item, _ in outcome.done] == ["a", "b", "c"]
    assert [Group.objects.get(pk=pk).name for _, pk in outcome.done] == ["a", "b", "c"]
    assert outcome.refused == []
    cases = LedgerEntry.objects.order_by("id").values_list("action", "case_id")
    assert list(cases) == [("groups.made", 100), ("groups.made", 101), ("groups.made", 102)]


@pytest.mark.parametrize("place", range(4))
def test_one_bad_item_costs_only_itself_wherever_it_stands(place: int) -> None:
    names = ["a", "b", "c"]
    names.insert(place, TOO_LONG)
    outcome = make_groups(OPERATOR, names)
    assert [item for item, _ in outcome.done] == ["a", "b", "c"]
    assert set(Group.objects.values_list("name", flat=True)) == {"a", "b", "c"}
    assert LedgerEntry.objects.count() == 3
    (refused,) = outcome.refused
    assert refused.item == TOO_LONG
    assert refused.cause.startswith("value too long")


def test_of_two_that_clash_the_first_is_taken() -> None:
    outcome = make_groups(OPERATOR, ["a", "a", "b"])
    assert [item for item, _ in outcome.done] == ["a", "b"]
    (refused,) = outcome.refused
    assert refused.item == "a"
    assert "duplicate key" in refused.cause


SQL_WITH_A_VALUE = {
    "a number that is none": "SELECT %s::int",
    "a day that does not exist": "SELECT %s::date",
    "a row that stands twice": "INSERT INTO auth_group (name) VALUES (%s), (%s)",
    "a code that is too long": "INSERT INTO auth_group (name) VALUES (repeat(%s, 99))",
    "a row that points nowhere": (
        "INSERT INTO auth_group_permissions (group_id, permission_id) "
        "VALUES (length(%s) - 99999, -1)"
    ),
    "a list that is none": "SELECT %s::int[]",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sql", SQL_WITH_A_VALUE.values(), ids=SQL_WITH_A_VALUE)
def test_the_cause_of_a_refusal_does_not_repeat_what_the_item_holds(sql: str) -> None:
    @bulk_action("sql.run", words="Ran SQL", may=only_the_operator)
    def run(by: Actor, items: Sequence[str]) -> list[Record[None]]:
        with connection.cursor() as cursor:
            for item in items:
                cursor.execute(sql, [item] * sql.count("%s"))
        return [Record(None) for _ in items]

    (refused,) = run(OPERATOR, ["Rosalind 'x' \"Secretname\""]).refused
    assert "Rosalind" not in refused.cause
    assert "Secretname" not in refused.cause
    assert refused.cause


def test_more_than_a_chunk_is_refused_before_anything_is_done() -> None:
    with pytest.raises(ValueError, match=f"at most {CHUNK}"):
        make_groups(OPERATOR, [str(n) for n in range(CHUNK + 1)])
    assert not Group.objects.exists()


def test_a_whole_chunk_is_done_in_as_many_statements_as_a_single_item(
    django_assert_num_queries,
) -> None:
    # Savepoint, rows, entries, release.
    with django_assert_num_queries(4):
        make_groups(OPERATOR, [str(n) for n in range(CHUNK)])
    assert LedgerEntry.objects.count() == CHUNK


def test_who_may_not_changes_nothing() -> None:
    with pytest.raises(NotAllowed):
        make_groups(Actor(Role.MANAGER, "Mo"), ["a"])
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_a_function_that_forgets_a_record_leaves_nothing_behind() -> None:
    @bulk_action("groups.forgotten", words="Made groups", may=only_the_operator)
    def make(by: Actor, names: Sequence[str]) -> list[Record[int]]:
        groups = Group.objects.bulk_create(Group(name=name) for name in names)
        return [Record(g.pk) for g in groups[1:]]

    with pytest.raises(ValueError):
        make(OPERATOR, ["a", "b"])
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_nothing_to_do_is_nothing_done() -> None:
    assert make_groups(OPERATOR, []) == BulkOutcome([], [])
