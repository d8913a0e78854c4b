from __future__ import annotations

from datetime import date

import pytest
from django import forms

from followthrough.desks.shared.forms import field_kind, field_parameters
from followthrough.desks.shared.tests.example import Example, draw

INITIAL = {"start": date(2027, 3, 9), "route": "s", "needs": ["b"], "pool": "1", "reason": "a < b"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("reason", "textarea"),
        ("sessions", "input"),
        ("start", "date"),
        ("route", "radios"),
        ("needs", "checkboxes"),
        ("pool", "select"),
        ("seen", "checkbox"),
        ("secret", "password"),
        ("version", "hidden"),
    ],
)
def test_the_widget_names_the_component(name: str, kind: str) -> None:
    assert field_kind(Example()[name]) == kind


def test_a_widget_without_a_component_is_named_with_the_remedy() -> None:
    class Odd(forms.Form):
        pair = forms.Field(widget=forms.MultiWidget(widgets=[forms.TextInput()]))

    with pytest.raises(TypeError, match="add it to KINDS"):
        field_kind(Odd()["pair"])


def test_chosen_options_are_marked() -> None:
    form = Example(initial=INITIAL)
    assert [o["checked"] for o in field_parameters(form["route"])["items"]] == [False, True]
    assert [o["checked"] for o in field_parameters(form["needs"])["items"]] == [False, True]
    assert [o["selected"] for o in field_parameters(form["pool"])["items"]] == [False, True]


def test_radios_have_no_option_for_nothing() -> None:
    assert [o["value"] for o in field_parameters(Example()["route"])["items"]] == ["r", "s"]


def test_a_date_fills_three_boxes() -> None:
    boxes = field_parameters(Example(initial=INITIAL)["start"])["items"]
    assert [box["value"] for box in boxes] == ["9", "3", "2027"]
    assert boxes[0]["name"] == "start_day"


def test_what_was_typed_comes_back_even_when_it_is_no_date() -> None:
    form = Example({"start_day": "31", "start_month": "x", "start_year": "2027"})
    boxes = field_parameters(form["start"])["items"]
    assert [box["value"] for box in boxes] == ["31", "x", "2027"]
    assert "govuk-input--error" in boxes[0]["classes"]


def test_a_number_is_typed_in_a_text_box() -> None:
    parameters = field_parameters(Example()["sessions"])
    assert (parameters["type"], parameters["inputmode"]) == ("text", "numeric")


def test_long_words_may_be_pasted_and_are_then_explained() -> None:
    assert "maxlength" not in draw("{{ field(form.reason) }}", form=Example())


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2" not in draw("{{ field(form.secret) }}", form=Example({"secret": "hunter2"}))


def test_words_are_escaped() -> None:
    drawn = draw("{{ field(form.reason) }}", form=Example(initial=INITIAL))
    assert "a &lt; b</textarea>" in drawn


def test_what_an_option_reveals_is_escaped_unless_it_is_markup() -> None:
    drawn = draw(
        '{{ field(form.route, hints={"s": "Own work"},'
        ' conditional={"r": bad, "s": field(form.pool)}) }}',
        form=Example(),
        bad="<script>",
    )
    assert "<script>" not in drawn
    assert '<select class="govuk-select"' in drawn
    assert "Own work" in drawn
    assert "data-aria-controls" not in drawn


def test_every_kind_is_drawn_with_its_error() -> None:
    form = Example({"reason": "too long for it"})
    for field in form:
        drawn = draw("{{ field(it) }}", it=field)
        assert field.html_name in drawn
        for message in field.errors:
            assert message in drawn
