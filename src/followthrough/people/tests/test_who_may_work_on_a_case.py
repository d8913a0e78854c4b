from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.errors import NotAllowed
from followthrough.people.access import work_on_case
from followthrough.people.tests.worlds import Limits, Row, World, case_in
from tests import factories

pytestmark = pytest.mark.django_db

MAY = {Role.PRACTITIONER, Role.MANAGER}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OPERATOR])
def test_only_staff_who_see_a_case_change_it(role: Role) -> None:
    """Everybody here has an open access row: seeing is not changing."""
    user = factories.user("me", role=role)
    # Rows of the test's world count from its own today, which is long open by any clock's.
    case = case_in(World(factories.unit(), (Row(user=user, from_=-3650),)))
    if role in MAY:
        work_on_case(actor_for(user), case, "more", words="more")
    else:
        with pytest.raises(NotAllowed, match="does not change cases"):
            work_on_case(actor_for(user), case)


@pytest.mark.parametrize("role", sorted(MAY))
@pytest.mark.parametrize(
    "limits",
    [Limits(excluded=("me",)), Limits(restricted_to=("you",)), Limits(known=False)],
)
def test_nor_do_staff_whom_a_list_denies(role: Role, limits: Limits) -> None:
    user = factories.user("me", role=role, units=(factories.unit(),))
    with pytest.raises(NotAllowed, match="no case"):
        work_on_case(actor_for(user), case_in(World(factories.unit(), limits=limits)))


def test_the_operator_may() -> None:
    work_on_case(OPERATOR, case_in(World(factories.unit(), limits=Limits(known=False))))
