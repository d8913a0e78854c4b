"""That what is left of a sentence is too short for a course is told wherever a case is read, by the
same rule as in the order of delivery, which knows the places as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from followthrough.sequencing.rules.too_short import SENTENCE_TOO_SHORT, sentence_is_too_short
from followthrough.sequencing.tests.facts import CASE, ON, PACK, TODAY, place, proposed, sentence
from followthrough.sequencing.tests.facts import step as step_of

KINDS = sorted(code for code, work in PACK.interventions.items() if work.nature == "course")
# No week of any sentence is left, or too few.
NO_TIME = {"sentence_ended", SENTENCE_TOO_SHORT}


@st.composite
def courses(draw: st.DrawFn) -> tuple[Any, Any]:
    """A step that is to come and its case: of any course and length, for what a sentence requires
    or by choice, in custody or not, with one sentence or a second that comes later."""
    days = st.integers(0, 420)
    first = sentence(1, ON, TODAY + timedelta(days=draw(days)))
    later = first.ends_on + timedelta(days=draw(st.integers(-20, 60)))
    second = sentence(2, later, later + timedelta(days=draw(days)))
    sentences = (first, second) if draw(st.booleans()) else (first,)
    release = TODAY + timedelta(days=draw(st.integers(0, 90)))
    inside = draw(st.booleans())
    case = replace(
        CASE, sentences=sentences, in_custody=inside, release_on=release if inside else None
    )
    one = step_of(
        1,
        draw(st.sampled_from(KINDS)),
        route="referral",
        requirement_id=draw(st.sampled_from([None, 1])),
        weeks=draw(st.none() | st.integers(1, 60)),
    )
    return one, case


@given(courses())
def test_it_is_told_exactly_where_the_order_with_places_at_once_finds_no_time(made):
    one, case = made
    [found] = proposed(one, case=case, directory=place(one.intervention, None)).steps
    no_time = any(reason.code in NO_TIME for reason in found.reasons)
    assert sentence_is_too_short(one, case, PACK, TODAY) is no_time
