from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.page_actions import press, titled
from tests.browser.world import FREE, RICH, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FOCUSED = """() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const label = at.labels && at.labels.length ? at.labels[0].innerText : '';
    return {
        text: (label || at.innerText || at.name || '').trim().replace(/\\s+/g, ' '),
        seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth,
    };
}"""


def walk(page: Page, most: int = 250) -> list[str]:
    """What the tab key reaches, in its order; each can be seen while it is reached."""
    reached = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if page.evaluate("document.activeElement === document.body"):
            break
        assert at["seen"], at["text"]
        reached.append(at["text"])
    return reached


def test_the_first_stop_skips_to_the_main_part(sign_in, world: World):
    """On a page with errors the focus is in their summary already."""
    page = sign_in()
    for address in (a for name, a in world.pages().items() if "error" not in name):
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == {"text": "Skip to main content", "seen": True}
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main-content"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_reaches_every_action_of_the_plan(sign_in, width):
    page = sign_in(width=width)
    page.goto(f"/cases/{RICH}/plan/")
    reached = walk(page)

    assert reached[0] == "Skip to main content"
    for wanted in (
        "Publish it again",
        "Change the order that Sammy would like",
        "Move Practise problem solving with Amara",
        "Compare the two and settle it",
    ):
        assert wanted in reached
    assert reached.index("Overview") < reached.index("Publish it again")


def test_the_tab_key_reaches_every_filter(sign_in):
    page = sign_in()
    page.goto("/cases/?name=X000003")
    reached = walk(page)
    wanted = ["Cases", "Name or CRN", "Need", "Stalled", "Show these cases", "Clear the filters"]
    places = [reached.index(text) for text in wanted[1:]]
    assert places == sorted(places)


def test_a_step_is_changed_without_a_mouse(sign_in, world: World):
    page = sign_in()
    page.goto(f"/cases/{FREE}/plan/steps/{world.free_step}/")

    def tab_to(text: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUSED)["text"].startswith(text):
                return
        pytest.fail(f"The tab key does not reach {text!r}.")

    tab_to("Move it")
    page.keyboard.press("ArrowDown")  # on to "Put it on hold"
    tab_to("Why is it on hold?")
    page.keyboard.type("The person does not want")
    tab_to("See what this changes")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Check what this changes").wait_for()
    tab_to("Save this change")
    page.keyboard.press("Enter")
    page.get_by_text("Your change is saved.").wait_for()


def test_after_an_error_the_focus_is_in_the_summary_whose_link_leads_to_the_box(sign_in, world):
    page = sign_in()
    page.goto(world.pages()["change a step"])
    page.get_by_label("Put it on hold").check()
    press(page.get_by_role("button", name="See what this changes"))

    titled(page, "Error: ")
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Select a reason"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_hold_reason"


def test_what_an_option_does_not_reveal_is_not_reached(sign_in, world: World):
    page = sign_in()
    page.goto(world.pages()["change a step"])
    assert "Why is it on hold?" not in walk(page)


def test_closing_a_case_or_recording_a_death_is_near_the_top(sign_in, world: World):
    """By the second link that only the keyboard reaches; what is seen of the page is as before."""
    page = sign_in()
    page.goto(f"/cases/{FREE}/")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"].startswith("Skip to closing this case")
    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["text"].startswith("Close this case"):
            return
    raise AssertionError(page.evaluate(FOCUSED)["text"])
