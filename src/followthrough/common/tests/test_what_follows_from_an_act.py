"""A room may let something follow from another room's acts: it adds, and never refuses."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from followthrough.common.actions import (
    CHUNK,
    Record,
    action,
    bulk_action,
    consequence_of,
)
from followthrough.common.actions.consequences import cycles
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.models import LedgerEntry
from followthrough.common.tasks import follow_up

AMARA = Actor(Role.PRACTITIONER, "Amara Okafor", username="amara", user_id=17)

pytestmark = pytest.mark.django_db


def anybody(*_: object, **__: object) -> None:
    return None


@pytest.fixture
def make_group() -> Callable[..., Group]:
    @action("group.made", words="Made a group", may=anybody)
    def make(by: Actor, name: str, *, fail: bool = False) -> Record[Group]:
        return Record(Group.objects.create(name=name), case_id=5)

    return make


@pytest.fixture
def make_groups() -> Callable[..., Any]:
    @bulk_action("groups.made", words="Made groups", may=anybody)
    def make(by: Actor, names: Sequence[str]) -> list[Record[int]]:
        groups = Group.objects.bulk_create(Group(name=name) for name in names)
        return [Record(group.pk, case_id=100 + i) for i, group in enumerate(groups)]

    return make


def names() -> set[str]:
    return set(Group.objects.values_list("name", flat=True))


def jobs() -> list[dict[str, Any]]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("args", flat=True))


def add_shadow(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    Group.objects.bulk_create(Group(name=f"shadow {entry.case_id}") for entry in entries)


def test_it_is_added_in_the_same_transaction(make_group) -> None:
    seen = []

    @consequence_of("group.made", "group.left")
    def follow(by: Actor, entries: Sequence[LedgerEntry]) -> None:
        seen.append((by, [(e.pk, e.action, e.case_id) for e in entries]))
        add_shadow(by, entries)

    make_group(AMARA, "Tuesdays")
    entry = LedgerEntry.objects.get()
    assert seen == [(AMARA, [(entry.pk, "group.made", 5)])]
    assert names() == {"Tuesdays", "shadow 5"}


def test_it_goes_with_the_act_where_that_is_rolled_back(make_group) -> None:
    consequence_of("group.made")(add_shadow)
    consequence_of("group.made", after_commit=True)(queued)

    with transaction.atomic():
        make_group(AMARA, "Tuesdays")
        assert names() == {"Tuesdays", "shadow 5"}
        assert len(jobs()) == 1
        transaction.set_rollback(True)
    assert names() == set()
    assert jobs() == []
    assert not LedgerEntry.objects.exists()


def test_other_acts_set_nothing_off(make_group) -> None:
    consequence_of("group.left")(add_shadow)
    make_group(AMARA, "Tuesdays")
    assert names() == {"Tuesdays"}


def test_an_act_from_which_nothing_follows_costs_nothing(
    make_group, django_assert_num_queries
) -> None:
    # Savepoint, row, entry, release.
    with django_assert_num_queries(4):
        make_group(AMARA, "Tuesdays")


def raises(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    Group.objects.create(name="half-way")
    raise LookupError("Rosalind Secretname")


def breaks_a_rule(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    Group.objects.create(name="half-way")
    Group.objects.create(name="half-way")


def points_nowhere(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    """The database looks at this only where a transaction ends."""
    Permission.objects.create(name="half-way", content_type_id=-1, codename="x")


def rolls_back(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    Group.objects.create(name="half-way")
    transaction.set_rollback(True)


FAILING = [raises, breaks_a_rule, points_nowhere, rolls_back]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fails", FAILING, ids=lambda f: f.__name__)
def test_it_never_refuses(make_group, fails, caplog) -> None:
    consequence_of("group.made")(fails)
    consequence_of("group.made")(add_shadow)
    with caplog.at_level(logging.ERROR):
        assert make_group(AMARA, "Tuesdays").name == "Tuesdays"
    assert names() == {"Tuesdays", "shadow 5"}
    assert not Permission.objects.filter(codename="x").exists()
    assert LedgerEntry.objects.get().action == "group.made"
    if fails is not rolls_back:
        assert f"{fails.__name__} failed after group.made" in caplog.text


@pytest.mark.parametrize("fails", FAILING[:3], ids=lambda f: f.__name__)
def test_it_refuses_no_item_of_a_chunk_either(make_groups, fails) -> None:
    consequence_of("groups.made")(fails)
    outcome = make_groups(AMARA, ["a", "b"])
    assert [item for item, _ in outcome.done] == ["a", "b"]
    assert names() == {"a", "b"}


def queued(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    Group.objects.bulk_create(Group(name=f"{by.name} {entry.case_id}") for entry in entries)


def test_after_commit_a_job_does_it_as_the_operator(make_group) -> None:
    consequence_of("group.made", after_commit=True)(queued)
    make_group(AMARA, "Tuesdays")
    [args] = jobs()
    assert names() == {"Tuesdays"}
    assert args == {"consequence": f"{__name__}.queued", "entries": [LedgerEntry.objects.get().pk]}

    follow_up(**args)
    assert names() == {"Tuesdays", f"{OPERATOR.name} 5"}


@pytest.fixture
def no_jobs_afterwards(transactional_db) -> Iterator[None]:
    """The queue is not Django's, which empties only its own tables."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.mark.usefixtures("no_jobs_afterwards")
def test_nobody_else_sees_a_job_before_the_act_is_committed(make_group) -> None:
    def seen_by_a_worker() -> int:
        try:
            return len(jobs())
        finally:
            connection.close()

    consequence_of("group.made", after_commit=True)(queued)
    before = len(jobs())
    with ThreadPoolExecutor(1) as worker:
        with transaction.atomic():
            make_group(AMARA, "Tuesdays")
            assert worker.submit(seen_by_a_worker).result() == before
        assert worker.submit(seen_by_a_worker).result() == before + 1


def test_a_job_that_fails_half_way_leaves_nothing_and_is_tried_again(make_group) -> None:
    consequence_of("group.made", after_commit=True)(raises)
    make_group(AMARA, "Tuesdays")
    with pytest.raises(LookupError):
        follow_up(**jobs()[0])
    assert names() == {"Tuesdays"}
    assert follow_up.retry_strategy is not None


def test_a_job_of_an_older_release_is_dropped(caplog) -> None:
    with caplog.at_level(logging.WARNING):
        follow_up(consequence="followthrough.gone.away", entries=[1])
    assert "followthrough.gone.away is not known any more" in caplog.text


def test_a_chunk_is_followed_once(make_groups, django_assert_num_queries) -> None:
    seen = []

    @consequence_of("groups.made")
    def follow(by: Actor, entries: Sequence[LedgerEntry]) -> None:
        seen.append([entry.case_id for entry in entries])

    consequence_of("groups.made", after_commit=True)(queued)
    # As without (4); savepoint, the look at constraints and release for each; the job.
    with django_assert_num_queries(4 + 3 + 4):
        make_groups(AMARA, [str(number) for number in range(CHUNK)])
    assert seen == [[100 + number for number in range(CHUNK)]]
    [args] = jobs()
    assert len(args["entries"]) == CHUNK


def test_of_a_chunk_with_one_bad_item_only_what_was_done_is_followed(make_groups) -> None:
    consequence_of("groups.made", after_commit=True)(queued)
    make_groups(AMARA, ["a", "x" * 200, "b"])
    assert len(jobs()) == 2


def test_an_empty_chunk_is_not_followed(make_groups) -> None:
    consequence_of("groups.made")(raises)
    make_groups(AMARA, [])
    assert names() == set()


def chained(writes: Sequence[str]) -> None:
    @action("news.told", words="Told the news", may=anybody)
    def tell(by: Actor) -> Record[Group]:
        return Record(Group.objects.create(name="news"))

    @consequence_of("group.made", writes=writes)
    def follow(by: Actor, entries: Sequence[LedgerEntry]) -> None:
        tell(by)


def test_it_runs_the_acts_that_it_declares(make_group) -> None:
    chained(writes=["news.told"])
    make_group(AMARA, "Tuesdays")
    actions = LedgerEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["group.made", "news.told"]


def test_it_runs_no_other_act(make_group, caplog) -> None:
    chained(writes=[])
    with caplog.at_level(logging.ERROR):
        make_group(AMARA, "Tuesdays")
    assert names() == {"Tuesdays"}
    assert "follow failed after group.made" in caplog.text
    assert "in refuse_undeclared" in caplog.text


def test_what_leads_back_to_itself_is_found() -> None:
    assert cycles() == []
    consequence_of("a.done", writes=["b.done"])(add_shadow)
    consequence_of("b.done", "c.done", writes=["d.done"])(raises)
    assert cycles() == []
    consequence_of("d.done", writes=["a.done"])(queued)
    assert ("a.done", "b.done", "d.done", "a.done") in cycles()


def test_a_name_is_given_once() -> None:
    consequence_of("a.done")(add_shadow)
    with pytest.raises(RuntimeError, match="add_shadow"):
        consequence_of("b.done")(add_shadow)
