"""How much of a practitioner's time a plan takes: pages that are loaded, and presses."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Frame, Locator, Page

from tests.browser.page_actions import press, says
from tests.browser.world import NO_PLAN, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


class Counted:
    """Presses and pages of somebody who makes a plan; typing is neither."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pages = page, 0, 0
        page.on("framenavigated", self._navigated)

    def _navigated(self, frame: Frame) -> None:
        self.pages += frame == self.page.main_frame

    def press(self, locator: Locator) -> None:
        self.clicks += 1
        press(locator)

    def choose(self, label: str | re.Pattern[str]) -> None:
        self.clicks += 1
        self.page.get_by_label(label).check()


def test_a_plan_of_two_goals_and_five_steps_takes_few_pages_and_presses(sign_in, world: World):
    """Agreement, order and paper included: at most 15 pages and 20 presses."""
    page = sign_in(width=1280)
    made = Counted(page)
    button, link = (partial(page.get_by_role, role) for role in ("button", "link"))
    page.goto(f"/cases/{NO_PLAN}/plan/")
    for area, goal, steps in GOALS:
        if made.pages > 1:
            made.press(button(name="Add a goal"))
        made.press(link(name=area))
        made.press(button(name=goal))
        for step in steps:
            made.choose(step)
        made.press(button(name="Save the goal"))
        says(page, f"The goal and {len(steps)} steps are added.")
    made.press(link(name=re.compile("^Record what")))
    made.choose("They agree with it")
    page.get_by_label("Who was there?").fill("Us two")
    made.press(button(name="Save", exact=True))
    made.press(button(name="Publish this order"))
    says(page, "Order 1 is published.")
    made.press(link(name=re.compile("plan, to print$")))
    assert GOALS[1][1] in page.inner_text("main")

    assert made.pages <= 15
    assert made.clicks <= 20


GOALS = (
    (
        "Accommodation",
        "I have a settled place to live",
        (
            "Phone the council's housing team together",
            "Make a list together of where I can live and what rent I can pay",
            "Get help to find the papers I need to rent a place, like ID",
        ),
    ),
    (
        "Thinking",
        "I take time to think before I act",
        (
            "Go to my first Building Choices group",
            "Work on one problem together, one step at a time",
        ),
    ),
)
