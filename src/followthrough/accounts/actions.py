"""Making and changing accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models.functions import Lower

from followthrough.accounts.models import User
from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.organisations.models import DeliveryUnit, Provider

# Plain letters only, as in `common.incoming.Username`: a limit on access must find its user.
USERNAME = r"[A-Za-z0-9_.@+-]{1,150}"


def _administers(by: Actor, *_: object, **__: object) -> None:
    if not (by.is_operator or by.role is Role.ADMINISTRATOR):
        raise NotAllowed("Only an administrator makes accounts.")


@action(
    "account.made",
    words="Made an account",
    may=_administers,
    audience=Audience.SYSTEM,
)
def make_account(
    by: Actor,
    *,
    username: str,
    name: str,
    role: Role,
    units: Iterable[DeliveryUnit] = (),
    provider: Provider | None = None,
    password: str | None = None,
    persona: str = "",
) -> Record[User]:
    """Without a password the account cannot sign in until an administrator gives it one."""
    if not re.fullmatch(USERNAME, username):
        raise NotPossible(
            f"{username!r} cannot be a user name.",
            "Use letters from a to z, digits and . _ @ + - only, 150 at most.",
        )
    if User.objects.filter(username__iexact=username).exists():
        raise NotPossible(f"There is an account {username!r} already.", "Choose another name.")
    user = User(username=username, name=name, role=role.value, provider=provider, persona=persona)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    user.units.set(units)
    return Record(user, subject=("user", user.pk), after={"role": role.value})


def accounts_for(wanted: Iterable[tuple[str, str, DeliveryUnit]]) -> dict[str, User]:
    """Accounts by folded user name for (user name, name, unit) triples from a caseload file.

    A practitioner whom nobody has registered gets an account that cannot sign in yet, so that
    the case keeps its named practitioner. Whoever takes in the line need not be one who may make
    accounts: this one opens nothing, so it is made in the operator's name."""
    triples = {username.casefold(): (username, name, unit) for username, name, unit in wanted}
    standing = User.objects.annotate(folded=Lower("username")).filter(folded__in=triples)
    known: dict[str, User] = {user.username.casefold(): user for user in standing}
    for folded, (username, name, unit) in triples.items():
        if folded not in known:
            known[folded] = make_account(
                OPERATOR, username=username, name=name, role=Role.PRACTITIONER, units=[unit]
            )
    return known
