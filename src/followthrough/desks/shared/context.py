"""What every page knows about who looks at it: their desk's links, their name, the demonstration.

A desk adds its links to `LINKS`, each with the capability that it is for. A link whose page does
not exist (yet) is left out, so a desk can be built page by page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from followthrough.common.actors import Capability
from followthrough.common.roles import role_can


@dataclass(frozen=True)
class DeskLink:
    """`view` is the name of its address; `front`: whoever has the link starts there."""

    text: str
    view: str
    asked: Capability
    front: bool = False


LINKS: tuple[DeskLink, ...] = (
    DeskLink("Today", "today", Capability.HOLD_CASES, front=True),
    DeskLink("Your team", "team", Capability.COVER, front=True),
    DeskLink("Cases", "cases", Capability.OPEN_CASES),
    DeskLink("Services", "services", Capability.READ_DIRECTORY),
)


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
    for link in LINKS:
        if role_can(role, link.asked) and (href := address(link.view)):
            links.append({"text": link.text, "href": href, "current": is_current(href, path)})
    return links


def front_page(role: str) -> str | None:
    """The address by name where that role starts; None for a role without a desk."""
    return next((link.view for link in LINKS if link.front and role_can(role, link.asked)), None)


def address(view: str) -> str | None:
    try:
        return reverse(view)
    except NoReverseMatch:
        return None


def is_current(href: str, path: str) -> bool:
    """The front page is current only on itself; any other also on the pages below it."""
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
