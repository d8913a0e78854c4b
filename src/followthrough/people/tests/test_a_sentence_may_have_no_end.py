"""No end, and an end that is not known, are values and no absurd days; licences that follow each
other have one end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.people.rules import SentenceFacts
from followthrough.people.rules.case_life import possible_end_reasons, sentences_ended_on
from followthrough.people.rules.sentence_ends import (
    ends_soon,
    ends_to_tell,
    requirements_ended_lately,
    requirements_ending_soon,
)
from followthrough.people.tests.test_why_a_case_cannot_have_ended import CASE, TODAY
from followthrough.people.words import say_changes, say_term_of
from followthrough.policy import context_on

DAY = timedelta(days=1)


def sentence(
    kind: str = "licence", starts: date = date(2026, 1, 1), ends: date | None = None, **more
) -> SentenceFacts:
    made = SentenceFacts(1, "S1", kind, "", starts, ends, "active", "", None, 0)
    return made._replace(**more)


FOR_LIFE = sentence(no_end=True)
NOT_KNOWN = sentence()


@pytest.mark.parametrize(
    ("sentences", "ends_on", "no_end"),
    [
        ((FOR_LIFE,), None, True),
        ((NOT_KNOWN,), None, False),
        ((FOR_LIFE, sentence(ends=TODAY)), None, True),
        ((sentence(ends=TODAY), sentence(ends=TODAY + DAY)), TODAY + DAY, False),
        ((), None, False),
    ],
)
def test_a_case_ends_with_its_last_sentence_or_has_no_end(sentences, ends_on, no_end):
    case = replace(CASE, sentences=sentences)
    assert (case.ends_on, case.has_no_end) == (ends_on, no_end)


@pytest.mark.parametrize("endless", [FOR_LIFE, NOT_KNOWN])
def test_what_has_no_end_never_ends_soon_and_never_has_ended(endless):
    context = context_on(TODAY)
    case = replace(CASE, sentences=(sentence(ends=TODAY - DAY), endless))
    assert not ends_soon(case.ends_on, context)
    assert sentences_ended_on(case, TODAY) is None
    assert not endless.has_ended(date(2200, 1, 1))
    only = replace(CASE, sentences=(endless,))
    assert requirements_ending_soon(only, context) == {}
    assert requirements_ended_lately(only, context) == {}
    assert "licence_ended" not in possible_end_reasons(only, TODAY)
    assert "revoked" in possible_end_reasons(only, TODAY)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (FOR_LIFE, "Since 1 January 2026, no end date"),
        (NOT_KNOWN, "Since 1 January 2026, end not known"),
        (sentence(ends=date(2027, 7, 31)), "1 January 2026 to 31 July 2027"),
    ],
)
def test_how_long_it_runs_is_said_in_words(one, text):
    assert say_term_of(one) == text


def test_what_was_done_with_it_is_said_with_the_day():
    one = sentence(changes=(("varied", date(2026, 3, 1)), ("revoked", date(2026, 5, 4))))
    assert say_changes(one) == ["Varied on 1 March 2026", "Revoked on 4 May 2026"]


FIRST = sentence(ends=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("next_one", "ends"),
    [
        # A licence that follows at once, overlaps, or leaves a gap.
        (sentence(starts=date(2027, 1, 1), ends=date(2027, 12, 31)), [date(2027, 12, 31)]),
        (sentence(starts=date(2026, 6, 1), ends=date(2027, 12, 31)), [date(2027, 12, 31)]),
        (
            sentence(starts=date(2027, 1, 2), ends=date(2027, 12, 31)),
            [date(2026, 12, 31), date(2027, 12, 31)],
        ),
        (sentence(starts=date(2027, 1, 1), no_end=True), []),
        # Another kind of sentence does not carry the first one on.
        (
            sentence("community_order", date(2027, 1, 1), date(2027, 12, 31)),
            [date(2026, 12, 31), date(2027, 12, 31)],
        ),
    ],
)
def test_licences_that_follow_each_other_have_one_end(next_one, ends):
    case = replace(CASE, sentences=(FIRST, next_one))
    assert [on for _, on in ends_to_tell(case)] == ends
