from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.early_ending.rules import (
    Judgement,
    why_not_decided,
    why_not_end_day,
    why_not_second,
    why_not_withdrawn,
)
from followthrough.early_ending.tests.values import (
    ENDS,
    READY,
    TODAY,
    all_met,
    required,
    sentence_facts,
    shown,
)

DAY = timedelta(days=1)
SOON = TODAY + 14 * DAY


@pytest.mark.parametrize(
    ("ends_on", "why_not"),
    [
        (TODAY - DAY, "has passed"),
        (TODAY, None),
        (ENDS - DAY, None),
        (ENDS, "anyway"),
        (ENDS + DAY, "anyway"),
        (date.min, "has passed"),
        (date.max, "anyway"),
    ],
)
def test_it_ends_today_or_later_and_before_the_sentence_ends(
    ends_on: date, why_not: str | None
) -> None:
    cause = why_not_end_day(sentence_facts(), ends_on, TODAY)
    assert (cause is None) if why_not is None else why_not in (cause or "")
    assert why_not_decided(READY, all_met(), ends_on, TODAY) == cause


def test_every_judgement_has_to_be_answered_with_a_reason() -> None:
    assert why_not_decided(READY, all_met(), SOON, TODAY) is None
    for one in READY.to_judge:
        for answer in (None, Judgement("", "x"), Judgement("met", " "), Judgement("true", "x")):
            said = {code: j for code, j in all_met().items() if code != one.code}
            if answer is not None:
                said[one.code] = answer
            assert one.label in (why_not_decided(READY, said, SOON, TODAY) or "")


def test_a_judgement_that_it_is_not_so_ends_nothing() -> None:
    for one in READY.to_judge:
        said = {**all_met(), one.code: Judgement("not_met", "There is more to do.")}
        assert "cannot end early" in (why_not_decided(READY, said, SOON, TODAY) or "")


def test_nothing_talks_a_false_condition_away() -> None:
    panel = shown(sentence_facts(required("unpaid_work", 60, 59)))
    said = all_met(panel)
    assert "cannot end early" in (why_not_decided(panel, said, SOON, TODAY) or "")
    said["other_requirements"] = Judgement("met", "It is nearly all.")
    assert why_not_decided(panel, said, SOON, TODAY)


def test_what_the_records_decide_is_not_judged() -> None:
    for code in ("other_requirements", "made_up"):
        said = {**all_met(), code: Judgement("met", "I think so.")}
        assert "not for you to judge" in (why_not_decided(READY, said, SOON, TODAY) or "")


def test_a_licence_is_never_decided() -> None:
    assert why_not_decided(shown(sentence_facts(kind="licence")), {}, SOON, TODAY)


@given(
    st.dictionaries(
        st.sampled_from([c.code for c in READY.conditions]),
        st.builds(
            Judgement, st.sampled_from(["met", "not_met", ""]), st.sampled_from(["", " ", "So."])
        ),
    )
)
def test_only_a_full_set_of_reasoned_answers_is_enough(said: dict[str, Judgement]) -> None:
    full = {c.code for c in READY.to_judge} == set(said) and all(
        j == Judgement("met", "So.") for j in said.values()
    )
    assert (why_not_decided(READY, said, SOON, TODAY) is None) == full


@pytest.mark.parametrize(
    ("manager", "decided_it", "may"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_the_second_person_is_another_one_and_a_manager(
    manager: bool, decided_it: bool, may: bool
) -> None:
    assert (why_not_second(confirms=manager, decided_it=decided_it) is None) == may


@pytest.mark.parametrize(
    ("today", "confirmed", "may"),
    [
        (SOON, True, True),
        (SOON + DAY, True, False),
        (SOON + DAY, False, True),
        (TODAY, True, True),
    ],
)
def test_what_has_ended_is_not_withdrawn(today: date, confirmed: bool, may: bool) -> None:
    assert (why_not_withdrawn(SOON, today, confirmed=confirmed) is None) == may
