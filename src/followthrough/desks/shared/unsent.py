"""What somebody typed and sent after their session had ended: it waits while they sign in, and the
page of that form shows it again. Nothing of it is saved until they send it once more. Whoever had
several forms open gets each of them back on its own page.

It waits in the session on the server, for a quarter of an hour, for whom the form was shown to and
nobody else. It is in no address, no cookie and no log.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseRedirectBase

from followthrough.accounts.sessions import SAID_FOR, keep_for_a_while
from followthrough.common.actions import one_form
from followthrough.common.errors import NotPossible
from followthrough.desks.shared.form_numbers import FIELD, number_sent
from followthrough.desks.shared.sent_once import only_say

KEY = "unsent"
MOST = 100_000  # signs of all that waits, as forms are sent
NOT_KEPT = {"csrfmiddlewaretoken", FIELD}

NOTHING_WAS_SAVED = (
    "You were signed out before this was sent. Nothing was saved. "
    "Check what you typed and send it again."
)
GET_IT_BACK = (
    "What you sent last was not saved. Sign in with the same user name, and you get it back."
)
EACH_ON_ITS_PAGE = (
    "What you sent on {} pages was not saved. Sign in with the same user name: you get the last of "
    "it back at once, and the others when you open those pages again."
)
TOO_LONG = "What you sent last was not saved, and it was too long to be kept."


def keep(request: HttpRequest) -> None:
    """What was sent, where we know to whom the form was shown. Too much of it is not kept, and
    that is remembered."""
    form = number_sent(request)
    if form is None:
        return
    fields = request.POST.copy()
    for name in [n for n in fields if n in NOT_KEPT or "password" in n.lower()]:
        del fields[name]
    typed, address = fields.urlencode(), request.get_full_path()
    others = [one for one in _all_waiting(request) if one["address"] != address]
    fits = len(typed) <= MOST and not request.FILES
    while fits and others and len(typed) + sum(len(one["typed"]) for one in others) > MOST:
        del others[0]  # the oldest
    this = {
        "user": form.user_id,
        "until": int(time.time()) + SAID_FOR,
        "address": address,
        "typed": typed if fits else "",
        "fits": fits,
    }
    request.session[KEY] = [*others, this]
    if not request.user.is_authenticated:
        keep_for_a_while(request.session)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        keep(request)
    return redirect_to_login(request.get_full_path())


def may_come_back(request: HttpRequest) -> bool:
    """Whether the form was shown to who is signed in now, or to somebody while nobody is."""
    form = number_sent(request)
    return form is not None and request.user.pk in {None, form.user_id}


def send_back(request: HttpRequest) -> HttpResponse:
    """To the page of the form as it was typed, by way of signing in where nobody is signed in."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    keep(request)
    if address_of_unsent(request) is None:
        messages.warning(request, TOO_LONG)
    return HttpResponseRedirect(request.get_full_path())


def what_becomes_of_it(request: HttpRequest) -> str:
    """For the page that asks to sign in: a sentence about what was sent, or nothing."""
    waiting = _all_waiting(request)
    if not waiting:
        return ""
    if not waiting[-1]["fits"]:
        return TOO_LONG
    return EACH_ON_ITS_PAGE.format(len(waiting)) if len(waiting) > 1 else GET_IT_BACK


def address_of_unsent(request: HttpRequest) -> str | None:
    """Where what was sent last, and waits for whoever is signed in now, is shown."""
    mine = _mine(request)
    return mine[-1]["address"] if mine else None


def is_waiting(request: HttpRequest) -> bool:
    """Whether something of theirs waits for the page that is asked for."""
    return _for_this_page(request) is not None


def answer_unsent(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The page of the form as it was typed: what was sent is answered as if it came now, but every
    action is refused."""
    waiting = _for_this_page(request)
    assert waiting is not None
    request.method = "POST"
    request.POST = QueryDict(waiting["typed"])
    request.is_unsent = True  # type: ignore[attr-defined]
    only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    refusal = NotPossible("This is not saved yet.", "Check it, then send it again.")
    with one_form(refusal) as form:
        response = answer()
    if form.was_refused and isinstance(response, HttpResponseRedirectBase):
        only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    return response


def is_unsent(request: HttpRequest) -> bool:
    """Whether the form is only shown as it was typed."""
    return getattr(request, "is_unsent", False)


def forget(request: HttpRequest) -> None:
    """It has been sent now."""
    address = request.get_full_path()
    if any(one["address"] == address for one in _all_waiting(request)):
        left = [one for one in _all_waiting(request) if one["address"] != address]
        request.session[KEY] = left


def _all_waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """What was sent last comes last."""
    waiting = request.session.get(KEY)
    if not isinstance(waiting, list):  # nothing, or what a release before kept
        return []
    return [one for one in waiting if one["until"] > time.time()]


def _mine(request: HttpRequest) -> list[dict[str, Any]]:
    """What can be shown to whoever is signed in now."""
    user_id = request.user.pk
    return [one for one in _all_waiting(request) if one["fits"] and one["user"] == user_id]


def _for_this_page(request: HttpRequest) -> dict[str, Any] | None:
    address = request.get_full_path()
    return next((one for one in _mine(request) if one["address"] == address), None)


def only_for_its_own(sender: object, request: HttpRequest, user: Any, **_: Any) -> None:
    """Whoever signs in gets nothing of somebody else's."""
    if request.session.get(KEY):
        theirs = [one for one in _all_waiting(request) if one["user"] == user.pk]
        request.session[KEY] = theirs


user_logged_in.connect(only_for_its_own, dispatch_uid="followthrough.desks.unsent")
