"""Totals add up, whatever the cases, and every share has its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.delivery.coverage_words import BANDS, WHY, why_label
from followthrough.delivery.rules.coverage import coverage, covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.figures import Share, broken_steps, codes, crossed, figures
from followthrough.delivery.rules.stages import BROKEN
from followthrough.delivery.tests.facts import context
from followthrough.delivery.tests.strategies import cases
from tests import sizes

MANY = st.lists(cases(), max_size=3)
FEW = sizes.examples(50)  # each example is several cases
PACK = context().pack


@FEW
@given(MANY)
def test_every_need_requirement_and_strength_is_counted_once(many):
    result = coverage(many, context())
    lines = [one.line for facts in many for one in covered_items(facts, context())]

    assert result.cases == len(many)
    assert result.with_plan == sum(bool(facts.steps) for facts in many)
    assert sorted(result.lines.elements()) == sorted(lines)
    assert result.steps.total() == sum(len(facts.steps) for facts in many)


@FEW
@given(MANY)
def test_each_number_is_no_larger_than_the_one_that_it_is_of(many):
    result = coverage(many, context())
    for about in CoverageSubject:
        of = figures(result, about)
        for share in (of.prioritised, of.planned, of.referred, of.started, of.completed):
            assert 0 <= share.part <= share.whole <= of.identified
        assert of.completed.part <= of.started.part or about is CoverageSubject.REQUIREMENT
        assert of.not_started.total() == of.identified - of.started.part
        assert of.not_completed.total() == of.started.part - of.completed.part


@FEW
@given(MANY)
def test_needs_by_area_and_likelihood_at_once_are_those_of_each_pair(many):
    result = coverage(many, context())
    both, every = crossed(result), figures(result, CoverageSubject.NEED)
    for (area, band), left in both.not_started.items():
        of = figures(result, CoverageSubject.NEED, area, band)
        assert left == Share(of.not_started.total(), of.identified)
    assert both.of_all == Share(every.not_started.total(), every.identified)
    areas = {area for area, _ in both.not_started}
    assert sum(both.of_area(area).whole for area in areas) == every.identified
    assert sum(both.of_band(band).whole for band in BANDS) == every.identified


@FEW
@given(MANY)
def test_the_parts_of_a_split_make_the_whole(many):
    result = coverage(many, context())
    for about in CoverageSubject:
        of = figures(result, about)
        by_code = [figures(result, about, code) for code in codes(result, about)]
        by_band = [figures(result, about, None, band) for band in BANDS]
        for parts in (by_code, by_band):
            assert sum(part.identified for part in parts) == of.identified
            assert sum(part.started.part for part in parts) == of.started.part
            assert sum(part.not_started.total() for part in parts) == of.not_started.total()


@FEW
@given(MANY)
def test_everything_that_is_not_done_says_why(many):
    result = coverage(many, context())
    for line in result.lines:
        assert bool(line.why) is (line.reached != "completed")
        assert line.why in {"", *WHY} | {r.code for r in PACK.reasons.values()}
        assert line.why not in PACK.reasons or not PACK.reasons[line.why].parent
        assert not line.why or why_label(line.why, PACK)[0].isupper()
    broken = sum(n for line, n in result.steps.items() if line.stage in BROKEN)
    assert broken_steps(result).total() == broken
    assert "" not in broken_steps(result)


@FEW
@given(MANY, MANY)
def test_two_coverages_are_added(some, others):
    assert coverage(some, context()) + coverage(others, context()) == coverage(
        [*some, *others], context()
    )


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (4, 100, "4 of 100"),
        (5, 100, "5 of 100 (5%)"),
        (4, 4, "4 of 4"),
        (5, 5, "5 of 5 (100%)"),
        (0, 0, "0 of 0"),
        (0, 1200, "0 of 1,200"),
        (48, 120, "48 of 120 (40%)"),
        (5, 1200, "5 of 1,200 (under 1%)"),
        (1199, 1200, "1,199 of 1,200 (over 99%)"),
        (1200, 1200, "1,200 of 1,200 (100%)"),
    ],
)
def test_small_numbers_are_not_told_in_per_cent(part, whole, said):
    assert str(Share(part, whole)) == said
