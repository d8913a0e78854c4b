from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from jinja2 import UndefinedError

from followthrough.site import jinja


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ day|date }}", "3 March 2027"),
        ("{{ day|short_date }}", "3 Mar 2027"),
        ("{{ none|date }} {{ none|short_date }}", "not known not known"),
        ("{{ ['a', 'b', 'c']|say_list }}", "a, b and c"),
        ("{{ 1|count('step') }}, {{ 2|count('step') }}", "1 step, 2 steps"),
        ("{{ 1204|count('person', 'people') }}", "1,204 people"),
        ("{{ day|moment }}", "3 March 2027"),
        ("{{ '<b>'|string }}", "&lt;b&gt;"),
    ],
)
def test_filters_say_it_as_gov_uk_does(template: str, words: str) -> None:
    drawn = engines["jinja2"].from_string(template).render({"day": date(2027, 3, 3)})
    assert drawn == words


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 0, "midnight"), (9, 30, "9:30am"), (12, 0, "midday"), (12, 5, "12:05pm"), (14, 0, "2pm")],
)
def test_times_are_said_as_gov_uk_does(hour: int, minute: int, words: str) -> None:
    assert jinja.time_text(datetime(2027, 1, 5, hour, minute, tzinfo=UTC)) == words


def test_a_moment_is_said_in_london_time() -> None:
    assert jinja.moment_text(datetime(2027, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2027 at 12:30am"


def test_a_name_that_is_not_there_is_an_error_in_our_templates() -> None:
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ nmae }}").render({"name": "Ana"})


def test_the_govuk_macros_may_be_called_with_less() -> None:
    page = engines["jinja2"].from_string(
        '{% from "govuk_frontend_jinja/components/textarea/macro.html" import govukTextarea %}'
        '{{ govukTextarea({"name": "why", "label": {"text": text}}) }}'
    )
    drawn = page.render({"text": "<Why>"})
    assert 'name="why"' in drawn
    assert "&lt;Why&gt;" in drawn
