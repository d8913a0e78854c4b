"""Form parts of our own: a date in three boxes, and forms whose errors read as GOV.UK asks."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES

from followthrough.common.dates import say_list
from followthrough.common.texts import (
    LONGEST_WORDS,
    TYPE_AGAIN,
    hidden_sign,
    in_one_line,
    searchable,
    without_copied_signs,
)
from followthrough.common.wording import within_sentence

DJANGOS_OWN = forms.Field.default_error_messages["required"]
ANY = [("", "Any")]  # the first choice of a filter

# Where forms that read what was sent are noted, while a page is answered (`typed.py`).
forms_made: ContextVar[list[PlainForm] | None] = ContextVar("forms_made", default=None)


class PlainForm(forms.Form):
    """A form that says "Enter a reason", not "This field is required".

    A field may still bring its own `error_messages={"required": ...}`. What is typed is kept, so it
    holds nothing that nobody sees; but in a form that only looks something up (`looks_up`)."""

    looks_up = False
    use_required_attribute = False  # the server's message is clearer than the browser's

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        made = forms_made.get()
        if self.is_bound and made is not None:
            made.append(self)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == DJANGOS_OWN:
                field.error_messages["required"] = missing_message(field, name)
            longest = getattr(field, "max_length", None)
            if longest is not None and "max_length" not in field.error_messages:
                too_long = (
                    f"{name_in_messages(field, name)} must be {longest:,} characters or fewer"
                )
                field.error_messages["max_length"] = too_long
            if isinstance(field, forms.CharField) and self.looks_up:
                field.clean = _Sought(field.clean)  # type: ignore[method-assign]
            elif isinstance(field, forms.CharField):
                called = name_in_messages(field, name)
                field.validators = [_AllIsSeen(called), *field.validators]
                is_line = not isinstance(field.widget, forms.Textarea)
                # Of this form's own copy.
                field.clean = _Typed(field.clean, is_line)  # type: ignore[method-assign]


class _Typed:
    """Cleans what was typed, without what came with copying it."""

    def __init__(self, clean: Callable[[Any], Any], is_line: bool) -> None:
        self.clean, self.is_line = clean, is_line

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            value = without_copied_signs(value)
            value = in_one_line(value) if self.is_line else value
        return self.clean(value)


class _Sought:
    """Cleans what is looked up: what cannot be kept finds nothing, and is no error."""

    def __init__(self, clean: Callable[[Any], Any]) -> None:
        self.clean = clean

    def __call__(self, value: Any) -> Any:
        return self.clean(searchable(value) if isinstance(value, str) else value)


class _AllIsSeen:
    """Before Django's own rule on one of these signs, which names neither which nor where."""

    def __init__(self, called: str) -> None:
        self.called = called

    def __call__(self, text: str) -> None:
        hidden = hidden_sign(text)
        if hidden is not None:
            raise ValidationError(f"{self.called} holds {hidden}. {TYPE_AGAIN}")


class SeenForm(PlainForm):
    """A form that carries the version of the plan from which it was made."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class InRowForm(SeenForm):
    """One that is sent from a row of a list, which is drawn anew: nothing typed stands in it."""


def name_in_messages(field: forms.Field, name: str) -> str:
    """What a message calls the field: a question stands in quotes."""
    label = str(field.label or name.replace("_", " "))
    return f"The answer to “{label}”" if label.endswith("?") else label


def missing_message(field: forms.Field, name: str) -> str:
    label = str(field.label or name.replace("_", " "))
    if label.endswith("?"):
        choose = isinstance(field.widget, forms.widgets.ChoiceWidget)
        return f"{'Select' if choose else 'Enter'} an answer to “{label}”"
    words = within_sentence(label)
    if isinstance(field.widget, forms.widgets.ChoiceWidget):
        return f"Select {words}"
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Confirm: {words}"
    return f"Enter {words}"


def long_text(label: str, help_text: str = "", rows: int = 3, **more: Any) -> forms.CharField:
    """Free text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=LONGEST_WORDS,
        required=more.pop("required", False),
        **more,
    )


def whole_number_messages(words: str) -> dict[str, str]:
    """The same words for everything that is no such number."""
    return dict.fromkeys(("invalid", "min_value", "max_value"), words)


class DateParts(forms.MultiWidget):
    """Day, month and year: three boxes named `<field>_day`, `<field>_month`, `<field>_year`."""

    PARTS = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in self.PARTS}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DatePartsField(forms.Field):
    """A date in three boxes. `what` starts the messages: "Start date must include a year"."""

    widget = DateParts

    def __init__(self, *, what: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.what = what or str(self.label or "Date")

    def to_python(self, value: Any) -> date | None:
        parts = [str(part or "").strip() for part in value or ["", "", ""]]
        if not any(parts):
            return None
        lacking = [name for name, part in zip(DateParts.PARTS, parts, strict=True) if not part]
        if lacking:
            raise ValidationError(f"{self.what} must include a {say_list(lacking)}", "incomplete")
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError(f"{self.what} must be a real date", "invalid")
        if len(parts[2]) != 4:  # "27" is not the year 27, and we do not guess the century
            raise ValidationError(f"{self.what} must have a year of 4 numbers", "short_year")
        try:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        except (ValueError, OverflowError):
            raise ValidationError(f"{self.what} must be a real date", "invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True

    def validate(self, value: Any) -> None:
        if value in EMPTY_VALUES and self.required:
            raise ValidationError(self.error_messages["required"], "required")
