"""No link, and no form, leads to an address with the name of a person or of staff in it: addresses
stay in the history of a browser and in the logs of what stands before the server."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import unquote_plus

import pytest

from followthrough.accounts.models import User
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import due_of
from tests import factories
from tests.test_pages_leave_nothing_in_the_browser import FIRST, LAST, pages_of

HOLDER, COVERS, MANAGER = "Ottoline", "Peregrine", "Philippa"
NAMES = {name.casefold() for name in (FIRST, LAST, HOLDER, COVERS, MANAGER)}
TEAM = ("", "unallocated", "no-agreed-plan", "not-delivered", "requirements", "same-person")


@pytest.fixture
def case(db: None, monday: object) -> Any:
    unit = factories.unit()
    holder = factories.user(HOLDER.casefold(), units=(unit,), name=f"{HOLDER} Holder")
    factories.user(COVERS.casefold(), units=(unit,), name=f"{COVERS} Covers")
    factories.user(MANAGER.casefold(), Role.MANAGER, units=(unit,), name=f"{MANAGER} Manages")
    return factories.case(holder, person__first_name=FIRST, person__last_name=LAST)


def addresses_in(page: str) -> set[str]:
    found = re.findall(r"\b(?:href|action|src|formaction)=\"([^\"]*)\"", page)
    return {unquote_plus(unescape(address)).casefold() for address in found}


@pytest.mark.parametrize("who", [HOLDER, COVERS, MANAGER])
def test_no_address_names_anybody(client: Any, case: Any, who: str) -> None:
    client.force_login(User.objects.get(username=who.casefold()))
    lists = ["/today/", "/cases/", "/cases/?whose=unit", "/cases/closed/", "/services/"]
    lists += [f"/team/{name}/".replace("//", "/") for name in TEAM]
    lists.append(due_of(HOLDER.casefold()))
    shown = {page: client.get(page) for page in (*pages_of(case).values(), *lists)}
    addresses = {
        address: page
        for page, answer in shown.items()
        if answer.status_code == 200
        for address in addresses_in(answer.text)
    }
    assert len(addresses) > 40
    assert any(address.startswith("/team/") for address in addresses)
    named = {a: p for a, p in addresses.items() if any(name in a for name in NAMES)}
    assert named == {}
