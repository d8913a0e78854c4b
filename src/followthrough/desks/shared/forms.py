"""From Django's forms to the parameters of the GOV.UK macros.

A page never calls these functions itself; it writes

    {% from "shared/forms.html" import errors, field %}
    {{ errors(form) }}
    {{ field(form.reason, hint="One sentence is enough") }}

and the macro asks `field_kind` which component the widget needs and `field_parameters` what to
give it. Date fields in three boxes, and error words in the GOV.UK style, come from
`shared.fields`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape

from followthrough.desks.shared.fields import DateParts

# The most particular widget first: a select is also a choice widget, a password also an input.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateParts, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (forms.HiddenInput, "hidden"),
    (forms.widgets.Input, "input"),
)

# A limit on typing cuts pasted words off in silence: let people paste, and say what is too long.
NOT_PASSED_ON = {"maxlength", "minlength", "class", "autocomplete", "rows", "cols", "inputmode"}

NO_CHOICE = ("", "---------")  # Django's empty option; radios need none


def field_kind(field: BoundField) -> str:
    """Which component draws the field. Raises TypeError for a widget that has none."""
    widget = field.field.widget
    for widget_class, kind in KINDS:
        if isinstance(widget, widget_class):
            return kind
    raise TypeError(
        f"No GOV.UK component is known for {type(widget).__name__} of {field.name!r}: "
        "add it to KINDS in desks/shared/forms.py."
    )


def field_parameters(
    field: BoundField,
    *,
    label: str | None = None,
    hint: str | None = None,
    label_classes: str = "",
    classes: str = "",
    page_heading: bool = False,
    hints: Mapping[str, str] | None = None,
    conditional: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The macro's parameters. `hints` and `conditional` are by the option's value; `more` (prefix,
    suffix, rows, attributes) goes to the macro as it is, and wins."""
    kind = field_kind(field)
    heading: dict[str, Any] = {
        "text": label or str(field.label),
        "classes": heading_classes(kind, label_classes, page_heading),
        "isPageHeading": page_heading,
    }
    about = hint or str(field.help_text)
    parameters: dict[str, Any] = {"name": field.html_name, "classes": classes}
    if about:
        parameters["hint"] = {"text": about}
    if field.errors:
        parameters["errorMessage"] = {"text": field.errors[0]}
    if kind in ("radios", "checkboxes"):
        parameters |= {"idPrefix": field.auto_id, "fieldset": {"legend": heading}}
        parameters["items"] = choice_options(field, hints or {}, conditional or {})
    elif kind == "checkbox":
        parameters |= single_checkbox(field, heading["text"])
    elif kind == "date":
        parameters |= {"id": field.auto_id, "fieldset": {"legend": heading}}
        parameters["items"] = date_boxes(field)
    else:
        parameters |= {"id": field.auto_id, "label": heading}
        parameters |= single_box(field, kind)
    return parameters | more


def heading_classes(kind: str, wanted: str, page_heading: bool) -> str:
    """Legends are bold by default, so that a group of options reads as one question."""
    if wanted:
        return wanted
    part = "fieldset__legend" if kind in ("radios", "checkboxes", "date") else "label"
    if page_heading:
        return f"govuk-{part}--l"
    return f"govuk-{part}--s"


def choice_options(
    field: BoundField, hints: Mapping[str, str], conditional: Mapping[str, str]
) -> list[dict[str, Any]]:
    widget = field.field.widget
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    items = []
    for option in widget.options(field.html_name, widget.format_value(field.value())):
        value, text = str(option["value"]), str(option["label"])
        if (value, text) == NO_CHOICE and not isinstance(widget, forms.Select):
            continue
        item: dict[str, Any] = {"value": value, "text": text}
        item["selected" if field_kind(field) == "select" else "checked"] = option["selected"]
        if value in hints:
            item["hint"] = {"text": hints[value]}
        if value in conditional:
            # The macro trusts this as HTML: words that are not marked safe are escaped here.
            item["conditional"] = {"html": conditional_escape(conditional[value])}
        items.append(item)
    return items


def single_checkbox(field: BoundField, text: str) -> dict[str, Any]:
    """One statement to tick. Its words are the option; there is no question above it."""
    item = {"value": "on", "text": text, "checked": bool(field.value())}
    return {"idPrefix": field.auto_id, "items": [item]}


def date_boxes(field: BoundField) -> list[dict[str, Any]]:
    widget = field.field.widget
    assert isinstance(widget, DateParts)
    values = field.value()
    parts = values if isinstance(values, list) else widget.decompress(values)
    error = " govuk-input--error" if field.errors else ""
    return [
        {
            "name": f"{field.html_name}_{part}",
            "id": f"{field.auto_id}_{part}",
            "label": part.capitalize(),
            "value": "" if value is None else str(value),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{error}",
        }
        for part, value in zip(DateParts.PARTS, parts, strict=True)
    ]


def single_box(field: BoundField, kind: str) -> dict[str, Any]:
    """Value, type and attributes of a field with a single control."""
    widget = field.field.widget
    extra = {
        key: value
        for key, value in widget.attrs.items()
        if key not in NOT_PASSED_ON and value not in (None, False)
    }
    parameters: dict[str, Any] = {"attributes": extra} if extra else {}
    if field.field.disabled:
        parameters["disabled"] = True
    if kind == "select":
        return parameters | {"items": choice_options(field, {}, {})}
    if kind in ("file", "password"):  # their values are never sent back to the page
        autocomplete = widget.attrs.get("autocomplete")
        return parameters | ({"autocomplete": autocomplete} if autocomplete else {})
    value = widget.format_value(field.value())
    parameters["value"] = "" if value is None else value
    if kind == "textarea":
        return parameters | {"rows": widget.attrs.get("rows", 5)}
    return parameters | input_type(widget)


def input_type(widget: forms.Widget) -> dict[str, Any]:
    """Numbers are typed in a text box: a number box changes them when someone scrolls."""
    kind = getattr(widget, "input_type", "text")
    parameters: dict[str, Any] = {"type": "text" if kind == "number" else kind}
    mode = widget.attrs.get("inputmode") or ("numeric" if kind == "number" else None)
    if mode:
        parameters["inputmode"] = mode
    if autocomplete := widget.attrs.get("autocomplete"):
        parameters["autocomplete"] = autocomplete
    return parameters


def error_summary(*shown: forms.BaseForm) -> list[dict[str, str]]:
    """Each error with a link to the control that mends it; first what belongs to the whole form.

    For radios and checkboxes that is the first option, whose id is the field's own; for a date
    the first box."""
    return [line for form in shown for line in errors_of(form)]


def errors_of(form: forms.BaseForm) -> Iterable[dict[str, str]]:
    for text in form.non_field_errors():
        yield {"text": str(text)}
    for name in form.fields:
        field = form[name]
        for text in field.errors:
            yield {"text": str(text), "href": f"#{first_control(field)}"}


def first_control(field: BoundField) -> str:
    if field_kind(field) == "date":
        return f"{field.auto_id}_{DateParts.PARTS[0]}"
    return field.auto_id
