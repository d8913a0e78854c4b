"""Reading accounts for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower
from django.utils import timezone

from followthrough.accounts.models import User
from followthrough.accounts.preferences import Preference, may_be, until_chosen
from followthrough.common.actors import OPERATOR, Actor, Capability, Role
from followthrough.common.errors import NotPossible
from followthrough.common.roles import roles_that_can
from followthrough.common.texts import searchable


@dataclass(frozen=True)
class Persona:
    username: str
    name: str
    role_label: str
    about: str


def actor_for(user: User) -> Actor:
    units: Iterable[int] | None = getattr(user, "unit_ids_read", None)
    return Actor(
        role=Role(user.role),
        name=user.name,
        username=user.username.casefold(),
        user_id=user.pk,
        unit_ids=frozenset(user.units.values_list("pk", flat=True) if units is None else units),
        provider_id=user.provider_id,
    )


def actor_named(username: str | None) -> Actor:
    """The actor of a command: the operator, or the named user with just that user's access."""
    if username is None:
        return OPERATOR
    user = _active().filter(username__iexact=searchable(username)).first()
    if user is None:
        raise NotPossible(
            f"Nobody signs in as {username!r}.", "Give the user name of an account that exists."
        )
    return actor_for(user)


def user_name_as_written(typed: str) -> str:
    """As the account has it, whatever the capitals that were typed; of nobody's account folded, so
    that failed tries for it count together as well."""
    accounts = User.objects.filter(username__iexact=searchable(typed))
    return accounts.values_list("username", flat=True).first() or typed.casefold()


def accounts_with(username: Combinable) -> QuerySet[User]:
    """For a condition in another query: the accounts, if any, with that folded user name."""
    return User.objects.annotate(folded=Lower("username")).filter(folded=username)


def personas() -> list[Persona]:
    """The demonstration's people to sign in as, in the order in which they were made."""
    return [
        Persona(user.username, user.name, user.role_label, user.persona)
        for user in User.objects.exclude(persona="").filter(is_active=True).order_by("pk")
    ]


def has_personas() -> bool:
    """Whether anybody can sign in without a password, where the demonstration is opened."""
    return User.objects.exclude(persona="").exists()


def persona_user(username: str) -> User | None:
    return _active().filter(username=searchable(username)).exclude(persona="").first()


def _active() -> QuerySet[User]:
    return User.objects.filter(is_active=True)


def who_can_sign_in() -> list[str]:
    """Lines for the screen when the server starts; no more than ten."""
    users = User.objects.filter(is_active=True).exclude(password__startswith="!")
    named = personas()
    if named:
        return [f"{p.name} ({p.role_label}): {p.about}" for p in named]
    return [f"{u.username} ({u.role_label})" for u in users.order_by("pk")[:10]]


@dataclass(frozen=True)
class AccountLine:
    """`units` and `provider` are codes; `note` says why nobody can sign in with it, if so."""

    username: str
    name: str
    role_label: str
    units: tuple[str, ...]
    provider: str
    note: str


def account_named(username: str) -> User:
    """Whatever its capitals, closed ones too. Raises NotPossible where there is none."""
    user = User.objects.filter(username__iexact=searchable(username)).first()
    if user is None:
        raise NotPossible(
            f"There is no account {username!r}.", "See them all with: followthrough account list."
        )
    return user


def all_accounts() -> Iterator[AccountLine]:
    """By user name, in a constant number of statements for each 2,000."""
    locked = _locked()
    users = User.objects.select_related("provider").prefetch_related("units").order_by("username")
    for user in users.iterator(chunk_size=2000):
        yield AccountLine(
            user.username,
            user.name,
            user.role_label,
            tuple(sorted(unit.code for unit in user.units.all())),
            user.provider.code if user.provider else "",
            _why_no_sign_in(user, locked),
        )


def _why_no_sign_in(user: User, locked: set[str]) -> str:
    if not user.is_active:
        return "closed"
    if not user.has_usable_password():
        return "no password yet"
    return "locked" if user.username.casefold() in locked else ""


def _locked() -> set[str]:
    """Folded user names with too many failed tries within the time that a lock holds."""
    since = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    tries = AccessAttempt.objects.filter(attempt_time__gte=since).values("username")
    too_many = tries.annotate(failed=Sum("failures_since_start")).filter(
        failed__gte=settings.AXES_FAILURE_LIMIT
    )
    return {name.casefold() for name in too_many.values_list("username", flat=True) if name}


def staff_who_can(
    capability: Capability, unit_ids: Iterable[int], *, also: Iterable[int] = ()
) -> QuerySet[User]:
    """Accounts of the units, not closed, whose role lets them do it; and those whose ids are given
    in `also`, whatever they may do and closed or not."""
    able = Q(role__in=roles_that_can(capability), is_active=True, units__in=list(unit_ids))
    return User.objects.filter(able | Q(pk__in=list(also))).distinct()


def usernames() -> set[str]:
    """Of all accounts, folded."""
    return {name.casefold() for name in User.objects.values_list("username", flat=True)}


def user_names(user_ids: Iterable[int]) -> dict[int, str]:
    """By id, closed accounts too."""
    return dict(User.objects.filter(pk__in=list(user_ids)).values_list("pk", "name"))


def preference_of(by: Actor, preference: Preference) -> str:
    """What the user chose, else what is so until they choose."""
    kept = (
        User.objects.filter(pk=by.user_id or 0).values_list("preferences", flat=True).first() or {}
    )
    value = str(kept.get(preference.value, ""))
    chosen = preference.value in kept and may_be(preference, value)
    return value if chosen else until_chosen(preference)
