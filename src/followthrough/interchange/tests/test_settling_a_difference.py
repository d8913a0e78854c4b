from __future__ import annotations

import pytest
from django.utils import timezone

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.errors import NotPossible
from followthrough.interchange.actions import settle_difference
from followthrough.people.models import Case
from followthrough.plans.models import Goal, IncomingPlan, Plan
from followthrough.plans.rules import PlanSide
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "I have a home"


@pytest.fixture
def case() -> Case:
    """A case whose plan was changed here, and of which a file says something else since: another
    plan, another name, and a practitioner whom nobody has registered."""
    amara = factories.practitioner(factories.unit())
    made = factories.case(practitioner=amara)
    Plan.objects.update(changed_here_on=timezone.now())
    Goal.objects.filter(ref="G1").update(title="As agreed here")
    factories.imported(theirs())
    return made


def theirs() -> dict[str, object]:
    held = [
        {"username": "amara", "name": "A", "since": "2026-10-05", "until": "2026-12-01"},
        {"username": "newcomer", "name": "New Comer", "since": "2026-12-01"},
    ]
    return factories.line(
        plan__goals__0__title=TITLE, person__last_name="Brooks", case__practitioners=held
    )


@pytest.mark.parametrize(("keep", "title"), [("ours", "As agreed here"), ("theirs", TITLE)])
def test_a_practitioner_settles_it_and_the_plan_that_they_kept_stands(
    case: Case, keep: PlanSide, title: str
) -> None:
    amara = actor_for(User.objects.get(username="amara"))
    settle_difference(amara, case, keep=keep, today=factories.TODAY)
    assert Goal.objects.get(ref="G1").title == title
    assert not IncomingPlan.objects.filter(settled_on=None).exists()


@pytest.mark.parametrize("keep", ["ours", "theirs"])
def test_the_same_file_brings_no_new_difference(case: Case, keep: PlanSide) -> None:
    settle_difference(
        actor_for(User.objects.get(username="amara")), case, keep=keep, today=factories.TODAY
    )
    summary, rows = factories.imported(theirs())
    assert (summary.same, rows) == (1, [])


def test_there_is_nothing_to_settle_twice(case: Case) -> None:
    amara = actor_for(User.objects.get(username="amara"))
    settle_difference(amara, case, keep="ours", today=factories.TODAY)
    with pytest.raises(NotPossible, match="no open difference"):
        settle_difference(amara, case, keep="theirs", today=factories.TODAY)
