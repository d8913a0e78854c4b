"""The Jinja environment of all pages.

Two environments work together. Our own templates are strict: a name that is not there is an error,
so a typing mistake cannot hide a fact. The GOV.UK macros are written for Nunjucks, where a missing
parameter is simply empty; they get a lenient environment of their own, and an import by their name
goes there:

    {% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)
from jinja2.filters import do_indent
from markupsafe import Markup

from followthrough.common.dates import LONDON, day_in_london, say_date, say_list, say_short_date
from followthrough.desks.shared import forms
from followthrough.people.rules.due_page import PageAt

MACROS = "govuk_frontend_jinja"
NOT_KNOWN = "not known"


class Pages(Environment):
    """Strict templates that borrow macros from a lenient environment."""

    macros: Environment

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,
    ) -> Template:
        if isinstance(name, str) and PurePath(name).parts[:1] == (MACROS,):
            return self.macros.get_template(name, parent)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """Django calls this once, with a loader of the template folders of the settings."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    pages = Pages(**options)
    macro_loader = PrefixLoader({MACROS: PackageLoader(MACROS)})
    pages.macros = Environment(
        loader=macro_loader, autoescape=True, undefined=ChainableUndefined, auto_reload=False
    )
    pages.macros.filters["indent"] = indented
    # Listing the macros in both lets `list_templates` and djlint see them too.
    pages.loader = ChoiceLoader([options["loader"], macro_loader]) if "loader" in options else None
    pages.globals.update(
        static=static,
        url=url,
        url_at=url_at,
        field_kind=forms.field_kind,
        field_parameters=forms.field_parameters,
        error_summary=forms.error_summary,
    )
    pages.filters.update(
        date=date_text,
        short_date=short_date_text,
        time=time_text,
        moment=moment_text,
        say_list=say_list,
    )
    pages.filters["count"] = count_text
    # The same dictionary: Jinja builds a macro's module anew for each use where globals differ.
    pages.macros.globals = pages.globals
    return pages


def indented(text: str, *how: Any, **more: Any) -> str:
    """As Jinja's own filter, whose lines of markup are each looked at twice whether they are safe:
    of a text with very many lines, which is drawn in a macro within another, for seconds."""
    if not isinstance(text, Markup):
        return do_indent(text, *how, **more)
    return Markup(do_indent(str(text), *how, **more))


def url(name: str, *args: object, **kwargs: object) -> str:
    """`url("case", crn="X123456")`; `url("case", 7)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def url_at(page: PageAt) -> str:
    """The address of where a thing to do is done, with the row on its page."""
    row = f"#{quote(page.anchor)}" if page.anchor else ""
    return reverse(page.name, args=page.args) + row


def as_day(value: date) -> date:
    """The day in London: a moment just before midnight UTC in summer belongs to the next day."""
    if not isinstance(value, datetime):
        return value
    return day_in_london(value) if timezone.is_aware(value) else value.date()


def date_text(value: date | None) -> str:
    """3 March 2027."""
    return NOT_KNOWN if value is None else say_date(as_day(value))


def short_date_text(value: date | None) -> str:
    """3 Mar 2027, for tables."""
    if value is None:
        return NOT_KNOWN
    return say_short_date(as_day(value))


def time_text(value: datetime | None) -> str:
    """2pm, 10:30am, midday, midnight: as GOV.UK writes times."""
    if value is None:
        return NOT_KNOWN
    local = value.astimezone(LONDON) if timezone.is_aware(value) else value
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment_text(value: date | None) -> str:
    """3 March 2027 at 10:30am; a date without a time stays a date."""
    if isinstance(value, datetime):
        return f"{date_text(value)} at {time_text(value)}"
    return date_text(value)


def count_text(number: int, word: str, plural: str | None = None) -> str:
    """'1 step', '2 steps', '1,204 people'."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
