"""What somebody typed and sent after their session had ended: it waits while they sign in, and the
page of that form shows it again. Nothing of it is saved until they send it once more. Whoever had
several forms open gets each of them back on its own page.

It waits in the session on the server, for a quarter of an hour, for whom the form was shown to and
nobody else. It is in no address, no cookie and no log. A form that comes without a session begins
one, and no second one while that is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import UpdateError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render

from followthrough.accounts.actions import note_begun
from followthrough.accounts.session_store import follow, store_now
from followthrough.accounts.sessions import SAID_FOR, WAITS, forget_what_waited, keep_for_a_while
from followthrough.common.actions import one_form
from followthrough.common.actions.sent_forms import where_it_led
from followthrough.common.errors import NotPossible
from followthrough.desks.shared.form_numbers import (
    AGAIN,
    TOKENS,
    FormNumber,
    number_sent,
    print_of,
)
from followthrough.desks.shared.sent_once import SAVED_BEFORE, only_say

MOST = 100_000  # signs of all that waits for one user, as forms are sent
# Signs of an address to come back to: the address of signing in may need three for each of its own,
# and Django leads to 16,384 at most.
LONGEST_WAY = 5000
MOST_FORMS = 50  # of one user; nobody sends more in a quarter of an hour and reads what is said

NOTHING_WAS_SAVED = (
    "You were signed out before this was sent. Nothing was saved. "
    "Check what you typed and send it again."
)
GET_IT_BACK = (
    "What you sent last was not saved. Sign in with the same user name within 15 minutes, and you "
    "get it back."
)
EACH_ON_ITS_PAGE = (
    "What you sent {} times was not saved. Sign in with the same user name within 15 minutes: you "
    "get the last of it back at once, and the others when you open those pages again."
)
WAS_SAVED = "What you sent last was saved."
TOO_LONG = "What you sent last was not saved, and it was too long to be kept."
SOME_TOO_LONG = "Of what you sent before that, {} was too long to be kept."
KEPT_FOR_ITS_OWNER = (
    "What was typed is kept for that user name. Sign in with it in this browser within 15 minutes, "
    "and it is shown again."
)
TOO_LONG_FOR_ITS_OWNER = "What was typed was too long to be kept."
SAVED_FOR_ITS_OWNER = "It had been sent before, and was saved then."
NOT_KEPT_NOW = (
    "What was typed could not be kept at this moment. Load this page again to try once more."
)


def keep(request: HttpRequest) -> dict[str, Any] | None:
    """What was sent, where we know to whom the form was shown. Too much of it is not kept, and
    that is remembered. Raises UpdateError where it cannot be stored now, so that nobody is told
    that it was."""
    form = number_sent(request)
    if form is None:
        return None
    fields = request.POST.copy()
    for name in [n for n in fields if n in TOKENS or "password" in n.lower()]:
        del fields[name]
    typed, address = fields.urlencode(), request.get_full_path()
    before = where_it_led(form.user_id, form.number)
    was_saved = before is not None and not before.differs_from(print_of(request))
    others = [one for one in _all_waiting(request) if one["number"] != form.number]
    fits = len(typed) <= MOST and not request.FILES
    waiting = [one for one in others if one["fits"] and one["user"] == form.user_id]
    while fits and waiting and len(typed) + sum(len(one["typed"]) for one in waiting) > MOST:
        oldest = waiting.pop(0)
        _put(request, oldest | {"typed": "", "fits": False})
    this = {
        "user": form.user_id,
        "until": int(time.time()) + SAID_FOR,
        "address": address,
        "number": form.number,
        "led_to": (before.led_to or address) if before and was_saved else "",
        "again": before is None,
        "typed": typed if fits and not was_saved else "",
        "fits": fits or was_saved,
        "quiet": is_of_another(request),
    }
    forget_what_waited(request.session, int(time.time()))
    for one in [one for one in others if one["user"] == form.user_id][: -(MOST_FORMS - 1)]:
        _let_go(request, one)
    with transaction.atomic():
        if request.session.session_key is None:
            _begin_session(request, form)
        _let_go(request, this)  # what was sent last comes last
        _put(request, this)
        if not request.user.is_authenticated:
            keep_for_a_while(request.session)
        store_now(request.session)
    return this


def _begin_session(request: HttpRequest, form: FormNumber) -> None:
    """One for a form: of whoever sends it from one browser after the other, without the session
    that the first one got, nothing more is kept. Raises UpdateError there."""
    follow(request.session, _of_this_browser(request, form))
    key = request.session.session_key or ""
    if not note_begun(form.user_id, form.number, key, timedelta(seconds=SAID_FOR), MOST_FORMS):
        request.session.modified = False
        raise UpdateError("The session of this form is another one.")


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        keep(request)
    return redirect_to_login(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    """Of somebody who pasted very much into a search, to the page without it."""
    ways = (request.get_full_path(), request.path, "/")
    return next(way for way in ways if len(way) <= LONGEST_WAY)


def may_come_back(request: HttpRequest) -> bool:
    """Whether the form was shown to who is signed in now, or to somebody while nobody is."""
    form = number_sent(request)
    return form is not None and request.user.pk in {None, form.user_id}


def is_of_another(request: HttpRequest) -> bool:
    """Whether the form was shown to somebody else than who is signed in now."""
    form = number_sent(request)
    return form is not None and request.user.pk not in {None, form.user_id}


def refuse_for_its_owner(request: HttpRequest) -> HttpResponse:
    """The answer to a form that was shown to somebody else, for whom it waits: whoever is signed in
    now gets it nowhere, and the page only says what becomes of it."""
    try:
        waiting = keep(request)
    except UpdateError:
        becomes = NOT_KEPT_NOW
    else:
        assert waiting is not None
        becomes = KEPT_FOR_ITS_OWNER if waiting["fits"] else TOO_LONG_FOR_ITS_OWNER
        if waiting["led_to"]:
            becomes = SAVED_FOR_ITS_OWNER
    return render(request, "shared/form-of-another.html", {"becomes": becomes}, status=403)


def send_back(request: HttpRequest) -> HttpResponse:
    """To the page of the form as it was typed, by way of signing in where nobody is signed in."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    keep(request)
    if address_of_unsent(request) is None:
        messages.warning(request, TOO_LONG)
    return HttpResponseRedirect(_way_back(request))


def what_becomes_of_it(request: HttpRequest) -> str:
    """For the page that asks to sign in: what is so of all that was sent, or nothing. Whoever has
    used the browser since for themselves is told nothing of what is somebody else's."""
    waiting = [one for one in _all_waiting(request) if not one["quiet"]]
    if not waiting:
        return ""
    *others, last = waiting
    kept = [one for one in waiting if one["fits"] and not one["led_to"]]
    lost = sum(not one["fits"] for one in others)
    if last["led_to"]:
        said = WAS_SAVED
    elif not last["fits"]:
        said = TOO_LONG
    else:
        said = EACH_ON_ITS_PAGE.format(len(kept)) if len(kept) > 1 else GET_IT_BACK
    return f"{said} {SOME_TOO_LONG.format(lost)}" if lost else said


def address_of_unsent(request: HttpRequest) -> str | None:
    """Where what was sent last is shown to whoever is signed in now, or where it led."""
    mine = [one for one in _all_waiting(request) if one["user"] == request.user.pk and one["fits"]]
    return (mine[-1]["led_to"] or mine[-1]["address"]) if mine else None


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
    sent = FormNumber(waiting["user"], waiting["number"])
    if waiting["again"]:
        if (before := where_it_led(sent.user_id, sent.number)) is not None:
            # It was still being saved when it was kept.
            _let_go(request, waiting)
            only_say(request, messages.INFO, SAVED_BEFORE)
            return HttpResponseRedirect(before.led_to or request.path)
        setattr(request, AGAIN, sent.signed())
    request.is_unsent = True  # type: ignore[attr-defined]
    only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    refusal = NotPossible("This is not saved yet.", "Check it, then send it again.")
    with one_form(refusal) as form:
        response = answer()
    if form.was_refused and isinstance(response, HttpResponseRedirectBase):
        only_say(request, messages.WARNING, NOTHING_WAS_SAVED)
    if isinstance(response, HttpResponseRedirectBase):
        _let_go(request, waiting)  # there is no form to show it in
    return response


def is_unsent(request: HttpRequest) -> bool:
    """Whether the form is only shown as it was typed."""
    return getattr(request, "is_unsent", False)


def forget(request: HttpRequest) -> None:
    """It has been sent now."""
    if (waiting := _for_this_page(request)) is not None:
        _let_go(request, waiting)


def _put(request: HttpRequest, waiting: dict[str, Any]) -> None:
    """Each under a name of its own, so that of two sent at the same moment both are stored."""
    request.session[WAITS + waiting["number"]] = waiting


def _let_go(request: HttpRequest, waiting: dict[str, Any]) -> None:
    request.session.pop(WAITS + waiting["number"], None)


def _all_waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """Of whomever. What was sent last comes last."""
    kept = [one for name, one in request.session.items() if name.startswith(WAITS)]
    return [one for one in kept if one["until"] > time.time()]


def _of_this_browser(request: HttpRequest, form: FormNumber) -> str:
    """What all tabs send alike. Django's token is there also after signing out."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return session or f"{form.user_id} {request.COOKIES.get(settings.CSRF_COOKIE_NAME, '')}"


def _mine(request: HttpRequest) -> list[dict[str, Any]]:
    """What can be shown to whoever is signed in now."""
    user_id = request.user.pk
    return [
        one
        for one in _all_waiting(request)
        if one["fits"] and one["user"] == user_id and not one["led_to"]
    ]


def _for_this_page(request: HttpRequest) -> dict[str, Any] | None:
    address = request.get_full_path()
    return next((one for one in reversed(_mine(request)) if one["address"] == address), None)


@contextmanager
def others_keep_theirs(request: HttpRequest) -> Iterator[None]:
    """Around the end of a signed-in session, with which all of it goes: what waits for somebody
    else goes on waiting."""
    user_id = request.user.pk
    waiting = [one for one in _all_waiting(request) if user_id and one["user"] != user_id]
    yield
    for one in waiting:
        _put(request, one | {"quiet": one["user"] != request.user.pk})
    if waiting and not request.user.is_authenticated:
        keep_for_a_while(request.session)


def only_for_its_own(sender: object, request: HttpRequest, user: Any, **_: Any) -> None:
    """Whoever signs in hears nothing of somebody else's, for whom it goes on waiting."""
    for one in _all_waiting(request):
        _put(request, one | {"quiet": one["user"] != user.pk})


user_logged_in.connect(only_for_its_own, dispatch_uid="followthrough.desks.unsent")
