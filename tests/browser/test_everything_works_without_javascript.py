from __future__ import annotations

import re

import pytest

from tests.browser.page_actions import press, says
from tests.browser.world import FREE, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def page(sign_in):
    return sign_in(width=320, scripts=False)


def test_every_page_shows_its_heading_and_its_menu(page, world: World):
    for name, address in world.pages().items():
        page.goto(address)
        assert page.locator("h1").first.is_visible(), name
        if name.startswith("my"):
            continue  # it stands alone: nobody signs out of a sheet of paper
        for link in ("Today", "Cases", "Services"):
            # Behind the name may stand how many things wait.
            named = re.compile(f"^{link}( [0-9,]+ waiting)?$")
            assert page.get_by_role("link", name=named).first.is_visible(), name


def test_cases_are_filtered(page):
    page.goto("/cases/")
    page.get_by_label("Name or CRN").fill("X000003")
    press(page.get_by_role("button", name="Show these cases"))
    says(page, "1 case.")
    press(page.get_by_role("button", name="Clear the filters"))
    says(page, "85 cases")


def test_a_step_is_changed_through_its_preview_and_the_order_published(page, world: World):
    page.goto(f"/cases/{FREE}/plan/")
    press(page.get_by_role("link", name="Move Practise problem solving"))
    assert not page.get_by_label("Why is it on hold?").is_visible()
    page.get_by_label("Put it on hold").check()
    page.get_by_label("Why is it on hold?").select_option("unwilling")
    press(page.get_by_role("button", name="See what this changes"))
    assert page.get_by_role("heading", name="Check what this changes").is_visible()
    press(page.get_by_role("button", name="Save this change"))
    says(page, "Your change is saved.")
    press(page.get_by_role("button", name="Publish this order"))
    says(page, "it has no date that could be told to Sam")
    press(page.get_by_role("button", name="Publish it all the same"))
    says(page, "Order 1 is published.")


def test_reasons_open(page):
    page.goto("/cases/X000001/plan/")
    first = page.locator(".ft-row details:has(li)").first
    first.locator("summary").click()
    assert first.locator("li").first.is_visible()


def test_services_are_searched(page):
    page.goto("/services/")
    page.get_by_label("Need", exact=True).select_option("accommodation")
    press(page.get_by_role("button", name="Search"))
    says(page, "Northtown Housing Help")


def test_signing_out_works(sign_in, world: World):
    """With a session of its own: signing out ends it."""
    page = sign_in("ben", scripts=False)
    page.goto("/today/")
    press(page.get_by_role("button", name="Sign out"))
    page.goto("/today/")
    assert "/sign-in" in page.url
