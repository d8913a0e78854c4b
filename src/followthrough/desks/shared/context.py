"""What every page knows about who looks at it: their desk's links, their name, the demonstration.

A desk declares its links in a `links.py` of the folder whose page it is, each with the capability
that it is for:

    DESK_LINKS.add("today", DeskLink(10, "Today", "today", Capability.HOLD_CASES, front=True))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_holidays_unknown, today_in_london
from followthrough.common.registry import Registry
from followthrough.common.roles import role_can


@dataclass(frozen=True)
class DeskLink:
    """`place` says where among the others. `view` is the name of its address; `front`: whoever has
    the link starts there. `number`: how many things wait behind it for who looks; None where that
    is not known at once."""

    place: int
    text: str
    view: str
    asked: Capability
    front: bool = False
    number: Callable[[Actor], int | None] | None = None


KNOWN_OF_NONE: Mapping[str, int | None] = MappingProxyType({})

DESK_LINKS: Registry[DeskLink] = Registry("links.py")


def links_of(role: str) -> list[DeskLink]:
    mine = [link for link in DESK_LINKS.all() if role_can(role, link.asked)]
    return sorted(mine, key=lambda link: link.place)


def desk(request: HttpRequest) -> dict[str, Any]:
    """For TEMPLATES' `context_processors`. Also serves people who have not signed in."""
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    return {
        "demo": bool(getattr(settings, "DEMO", False)),
        "signed_in": signed_in,
        "user_name": str(getattr(user, "name", "") or user) if signed_in else "",
        "desk_links": _links(request) if signed_in else [],
        "holidays_unknown": say_holidays_unknown(today_in_london()) if signed_in else "",
    }


def say_waiting(request: HttpRequest, view: str, number: int | None) -> None:
    """The page has counted what waits behind that link, or knows that not all of it is known: it
    is not asked a second time for the menu, and both say the same."""
    request.waiting = {**_waiting(request), view: number}  # type: ignore[attr-defined]


def _waiting(request: HttpRequest) -> dict[str, int | None]:
    return getattr(request, "waiting", {})


def _links(request: HttpRequest) -> list[dict[str, Any]]:
    role = str(getattr(request.user, "role", ""))
    actor = None if _is_of_one_person(request) else _actor(request)
    return links_for(role, request.path, actor, _waiting(request))


def _actor(request: HttpRequest) -> Actor | None:
    """Of the pages of a desk, which know who looks (`viewer.desk_page`)."""
    return getattr(request, "actor", None)


def _is_of_one_person(request: HttpRequest) -> bool:
    """Such a page is read together with the person: what waits of others has no place on it."""
    return request.resolver_match is not None and "crn" in request.resolver_match.kwargs


def links_for(
    role: str,
    path: str,
    actor: Actor | None = None,
    waiting: Mapping[str, int | None] = KNOWN_OF_NONE,
) -> list[dict[str, Any]]:
    """With the numbers of what waits for that actor: those of `waiting` by view, the others are
    asked for. Without an actor, without numbers."""
    links = []
    for link in links_of(role):
        href = reverse(link.view)
        if link.view in waiting:
            number = waiting[link.view]
        else:
            number = link.number(actor) if link.number and actor else None
        current = is_current(href, path)
        links.append({"text": link.text, "href": href, "current": current, "number": number})
    return links


def front_page(role: str) -> str | None:
    """The address by name where that role starts; None for a role without a desk."""
    return next((link.view for link in links_of(role) if link.front), None)


def is_current(href: str, path: str) -> bool:
    """The front page is current only on itself; any other also on the pages below it."""
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
