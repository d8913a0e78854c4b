"""Design section 7: how many statements an act on a step may send, session and sign-in and the
borders of its transaction included. At most 16 for a record on a step, 24 with its digest; one more
where what was said about an end goes with it. Whoever makes an act cheaper lowers its number here;
none may rise. That the form was sent is one more, and what is said on the next page, which stands
in the session, is another, beside the act (decision 17).
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.common.models import SentForm
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, Page, opened
from followthrough.plans.models import Consolidation, Step
from tests import factories

SESSIONS = Session._meta.db_table
CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
WORKED = {"what": "worked", "done": "We phoned the council"}
NEEDS_HELP = {"what": "needs_help", "help": "A colleague"}
LEARNT = {"learnt": "To ask first", "used": "At work", "whose": "person"}
NOT_DELIVERED = {"reason": "waiting_list", "agrees": "not_asked"}

# What is done: on which page, what is filled in, and the most statements that sending it takes.
RECORDS: dict[str, tuple[str, dict[str, str], int]] = {
    "started": ("work-step", {"what": "started"}, 13),
    "a piece of work": ("work-step", WORKED, 14),
    "finished": ("work-step", {"what": "finished"}, 13),
    "not delivered": ("step-not-delivered", NOT_DELIVERED, 13),
    "needs help": ("work-step", NEEDS_HELP, 13),
}
# The same of a step on which something is recorded already.
LATER_RECORDS: dict[str, tuple[dict[str, str], str, dict[str, str], int]] = {
    "a second piece of work": (WORKED, "work-step", WORKED | {"done": "We wrote"}, 14),
    "help given": (NEEDS_HELP, "work-step", {"what": "help_given"}, 14),
    "a start taken back": ({"what": "started"}, "take-back", {}, 14),
    "an end taken back": ({"what": "finished"}, "take-back", {}, 14),
}
TAKEN_BACK_WITH_LEARNING = 15
# Published again: what was published is read, to say whether anything at all is new.
# Publishing locks the places that the plan could use, and reads which of them others hold: two.
HELD, DROPPED, PUBLISHED, PUBLISHED_AGAIN = 14, 23, 23, 25
# The lock, a savepoint, six for the facts, the row, the end of the savepoint.
DIGEST = 10
# The number of the form, in the transaction of the act. A program that sends none pays nothing.
FORM = 1
# What is said on the next page, in the session.
SAID = 1


def statements(page: Page, action: str = "", **fields: Any) -> int:
    """Of sending the page's form, without the page that follows, and beside that of the form and
    that of what is said next."""
    form = page.form(action)
    with CaptureQueriesContext(connection) as sent:
        answer = page.client.post(form.action or page.address, form.values | fields)
    assert answer.status_code == 302, page.send(action, **fields).errors
    of_the_form = [query for query in sent if SentForm._meta.db_table in query["sql"]]
    said = [query for query in sent if query["sql"].startswith(f'UPDATE "{SESSIONS}"')]
    assert (len(of_the_form), len(said)) == (FORM, SAID)
    return len(sent) - FORM - SAID


def page_of_step(client, case, name: str) -> Page:
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == "T2")
    return opened(client, reverse(name, args=[CRN, step.pk]))


@pytest.fixture
def case(amara):
    """A case with a long plan, and a place for one of its steps: what grows with either shows."""
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    line = factories.line()
    line["plan"]["goals"][1]["steps"] += [factories.step(f"T{number}") for number in range(10, 20)]
    return factories.case(amara, plan=line["plan"])


@pytest.mark.parametrize("what", RECORDS)
def test_a_record_on_a_step(client, case, what):
    name, fields, most = RECORDS[what]
    assert statements(page_of_step(client, case, name), **fields) <= most + DIGEST


@pytest.mark.parametrize("what", LATER_RECORDS)
def test_a_later_record_on_a_step(client, case, what):
    first, name, fields, most = LATER_RECORDS[what]
    page_of_step(client, case, "work-step").send(**first)
    assert statements(page_of_step(client, case, name), **fields) <= most + DIGEST


def test_an_end_taken_back_with_what_was_learnt(client, case):
    page_of_step(client, case, "work-step").send(what="finished")
    page_of_step(client, case, "step-finished").send("finished/", **LEARNT)
    assert Consolidation.objects.filter(replaced_on=None).exists()
    assert statements(page_of_step(client, case, "take-back")) <= TAKEN_BACK_WITH_LEARNING + DIGEST
    assert not Consolidation.objects.filter(replaced_on=None).exists()


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ({"what": "hold", "hold_reason": "asked_to_wait"}, HELD),
        ({"what": "drop", "drop_reason": "no_longer_wanted"}, DROPPED),
    ],
)
def test_a_step_put_on_hold_or_dropped(client, case, asked, most):
    preview = page_of_step(client, case, "decide-step").send(**asked)
    assert statements(preview) <= most + DIGEST


def test_an_order_published_and_published_again(client, case):
    assert (
        statements(opened(client, PLAN), "publish/", read=WHATEVER_IT_LACKS) <= PUBLISHED + DIGEST
    )
    start = reverse("record-in-row", args=[CRN, Step.objects.get(ref="T1").pk])
    opened(client, PLAN).send(start, what="started")
    assert (
        statements(opened(client, PLAN), "publish/", read=WHATEVER_IT_LACKS)
        <= PUBLISHED_AGAIN + DIGEST
    )
