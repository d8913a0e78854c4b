"""The typeface, crest and crown of the state are not ours to use (NOTICE says what is)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2]
STATIC = PACKAGE / "site" / "static"
ROOT = PACKAGE.parents[1]
FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}
MARKS = re.compile(rb"gds[ _-]*transport|@font-face|crest|crown|logotype", re.IGNORECASE)

shipped = sorted(path for path in STATIC.rglob("*") if path.is_file())


def test_there_is_something_to_look_at() -> None:
    assert (STATIC / "vendor" / "govuk-frontend.min.css") in shipped


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.name)
def test_a_static_file_has_no_font_crest_or_crown(path: Path) -> None:
    assert path.suffix not in FONTS
    assert not MARKS.search(path.name.encode())
    assert not MARKS.search(path.read_bytes())


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.name)
def test_a_static_file_asks_for_nothing_that_is_not_there(path: Path) -> None:
    """Hashing of static files stops at an address that leads nowhere."""
    if path.suffix not in {".css", ".js"}:
        return
    text = path.read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    if path.suffix == ".css":
        for address in re.findall(r"url\(['\"]?([^)'\"]+)", text):
            assert address.startswith("data:") or (path.parent / address).is_file(), address


def test_no_page_draws_the_header_or_footer_with_the_crown() -> None:
    for template in PACKAGE.rglob("templates/**/*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"components/(header|footer)/|govukLogo", text), template


def test_notice_and_licence_name_those_whose_work_is_shipped() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "Copyright (C) 2017 Crown Copyright (Government Digital Service)" in notice
    assert "Copyright (c) 2019 Ministry of Justice" in notice
    assert "Open Government Licence v3.0" in notice
    assert "The Followthrough contributors" in (ROOT / "LICENSE").read_text(encoding="utf-8")
