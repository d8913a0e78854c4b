"""A place from the day of release that was found before a recall says nothing of the next release,
and a home of before it is in doubt; so it is known on which day a circumstance was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    SeenAssessment,
    StrengthContent,
    record_circumstance,
    record_strength,
)
from followthrough.people.actions.carrying_over import carry_over
from followthrough.people.actions.same_person import merge_records
from followthrough.people.models import Case
from followthrough.people.rules.carrying_over import differences
from followthrough.people.rules.facts import AssessmentFacts, CircumstanceFacts, MergedFacts
from followthrough.people.rules.merged_facts import Part, with_parts
from followthrough.people.rules.release import (
    HomeThen,
    has_home_to_find,
    home_then,
    is_without_address,
    says_where_they_live,
)
from followthrough.people.tests.merging import WHY, facts_of, second
from followthrough.people.tests.test_when_somebody_was_recalled import DAY, TODAY, held, licence
from followthrough.people.words_of_release import before_recall_text
from tests import factories

PLACE, NO_ADDRESS = "place_from_release", "no_fixed_address"
BLANK = AssessmentFacts(TODAY - 100 * DAY, "low", "low", (), False, "no", "ready")
SAID = TODAY - 30 * DAY


def inside(*sentences, said: int | None, assessed: int = -100, code: str = PLACE):
    """With no address, and a place that was said then; days from today on."""
    said_on = None if said is None else TODAY + said * DAY
    found = (CircumstanceFacts(NO_ADDRESS), CircumstanceFacts(code, "A hostel", said_on))
    made_on = TODAY + assessed * DAY
    assessment = replace(BLANK, made_on=made_on, circumstances=found)
    return replace(held(*sentences, release=20), assessment=assessment)


RECALLED = licence(("recalled", -20))


@pytest.mark.parametrize(
    ("case", "counts"),
    [
        (inside(licence(), said=-30), True),
        (inside(licence(("varied", -20)), said=-30), True),
        (inside(RECALLED, said=-21), False),
        (inside(RECALLED, said=-20), True),
        (inside(RECALLED, said=0), True),
        (inside(licence(("recalled", -60), ("recalled", -20)), said=-40), False),
        # A file told it: its day is that of the assessment.
        (inside(RECALLED, said=None, assessed=-21), False),
        (inside(RECALLED, said=None, assessed=-20), True),
        # The licence is over since: the place was found for the release before it all the same.
        (inside(licence(("recalled", -60), ends=-30), licence(starts=20), said=-70), False),
        (inside(licence(("recalled", -60), ends=-30), licence(starts=20), said=-50), True),
    ],
)
def test_a_place_of_before_a_recall_says_nothing_of_the_next_release(case, counts):
    assert says_where_they_live(case) is counts
    assert is_without_address(case) is not counts


@pytest.mark.parametrize(("said", "home"), [(-21, HomeThen.IN_DOUBT), (-20, HomeThen.KNOWN)])
def test_a_stable_home_of_before_a_recall_is_in_doubt(said, home):
    """Also once they are out again: nobody has said since that they kept it."""
    case = inside(RECALLED, said=said, code="stable_home")
    alone = replace(case, assessment=replace(case.assessment, circumstances=case.circumstances[1:]))
    for one in (alone, replace(alone, in_custody=False)):
        assert home_then(one) is home
        assert has_home_to_find(one) is (home is HomeThen.IN_DOUBT)
    assert home_then(case) is (HomeThen.NO_ADDRESS if said == -21 else HomeThen.KNOWN)


def test_a_home_in_doubt_says_so():
    case = inside(RECALLED, said=-21, code="stable_home")
    [address, home] = case.circumstances
    assert before_recall_text(address, case) == ""
    assert "before the recall" in before_recall_text(home, case)


def test_under_two_records_a_place_keeps_the_day_on_which_it_was_assessed():
    """Whatever the day of the assessment that stands on the case."""
    kept = replace(held(RECALLED, release=20), assessment=replace(BLANK, made_on=TODAY))
    place = CircumstanceFacts(PLACE)
    other = replace(held(), assessment=replace(BLANK, circumstances=(place,)))
    merged = MergedFacts(1, "X900002", TODAY, carried_over=False)
    assert not says_where_they_live(with_parts(kept, [Part(other, merged)]))
    [found] = differences(kept, other, merged).circumstances
    assert found.there.said_on == BLANK.made_on


def test_two_records_that_say_the_same_on_two_days_differ_in_nothing():
    here, there = (
        replace(BLANK, circumstances=(CircumstanceFacts(PLACE, "A hostel", on),))
        for on in (SAID, TODAY)
    )
    merged = MergedFacts(1, "X900002", TODAY, carried_over=False)
    assert not any(
        differences(replace(held(), assessment=here), replace(held(), assessment=there), merged)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("monday")
class TestOnRecord:
    def test_a_circumstance_that_is_recorded_here_has_its_day(self, case, amara):
        record_circumstance(actor_for(amara), case, CircumstanceContent(PLACE), seen(SAID))
        assert said_on(case) == {PLACE: SAID}

    def test_one_that_is_recorded_again_has_the_later_day(self, case, amara):
        for day in (SAID, TODAY):
            record_circumstance(actor_for(amara), case, CircumstanceContent(PLACE), seen(day))
        assert said_on(case) == {PLACE: TODAY}

    def test_another_version_of_the_assessment_keeps_the_day(self, case, amara):
        record_circumstance(actor_for(amara), case, CircumstanceContent(PLACE), seen(SAID))
        record_strength(actor_for(amara), case, StrengthContent("alcohol", "A"), seen(TODAY))
        assert said_on(case) == {PLACE: SAID}
        anew = factories.line(assessment__made_on="2027-01-04")
        factories.imported(anew)
        assert facts_of(case).assessment.made_on == date(2027, 1, 4)
        assert said_on(case) == {PLACE: SAID}

    def test_of_what_a_file_tells_the_day_is_not_known(self, case):
        told = [{"code": PLACE, "note": ""}]
        factories.imported(factories.line(assessment__circumstances=told))
        assert said_on(case) == {PLACE: None}

    def test_what_is_carried_over_keeps_its_day(self, case, amara, helen):
        """Of what a file told, that of the assessment that it stood in."""
        other = second(
            assessment__made_on="2026-10-06",
            assessment__circumstances=[{"code": "long_journey", "note": ""}],
        )
        record_circumstance(OPERATOR, other, CircumstanceContent(PLACE), seen(SAID))
        merge = merge_records(helen, case, other, WHY)
        assert said_on(case) == {PLACE: SAID, "long_journey": date(2026, 10, 6)}
        carry_over(actor_for(amara), case, merge, WHY)
        assert said_on(case) == {PLACE: SAID, "long_journey": date(2026, 10, 6)}


def seen(day: date) -> SeenAssessment:
    return SeenAssessment(day)


def said_on(case: Case) -> dict[str, date | None]:
    return {one.code: one.said_on for one in facts_of(case).assessment.circumstances}
