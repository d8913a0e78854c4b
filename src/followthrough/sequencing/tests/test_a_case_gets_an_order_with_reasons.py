import pytest

from followthrough.sequencing.queries import proposals
from followthrough.sequencing.rules import DateKind, Lane
from tests import factories

pytestmark = pytest.mark.django_db


def proposal_of(case):
    [found] = proposals([case.pk], factories.TODAY)
    return found


def test_every_step_has_a_state_and_a_reason_and_the_checker_agrees():
    proposal = proposal_of(factories.case())

    assert proposal.checked
    assert len(proposal.steps) == 3
    assert all(step.reasons for step in proposal.steps)


def test_work_with_no_listed_service_says_that_nothing_is_listed():
    proposal = proposal_of(factories.case())
    housing = next(s for s in proposal.steps if s.step.ref == "T1")

    assert housing.date_kind is DateKind.NO_PLACE
    assert housing.lane is Lane.NO_PLACE
    assert housing.reasons[0].code == "nothing_listed"


def test_a_place_with_a_known_wait_gives_an_estimate():
    case = factories.case()
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    housing = next(s for s in proposal_of(case).steps if s.step.ref == "T1")

    assert housing.date_kind is DateKind.ESTIMATE
    assert (housing.start - factories.TODAY).days == 21


def test_unknown_capacity_gives_no_date():
    case = factories.case()
    factories.places(
        providers=[factories.PROVIDER], services=[factories.service("accommodation_support")]
    )
    housing = next(s for s in proposal_of(case).steps if s.step.ref == "T1")

    assert housing.date_kind is DateKind.NOT_KNOWN
    assert housing.start is None
    assert housing.reasons[0].code == "date_not_known"


def test_a_service_whose_contract_ends_before_the_work_could_gives_no_date():
    case = factories.case()
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support", ends_on="2027-01-29")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    proposal = proposal_of(case)
    housing = next(s for s in proposal.steps if s.step.ref == "T1")

    assert proposal.checked
    assert housing.date_kind is DateKind.NO_PLACE
    assert housing.reasons[0].code == "contract_ends"
    assert "Northtown Housing Help ends on 29 January 2027" in housing.reasons[0].text
