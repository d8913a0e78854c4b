"""A form that was shown is one act, however often its button is pressed (decision 17)."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render

from followthrough.common.actions import one_form
from followthrough.common.actions.sent_forms import Sent, SentBefore, note_sent, where_it_led
from followthrough.common.database_ended import ENDED, ended_by_the_database
from followthrough.common.errors import NotAllowed
from followthrough.desks.shared.form_numbers import FormNumber, print_of
from followthrough.desks.shared.typed import typed_in

SAVED_BEFORE = "This was already saved. It was not saved a second time."


def answer_once(
    request: HttpRequest, form: FormNumber, answer: Callable[[], HttpResponse]
) -> tuple[HttpResponse, bool]:
    """What `answer` gives, and whether it acted; where the same form has acted already, or does at
    the same moment, the way to where that led, and nothing is done."""
    failed: Exception | None = None
    try:
        with one_form() as answered:
            response = answer()
            if answered.has_acted:
                note_sent(form.user_id, form.number, _leads_to(response), print_of(request))
        if answered.has_acted:
            return response, True
    except SentBefore:
        pass
    except NotAllowed as error:  # as of a step that the first one has taken away
        failed = error
    except ENDED as error:  # as where the first one took longer than this one could wait
        if ended_by_the_database(error) is None:
            raise
        failed = error
        connection.close_if_unusable_or_obsolete()
    before = where_it_led(form.user_id, form.number)
    if before is not None:
        return _answer_of_before(request, before), False
    if failed is not None:
        raise failed
    return response, False


def _answer_of_before(request: HttpRequest, before: Sent) -> HttpResponse:
    """The way to where it led; where something else was filled in by then, that is shown: it was
    not saved, and is nowhere else."""
    led_to = before.led_to or request.path
    if before.differs_from(print_of(request)):
        _unsay(request)
        shown = {"typed": typed_in(request), "led_to": led_to}
        return render(request, "shared/sent-differently.html", shown, status=409)
    only_say(request, messages.INFO, SAVED_BEFORE)
    return HttpResponseRedirect(led_to)


def _unsay(request: HttpRequest) -> None:
    """What was to be said of the act, which has been undone. What was said before it stays."""
    request._messages = default_storage(request)  # type: ignore[attr-defined]


def only_say(request: HttpRequest, level: int, text: str) -> None:
    """On the next page, in place of all that was to be said there."""
    list(messages.get_messages(request))
    messages.add_message(request, level, text)


def _leads_to(response: HttpResponse) -> str:
    return response.url if isinstance(response, HttpResponseRedirectBase) else ""
