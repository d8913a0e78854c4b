from __future__ import annotations

import pytest
from django import forms

from followthrough.desks.shared.fields import PlainForm


class Typed(PlainForm):
    words = forms.CharField(label="What did they say?", max_length=50, widget=forms.Textarea)


class Asked(Typed):
    looks_up = True


@pytest.mark.parametrize(
    ("hidden", "what"),
    [
        ("\u3164", "an invisible sign, U+3164"),
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


@pytest.mark.parametrize(
    ("copied", "kept"),
    [
        ("They so\u00adme\u200btimes\ufeff ring", "They sometimes ring"),
        ("Ring \u200e07700 900123\u200f", "Ring 07700 900123"),
        ("Line\x0bnext\u2028third", "Line\nnext\nthird"),
        ("สวัสดี\u200bครับ می\u200cخواهم", "สวัสดี\u200bครับ می\u200cخواهم"),
    ],
)
def test_what_came_with_copying_is_taken_out(copied: str, kept: str) -> None:
    form = Typed({"words": copied})
    assert form.is_valid()
    assert form.cleaned_data["words"] == kept


def test_of_what_was_copied_alone_nothing_is_left() -> None:
    assert "words" in Typed({"words": "\u200b\ufeff"}).errors


def test_a_form_that_looks_something_up_takes_what_was_pasted() -> None:
    assert Asked({"words": "X0\u200b00001"}).is_valid()
