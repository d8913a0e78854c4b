from __future__ import annotations

import re

from followthrough.desks.shared.forms import error_summary
from followthrough.desks.shared.tests.example import Example, draw


def test_each_link_leads_to_a_control_on_the_page() -> None:
    form = Example({})
    page = draw("{% for it in form %}{{ field(it) }}{% endfor %}", form=form)
    for line in error_summary(form):
        target = line["href"].removeprefix("#")
        assert re.search(rf'<(input|select|textarea)[^>]* id="{target}"', page), target


def test_radios_checkboxes_and_dates_link_to_the_first_option() -> None:
    links = {line["text"]: line["href"] for line in error_summary(Example({}))}
    assert links["Select route"] == "#id_route"
    assert links["Select needs"] == "#id_needs"
    assert links["Enter start date"] == "#id_start_day"


def test_what_belongs_to_the_whole_form_comes_first_and_has_no_link() -> None:
    form = Example({})
    form.add_error(None, "Somebody saved this first")
    assert error_summary(form)[0] == {"text": "Somebody saved this first"}


def test_nothing_is_drawn_where_there_is_no_error() -> None:
    assert draw("{{ errors(form) }}", form=Example()).strip() == ""


def test_errors_are_in_plain_words() -> None:
    assert "Confirm: the person has seen this" in draw("{{ errors(form) }}", form=Example({}))
