"""Random lives of two records that are merged and told apart again, from pages and files. Nothing
required falls out of sight, nobody sees more than before, the person is one under either CRN, and
undone each record is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.common.errors import FollowthroughError
from followthrough.delivery.tests.digests import compared
from followthrough.people.access import visible_to
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.same_person import Decision, merge_records, undo_merge
from followthrough.people.models import Case, CaseEnd, Person, Sentence
from followthrough.people.queries import case_facts, periods_of_case
from followthrough.people.queries.opening import case_for
from tests import factories, sizes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ONE, TWO = "X000001", "X900002"
TODAY = factories.TODAY
NOTE = LifeNote(TODAY, TODAY, "Words of somebody.")
WHY = Decision(TODAY, "Words of somebody.", died_too=True)
# Of the one record Ben is kept out by name; of the other he is not, nor is Ann.
ACCESS: dict[str, dict[str, Any]] = {ONE: {"excluded": ["ben"]}, TWO: {}}
DIED, ENDED = {"person__died_on": "2026-12-20"}, {"on": "2026-12-20", "reason": "revoked"}


def file(crn: str, n: int, **changes: Any) -> None:
    made = factories.line(crn=crn, access=ACCESS[crn], person__preferred_name=f"Sam{n}", **changes)
    for sentence in made["sentences"]:
        sentence["ref"] = f"{crn}-{sentence['ref']}"
        sentence["offence"] = f"Offence {crn}"
        sentence["requirements"] = [
            {"ref": "R1", "kind": "unpaid_work", "amount": 100, "done": n % 100}
        ]
    for goal in made["plan"]["goals"]:
        for step in goal["steps"]:
            step.pop("requirement", None)
    factories.imported(made)


def last(crn: str) -> Case:
    cases = Case.objects.select_related("person", "digest").filter(person__crn=crn)
    return min(cases, key=lambda case: (case.closed_on is not None, -case.pk))


Life = Callable[[Actor, str, str, int], object]
LIVES: dict[str, Life] = {
    "merge": lambda by, crn, other, n: merge_records(by, last(crn), last(other), WHY),
    "undo": lambda by, crn, other, n: undo_merge(by, last(crn), last(other), WHY),
    "dies": lambda by, crn, other, n: case_life.record_death(by, last(crn), NOTE),
    "did not die": lambda by, crn, other, n: case_life.take_back_death(by, last(crn), NOTE),
    "ends": lambda by, crn, other, n: case_life.close_case(by, last(crn), "revoked", NOTE),
    "goes on": lambda by, crn, other, n: case_life.reopen_case(by, last(crn), NOTE),
    "file": lambda by, crn, other, n: file(crn, n),
    "file: died": lambda by, crn, other, n: file(crn, n, **DIED),
    "file: ended": lambda by, crn, other, n: file(crn, n, case__ended=ENDED),
    "file: another case": lambda by, crn, other, n: file(crn, n, case__opened_on="2027-01-04"),
    "file: merged": lambda by, crn, other, n: file(crn, n, former_crns=[other]),
}


@pytest.fixture
def helen() -> Actor:
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


@pytest.fixture
def ben() -> Actor:
    return actor_for(factories.user("ben", units=(factories.unit(),)))


@pytest.fixture(autouse=True)
def _records(monday: object, ben: Actor, helen: Actor) -> None:
    file(ONE, 0)
    file(TWO, 0)


@sizes.examples(12)
@given(
    life=st.lists(
        st.tuples(st.sampled_from(list(LIVES)), st.booleans(), st.integers(0, 30)), max_size=7
    )
)
def test_any_life_keeps_the_promises(
    helen: Actor, ben: Actor, life: list[tuple[str, bool, int]]
) -> None:
    with transaction.atomic():
        for what, turned, n in life:
            point = transaction.savepoint()
            try:
                LIVES[what](helen, *((TWO, ONE) if turned else (ONE, TWO)), n)
            except FollowthroughError:
                transaction.savepoint_rollback(point)
            holds(ben)
        undone_each_is_as_it_was(helen)
        transaction.set_rollback(True)


def holds(ben: Actor) -> None:
    now = compared()
    # That of a closed case stays as of its end, whatever a file says since.
    assert [pk for pk in now.differ if Case.objects.get(pk=pk).closed_on is None] == []
    assert now.stale == 0
    one, two = (Person.objects.get(crn=crn) for crn in (ONE, TWO))
    merged = [person for person in (one, two) if person.merged_into_id]
    if merged:
        [record] = merged
        assert one.died_on == two.died_on
        assert one.limited
        assert two.limited
        assert case_for_all(record.crn).person_id == record.merged_into_id
    # Whoever is kept out of one of them is kept out of both, for as long as they are one.
    seen = set(visible_to(ben).values_list("person__crn", flat=True))
    assert seen == (set() if merged else {TWO})
    assert open_cases() <= (1 if merged else 2)
    for case in Case.objects.select_related("digest"):
        assert (case.closed_on is not None) == CaseEnd.objects.current().filter(case=case).exists()
        assert (case.goes_on_in_id is not None) <= (case.closed_on is not None)
        if case.closed_on is not None:
            assert case.digest.due == []
        for sentence in Sentence.objects.filter(case=case, withdrawn_on=None):
            in_sight(case, sentence)


def open_cases() -> int:
    return Case.objects.filter(closed_on=None).count()


def case_for_all(crn: str) -> Case:
    from followthrough.common.actors import OPERATOR

    return case_for(OPERATOR, crn)


def in_sight(case: Case, sentence: Sentence) -> None:
    """Of a case that nobody has ended, what is required is asked somewhere."""
    end = CaseEnd.objects.current().filter(case=case).first()
    if end is not None and end.reason != "merged":
        return
    where = case if end is None else case.goes_on_in
    assert where is not None
    refs = {s.ref for s in case_facts([where.pk])[where.pk].sentences}
    assert sentence.ref in refs


def undone_each_is_as_it_was(helen: Actor) -> None:
    """Whatever stands now: merged and taken apart again, either way round."""
    for kept, other in ((ONE, TWO), (TWO, ONE)):
        with transaction.atomic():
            before = standing()
            try:
                merge_records(helen, last(kept), last(other), WHY)
            except FollowthroughError:
                pass
            else:
                undo_merge(helen, last(kept), last(other), WHY)
            assert standing() == before
            transaction.set_rollback(True)


def standing() -> list[Any]:
    cases = list(Case.objects.select_related("person", "digest").order_by("pk"))
    facts = case_facts(case.pk for case in cases)
    return [
        (
            facts[case.pk],
            case.digest.due,
            case.digest.lines,
            [(p.from_on, p.end, p.why) for p in periods_of_case(case)],
            sorted(case.person.tokens.values_list("token", flat=True)),
            (case.person.limited, case.person.died_on, case.person.merged_into_id),
            case_for_all(case.person.crn).pk,
        )
        for case in cases
    ]
