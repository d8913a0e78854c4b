from __future__ import annotations

import pytest

from followthrough.accounts.actions import NamedPractitioner, accounts_for, make_account
from followthrough.accounts.models import ROLE_WORDS, User
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_only_operator_and_administrator_make_accounts(role: Role) -> None:
    by = Actor(role, "Somebody")
    if role in {Role.OPERATOR, Role.ADMINISTRATOR}:
        make_account(by, username="new", name="New", role=Role.MANAGER)
        assert LedgerEntry.objects.get().after == {"role": "manager"}
    else:
        with pytest.raises(NotAllowed):
            make_account(by, username="new", name="New", role=Role.MANAGER)
        assert not User.objects.exists()


@pytest.mark.parametrize("taken", ["amara", "AMARA", "Amara"])
def test_a_user_name_is_given_once_whatever_its_capitals(taken: str) -> None:
    factories.user("Amara")
    with pytest.raises(NotPossible, match="already"):
        factories.user(taken)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("username", "fits"),
    [
        ("a", True),
        ("Amara.Okafor-2@example_org+x", True),
        ("a" * 150, True),
        ("a" * 151, False),
        ("", False),
        ("two words", False),
        ("amara\n", False),
        # Letters whose small form Python and PostgreSQL disagree about: a limit on access would
        # not find the account.
        ("straße", False),
        ("İbrahim", False),
        ("ｆｕｌｌ", False),
    ],
)
def test_a_user_name_has_plain_letters_only(username: str, fits: bool) -> None:
    if fits:
        assert factories.user(username).username == username
    else:
        with pytest.raises(NotPossible, match="cannot be a user name"):
            factories.user(username)


def test_without_a_password_nobody_signs_in() -> None:
    assert not factories.user("amara").has_usable_password()
    with_one = make_account(
        OPERATOR, username="bea", name="Bea", role=Role.MANAGER, password="a long one"
    )
    assert with_one.check_password("a long one")


def test_accounts_of_a_file_are_found_by_folded_name_or_made_once() -> None:
    unit = factories.unit()
    amara = factories.practitioner(unit, "Amara")
    result = accounts_for(
        [
            NamedPractitioner("AMARA", "A", unit),
            NamedPractitioner("newcomer", "New Comer", unit),
            NamedPractitioner("Newcomer", "Again", unit),
        ]
    )
    assert set(result) == {"amara", "newcomer"}
    assert result["amara"] == amara
    assert result["newcomer"].role == Role.PRACTITIONER
    assert accounts_for([NamedPractitioner("NEWCOMER", "x", unit)]) == {
        "newcomer": result["newcomer"]
    }
    assert User.objects.count() == 2


def test_every_role_that_signs_in_has_words() -> None:
    assert set(ROLE_WORDS) == set(Role) - {Role.OPERATOR}
