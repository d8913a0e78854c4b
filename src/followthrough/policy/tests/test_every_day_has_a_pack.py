"""Also a day before the pack began: a sentence may have begun then, and somebody records what was
then. And every period that is counted by has a length on it."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough import policy
from followthrough.policy.pack import Transitional
from followthrough.policy.tests.changing_packs import Change, changed, context_of, length
from followthrough.policy.tests.pack_files import PACKAGE
from tests import sizes

FIRST = policy.history().packs[0].since
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
ASKED = {"after", "before"}  # of a context


@cache
def used() -> set[str]:
    """The codes of timescales that the source asks a context or a pack for."""
    codes = set()
    for file in PACKAGE.rglob("*.py"):
        if "tests" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Call(ast.Attribute(attr=name), [*_, ast.Constant(str(code))]):
                        codes |= {code} if name in ASKED else set()
                    case ast.Subscript(ast.Attribute(attr="timescales"), ast.Constant(str(code))):
                        codes.add(code)
    return codes


def test_the_periods_in_use_are_found_in_the_source():
    assert {"sentence_ending_soon", "stalled_after", "plan_agreed", "referral_reply"} <= used()
    assert used() <= set(policy.history().periods)


@sizes.examples(100)
@given(DAYS, DAYS)
def test_every_period_in_use_has_a_length_on_every_day(day, today):
    context = context_of(policy.history(), today)
    for code in used():
        assert context.after(day, code) > day
        assert context.before(day, code) < day
        assert code in context.pack_on(day).timescales


@sizes.examples(100)
@given(DAYS)
def test_every_weight_is_there_on_every_day(day):
    assert set(policy.on(day).sequencing) == set(policy.history().packs[-1].sequencing)


@pytest.mark.parametrize("before", [1, 365, 25_000])
def test_a_day_before_the_pack_began_has_the_pack_as_it_began(before):
    assert policy.on(FIRST - timedelta(days=before)) is policy.on(FIRST)


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_the_pack_of_a_day_holds_what_holds_on_it(offset):
    """The day before an entry begins, its day, and the day after."""
    begins = date(2026, 3, 22)  # requirement.probation
    pack = policy.on(begins + timedelta(days=offset))
    assert ("probation" in pack.requirements) == (offset >= 0)


def test_a_period_that_is_added_later_governs_the_days_before_it_too():
    added = date(2027, 3, 1)
    packs = changed(Change("timescale.brand_new", added, length(9)))
    began = date(2019, 6, 1)
    context = context_of(packs, began)
    assert context.after(began, "brand_new") == date(2019, 6, 10)
    assert context.pack.timescales["brand_new"].amount == 9
    # It did not hold then, so that what was decided then is not decided under another version.
    assert context.pack.version == changed().on(began).version
    assert "timescale.brand_new" not in context.pack.entries


def test_a_transitional_rule_is_part_of_what_is_decided_under():
    day = date(2027, 3, 1)
    plain, ruled = (
        changed(Change("timescale.stalled_after", day, length(9), rule)).on(day).version
        for rule in (None, Transitional.LONGER_OF_BOTH)
    )
    assert plain != ruled
