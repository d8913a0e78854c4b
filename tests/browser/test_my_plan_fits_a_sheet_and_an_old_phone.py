""" "My plan" on A4 and on a small screen, with the plan of `world.RICH`: nine live steps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.world import NO_PLAN, RICH, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
MINE = f"/cases/{RICH}/my-plan/"
TWELVE_POINTS = 16  # px, as browsers print


def pages(found: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", found))


def test_a_normal_plan_is_one_sheet(sign_in, world: World):
    page: Page = sign_in()
    page.goto(MINE)
    assert pages(page.pdf(prefer_css_page_size=True)) == 1


def test_a_long_plan_goes_on_to_a_second_sheet(sign_in, world: World):
    page: Page = sign_in()
    page.goto(MINE)
    page.evaluate(
        """() => { const one = document.querySelector('.mine-steps');
        for (let n = 0; n < 15; n++) one.append(one.firstElementChild.cloneNode(true)); }"""
    )
    assert pages(page.pdf(prefer_css_page_size=True)) == 2


def test_the_browser_prints_no_address_which_holds_the_crn(sign_in, world: World):
    """The sheet is the same, to the length of the file, with the browser's header and without."""
    page: Page = sign_in()
    page.goto(MINE)
    bare = page.pdf(prefer_css_page_size=True)
    asked = page.pdf(prefer_css_page_size=True, display_header_footer=True)
    assert abs(len(asked) - len(bare)) < 100


def test_paper_has_big_black_letters_and_nothing_for_staff(sign_in, world: World):
    page: Page = sign_in()
    page.goto(MINE)
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
        .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) >= TWELVE_POINTS
    colours = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('main *')]"
        ".map(one => getComputedStyle(one).color))]"
    )
    assert colours == ["rgb(0, 0, 0)"]
    assert not page.get_by_text("Back to the case").is_visible()
    assert not page.get_by_text("To print this page").is_visible()
    assert page.get_by_role("heading", name="My plan").is_visible()


@pytest.mark.parametrize("address", [MINE, f"/cases/{NO_PLAN}/my-plan/"])
def test_it_fits_a_small_screen_without_a_script(sign_in, world: World, address):
    page: Page = sign_in(width=320)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(address)
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider <= 0
    assert page.locator("script").count() == 0
    # The page, its one style sheet and perhaps the icon.
    assert len([url for url in asked if not url.endswith(".png")]) == 2
