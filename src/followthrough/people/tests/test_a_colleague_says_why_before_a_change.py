"""Whoever neither holds a case nor is on it reads it, and says why before the first change of a
day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.dates import LONDON
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.access import SayWhy, visible_to, work_on_case
from followthrough.people.actions.cover import Cover, CoveredAlready, cover_case
from followthrough.people.models import CaseAccess
from followthrough.people.tests.worlds import TODAY, Limits, Row, World, case_in
from tests import factories

pytestmark = pytest.mark.django_db

DUTY = Cover(TODAY, "duty", "Amara is ill.")


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


def colleague(role: Role = Role.PRACTITIONER):
    return actor_for(factories.user("ben", role, units=(factories.unit(),), name="Ben Carter"))


@pytest.fixture
def case():
    return factories.case(factories.user("amara", units=(factories.unit(),), name="Amara Osei"))


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.MANAGER])
def test_a_colleague_and_a_manager_are_asked(case, role):
    with pytest.raises(SayWhy) as asked:
        work_on_case(colleague(role), case)
    assert "This is Amara Osei’s case." in str(asked.value)
    assert asked.value.remedy


def test_where_nobody_holds_the_case_they_are_asked_too():
    with pytest.raises(SayWhy, match="Nobody holds this case"):
        work_on_case(colleague(), case_in(World(factories.unit())))


def test_the_operator_and_the_practitioner_are_never_asked(case):
    work_on_case(OPERATOR, case)
    work_on_case(actor_for(case.practitioner), case)


@pytest.mark.parametrize(
    ("from_", "until", "asked"),
    [(-3, None, False), (0, 0, False), (-3, -1, True), (1, None, True)],
)
def test_whoever_is_on_the_case_that_day_is_not_asked(from_, until, asked):
    ben = colleague()
    user = CaseAccess._meta.get_field("user").related_model.objects.get(pk=ben.user_id)
    case = case_in(World(factories.unit(), (Row(user=user, from_=from_, until=until),)))
    if asked:
        with pytest.raises(SayWhy):
            work_on_case(ben, case)
    else:
        work_on_case(ben, case)


def test_said_once_it_holds_until_the_end_of_the_day(case, clock):
    ben = colleague()
    cover_case(ben, case, DUTY)
    work_on_case(ben, case)
    clock.move_to(datetime(2027, 1, 4, 23, 59, tzinfo=LONDON))
    work_on_case(ben, case)
    clock.shift(timedelta(minutes=2))
    with pytest.raises(SayWhy):
        work_on_case(ben, case)


def test_who_may_change_it_already_says_nothing_once_more(case):
    ben = colleague()
    cover_case(ben, case, DUTY)
    with pytest.raises(CoveredAlready):
        cover_case(ben, case, DUTY)
    with pytest.raises(CoveredAlready):
        cover_case(actor_for(case.practitioner), case, DUTY)
    assert CaseAccess.objects.filter(why="cover").count() == 1


def test_it_holds_for_whoever_said_it_and_for_that_case(case):
    ben = colleague()
    cover_case(ben, case, DUTY)
    other = factories.case(case.practitioner, crn="X000002")
    with pytest.raises(SayWhy):
        work_on_case(ben, other)
    cora = actor_for(factories.user("cora", units=(factories.unit(),)))
    with pytest.raises(SayWhy):
        work_on_case(cora, case)


def test_the_ledger_has_the_code_and_the_words_stay_in_the_access_row(case):
    row = cover_case(colleague(), case, DUTY)
    entry = LedgerEntry.objects.get(action="case.covered")
    assert entry.case_id == case.pk
    assert entry.after == {"cover": "duty", "access": row.pk}
    assert "ill" not in f"{entry.why}{entry.before}{entry.after}"
    assert (row.why, row.reason, row.words) == ("cover", "duty", "Amara is ill.")
    assert (row.from_on, row.until_on) == (TODAY, TODAY)


@pytest.mark.parametrize(
    "said", [Cover(TODAY, ""), Cover(TODAY, "boredom"), Cover(TODAY, "other", "  ")]
)
def test_a_reason_that_says_nothing_is_refused(case, said):
    with pytest.raises(NotPossible):
        cover_case(colleague(), case, said)
    assert not CaseAccess.objects.filter(why="cover").exists()


def test_the_operator_has_no_account_to_cover_with(case):
    with pytest.raises(NotPossible, match="never asked"):
        cover_case(OPERATOR, case, DUTY)


@pytest.mark.parametrize(
    "limits",
    [Limits(excluded=("ben",)), Limits(restricted_to=("amara",)), Limits(known=False)],
)
def test_an_excluded_colleague_cannot_cover(limits):
    ben, case = colleague(), case_in(World(factories.unit(), limits=limits))
    with pytest.raises(NotAllowed, match="no case"):
        cover_case(ben, case, DUTY)
    assert not CaseAccess.objects.exists()
    assert not LedgerEntry.objects.filter(action="case.covered").exists()


def test_whoever_is_excluded_after_covering_sees_the_case_no_more():
    ben = colleague()
    case = case_in(World(factories.unit()))
    cover_case(ben, case, DUTY)
    case.person.limits.create(kind="exclusion", username="ben")
    type(case.person).objects.update(limited=True)
    assert not visible_to(ben).exists()
    with pytest.raises(NotAllowed):
        work_on_case(ben, case)


@pytest.mark.parametrize("role", [Role.PROVIDER_WORKER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_other_roles_cannot_cover(case, role):
    with pytest.raises(NotAllowed):
        cover_case(colleague(role), case, DUTY)


def test_staff_of_another_unit_cannot_cover(case):
    far = actor_for(factories.user("far", units=(factories.unit("U2", "Southtown"),)))
    with pytest.raises(NotAllowed, match="no case"):
        cover_case(far, case, DUTY)
