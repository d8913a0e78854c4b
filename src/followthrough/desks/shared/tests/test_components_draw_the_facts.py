from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Paginator

from followthrough.desks.shared.tests.example import draw


@dataclass
class Header:
    name: str = "Ana <Li>"
    preferred_name: str | None = "Annie"
    crn: str = "X000001"
    age: str = "34"
    born: str = "7 Apr 1992"
    likelihood: str | None = "Medium"
    rosh: str | None = None
    rosh_to: list[str] = field(default_factory=list)
    alerts: list[dict[str, str]] = field(default_factory=list)
    custody: str | None = None
    regime: str | None = None
    tabs: list[dict[str, Any]] = field(default_factory=list)
    died_on: date | None = None


def test_the_case_header_says_what_is_not_known() -> None:
    drawn = draw("{{ part.case_header(h) }}", h=Header())
    assert "Ana &lt;Li&gt;</h1>" in drawn
    assert "<dt>Risk of serious harm</dt><dd>not known</dd>" in drawn
    assert "34 (born 7 Apr 1992)" in drawn
    assert "ft-case__alerts" not in drawn


def test_the_case_header_shows_to_whom_and_every_alert() -> None:
    h = Header(
        rosh="Very high",
        rosh_to=["children", "staff"],
        custody="In custody",
        alerts=[{"label": "Risk to staff", "tone": "danger"}],
        tabs=[{"text": "Plan", "href": "/p", "current": True, "count": 0}],
    )
    drawn = draw("{{ part.case_header(h) }}", h=h)
    assert "to children and staff" in drawn
    assert 'govuk-tag--red">Risk to staff' in drawn
    assert 'aria-current="page" href="/p">Plan (0)</a>' in drawn


def test_the_timeline_says_when_a_date_is_not_known() -> None:
    entries = [
        {"title": "Sent", "when": datetime(2027, 1, 4, 10, 30, tzinfo=UTC), "by": "Nadia"},
        {"title": "Imposed", "when": None, "text": "<i>"},
    ]
    drawn = draw("{{ part.timeline(entries) }}", entries=entries)
    assert "4 January 2027 at 10:30am</time>" in drawn
    assert "by Nadia" in drawn
    assert "Date not known" in drawn
    assert "&lt;i&gt;" in drawn


def test_progress_is_said_in_words_and_copes_with_nothing_to_do() -> None:
    drawn = draw("{{ part.progress(3, 8, 'sessions attended') }}{{ part.progress(0, 0, 'steps') }}")
    assert "3 of 8 sessions attended" in drawn
    assert 'max="1" value="0"' in drawn


def test_summary_rows_may_be_pairs_or_carry_actions() -> None:
    rows = [
        ("Name", None),
        {"key": "Phone", "value": "1", "actions": [{"text": "Change", "href": "/c"}]},
    ]
    drawn = draw("{{ part.summary_card('Details', rows) }}", rows=rows)
    assert "Not known" in drawn
    assert 'Change<span class="govuk-visually-hidden"> phone</span>' in drawn


def test_reasons_are_texts_or_name_their_source() -> None:
    reasons = ["Work comes later", {"text": "A place opens", "source": "recent starts"}]
    drawn = draw("{{ part.reason_list(reasons) }}", reasons=reasons)
    assert "<li>Work comes later</li>" in drawn
    assert "Source: recent starts" in drawn
    assert draw("{{ part.reason_list([]) }}").strip() == ""


def test_an_alert_may_hold_a_text_or_a_block() -> None:
    drawn = draw(
        "{{ part.alert('warning', 'Late', '<b>') }}"
        "{% call part.alert('error', 'Stop') %}<p>Ask</p>{% endcall %}"
    )
    assert "&lt;b&gt;" in drawn
    assert "<p>Ask</p>" in drawn


def test_pages_keep_the_rest_of_the_query() -> None:
    page = Paginator(range(400), 25).page(5)
    drawn = draw("{{ part.pagination(page, 'state=open&') }}", page=page)
    assert 'href="?state=open&amp;page=4" rel="prev"' in drawn
    assert 'aria-label="Page 5" aria-current="page"' in drawn


def test_one_page_needs_no_pagination() -> None:
    drawn = draw("{{ part.pagination(page) }}", page=Paginator(range(3), 25).page(1))
    assert drawn.strip() == ""
