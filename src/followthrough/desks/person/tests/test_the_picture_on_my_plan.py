"""My plan draws when things happen, of what stands on it and of nothing else."""

from __future__ import annotations

import re

from django.urls import reverse

from followthrough.desks.person.tests.ticks import ticks
from followthrough.desks.shared.tests.pages import opened
from tests import factories

MINE = reverse("my-plan", args=["X000001"])
STARTED = {"started_on": "2026-12-01"}


def drawing(client, asked: str = "") -> str:
    html = opened(client, MINE + asked).html
    return html[html.index("<svg") : html.index("</figure>")] if "<svg" in html else ""


ONGOING = {
    "plan__goals__0__steps__0__delivery": STARTED,
    "plan__goals__0__steps__0__nature": "ongoing",
}


def test_a_course_of_which_nobody_knows_the_end_has_no_bar_without_one(client, amara):
    factories.case(amara, plan__goals__0__steps__0__delivery=STARTED)
    assert "Meet the housing adviser" not in drawing(client)


def test_of_a_part_that_was_left_off_it_is_not_said_that_there_is_nothing(client, amara):
    factories.case(amara, **ONGOING)
    out = "&".join(f"out={key}" for key in ticks(client, MINE, "What I do now"))
    assert "I have nothing to start just now" not in opened(client, f"{MINE}?{out}").text


def test_what_goes_on_is_a_black_bar_up_to_the_end_of_the_order(client, amara):
    factories.case(amara, **ONGOING)
    drawn = drawing(client)
    assert "Meet the housing adviser" in drawn
    assert "It ends 4 Oct 2027" in drawn
    assert "Black bar: I do it now." in drawn
    assert " style=" not in drawn


def test_it_is_black_and_white(client, amara):
    factories.case(amara, **ONGOING)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", drawing(client))) <= {
        *("#000", "#fff", "#0b0c0c", "#505a5f", "#594d00"),
    }


def test_without_a_day_nothing_is_drawn(client, case):
    assert drawing(client) == ""


def test_what_is_left_off_the_paper_is_left_off_the_picture(client, amara):
    factories.case(amara, **ONGOING)
    assert "Meet the housing adviser" in drawing(client)
    [meets] = ticks(client, MINE, text="Meet the housing adviser")
    assert "Meet the housing adviser" not in drawing(client, f"?out={meets}")
    without = "&".join(f"out={key}" for key in ticks(client, MINE, "My next dates"))
    assert "It ends" not in drawing(client, f"?{without}")


def test_what_only_staff_do_is_not_drawn(client, amara):
    factories.case(
        amara,
        **ONGOING,
        plan__goals__0__steps__0__for_whom="staff_only",
    )
    assert "Meet the housing adviser" not in drawing(client)
