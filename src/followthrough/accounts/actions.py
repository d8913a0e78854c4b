"""Making and changing accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from axes.models import AccessAttempt
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from followthrough.accounts.models import BegunSession, User
from followthrough.accounts.preferences import Preference, may_be
from followthrough.common.actions import Audience, Payload, Record, action
from followthrough.common.actions.transactions import nothing_is_saved
from followthrough.common.actors import OPERATOR, Actor, Capability, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.roles import role_can
from followthrough.common.texts import hidden_sign, in_one_line, names_somebody, searchable
from followthrough.organisations.queries import provider_with_code, units_by_code

if TYPE_CHECKING:
    from followthrough.organisations.models import DeliveryUnit, Provider

# Plain letters only, as in `common.import_fields.Username`: a limit on access must find its user.
USERNAME = r"[A-Za-z0-9_.@+-]{1,150}"


def _administers(by: Actor, *_: object, **__: object) -> None:
    if not by.can(Capability.MANAGE_ACCOUNTS):
        raise NotAllowed("Only an administrator makes or changes accounts.")


@dataclass(frozen=True)
class AccountMade(Payload):
    role: str | None = None


@action(
    "account.made",
    words="Made an account",
    may=_administers,
    audience=Audience.SYSTEM,
    payload=AccountMade,
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
    return Record(user, subject=("user", user.pk), after=AccountMade(role.value))


def open_account(
    by: Actor,
    *,
    username: str,
    name: str,
    role: Role,
    units: Sequence[str] = (),
    provider: str | None = None,
) -> User:
    """Makes an account with units and a provider named by code. Raises NotPossible for a code that
    the directory does not have, and for a provider that does not go with the role."""
    readable = names_somebody(name) and not hidden_sign(name)
    if not (readable and len(name) <= 200 and in_one_line(name) == name):
        raise NotPossible("The name is empty, too long or not readable.", "Give 1 to 200 letters.")
    if role_can(role, Capability.ACT_FOR_PROVIDER) != (provider is not None):
        raise NotPossible(
            "A worker of a service provider has a provider, and nobody else has one.",
            "Give --provider CODE with --role provider_worker only.",
        )
    rows = units_by_code(map(searchable, units))
    if unknown := sorted(set(units) - set(rows)):
        raise NotPossible(
            f"There is no delivery unit {unknown[0]!r}.",
            "Use the code of a delivery unit in the directory, as caseload files do.",
        )
    home = provider_with_code(provider) if provider else None
    if provider and home is None:
        raise NotPossible(
            f"There is no provider {provider!r}.",
            "Use the code of a provider in the directory or in a places file.",
        )
    return make_account(
        by,
        username=username,
        name=name.strip(),
        role=role,
        units=rows.values(),
        provider=home,
    )


@action(
    "account.password-set",
    words="Gave an account a password",
    may=_administers,
    audience=Audience.SYSTEM,
)
def set_password(by: Actor, user: User, password: str) -> Record[User]:
    """Whoever is signed in with the old one has to sign in again. Raises NotPossible where the
    password breaks a rule of the settings."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise NotPossible(" ".join(error.messages), "Choose another password.") from None
    user.set_password(password)
    user.save(update_fields=["password"])
    return Record(user, subject=("user", user.pk))


@dataclass(frozen=True)
class AccountUnlocked(Payload):
    """`tries` is the number of rows forgotten."""

    tries: int | None = None


@action(
    "account.unlocked",
    words="Unlocked an account",
    may=_administers,
    audience=Audience.SYSTEM,
    payload=AccountUnlocked,
)
def unlock_account(by: Actor, user: User) -> Record[int]:
    """Forgets the failed tries under this user name, in whatever capitals they were typed. The
    number of rows forgotten; 0 where there was nothing to unlock."""
    typed = AccessAttempt.objects.filter(username__iexact=user.username)
    names = set(typed.values_list("username", flat=True))
    forgotten = sum(reset(username=name) for name in names)
    return Record(forgotten, subject=("user", user.pk), after=AccountUnlocked(forgotten))


class NamedPractitioner(NamedTuple):
    """As a line of a caseload file names them; `unit` is the unit of the case."""

    username: str
    name: str
    unit: DeliveryUnit


def accounts_for(practitioners: Iterable[NamedPractitioner]) -> dict[str, User]:
    """Accounts by folded user name for practitioners whom a caseload file names.

    A practitioner whom nobody has registered gets an account that cannot sign in yet, so that
    the case keeps its named practitioner. Whoever takes in the line need not be one who may make
    accounts: this one opens nothing, so it is made in the operator's name."""
    wanted = {practitioner.username.casefold(): practitioner for practitioner in practitioners}
    existing = User.objects.annotate(folded=Lower("username")).filter(folded__in=wanted)
    known: dict[str, User] = {user.username.casefold(): user for user in existing}
    for folded, practitioner in wanted.items():
        if folded not in known:
            known[folded] = make_account(
                OPERATOR,
                username=practitioner.username,
                name=practitioner.name,
                role=Role.PRACTITIONER,
                units=[practitioner.unit],
            )
    return known


def keep_preference(by: Actor, preference: Preference, value: str) -> None:
    """Raises NotPossible of what cannot be chosen. Not an action: nothing is done about a case."""
    if nothing_is_saved():
        return
    if not may_be(preference, value):
        raise NotPossible("This cannot be chosen.", "Go back and choose again.")
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=by.user_id or 0).get()
        user.preferences[preference.value] = value
        user.save(update_fields=["preferences"])


def note_begun(user_id: int, number: str, key: str, kept: timedelta, most: int) -> bool:
    """Notes that a form, shown to that user under that number, begins the session of that key; in
    the transaction in which that is stored, so that whoever sends the same form meanwhile waits.
    False where it may not: it has begun another one that is still there, or others of that user
    have begun as many as `most`. Not an action: nothing is done about a case."""
    now = timezone.now()
    BegunSession.objects.filter(of_user=user_id, until__lte=now).delete()
    begun, is_new = BegunSession.objects.select_for_update().get_or_create(
        of_user=user_id, number=number, defaults={"key": key, "until": now + kept}
    )
    if is_new:
        return BegunSession.objects.filter(of_user=user_id).count() <= most
    if begun.key != key and Session.objects.filter(pk=begun.key, expire_date__gt=now).exists():
        return False
    begun.key, begun.until = key, now + kept
    begun.save(update_fields=["key", "until"])
    return True


def forget_begun_sessions() -> None:
    """Those that are over."""
    BegunSession.objects.filter(until__lte=timezone.now()).delete()
