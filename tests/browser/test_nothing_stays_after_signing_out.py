"""Who comes to the machine next goes Back, and finds what a stranger finds."""

from __future__ import annotations

import pytest

from tests.browser.page_actions import press
from tests.browser.world import RICH, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_back_shows_no_page_of_a_case(sign_in, world: World):
    page = sign_in()
    seen = []
    for address in ("/today/", f"/cases/{RICH}/", f"/cases/{RICH}/plan/"):
        page.goto(address)
        seen.append(page.locator("h1").first.inner_text())
    press(page.get_by_role("button", name="Sign out"))
    for _ in seen:
        page.go_back()
        page.wait_for_load_state()
        assert page.locator("h1").first.inner_text() == "Sign in"
        assert RICH not in page.locator("body").inner_text()
    page.go_forward()
    assert page.locator("h1").first.inner_text() == "Sign in"
