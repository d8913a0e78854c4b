"""What every page knows about who looks at it: their desk's links, their name, the demonstration.

A desk declares its links in a `links.py` of the folder whose page it is, each with the capability
that it is for:

    DESK_LINKS.add("today", DeskLink(10, "Today", "today", Capability.HOLD_CASES, front=True))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from followthrough.common.actors import Capability
from followthrough.common.registry import Registry
from followthrough.common.roles import role_can


@dataclass(frozen=True)
class DeskLink:
    """`place` says where among the others. `view` is the name of its address; `front`: whoever has
    the link starts there."""

    place: int
    text: str
    view: str
    asked: Capability
    front: bool = False


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
        "desk_links": links_for(str(getattr(user, "role", "")), request.path) if signed_in else [],
    }


def links_for(role: str, path: str) -> list[dict[str, Any]]:
    links = []
    for link in links_of(role):
        href = reverse(link.view)
        links.append({"text": link.text, "href": href, "current": is_current(href, path)})
    return links


def front_page(role: str) -> str | None:
    """The address by name where that role starts; None for a role without a desk."""
    return next((link.view for link in links_of(role) if link.front), None)


def is_current(href: str, path: str) -> bool:
    """The front page is current only on itself; any other also on the pages below it."""
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
