"""Every form that is shown has a number of its own, beside Django's token: by it one form is one
act (`sent_once`), and it is known whose form it is where nobody is signed in any more (`unsent`).

The number is random and signed together with the user: nobody can make one for somebody else.
"""

from __future__ import annotations

import re
import secrets
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

FIELD = "form_number"
TOKENS = frozenset({"csrfmiddlewaretoken", FIELD})
# Of a request that shows again what was sent: the number under which it was.
AGAIN = "form_number_again"
SIGNS = string.ascii_letters + string.digits
LENGTH = 22  # signs: 131 bits
SHAPE = re.compile(r"([0-9]{1,18})-([A-Za-z0-9]{22})-([A-Za-z0-9]{1,256})", re.ASCII)


@dataclass(frozen=True)
class FormNumber:
    user_id: int
    number: str

    def signed(self) -> str:
        known_to_us = salted_hmac(FIELD, f"{self.user_id}-{self.number}", algorithm="sha256")
        mac = _in_signs(int.from_bytes(known_to_us.digest()[:16], "big"))
        return f"{self.user_id}-{self.number}-{mac}"


def new_number(user_id: int) -> FormNumber:
    return FormNumber(user_id, "".join(secrets.choice(SIGNS) for _ in range(LENGTH)))


def number_sent(request: HttpRequest) -> FormNumber | None:
    """None where none was sent, or one that we never gave to anybody."""
    sent = request.POST.get(FIELD, "")
    parts = SHAPE.fullmatch(sent)
    if parts is None:
        return None
    number = FormNumber(int(parts[1]), parts[2])
    return number if constant_time_compare(number.signed(), sent) else None


def _in_signs(number: int) -> str:
    signs = ""
    while number or not signs:
        number, digit = divmod(number, len(SIGNS))
        signs += SIGNS[digit]
    return signs


def form_inputs(request: HttpRequest) -> dict[str, Any]:
    """For TEMPLATES' `context_processors`: what templates write as `csrf_input` in each form is the
    number as well, another one each time."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    user_id = user.pk
    inputs: Callable[[], SafeString] = lazy(lambda: _inputs(request, user_id), SafeString, str)
    return {"csrf_input": inputs()}


def _inputs(request: HttpRequest, user_id: int) -> SafeString:
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="{}" value="{}">',
        get_token(request),
        FIELD,
        getattr(request, AGAIN, "") or new_number(user_id).signed(),
    )


def print_of(request: HttpRequest) -> str:
    """Of what was filled in: the same for the same answers, and it tells nothing about them."""
    sent = sorted((n, v) for n, values in request.POST.lists() if n not in TOKENS for v in values)
    return salted_hmac("what was filled in", repr(sent), algorithm="sha256").hexdigest()
