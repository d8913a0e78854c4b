"""The forms with which a practitioner records something, filled in and not yet sent, so that only
the sending is measured. None where the page offers no such thing for that step."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from benchmarks.errors import WrongResult

Sending = Callable[[], None]


def started(client: Any, crn: str, step_id: int) -> Sending | None:
    return _recorded(client, crn, step_id, "started")


def finished(client: Any, crn: str, step_id: int) -> Sending | None:
    return _recorded(client, crn, step_id, "finished")


def not_delivered(client: Any, crn: str, step_id: int) -> Sending | None:
    """With the first reason of the list that asks for no more than itself."""
    page = _page(client, "step-not-delivered", crn, step_id)
    reasons = re.findall(r'name="reason"[^>]*value="(\w+)"', page.html)
    reason = next((code for code in reasons if code != "unwilling"), None)
    return _sending(page, reason=reason, agrees="not_asked") if reason else None


def held(client: Any, crn: str, step_id: int) -> Sending | None:
    """What the change does to the order was looked at before."""
    page = _page(client, "decide-step", crn, step_id)
    if 'value="hold"' not in page.html:
        return None
    return _sending(page.send(what="hold", hold_reason="asked_to_wait"))


def published(client: Any, crn: str) -> Sending | None:
    page = _page(client, "plan", crn)
    return _sending(page, "publish/") if 'publish/"' in page.html else None


def _recorded(client: Any, crn: str, step_id: int, what: str) -> Sending | None:
    page = _page(client, "work-step", crn, step_id)
    return _sending(page, what=what) if f'value="{what}"' in page.html else None


def _page(client: Any, name: str, *arguments: object) -> Any:
    from django.urls import reverse

    from followthrough.desks.shared.tests.pages import opened

    return opened(client, reverse(name, args=arguments))


def _sending(page: Any, action: str = "", **fields: str) -> Sending:
    form = page.form(action)
    address, values = form.action or page.address, form.values | fields

    def send() -> None:
        answer = page.client.post(address, values)
        if answer.status_code != 302:  # to the page that shows what was saved
            raise WrongResult(f"{address} was not saved: it answered {answer.status_code}")

    return send
