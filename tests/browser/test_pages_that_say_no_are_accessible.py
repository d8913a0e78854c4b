"""The pages on which something is refused, came too late or is in the way: found by nobody on
purpose, and read in a hurry. With what somebody typed, also where that is long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.urls import reverse
from playwright.sync_api import Page, expect
from psycopg.errors import LockNotAvailable

from tests.browser.page_actions import titled
from tests.browser.test_every_page_is_accessible import check
from tests.browser.world import CLOSED, FREE, LONG, RICH, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

GOAL = reverse("add-goal", args=[RICH]) + "?area=thinking"
TYPED = f"Keep the flat, and see the {LONG} on Mondays. " * 2
NAMES = ("Sam", "Waters", "Rivers", "Amara")


def looked_at(page: Page, title: str) -> None:
    """It is the page, nothing is wrong with it, and the keyboard reaches all that leads on."""
    titled(page, title)
    assert not any(name in page.title() for name in NAMES)
    check(page, title)
    reached = set()
    links = page.locator("main a, main button:not([tabindex]), main input, main textarea")
    page.locator("body").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
    for link in links.all():
        if link.is_visible() and link.get_attribute("type") != "radio":  # of those it reaches one
            assert link.evaluate("e => e.outerHTML") in reached
    assert links.count() > 0


def filled_in(page: Page, address: str = GOAL) -> None:
    page.goto(address)
    page.locator("main [name=title]").fill(TYPED)
    page.locator("main [name=when]").first.check()


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form [name=title]").evaluate("box => box.form.submit()")


def other(page: Page, script: str) -> None:
    """The form as it is where something happened elsewhere meanwhile."""
    page.locator("main form [name=csrfmiddlewaretoken]").first.evaluate(f"box => {{ {script} }}")


def test_a_page_that_may_not_be_seen_any_more(sign_in: Callable[..., Page]) -> None:
    page = sign_in()
    filled_in(page)
    other(page, f"box.form.action = '{GOAL}'.replace('{RICH}', 'X999999')")
    send(page)
    looked_at(page, "Page not found")
    expect(page.locator("dd").filter(has_text=LONG)).to_be_visible()


def test_an_earlier_version_was_saved(sign_in: Callable[..., Page]) -> None:
    page = sign_in()
    filled_in(page)
    number = page.locator("main [name=form_number]").first.input_value()
    send(page)
    filled_in(page)
    page.locator("main [name=title]").fill(f"Or {TYPED}")
    other(page, f"box.form.form_number.value = '{number}'")
    send(page)
    looked_at(page, "An earlier version was saved")
    expect(page.get_by_text("Success")).to_have_count(0)
    page.get_by_role("link", name="See what was saved").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Keep the flat").first).to_be_visible()


def test_somebody_else_was_first(sign_in: Callable[..., Page]) -> None:
    page = sign_in()
    address = reverse("close-case", args=[FREE])
    page.goto(address)
    page.locator("main textarea").first.fill(TYPED)
    other(page, f"box.form.action = '{address}'.replace('{FREE}', '{CLOSED}')")
    with page.expect_navigation():
        other(page, "box.form.submit()")
    looked_at(page, "Not saved")


def test_a_colleague_changed_the_plan(sign_in: Callable[..., Page]) -> None:
    page = sign_in()
    filled_in(page)
    other(page, "box.form.seen_version.value = '0'")
    send(page)
    looked_at(page, "Error: ")
    assert page.locator("main [name=title]").input_value().strip() == TYPED.strip()


def test_too_much_at_once(sign_in: Callable[..., Page]) -> None:
    page = sign_in()
    filled_in(page)
    other(page, "box.value = 'x'.repeat(2600000)")
    send(page)
    looked_at(page, "Too much was sent at once")


def test_the_database_took_too_long(
    sign_in: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("canceling statement") from LockNotAvailable()

    monkeypatch.setattr("followthrough.desks.shared.sent_once.note_sent", locked)
    page = sign_in()
    filled_in(page)
    send(page)
    looked_at(page, "That took too long")
    expect(page.locator("dd").filter(has_text=LONG)).to_be_visible()


def test_signing_in_while_several_forms_wait(sign_in: Callable[..., Page], world: World) -> None:
    page = sign_in()
    filled_in(page)
    second = page.context.new_page()
    filled_in(second, reverse("add-goal", args=[RICH]) + "?area=finance")
    page.context.clear_cookies(name="sessionid")
    send(page)
    send(second)
    looked_at(second, "Sign in")
    expect(second.get_by_text("What you sent 2 times was not saved.")).to_be_visible()


def test_somebody_else_has_signed_in_since(sign_in: Callable[..., Page], world: World) -> None:
    page = sign_in()
    filled_in(page)
    theirs = {"name": "sessionid", "value": world.sessions["ben"], "url": world.base}
    page.context.add_cookies([theirs])
    send(page)
    looked_at(page, "This page was shown to another user name")
    assert LONG not in page.content()
