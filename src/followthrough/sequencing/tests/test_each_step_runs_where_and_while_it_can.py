"""In custody, at a release, between two sentences, and with activity days of several orders. No
database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.people.rules import AssessmentFacts, CircumstanceFacts, NeedFacts, SentenceFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules import DateKind, Lane, ProposedStep
from followthrough.sequencing.tests.facts import (
    CASE,
    TODAY,
    YEAR_END,
    place,
    proposed,
    sentence,
    step,
)

RELEASE = date(2027, 2, 10)  # a Wednesday
MONDAY_AFTER = date(2027, 2, 15)


def assessed(**parts: Any) -> AssessmentFacts:
    return AssessmentFacts(TODAY, "medium", "low", (), False, "no", "ready", **parts)


def inside(release_on: date | None, **parts: Any) -> Any:
    return replace(CASE, in_custody=True, release_on=release_on, assessment=assessed(**parts))


def only(work: str, case: Any, **facts: Any) -> ProposedStep:
    [placed] = proposed(step(1, work, **facts), case=case).steps
    return placed


@pytest.mark.parametrize(
    ("work", "facts", "start", "kind"),
    [
        ("agency_checks", {}, TODAY, DateKind.OWN),
        ("register_review", {}, TODAY, DateKind.OWN),
        ("", {"for_whom": "staff_only"}, TODAY, DateKind.OWN),
        ("safety_planning", {}, TODAY, DateKind.OWN),
        ("motivational_work", {}, TODAY, DateKind.OWN),
        ("supervision_meetings", {}, RELEASE, DateKind.ON_RELEASE),
        ("naloxone", {}, RELEASE, DateKind.ON_RELEASE),
        ("continued_prescription", {}, RELEASE, DateKind.ON_RELEASE),
        ("supervision_meetings", {"for_whom": "staff_only"}, TODAY, DateKind.OWN),
        ("problem_solving_sessions", {}, MONDAY_AFTER, DateKind.OWN),
        ("", {}, MONDAY_AFTER, DateKind.OWN),
    ],
)
def test_in_custody_what_can_be_done_there_does_not_wait_for_the_release(
    work: str, facts: dict[str, Any], start: date, kind: DateKind
) -> None:
    placed = only(work, inside(RELEASE), **facts)
    assert (placed.start, placed.date_kind) == (start, kind)


@pytest.mark.parametrize(
    "release", [TODAY, TODAY + timedelta(days=4), RELEASE, date(2027, 2, 12), date(2027, 2, 15)]
)
def test_the_first_appointment_is_on_the_day_of_the_release(release: date) -> None:
    placed = only("supervision_meetings", inside(release))
    assert placed.start == release
    assert placed.date_kind is DateKind.ON_RELEASE
    assert [reason.code for reason in placed.reasons] == ["on_release"]


@pytest.mark.parametrize("immediacy", ["immediate", "soon", "later"])
@pytest.mark.parametrize("work", ["naloxone", "continued_prescription"])
def test_what_protects_life_is_at_hand_on_the_day_of_the_release(work: str, immediacy: str) -> None:
    """However much else is to begin then, and whenever the need is to be met."""
    needs = (
        NeedFacts("drugs", immediacy, "high", False),
        NeedFacts("thinking", "immediate", "high", False),
    )
    others = [step(number, "problem_solving_sessions", area="thinking") for number in range(2, 9)]
    placed = proposed(*others, step(1, work, area="drugs"), case=inside(RELEASE, needs=needs)).steps
    [kit] = [one for one in placed if one.step.id == 1]
    assert (kit.start, kit.date_kind) == (RELEASE, DateKind.ON_RELEASE)


def test_what_a_licence_asks_for_begins_with_it_on_the_day_of_the_release() -> None:
    case = replace(inside(RELEASE), sentences=(sentence(1, RELEASE, YEAR_END),))
    assert only("supervision_meetings", case, requirement_id=1).start == RELEASE
    later = replace(inside(RELEASE), sentences=(sentence(1, date(2027, 3, 3), YEAR_END),))
    assert only("supervision_meetings", later, requirement_id=1).start == date(2027, 3, 8)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({}, ""),
        (
            {"circumstances": (CircumstanceFacts("no_fixed_address"),)},
            "there is no address to leave to",
        ),
        ({"circumstances": (CircumstanceFacts("stable_home"),)}, ""),
        (
            {"needs": (NeedFacts("accommodation", "immediate", "high", False),)},
            "the need for a home is immediate",
        ),
        (
            {"needs": (NeedFacts("accommodation", "soon", "high", False),)},
            "nothing says where Sam will live",
        ),
        (
            {
                "needs": (NeedFacts("accommodation", "soon", "high", False),),
                "circumstances": (CircumstanceFacts("temporary_home"),),
            },
            "the home that is recorded is temporary",
        ),
        (
            {"circumstances": (CircumstanceFacts("temporary_home", "A hostel"),)},
            "the home that is recorded is temporary",
        ),
    ],
)
def test_housing_begins_before_the_release_of_who_leaves_without_a_home(
    parts: dict[str, Any], why: str
) -> None:
    services = place("accommodation_support", None)
    [home] = proposed(
        step(1, "accommodation_support", route="referral"),
        case=inside(RELEASE, **parts),
        directory=services,
    ).steps
    assert home.start is not None
    assert (home.start < RELEASE) is bool(why)
    first = home.reasons[0].text
    assert (first == f"It begins before the release on 10 February 2027: {why}.") is bool(why)


def test_help_with_a_home_that_has_no_place_before_the_release_says_so() -> None:
    homeless = inside(RELEASE, circumstances=(CircumstanceFacts("no_fixed_address"),))
    [home] = proposed(
        step(1, "accommodation_support", route="referral"),
        case=homeless,
        directory=place("accommodation_support", None, first_free_on=RELEASE + timedelta(days=20)),
    ).steps
    assert home.start is not None
    assert home.start > RELEASE
    first, *others = [reason.text for reason in home.reasons]
    assert first == (
        "There is no place before the release on 10 February 2027: ask the service and the council "
        "what there is from the first night."
    )
    assert not any(text.startswith("It begins before the release") for text in others)


@pytest.mark.parametrize("immediacy", ["immediate", "soon"])
def test_help_with_a_home_asks_no_more_about_the_first_night_once_a_place_is_recorded(
    immediacy: str,
) -> None:
    """The home for longer is still looked for, on the day on which there is a place."""
    found = (CircumstanceFacts("no_fixed_address"), CircumstanceFacts("place_from_release"))
    needs = (NeedFacts("accommodation", immediacy, "high", False),)
    [home] = proposed(
        step(1, "accommodation_support", area="accommodation", route="referral"),
        case=inside(RELEASE, circumstances=found, needs=needs),
        directory=place("accommodation_support", None, first_free_on=RELEASE + timedelta(days=20)),
    ).steps
    assert home.start is not None
    assert home.start > RELEASE
    texts = [home.why, *(reason.text for reason in home.reasons)]
    assert not any("first night" in text or "no place before" in text for text in texts)
    assert not any("no address" in text for text in texts)
    assert "too_late" not in {reason.code for reason in home.reasons}


def test_help_with_a_home_that_names_no_kind_of_work_does_not_wait_either() -> None:
    homeless = inside(RELEASE, circumstances=(CircumstanceFacts("no_fixed_address"),))
    assert only("", homeless, area="accommodation").start == TODAY
    assert only("", homeless, area="thinking").start == MONDAY_AFTER
    assert only("", homeless, area="accommodation", requirement_id=1).start == MONDAY_AFTER
    assert only("", inside(RELEASE), area="accommodation").start == MONDAY_AFTER


def test_what_waits_for_the_release_says_so() -> None:
    placed = only("problem_solving_sessions", inside(RELEASE))
    assert placed.reasons[1].text == (
        "It is done in the community, and the first whole week there begins on 15 February 2027."
    )


@pytest.mark.parametrize("release", [None, TODAY - timedelta(days=1)])
def test_with_no_day_of_release_the_rest_is_dated(release: date | None) -> None:
    steps = (step(1, "agency_checks"), step(2, "problem_solving_sessions"))
    proposal = proposed(*steps, case=inside(release))
    checks, sessions = proposal.step(1), proposal.step(2)
    assert checks is not None
    assert sessions is not None
    assert checks.start == TODAY
    assert (sessions.start, sessions.date_kind) == (None, DateKind.AFTER_RELEASE)
    assert sessions.reasons[0].text == "It starts after the release, which has no date yet."


def test_work_that_runs_goes_on_in_custody() -> None:
    begun = {"started": Fact(TODAY - timedelta(days=10))}
    placed = only("problem_solving_sessions", inside(None), facts=begun)
    assert placed.date_kind is DateKind.RECORDED


def with_sentences(*sentences: SentenceFacts) -> Any:
    return replace(CASE, sentences=sentences)


def test_no_step_runs_in_a_gap_between_two_sentences() -> None:
    first = sentence(1, date(2026, 6, 1), date(2027, 1, 29))
    second = sentence(2, date(2027, 3, 1), YEAR_END)
    case = with_sentences(first, second)

    short, course = only("", case), only("problem_solving_sessions", case)
    assert short.start == TODAY
    assert course.start == date(2027, 3, 1)
    assert course.reasons[1].text == (
        "From the week of 1 February 2027 to the week of 1 March 2027 no sentence that it can be "
        "part of runs for a whole week."
    )
    at_once = with_sentences(first, sentence(2, date(2027, 1, 30), YEAR_END))
    assert only("problem_solving_sessions", at_once).start == TODAY


def test_where_no_sentence_runs_long_enough_the_time_left_is_said() -> None:
    case = with_sentences(
        sentence(1, date(2026, 6, 1), date(2027, 1, 29)),
        sentence(2, date(2027, 2, 8), date(2027, 2, 26)),
    )
    placed = only("victim_awareness_one_to_one", case)
    assert placed.date_kind is DateKind.NO_PLACE
    assert placed.reasons[0].text == (
        "It takes 6 weeks; from the week of 8 February 2027 the sentence has 3 weeks left."
    )


def limited(number: int, starts: date, limit: int, used: int) -> SentenceFacts:
    return sentence(number, starts, YEAR_END)._replace(days_limit=limit, days_used=used)


USED_UP = limited(1, date(2026, 6, 1), 10, 10)


def test_a_step_of_an_order_without_days_left_has_no_place_and_names_the_order() -> None:
    case = with_sentences(USED_UP, limited(2, date(2026, 6, 1), 20, 0))
    bound = only("problem_solving_sessions", case, requirement_id=1)
    assert bound.date_kind is DateKind.NO_PLACE
    assert bound.reasons[0].code == "activity_days_used"
    of = "activity days of the community order from 1 June 2026 (S1). None are left."
    assert of in bound.reasons[0].text
    assert only("problem_solving_sessions", case, requirement_id=2).start == TODAY
    assert only("problem_solving_sessions", case).start == TODAY


def test_days_of_an_order_are_used_only_while_it_runs() -> None:
    case = with_sentences(USED_UP, limited(2, date(2027, 3, 1), 20, 0))
    assert only("problem_solving_sessions", case).start == date(2027, 3, 1)


def test_a_sentence_without_a_limit_carries_what_asks_for_no_requirement() -> None:
    case = with_sentences(USED_UP, sentence(2, date(2026, 6, 1), YEAR_END))
    assert only("problem_solving_sessions", case).start == TODAY
    assert only("problem_solving_sessions", with_sentences(USED_UP)).start is None


@pytest.mark.parametrize(
    ("started", "lane", "end"),
    [(date(2026, 11, 2), Lane.NEXT, False), (date(2026, 12, 28), Lane.NOW, True)],
)
def test_what_a_recall_stopped_is_not_under_way(started: date, lane: Lane, end: bool) -> None:
    """What began in prison since goes on there."""
    licence = sentence(1, date(2026, 9, 1), YEAR_END)
    licence = licence._replace(kind="licence", changes=(("recalled", date(2026, 12, 14)),))
    case = replace(inside(RELEASE), sentences=(licence,))
    begun = only("problem_solving_sessions", case, facts={"started": Fact(started)})
    assert begun.lane is lane
    assert (begun.end is not None) is end
    says = "It was under way before the recall on 14 December 2026, and waits for the release."
    assert ([reason.text for reason in begun.reasons] == [says]) is (lane is Lane.NEXT)
