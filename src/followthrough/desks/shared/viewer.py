"""Who looks: the actor behind a request, and what a page asks that they may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Capability

if TYPE_CHECKING:
    from followthrough.accounts.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]

# What the pages of cases ask. Whether a change is allowed, the action asks besides.
STAFF = Capability.OPEN_CASES
# The directory tells nothing about any case, so everybody who works with the service may read it.
DIRECTORY = Capability.READ_DIRECTORY


def desk_page(asked: Capability) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """A page for whoever may do that: asks to sign in first, and hands the view its actor."""

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def run(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = actor_for(cast("User", request.user))
            if not actor.can(asked):
                raise PermissionDenied
            request.actor = actor  # type: ignore[attr-defined]  # for what stands on every page
            return view(request, actor, *args, **kwargs)

        return login_required(run)

    return decorate
