"""Where the browser is. A missing one fails the tests: it is never passed over in silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The browser tests need Debian's Chromium: install it with 'apt-get install chromium', or "
    "name one in FOLLOWTHROUGH_CHROMIUM."
)


class NoBrowser(Exception):
    """Says in one sentence what to install."""


def find_chromium(names: Iterable[str] = NAMES) -> str:
    asked = os.environ.get("FOLLOWTHROUGH_CHROMIUM")
    result = shutil.which(asked) if asked else next(filter(None, map(shutil.which, names)), None)
    if result is None:
        raise NoBrowser(MISSING)
    return result


def arguments() -> list[str]:
    """Chromium's own sandbox does not work as root."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []
