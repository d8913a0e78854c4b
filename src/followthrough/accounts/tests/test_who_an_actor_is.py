from __future__ import annotations

import pytest

from followthrough.accounts.actions import make_account
from followthrough.accounts.queries import (
    actor_for,
    actor_named,
    persona_user,
    personas,
    who_can_sign_in,
)
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.errors import NotPossible
from followthrough.organisations.models import Provider
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_actor_has_the_users_role_units_and_folded_name() -> None:
    one, two = factories.unit("U1"), factories.unit("U2")
    user = factories.user("Amara", units=(one, two), name="Amara Okafor")
    actor = actor_for(user)
    assert (actor.role, actor.name, actor.username) == (Role.PRACTITIONER, "Amara Okafor", "amara")
    assert (actor.user_id, actor.unit_ids) == (user.pk, {one.pk, two.pk})
    assert actor.provider_id is None
    assert not actor.is_operator


def test_a_worker_brings_their_provider() -> None:
    provider = Provider.objects.create(code="P1", name="Northtown Help")
    user = factories.user("worker", role=Role.PROVIDER_WORKER)
    user.provider = provider
    user.save()
    assert actor_for(user).provider_id == provider.pk


def test_a_command_acts_as_the_operator_or_as_the_user_it_names() -> None:
    user = factories.user("Amara")
    assert actor_named(None) is OPERATOR
    assert actor_named("AMARA") == actor_for(user)


@pytest.mark.parametrize("name", ["nobody", "", "gone", "a\0b"])
def test_nobody_acts_in_the_name_of_an_account_that_is_not_there(name: str) -> None:
    gone = factories.user("gone")
    gone.is_active = False
    gone.save()
    with pytest.raises(NotPossible, match="Nobody signs in"):
        actor_named(name)


def test_only_a_persona_is_offered_to_sign_in_as() -> None:
    factories.user("real")
    make_account(
        OPERATOR, username="amara", name="Amara", role=Role.PRACTITIONER, persona="Holds 34 cases"
    )
    assert [persona.username for persona in personas()] == ["amara"]
    assert persona_user("amara") is not None
    assert persona_user("real") is None
    assert persona_user("am\0ara") is None
    assert who_can_sign_in() == ["Amara (Probation practitioner): Holds 34 cases"]
