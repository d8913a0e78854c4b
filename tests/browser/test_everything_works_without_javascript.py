from __future__ import annotations

import pytest

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
            assert page.get_by_role("link", name=link, exact=True).first.is_visible(), name


def test_cases_are_filtered(page):
    page.goto("/cases/")
    page.get_by_label("Name or CRN").fill("X000003")
    page.get_by_role("button", name="Show these cases").click()
    assert page.get_by_text("1 case.").is_visible()
    page.get_by_role("link", name="Clear the filters").click()
    assert page.get_by_text("85 cases").is_visible()


def test_a_step_is_changed_through_its_preview_and_the_order_published(page, world: World):
    page.goto(f"/cases/{FREE}/plan/")
    page.get_by_role("link", name="Change Practise problem solving").click()
    assert not page.get_by_label("Why is it on hold?").is_visible()
    page.get_by_label("Put it on hold").check()
    page.get_by_label("Why is it on hold?").select_option("unwilling")
    page.get_by_role("button", name="See what this changes").click()
    assert page.get_by_role("heading", name="Check what this changes").is_visible()
    page.get_by_role("button", name="Save this change").click()
    assert page.get_by_text("Your change is saved.").is_visible()
    page.get_by_role("button", name="Publish this order").click()
    assert page.get_by_text("Order 1 is published.").is_visible()


def test_reasons_open(page):
    page.goto("/cases/X000001/plan/")
    first = page.locator("details").first
    first.locator("summary").click()
    assert first.locator("li").first.is_visible()


def test_services_are_searched(page):
    page.goto("/services/")
    page.get_by_label("Need", exact=True).select_option("accommodation")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_text("Northtown Housing Help").first.is_visible()


def test_signing_out_works(sign_in, world: World):
    """With a session of its own: signing out ends it."""
    page = sign_in("ben", scripts=False)
    page.goto("/today/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/today/")
    assert "/sign-in" in page.url
