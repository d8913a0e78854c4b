"""Working with pages as a browser without JavaScript does: open, fill in, send.

page = opened(client, reverse("plan", args=["X000001"]))
answer = page.send(action="publish/")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.models import LedgerEntry
from followthrough.people.models import Case
from followthrough.sequencing.actions import WORK_OWED
from followthrough.sequencing.rules.provisional import Lacks


@dataclass
class Form:
    """A form of a page, with the values that it would send as it stands."""

    action: str
    values: dict[str, str]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside: Form | None = None
        self.box = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        result = dict(attrs)
        if tag == "form" and result.get("method") == "post":
            self.inside = Form(result.get("action") or "", {})
            self.forms.append(self.inside)
        if self.inside is None:
            return
        name = result.get("name") or ""
        if tag == "input" and name:
            ticked = result.get("type") not in {"radio", "checkbox"} or "checked" in result
            if ticked:
                self.inside.values[name] = result.get("value") or ""
        elif tag == "textarea":
            self.box = name
            self.inside.values[name] = ""
        elif tag == "select":
            self.select = name
            self.inside.values.setdefault(name, "")
        elif tag == "option" and "selected" in result:
            self.inside.values[self.select] = result.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        if tag == "textarea":
            self.box = ""

    def handle_data(self, data: str) -> None:
        if self.box and self.inside is not None:
            self.inside.values[self.box] += data


@dataclass
class Page:
    client: Client
    address: str
    answer: HttpResponse

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def text(self) -> str:
        """What is read on the page: without markup, with single spaces."""
        body = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", self.html)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    @property
    def html(self) -> str:
        return self.answer.content.decode()

    @property
    def title(self) -> str:
        return unescape(re.search(r"(?s)<title>(.*?)</title>", self.html)[1]).strip()

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The error summary: where each line leads, and what it says."""
        result = re.search(
            r'(?s)class="govuk-list govuk-error-summary__list">(.*?)</ul>', self.html
        )
        lines = re.findall(r"(?s)<li>(.*?)</li>", result[1] if result else "")
        return [
            (
                (re.findall(r'href="([^"]*)"', line) or [""])[0],
                " ".join(unescape(re.sub(r"<[^>]+>", " ", line)).split()),
            )
            for line in lines
        ]

    def form(self, action: str = "") -> Form:
        parser = _Forms()
        parser.feed(self.html)
        [found] = [
            f for f in parser.forms if f.action.endswith(action) and "sign-out" not in f.action
        ]
        return found

    def send(self, action: str = "", **changes: Any) -> Page:
        """Sends the form with the values that it shows, and `changes`; follows where it leads."""
        form = self.form(action)
        address = form.action or self.address
        answer = self.client.post(address, form.values | changes, follow=True)
        return Page(self.client, answer.request["PATH_INFO"], answer)


# What whoever publishes an order has read that it lacks.
WHATEVER_IT_LACKS = ",".join([WORK_OWED, *Lacks])


def opened(client: Client, address: str) -> Page:
    return Page(client, address, client.get(address))


def searched(client: Client, page: str, **asked: Any) -> Page:
    """What somebody finds on a page of cases: sent as its form sends it."""
    address = search_address(client, page, **asked)
    return opened(client, address)


def search_address(client: Client, page: str, **asked: Any) -> str:
    """The address to which a search leads."""
    answer = client.post(reverse(page), asked)
    assert answer.status_code == 302, answer.status_code
    return str(answer.headers["Location"])


def changed(client: Client, address: str, what: str, **fields: Any) -> Page:
    """A change to a step, through its preview."""
    preview = opened(client, address).send(what=what, **fields)
    assert preview.title.startswith("Check what this changes"), preview.errors
    return preview.send()


def say_why(client: Client, crn: str = "X000001") -> None:
    """As a colleague has to before a change."""
    opened(client, reverse("cover", args=[crn])).send(reason="duty")


def entries(case: Case) -> list[str]:
    """What was changed on a case since it came in, the oldest first."""
    rows = LedgerEntry.objects.filter(case_id=case.pk).exclude(
        action__in=["caseload.line-taken", "case.read", "case.covered"]
    )
    return list(rows.order_by("id").values_list("action", flat=True))


def due_of(username: str) -> str:
    """The address of what is due on the cases of that practitioner."""
    user_id = User.objects.values_list("pk", flat=True).get(username=username)
    return f"{reverse('team-due')}?practitioner={user_id}"


def row_of_step(html: str, step_id: int) -> str:
    """The row of a step on the plan: all of it, with what is folded in it."""
    [row] = re.findall(rf'(?s)<li class="ft-row[^>]*id="step-{step_id}">.*?</div>\s*</li>', html)
    return str(row)
