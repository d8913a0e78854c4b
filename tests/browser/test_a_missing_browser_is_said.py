from __future__ import annotations

import pytest

from tests.browser.chromium import MISSING, NoBrowser, find_chromium


def test_it_fails_with_one_sentence_that_says_what_to_install(monkeypatch):
    monkeypatch.delenv("FOLLOWTHROUGH_CHROMIUM", raising=False)
    with pytest.raises(NoBrowser) as caught:
        find_chromium(["no-such-browser"])
    assert str(caught.value) == MISSING
    assert "apt-get install chromium" in MISSING
    assert MISSING.count(". ") == 0


def test_a_browser_that_was_named_is_the_only_one_asked(monkeypatch):
    monkeypatch.setenv("FOLLOWTHROUGH_CHROMIUM", "/no/such/browser")
    with pytest.raises(NoBrowser):
        find_chromium()
