"""Over every combination of many random cases, and over all that a type of combination can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.dates import today_in_london
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.models import Combination
from followthrough.delivery.queries.derived import derived_digests
from followthrough.delivery.queries.stored import combinations_by_id
from followthrough.delivery.rules.combinations import (
    Counted,
    combination_id,
    combination_parts,
    counted_of,
)
from followthrough.delivery.rules.coverage_counts import CoverageSubject, Line, Reached, StepLine
from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.tests.random_caseload import TODAY, make_caseload
from followthrough.policy import context_on
from tests import sizes

codes = st.text(max_size=6) | st.sampled_from(["", "step", "need", "True", "thinking"])
lines: st.SearchStrategy[Counted] = st.builds(
    Line,
    st.sampled_from(CoverageSubject),
    codes,
    codes,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Reached),
    codes,
)
steps: st.SearchStrategy[Counted] = st.builds(StepLine, codes, codes, st.sampled_from(Stage), codes)


def there_and_back(counted: Counted) -> Counted:
    """By way of what a table holds."""
    return counted_of(json.loads(json.dumps(combination_parts(counted))))


@sizes.examples(200)
@given(lines | steps)
def test_it_is_read_as_it_was_stored(counted: Counted) -> None:
    again = there_and_back(counted)
    assert (type(again), again) == (type(counted), counted)
    assert [type(part) for part in again] == [type(part) for part in counted]
    assert combination_id(again) == combination_id(counted)
    assert -(2**63) <= combination_id(counted) < 2**63


@sizes.examples(100)
@given(st.lists(lines | steps, max_size=30, unique_by=lambda one: (type(one), one)))
def test_two_have_two_numbers(several: list[Counted]) -> None:
    assert len({combination_id(one) for one in several}) == len(several)


def test_each_part_makes_another_number() -> None:
    line = Line(
        CoverageSubject.NEED, "thinking", "high", True, True, True, Reached.STARTED, "health"
    )
    step = StepLine("thinking", "high", Stage.HELD, "health")
    others: list[Counted] = [
        line._replace(about=CoverageSubject.STRENGTH),
        line._replace(code="finance"),
        line._replace(band=""),
        line._replace(prioritised=False),
        line._replace(by_referral=False),
        line._replace(referred=False),
        line._replace(reached=Reached.COMPLETED),
        line._replace(why=""),
        step,
        step._replace(area="finance"),
        step._replace(band=""),
        step._replace(stage=Stage.DROPPED),
        step._replace(reason=""),
    ]
    assert len({combination_id(one) for one in [line, *others]}) == len(others) + 1


def test_the_number_is_the_same_in_every_release() -> None:
    """Digests of the release before hold it: another way to work it out would lose what they
    count."""
    line = Line(CoverageSubject.NEED, "thinking", "high", True, False, False, Reached.PLANNED, "")
    assert combination_id(line) == 8585395679340657147
    assert combination_id(StepLine("thinking", "", Stage.STARTED, "")) == 7491616408334547067


@pytest.mark.django_db
@sizes.seeds(3)
def test_every_one_that_is_met_is_in_the_table_once(seed: int) -> None:
    met = set(_met(make_caseload(seed)))
    assert len(met) > 30
    assert {combination_id(one): there_and_back(one) for one in met} == {
        combination_id(one): one for one in met
    }
    assert len({combination_id(one) for one in met}) == len(met)


@pytest.mark.django_db
def test_what_an_import_stored_is_found_by_its_number() -> None:
    ids = make_caseload(0)
    Combination.objects.all().delete()
    make_anew(ids)
    # As of the day on which it was stored: whether work goes on is a matter of days.
    met = {combination_id(one): one for one in _met(ids, today_in_london())}
    assert set(Combination.objects.values_list("pk", flat=True)) == set(met)
    known = combinations_by_id(met)
    assert {id_: known[id_] for id_ in met} == met


def _met(ids: list[int], day: date = TODAY) -> Iterator[Counted]:
    for digest in derived_digests(ids, context_on(day)).digests:
        yield from digest.combinations
