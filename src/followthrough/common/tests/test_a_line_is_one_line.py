"""A line end or a tab in what is one line would begin another line or column of a list, on a page
and in a terminal: it is a space, wherever the text comes from."""

import pytest
from django import forms
from pydantic import TypeAdapter

from followthrough.common.import_fields import OptionalText, Text200
from followthrough.common.names import fold_name
from followthrough.common.texts import in_one_line
from followthrough.desks.shared.fields import PlainForm, long_text

FORGED = "Eve\nroot\tRoot\r\nAdministrator\n\ncan sign in"
ONE_LINE = "Eve root Root Administrator can sign in"


def test_of_a_text() -> None:
    assert in_one_line(FORGED) == ONE_LINE
    assert in_one_line("Anna  Maria") == "Anna  Maria"


def test_of_a_file() -> None:
    assert TypeAdapter(Text200).validate_python(FORGED) == ONE_LINE
    assert TypeAdapter(OptionalText).validate_python("One\ntwo") == "One\ntwo"


class _Form(PlainForm):
    title = forms.CharField()
    words = long_text("Words")


def test_of_a_form() -> None:
    form = _Form({"title": FORGED, "words": "One\r\ntwo"})
    assert form.is_valid()
    assert form.cleaned_data["title"] == ONE_LINE
    assert form.cleaned_data["words"].splitlines() == ["One", "two"]


@pytest.mark.parametrize("filler", ["\u115f", "\u1160", "\u3164", "\uffa0"])
def test_what_nobody_sees_is_not_looked_for(filler: str) -> None:
    assert fold_name(f"Form{filler}er{filler}") == "former"
