from __future__ import annotations

import pytest
from django import forms

from followthrough.desks.shared.fields import PlainForm


class Typed(PlainForm):
    words = forms.CharField(label="What did they say?", max_length=50)


class Asked(Typed):
    looks_up = True


@pytest.mark.parametrize(
    ("hidden", "what"),
    [
        ("\u200b", "an invisible sign, U+200B"),
        ("\u202e", "a sign that turns the direction of reading, U+202E"),
        ("\x1b", "the control character U+001B"),
        ("\0", "the control character U+0000"),
    ],
)
def test_a_form_says_which_sign_it_does_not_keep_and_where(hidden: str, what: str) -> None:
    typed = f"Not yet{hidden} she said"
    form = Typed({"words": typed})
    said = f"The answer to “What did they say?” holds {what}, after “Not yet”. It cannot be kept"
    assert form.errors["words"][0] == f"{said}: type that part again"
    assert form["words"].value() == typed  # nothing that was typed is lost


def test_a_form_that_looks_something_up_takes_what_was_pasted() -> None:
    assert Asked({"words": "X0\u200b00001"}).is_valid()
