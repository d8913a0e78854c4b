"""A plan from nothing to its end, wholly on screen: on a phone without JavaScript, as somebody in a
waiting room with an old phone would."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.page_actions import press, says
from tests.browser.world import NO_PLAN, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def page(sign_in):
    return sign_in(width=320, scripts=False)


def save(page: Page, button: str = "Save") -> None:
    press(page.get_by_role("button", name=button, exact=True))
    assert not page.title().startswith("Error: "), page.inner_text(".govuk-error-summary")


def make(page: Page) -> None:
    page.goto(f"/cases/{NO_PLAN}/plan/")
    press(page.get_by_role("link", name="Accommodation"))
    says(page, "Words to start from")
    page.get_by_label("Why it matters").fill("My sister lives there.")
    press(page.locator("details button").first)
    words = page.get_by_label("Goal", exact=True).input_value()
    assert page.get_by_label("Why it matters").input_value() == "My sister lives there."
    page.get_by_label("Goal", exact=True).fill(f"{words}, near my sister")
    save(page, "Save the goal")
    says(page, f"{words}, near my sister")
    page.get_by_label("Step", exact=True).fill("Phone the council together")
    page.get_by_role("radio", name=re.compile("^Probation staff do it with")).check()
    save(page, "Save the step")


def agree_and_order(page: Page) -> None:
    press(page.get_by_role("link", name=re.compile("^Record what")))
    page.get_by_label("They agree with it").check()
    page.get_by_label("In the person’s own words").fill("It is what I want.")
    page.get_by_label("Who was there?").fill("Us two")
    save(page)
    says(page, "“It is what I want.”")
    save(page, "Publish this order")
    says(page, "Order 1 is published.")


def work(page: Page) -> None:
    page.goto(f"/cases/{NO_PLAN}/plan/")
    press(page.get_by_role("link", name="Phone the council together", exact=True))
    page.get_by_label("Some of it was done").check()
    page.get_by_label("What was done?").fill("We phoned")
    page.get_by_label("How did it go?").fill("Easier than I thought")
    page.get_by_label("The person’s own words").check()
    save(page)
    press(page.get_by_role("link", name="Correct this"))
    page.get_by_label("What was done?").fill("We phoned and have a day")
    save(page, "Save the correction")
    says(page, "We phoned and have a day")


def stop_and_take_back(page: Page) -> None:
    page.get_by_label("It stopped before it was finished").check()
    save(page)
    assert not page.get_by_label("What was offered?").is_visible()
    page.get_by_label("The person does not want to take part").check()
    page.get_by_label("What was offered?").fill("A call at the office")
    page.get_by_role("group", name="When was it offered?").get_by_label("Day").fill("1")
    page.get_by_role("group", name="When was it offered?").get_by_label("Month").fill("9")
    page.get_by_role("group", name="When was it offered?").get_by_label("Year").fill("2026")
    page.get_by_label("What did the person say").fill("I do not like phones")
    page.get_by_label("Has not been asked yet").check()
    save(page)
    says(page, "Who can act: the person.")
    press(page.get_by_role("link", name=re.compile("^Record what")))
    page.get_by_label("Agrees with this reason").check()
    save(page)
    says(page, "Agrees with the reason, asked on")
    press(page.get_by_role("link", name="Something was recorded wrongly"))
    save(page, "Take it back")


def finish(page: Page) -> None:
    page.get_by_label("It is finished").check()
    page.get_by_label("What has changed").fill("There is a day")
    save(page)
    says(page, "“Phone the council together” is finished")
    press(page.get_by_role("button", name=re.compile("^I have told")))
    page.get_by_label("learn?").fill("To ring early")
    page.get_by_label("The person’s own words").check()
    press(page.get_by_role("button", name="Save what was learnt"))
    says(page, "“To ring early”")
    press(page.get_by_role("link", name="Has the goal been achieved?"))
    page.get_by_label("It is achieved").check()
    page.get_by_label("What is better now").fill("I sleep")
    save(page)
    says(page, "Goals achieved or removed (1)")
    press(page.get_by_role("link", name="Review the plan"))
    page.get_by_label("What does the person say?").fill("It worked")
    page.get_by_label("Adjust the plan").check()
    page.get_by_label("Because", exact=True).fill("Another goal is next")
    save(page, "Save the review")
    says(page, "Last reviewed on")


def test_from_no_plan_to_a_goal_achieved_and_a_review(page, world: World):
    make(page)
    agree_and_order(page)
    work(page)
    stop_and_take_back(page)
    finish(page)
    page.goto(f"/cases/{NO_PLAN}/timeline/")
    for told in ("Started the plan", "Achieved a goal", "Said well done", "Reviewed the plan"):
        says(page, told)
