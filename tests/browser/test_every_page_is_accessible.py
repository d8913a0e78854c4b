"""No page has a violation that axe finds, and nothing sticks out of its column, on a phone or a
desktop."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.page_actions import press, titled
from tests.browser.world import NO_PLAN, RICH, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE, DESKTOP = 320, 1280
WIDTHS = (PHONE, DESKTOP)
PARTS = 6  # the pages in as many tests, so that more than one worker has something to do
AXE = Axe()
# By how many pixels the page is wider than the window, and each table than what it stands in.
WIDER = """() => [
    ["the page", document.documentElement.scrollWidth - document.documentElement.clientWidth],
    ...[...document.querySelectorAll("table")].map(
        table => [table.caption?.innerText, table.offsetWidth - table.parentElement.clientWidth]),
]"""
RUN = "axe.run({resultTypes: ['violations']})"


def check(page: Page, name: str) -> None:
    """At both widths; words of a page that failed say which rule and where."""
    page.evaluate(AXE.axe_script)  # once a page: it is half a megabyte
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        result = page.evaluate(RUN)["violations"]
        said = [f"{v['id']}: {[n['target'] for n in v['nodes']][:3]}" for v in result]
        assert said == [], f"{name} at {width} px"
        for what, wider in page.evaluate(WIDER):
            assert wider <= 0, f"{name}: {what} sticks out by {wider} px at {width} px"


@pytest.mark.parametrize("part", range(PARTS))
def test_each_page_that_an_address_leads_to(sign_in, world: World, part: int):
    page = sign_in()
    for name, address in list(world.pages().items())[part::PARTS]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == (404 if name == "not found" else 200), name
        check(page, name)


def test_a_preview_and_a_form_with_errors(sign_in, world: World):
    page = sign_in()
    page.goto(world.pages()["change a step"])
    page.get_by_label("Put it on hold").check()
    press(page.get_by_role("button", name="See what this changes"))
    titled(page, "Error: ")
    check(page, "a change with errors")
    page.get_by_label("Why is it on hold?").select_option("unwilling")
    press(page.get_by_role("button", name="See what this changes"))
    titled(page, "Check what this changes")
    check(page, "a preview")

    page.goto(f"/cases/{RICH}/plan/preferred/")
    page.locator("input[name^=step_]").first.fill("none")
    press(page.get_by_role("button", name="Save this order"))
    titled(page, "Error: ")
    check(page, "a preferred order with errors")

    page.goto(f"/cases/{RICH}/difference/")
    press(page.get_by_role("button", name="Settle it"))
    titled(page, "Error: ")
    check(page, "a difference with errors")


def test_pages_with_something_open(sign_in, world: World):
    page = sign_in()
    page.goto(world.pages()["change a step"])
    for choice in ("Move it", "Put it on hold", "Drop it"):
        page.get_by_label(choice).check()
        check(page, choice)
    page.goto(f"/cases/{RICH}/plan/")
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    check(page, "reasons shown")


@pytest.mark.parametrize("part", range(2))
def test_each_page_of_a_manager(sign_in, world: World, part: int):
    page = sign_in("helen")
    for name, address in list(world.managers_pages().items())[part::2]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, name
        check(page, name)


def test_pages_of_those_who_have_no_desk(sign_in, world: World):
    page = sign_in("ines")
    for address in ("/", "/services/", "/today/", f"/cases/{NO_PLAN}/"):
        page.goto(address)
        check(page, address)
    page = sign_in(None)
    page.goto("/sign-in")
    check(page, "sign in")
    press(page.get_by_role("button", name="Sign in"))
    titled(page, "Error: ")
    check(page, "sign in with errors")
