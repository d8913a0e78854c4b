"""What a person does at a page, and what they then see. A click does not wait for the page that it
leads to, and a look at once may see the page before: on a slow machine that is a test that fails
one time in a hundred."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

expect.set_options(timeout=15_000)  # milliseconds


def press(what: Locator) -> None:
    """Clicks a link, or a button that sends a form, and waits for the page that it leads to."""
    with what.page.expect_navigation():
        what.click()


def titled(page: Page, start: str) -> None:
    expect(page).to_have_title(re.compile("^" + re.escape(start)))


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()
