"""Reading accounts for others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotPossible


@dataclass(frozen=True)
class Persona:
    username: str
    name: str
    role_label: str
    about: str


def actor_for(user: User) -> Actor:
    return Actor(
        role=Role(user.role),
        name=user.name,
        username=user.username.casefold(),
        user_id=user.pk,
        unit_ids=frozenset(user.units.values_list("pk", flat=True)),
        provider_id=user.provider_id,
    )


def actor_named(username: str | None) -> Actor:
    """The actor of a command: the operator, or the named user with just that user's access."""
    if username is None:
        return OPERATOR
    user = _active().filter(username__iexact=_asked(username)).first()
    if user is None:
        raise NotPossible(
            f"Nobody signs in as {username!r}.", "Give the user name of an account that exists."
        )
    return actor_for(user)


def personas() -> list[Persona]:
    """The demonstration's people to sign in as, in the order in which they were made."""
    return [
        Persona(user.username, user.name, user.role_label, user.persona)
        for user in User.objects.exclude(persona="").filter(is_active=True).order_by("pk")
    ]


def persona_user(username: str) -> User | None:
    return _active().filter(username=_asked(username)).exclude(persona="").first()


def _active() -> QuerySet[User]:
    return User.objects.filter(is_active=True)


def _asked(username: str) -> str:
    """PostgreSQL has no text with a NUL, which a form may well hold; no user name has a "?"."""
    return username.replace("\0", "?")


def who_can_sign_in() -> list[str]:
    """Lines for the screen when the server starts; no more than ten."""
    users = User.objects.filter(is_active=True).exclude(password__startswith="!")
    named = personas()
    if named:
        return [f"{p.name} ({p.role_label}): {p.about}" for p in named]
    return [f"{u.username} ({u.role_label})" for u in users.order_by("pk")[:10]]
