"""Who opens the pages of the bench, and which cases they hold."""

from __future__ import annotations

from typing import Any


def busiest_practitioner(but: int = 0) -> Any:
    """But for as many who hold more cases."""
    from django.db.models import Count

    from followthrough.accounts.models import User
    from followthrough.people.models import Case

    by_number = (
        Case.objects.filter(closed_on=None, practitioner__isnull=False)
        .values("practitioner")
        .annotate(n=Count("pk"))
        .order_by("-n", "practitioner")
    )
    return User.objects.get(pk=by_number[but]["practitioner"])


def user_named(username: str) -> Any:
    from followthrough.accounts.models import User

    return User.objects.get(username=username)


def client_of(user: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client


def cases_with_a_plan(user: Any) -> list[Any]:
    """The open ones that the practitioner holds and may see."""
    from followthrough.accounts.queries import actor_for
    from followthrough.people.access import visible_to

    cases = visible_to(actor_for(user)).filter(
        practitioner=user, closed_on=None, plan__isnull=False
    )
    return list(cases.select_related("person").order_by("pk"))
