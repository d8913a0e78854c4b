from __future__ import annotations

import pytest

from followthrough import policy
from followthrough.people.rules.case_reasons import needs_more_words
from tests.factories import TODAY

PACK = policy.on(TODAY)
REASONS = [*PACK.cover.values(), *PACK.reallocation.values()]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_only_a_label_that_says_nothing_needs_words(reason) -> None:
    assert [needs_more_words(reason, words) for words in ("", " \n", "She is ill.")] == [
        reason.needs_words,
        reason.needs_words,
        False,
    ]


def test_there_are_reasons_of_both_kinds() -> None:
    assert {reason.needs_words for reason in REASONS} == {True, False}


def test_no_reason_needs_no_words() -> None:
    assert not needs_more_words(None, "")
