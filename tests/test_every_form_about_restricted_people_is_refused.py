"""Every form about a restricted person, sent as somebody would who had the page open, writes
nothing for whom the limit keeps out; the same words count as soon as the limit is gone.

Every address of the product has to be named in tests/restricted_posts.py: as one that is sent
something, or as one that is only read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from django.utils.html import escape

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import _Forms, opened
from followthrough.early_ending.tests.factories import say_why
from followthrough.people.models import Case
from tests import factories
from tests.restricted_people import (
    HIDDEN,
    NOBODY,
    import_hidden,
    lift_limits,
    list_addresses,
    names_somebody,
    patterns,
    plain,
)
from tests.restricted_posts import (
    ABOUT_NO_CASE,
    NOT_TO_SAVE,
    ONLY_READ,
    POSTED,
    SENT,
    Post,
    address_of,
    case_addresses,
)
from tests.restricted_states import STATES, TWIN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
READING = {"case.read"}


@pytest.fixture
def users() -> dict[str, User]:
    """Ben holds all three cases, Mo manages their unit; both are kept out."""
    unit = factories.unit()
    factories.unit("U2", "Southtown")
    factories.user("amara", units=(unit,))
    return {
        "ben": factories.user("ben", units=(unit,)),
        "mo": factories.user("mo", role=Role.MANAGER, units=(unit,)),
    }


@pytest.fixture
def clients(users) -> dict[str, Client]:
    result = {name: Client() for name in users}
    for name, client in result.items():
        client.force_login(users[name])
    return result


@pytest.fixture
def hidden(users) -> list[Case]:
    return import_hidden(users["ben"])


@dataclass(frozen=True)
class Filled:
    """A form of an open page with everything filled in."""

    name: str
    post: Post
    address: str
    values: dict[str, str]


def filled_in(case: Case, clients: dict[str, Client]) -> list[Filled]:
    """Every form of `SENT` about the case, from pages as they are opened without the limit."""
    result = []
    for name, posts in SENT.items():
        for post in posts:
            address = address_of(case, name, post)
            page = address_of(case, post.on, post) if post.on else address + post.query
            with undone():
                STATES[post.once](case)
                form = opened(clients[post.by], page).form(address if post.on else "")
            to = form.action or address
            result.append(Filled(name, post, to, form.values | dict(post.values)))
    return result


def written(case: Case) -> int:
    return LedgerEntry.objects.filter(case_id=case.pk).exclude(action__in=READING).count()


@contextmanager
def undone() -> Iterator[None]:
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def test_every_address_is_named_with_what_is_sent_to_it():
    listed = [*SENT, *ONLY_READ, *ABOUT_NO_CASE]
    assert sorted(listed) == sorted({one.name for _, one in patterns()})


@pytest.mark.parametrize("which", range(len(HIDDEN)), ids=[one.word for one in HIDDEN])
def test_no_form_about_them_writes_anything_or_tells_of_them(users, clients, hidden, which):
    case = hidden[which]
    with undone():
        lift_limits(users["ben"])
        forms = filled_in(case, clients)
    assert {form.name for form in forms} == set(SENT)
    for form in forms:
        with undone():
            STATES[form.post.once](case)
            before = written(case)
            for values in (form.values, form.values | NOT_TO_SAVE):
                answer = clients[form.post.by].post(form.address, values)
                assert answer.status_code in {404, 405}, form.address
                # What somebody typed comes back to them, here as for a CRN that nobody has.
                told = plain(answer, *sent(values), case.person.crn)
                assert not names_somebody(told), form.address
                nobody = form.address.replace(case.person.crn, NOBODY)
                unknown = clients[form.post.by].post(nobody, values)
                assert plain(unknown, *sent(values), NOBODY) == told, form.address
            assert written(case) == before


def sent(values: dict[str, str]) -> list[str]:
    """As a page shows them, the longest first."""
    return sorted({escape(text) for text in values.values() if text}, key=len, reverse=True)


def test_the_same_forms_count_once_the_limit_is_gone(users, clients, hidden):
    """The control: a form that is never valid would prove nothing."""
    lift_limits(users["ben"])
    case = hidden[0]
    for form in filled_in(case, clients):
        with undone():
            if form.name == "confirm-early-end":  # Mo does not hold the case
                say_why(actor_for(users["mo"]), case)
            STATES[form.post.once](case)
            before = written(case)
            clients[form.post.by].post(form.address, form.values)
            assert written(case) > before, (form.name, dict(form.post.values))


def test_what_is_only_read_writes_nothing_when_something_is_sent(users, clients, hidden):
    lift_limits(users["ben"])
    for address in case_addresses(hidden[0], HIDDEN[0].crn):
        if resolve(address).url_name in ONLY_READ:
            before = written(hidden[0])
            clients["ben"].post(address, POSTED)
            assert written(hidden[0]) == before, address


def test_every_form_that_a_page_holds_is_sent_here(users, clients, hidden):
    """By where it leads: an address that takes forms cannot be listed as one that is only read."""
    lift_limits(users["ben"])
    leads_to = set()
    asked_with_more = [
        address_of(hidden[0], name, post) + post.query
        for name, posts in SENT.items()
        for post in posts
    ]
    for client, (state, come_to_be) in product(clients.values(), STATES.items()):
        # What a state has of its own are pages of the case, and of two records those of both.
        cases = case_addresses(hidden[0], HIDDEN[0].crn)
        cases = [at for at in cases if TWIN in at] if state in {"twice", "merged"} else cases
        others = [] if state else [*asked_with_more, *list_addresses()]
        with undone():
            come_to_be(hidden[0])
            for address in [*cases, *others]:
                parser = _Forms()
                answer = client.get(address)
                assert answer.status_code in {200, 302, 403, 404, 405}, address
                parser.feed(answer.content.decode())
                to = (form.action or address for form in parser.forms)
                leads_to |= {resolve(one.split("?")[0]).url_name for one in to}
    assert leads_to - ABOUT_NO_CASE == set(SENT)


def test_a_plan_of_theirs_is_not_started(users, clients):
    [kept_out] = HIDDEN[:1]
    line = kept_out.line(users["ben"], {})
    line["plan"] = None
    assert factories.imported(line)[0].aside == 0
    case, address = Case.objects.get(), reverse("add-goal", args=[kept_out.crn])
    first = {"area": "finance", "title": "A goal", "when": "now", "seen_version": "0"}
    limited = line | {"access": {"excluded": ["ben"]}}
    assert factories.imported(limited)[0].aside == 0
    before = written(case)

    answer = clients["ben"].post(address, first)
    assert answer.status_code == 404
    assert not names_somebody(plain(answer, kept_out.crn))
    assert written(case) == before
    lift_limits(users["ben"])
    clients["ben"].post(address, first)
    assert written(case) > before
