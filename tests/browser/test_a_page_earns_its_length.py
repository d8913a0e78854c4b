"""A practitioner has 80 cases and ten minutes, on a laptop or a phone: a list is at most three
screens long, and what waits for nobody is folded until somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.browser.world import RICH, World, build_forty

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LAPTOP, PHONE = (1280, 900), (390, 844)
SCREENS = "() => document.documentElement.scrollHeight / window.innerHeight"
PLAN = 4  # screens of a laptop: each step has its sentence, and what can be recorded of it


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), served(build_forty) as world:
        yield world


def screens(page: Page, address: str) -> dict[int, float]:
    """How many screens the page is long, by the width of the screen."""
    page.goto(address)
    found = {}
    for width, height in (LAPTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        found[width] = page.evaluate(SCREENS)
    return found


@pytest.mark.parametrize(
    ("who", "view"),
    [
        ("amara", "today"),
        ("amara", "cases"),
        ("helen", "team"),
        ("helen", "team-not-delivered"),
        ("helen", "team-requirements"),
        ("helen", "team-no-agreed-plan"),
    ],
)
def test_a_list_is_at_most_three_screens_long(sign_in, world: World, who, view):
    assert max(screens(sign_in(who), reverse(view)).values()) <= 3


def test_a_plan_of_many_steps_is_at_most_four_screens_of_a_laptop(sign_in, world: World):
    assert screens(sign_in(), reverse("plan", args=[RICH]))[LAPTOP[0]] <= PLAN


def test_on_a_phone_the_steps_of_a_plan_begin_within_a_screen_and_a_half(sign_in, world: World):
    page = sign_in(width=PHONE[0])
    page.goto(reverse("plan", args=[RICH]))
    box = page.locator(".ft-row").first.bounding_box()
    assert box is not None
    assert box["y"] <= 1.5 * PHONE[1]


def test_what_stands_above_the_steps_is_folded_on_a_phone_alone_without_scripts(
    sign_in, world: World
):
    page = sign_in(width=LAPTOP[0], scripts=False)
    page.goto(reverse("plan", args=[RICH]))
    picture = page.locator(".ft-picture")
    expect(picture).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(picture).to_be_hidden()
    page.locator("details", has=picture).locator(":scope > summary").click()
    expect(picture).to_be_visible()


def test_a_row_to_which_an_address_leads_is_unfolded_without_scripts(sign_in, world: World):
    page = sign_in(scripts=False)
    row = page.locator(f"#step-{world.learnt}")
    page.goto(reverse("plan", args=[RICH]))
    expect(row).to_be_hidden()
    page.goto(f"{reverse('plan', args=[RICH])}#step-{world.learnt}")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_and_closes_by_the_keyboard(sign_in, world: World, key):
    page = sign_in()
    page.goto(reverse("plan", args=[RICH]))
    row = page.locator(f"#step-{world.learnt}")
    fold = page.locator("details.ft-lane", has=row).locator(":scope > summary")
    fold.focus()
    page.keyboard.press(key)
    expect(row).to_be_visible()
    page.keyboard.press(key)
    expect(row).to_be_hidden()
