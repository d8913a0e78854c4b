"""The picture of a plan in time: where each mark stands, and what it says without colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.desks.shared.plan_picture import (
    BarKind,
    DrawnStep,
    MarkedDay,
    plan_picture,
)

TODAY = date(2027, 1, 4)
BEGINS, ENDS = date(2026, 7, 1), date(2027, 12, 31)


def step(
    start: date, end: date | None = None, kind: BarKind = BarKind.TO_COME, **more
) -> DrawnStep:
    return DrawnStep("Thinking skills", start, end, kind, **more)


def test_without_a_step_that_has_a_day_nothing_is_drawn():
    assert plan_picture(BEGINS, ENDS, [], [], TODAY) is None


def test_a_bar_runs_from_the_start_of_a_step_to_its_end():
    whole = step(BEGINS, ENDS, BarKind.GOES_ON)
    half = step(date(2027, 4, 1), date(2027, 12, 31))
    picture = plan_picture(BEGINS, ENDS, [whole, half], [], TODAY)
    first, second = picture.bars
    assert (first.x, first.right) == (0, 100)
    assert (second.x, second.right) == (50.0, 100)
    assert not first.open_end


def test_today_the_marked_days_and_the_end_are_named_with_their_day():
    marks = [MarkedDay(date(2027, 2, 1), "Release", "release")]
    picture = plan_picture(BEGINS, ENDS, [step(TODAY)], marks, TODAY)
    assert [flag.text for flag in picture.flags] == [
        "Today 4 Jan 2027",
        "Release 1 Feb 2027",
        "Ends 31 Dec 2027",
    ]


def test_names_that_would_meet_stand_on_lines_of_their_own():
    near = [MarkedDay(TODAY + timedelta(days=n), "Review", "review") for n in (1, 2)]
    picture = plan_picture(TODAY, ENDS, [step(TODAY)], near, TODAY)
    today, one, other, end = picture.flags
    assert len({today.y, one.y, other.y}) == 3
    assert end.y == today.y


def test_a_wait_is_dotted_from_the_referral_to_the_start():
    waits = step(date(2027, 4, 1), waits_from=date(2026, 10, 1))
    runs = step(date(2026, 12, 1), kind=BarKind.GOES_ON, waits_from=date(2026, 10, 1))
    first, second = plan_picture(BEGINS, ENDS, [waits, runs], [], TODAY).bars
    assert first.wait == pytest.approx(16.8)
    assert second.wait is None


def test_work_without_an_end_goes_on_past_the_edge():
    [bar] = plan_picture(BEGINS, ENDS, [step(TODAY, None, BarKind.GOES_ON)], [], TODAY).bars
    assert bar.open_end
    assert bar.right == 100


def test_what_is_done_once_is_one_day():
    [bar] = plan_picture(BEGINS, ENDS, [step(TODAY, lasts=False)], [], TODAY).bars
    assert bar.single
    assert not bar.open_end


def test_a_licence_for_life_is_drawn_around_today():
    picture = plan_picture(date(2003, 1, 1), None, [step(TODAY, kind=BarKind.GOES_ON)], [], TODAY)
    assert picture.open_start
    assert picture.open_end
    assert "the sentence has no known end" in picture.words
    assert picture.flags[0].x > 10


def test_what_was_over_before_the_picture_begins_is_left_to_the_table():
    over = step(date(2026, 6, 1), date(2026, 6, 30), BarKind.DONE)
    picture = plan_picture(BEGINS, ENDS, [over, step(TODAY)], [], TODAY)
    assert len(picture.bars) == 1


def test_a_long_text_is_cut_for_a_narrow_screen_only():
    text = "Meet the recovery worker in town in the first week after the release"
    one = DrawnStep(text, TODAY, None, BarKind.TO_COME)
    [bar] = plan_picture(BEGINS, ENDS, [one], [], TODAY).bars
    assert bar.text == text
    assert bar.short_text == "Meet the recovery worker in town in…"


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
steps = st.builds(
    DrawnStep,
    st.just("A step"),
    days,
    st.none() | days,
    st.sampled_from(BarKind),
    st.booleans(),
    st.booleans(),
    st.none() | days,
)


@given(st.none() | days, st.none() | days, st.lists(steps, max_size=8), days)
def test_whatever_the_days_nothing_is_drawn_outside(begins, ends, drawn, today):
    picture = plan_picture(begins, ends, drawn, [MarkedDay(today, "Review", "review")], today)
    if picture is None:
        return
    for bar in picture.bars:
        assert 0 <= bar.x <= 100
        assert bar.wait is None or 0 <= bar.wait <= bar.x
    assert all(0 <= flag.x <= 100 for flag in picture.flags)
    assert all(bar.y < picture.height for bar in picture.bars)
