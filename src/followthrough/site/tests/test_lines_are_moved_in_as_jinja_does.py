from __future__ import annotations

import pytest
from django.template import engines
from jinja2.filters import do_indent
from markupsafe import Markup

from followthrough.site.jinja import indented


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("text", ["", "one", "a < b\n\n two", "\r\n", "one\n", "\n\n<p>"])
def test_text_and_markup_come_out_alike(text: str, first: bool, blank: bool) -> None:
    for given in (text, Markup(text)):
        ours, jinjas = indented(given, 4, first, blank), do_indent(given, 4, first, blank)
        assert (ours, type(ours)) == (jinjas, type(jinjas))


def test_the_macros_of_govuk_use_it() -> None:
    pages = engines["jinja2"].env  # type: ignore[attr-defined]
    assert pages.macros.filters["indent"] is indented
