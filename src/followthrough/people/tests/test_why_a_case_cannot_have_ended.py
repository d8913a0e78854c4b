"""The reasons that the records speak against, by tables of boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.people.rules import AfterDeath, CaseFacts, EndReason, SentenceFacts
from followthrough.people.rules.case_life import (
    day_to_propose_as_end,
    possible_end_reasons,
    why_not_died_on,
    why_not_ended,
    why_not_reopened,
)

TODAY = date(2027, 1, 4)
DAY = timedelta(days=1)
ALL_SEEN_TO = frozenset(task.value for task in AfterDeath)


def sentence(kind: str = "community_order", ends_on: date = TODAY) -> SentenceFacts:
    return SentenceFacts(1, "S1", kind, "", date(2026, 1, 1), ends_on, "active", "", None, 0)


RAN_OUT = sentence(ends_on=TODAY - DAY)
TO_COME = sentence("licence", TODAY + 300 * DAY)._replace(starts_on=TODAY + DAY)
REVOKED = sentence(ends_on=TODAY - DAY)._replace(changes=(("revoked", TODAY - DAY),))
CASE = CaseFacts(
    case_id=1,
    crn="X000001",
    name="Sam Rivers",
    called="Sam",
    born=date(1990, 5, 17),
    sex="male",
    unit_id=1,
    unit_name="Northtown",
    region_id=1,
    police_area_id=None,
    practitioner_id=None,
    practitioner_name="",
    opened_on=date(2026, 1, 1),
    in_custody=False,
    release_on=None,
    sentences=(sentence(),),
)


@pytest.mark.parametrize(
    ("reason", "on", "sentences", "cause"),
    [
        ("order_completed", TODAY, (sentence(),), None),
        ("order_completed", TODAY - DAY, (sentence(),), "runs until 4 January 2027"),
        ("order_completed", TODAY, (sentence("licence"),), "no such sentence"),
        ("licence_ended", TODAY, (sentence("licence"),), None),
        ("licence_ended", TODAY, (sentence(),), "no such sentence"),
        ("licence_ended", TODAY, (sentence("licence"), sentence(ends_on=TODAY + DAY)), "runs"),
        ("revoked", TODAY, (sentence(ends_on=TODAY + 90 * DAY),), None),
        ("ended_early", TODAY, (sentence(ends_on=TODAY + 90 * DAY),), None),
        ("revoked", TODAY + DAY, (sentence(),), "in the future"),
        ("revoked", date(2025, 12, 31), (sentence(),), "before the case was opened"),
        ("revoked", date(2026, 1, 1), (sentence(),), None),
        ("died", TODAY, (sentence(),), "Record first that the person died"),
        ("order_completed", TODAY, (REVOKED,), "was revoked"),
        ("order_completed", TODAY, (REVOKED, sentence()), None),
        ("revoked", TODAY, (REVOKED,), None),
        ("revoked", TODAY, (RAN_OUT,), "nothing says that one was revoked"),
        ("revoked", TODAY - DAY, (RAN_OUT,), None),
        ("revoked", TODAY, (RAN_OUT, sentence()), None),
        ("revoked", TODAY, (RAN_OUT, TO_COME), "nothing says that one was revoked"),
        ("revoked", TODAY, (TO_COME,), "No sentence had begun"),
        ("ended_early", TODAY, (TO_COME,), "No sentence had begun"),
        ("ended_early", TODAY, (RAN_OUT,), None),
        ("moved_to_another_service", TODAY, (TO_COME,), None),
    ],
)
def test_a_reason_fits_what_is_on_record(reason, on, sentences, cause):
    said = why_not_ended(replace(CASE, sentences=sentences), reason, on, TODAY)
    assert (said is None) if cause is None else cause in (said or "")


@pytest.mark.parametrize(
    ("sentences", "since", "day"),
    [
        ((RAN_OUT,), CASE.opened_on, TODAY - DAY),
        ((sentence(ends_on=TODAY - 9 * DAY), RAN_OUT), CASE.opened_on, TODAY - DAY),
        ((REVOKED,), CASE.opened_on, TODAY - DAY),
        ((RAN_OUT,), TODAY, TODAY),  # opened again since
        ((sentence(),), CASE.opened_on, TODAY),
        ((RAN_OUT, TO_COME), CASE.opened_on, TODAY),
    ],
)
def test_the_day_that_is_proposed_is_that_of_the_end_where_it_is_known(sentences, since, day):
    assert day_to_propose_as_end(replace(CASE, sentences=sentences), TODAY, since) == day


def test_of_somebody_who_died_that_is_the_only_reason():
    dead = replace(CASE, died_on=TODAY - DAY, after_death=ALL_SEEN_TO)
    assert possible_end_reasons(dead, TODAY) == ("died",)
    assert "before the person died" in (why_not_ended(dead, "died", TODAY - 2 * DAY, TODAY) or "")
    assert why_not_ended(dead, "died", TODAY - DAY, TODAY) is None


def test_what_follows_a_death_is_seen_to_before_the_case_is_closed():
    for left in AfterDeath:
        dead = replace(CASE, died_on=TODAY - DAY, after_death=ALL_SEEN_TO - {left.value})
        assert possible_end_reasons(dead, TODAY) == ()
        assert "Not all that follows" in (why_not_ended(dead, "died", TODAY, TODAY) or "")


def test_a_case_that_ended_does_not_end_again():
    ended = replace(CASE, closed_on=TODAY - DAY)
    assert possible_end_reasons(ended, TODAY) == ()


@pytest.mark.parametrize("reason", list(EndReason))
def test_each_reason_is_possible_of_some_case(reason):
    both = replace(CASE, sentences=(sentence(), sentence("licence")))
    dead = replace(both, died_on=TODAY, after_death=ALL_SEEN_TO)
    assert any(reason.value in possible_end_reasons(case, TODAY) for case in (both, dead))


@pytest.mark.parametrize(
    ("died_on", "on", "cause"),
    [
        (None, TODAY, None),
        (None, TODAY - DAY, None),
        (None, TODAY - 2 * DAY, "before the case ended"),
        (None, TODAY + DAY, "in the future"),
        (TODAY - DAY, TODAY, "take it back first"),
    ],
)
def test_a_case_goes_on_from_its_end_or_later(died_on, on, cause):
    said = why_not_reopened(TODAY - DAY, died_on, on, TODAY)
    assert (said is None) if cause is None else cause in (said or "")


@pytest.mark.parametrize(
    ("day", "closed_on", "cause"),
    [
        (TODAY, None, None),
        (date(2026, 1, 1), None, None),
        (date(2025, 12, 31), None, None),  # heard of once the case was opened
        (date(2025, 12, 1), None, None),
        (date(2025, 11, 30), None, "long before the case was opened"),
        (date(1990, 5, 16), None, "before the person was born"),
        (TODAY + DAY, None, "in the future"),
        (TODAY, TODAY - DAY, "Open it again first"),
    ],
)
def test_a_death_lies_within_the_life_and_the_case(day, closed_on, cause):
    said = why_not_died_on(day, date(1990, 5, 17), date(2026, 1, 1), closed_on, TODAY)
    assert (said is None) if cause is None else cause in (said or "")
