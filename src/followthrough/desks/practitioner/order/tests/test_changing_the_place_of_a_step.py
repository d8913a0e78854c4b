from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import changed, entries, opened
from followthrough.plans.models import StepDecision
from tests import factories

PLAN = reverse("plan", args=["X000001"])
TIMELINE = reverse("case-timeline", args=["X000001"])
CHANGES = {
    "hold": ({"hold_reason": "asked_to_wait"}, "step.held", "Put a step on hold"),
    "drop": ({"drop_reason": "no_longer_wanted"}, "step.dropped", "Dropped a step"),
    "move": (
        {
            "move_reason": "travel",
            "start_on_day": "1",
            "start_on_month": "3",
            "start_on_year": "2027",
        },
        "step.moved",
        "Moved a step",
    ),
}


def address(case, ref: str) -> str:
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    return reverse("decide-step", args=["X000001", step.pk])


@pytest.fixture
def steps(amara):
    """A case whose T2 can be changed, T3 is a requirement and T9 protects others."""
    safety = factories.step("T9", text="Keep away from the school", protects_others=True)
    line = factories.line()
    line["plan"]["goals"][1]["steps"].append(safety)
    return factories.case(amara, plan=line["plan"])


def test_going_back_from_the_preview_keeps_what_was_entered(client, steps):
    fields = {"what": "hold", "hold_reason": "asked_to_wait", "words": "She asked for it."}
    back = opened(client, address(steps, "T2")).send(**fields).send(back="on")

    assert back.errors == []
    assert {name: back.form().values[name].strip() for name in fields} == fields
    assert entries(steps) == []
    assert back.send().title.startswith("Check what this changes")


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_previewed_then_saved_recorded_and_told(client, steps, what):
    fields, code, words = CHANGES[what]
    at = address(steps, "T2")
    preview = opened(client, at).send(what=what, words="She asked for it.", **fields)

    assert "Check what this changes" in preview.title
    assert "Practise problem solving with Amara" in preview.text
    assert "She asked for it." in preview.text
    assert entries(steps) == []  # nothing is saved by looking
    saved = preview.send()
    assert "Your change is saved." in saved.text
    assert entries(steps) == [code]
    decision = StepDecision.objects.get()
    assert (decision.kind, decision.words) == (what, "She asked for it.")
    told = opened(client, TIMELINE).text
    assert f"{words} by Amara" in told
    assert "Practise problem solving with Amara. Reason:" in told
    # The page joins what was typed; the ledger itself holds no free text about people.
    assert "She asked for it." in told
    entry = LedgerEntry.objects.get(action=code)
    assert "She asked for it." not in f"{entry.before} {entry.after} {entry.why}"


def test_the_preview_of_a_move_says_which_dates_change(client, steps):
    fields = CHANGES["move"][0]
    preview = opened(client, address(steps, "T2")).send(what="move", **fields)

    assert "“Practise problem solving with Amara” would start later: 1 March 2027" in preview.text
    assert "Later or lost" in preview.text


def test_the_preview_says_a_reason_once(client, steps):
    preview = opened(client, address(steps, "T2")).send(what="hold", hold_reason="asked_to_wait")
    assert preview.text.count("Put on hold on 4 January 2027") == 1


@pytest.mark.parametrize(
    ("what", "box", "words"),
    [
        ("hold", "#id_hold_reason", "Select a reason"),
        ("drop", "#id_drop_reason", "Select a reason"),
        ("move", "#id_move_reason", "Select a reason"),
        ("move", "#id_start_on_day", "Enter the day in whose week it should start"),
        ("", "#id_what", "Select what do you want to do?"),
    ],
)
def test_what_is_missing_is_said_with_a_link_to_it(client, steps, what, box, words):
    page = opened(client, address(steps, "T2")).send(what=what)

    assert page.title.startswith("Error: ")
    assert "There is a problem" in page.text
    assert box in [href for href, _ in page.errors]
    if what:
        assert (box, words) in page.errors
    assert f'id="{box[1:]}"' in page.html
    assert entries(steps) == []


def test_a_day_in_the_past_is_refused_before_anything_is_previewed_as_possible(client, steps):
    fields = {**CHANGES["move"][0], "start_on_year": "2026"}
    page = opened(client, address(steps, "T2")).send(what="move", **fields)

    assert page.title.startswith("Error: ")
    assert page.errors == [("#id_start_on_day", "The start must be today or later")]


def test_a_requirement_cannot_be_dropped_and_the_page_says_who_can(client, steps):
    page = opened(client, address(steps, "T3"))
    assert "Only the court or the releasing authority can change that" in page.text
    assert 'value="drop"' not in page.html

    after = page.send(what="drop", drop_reason="no_longer_wanted", confirmed="on")
    assert after.title.startswith("Error: ")
    assert entries(steps) == []


@pytest.mark.parametrize("what", ["move", "hold", "drop"])
def test_a_step_that_protects_others_stays_where_it_is(client, steps, what):
    at = address(steps, "T9")
    page = opened(client, at)
    assert "This step protects other people." in page.text
    assert f'value="{what}"' not in page.html

    posted = {"what": what, **CHANGES[what][0], "confirmed": "on", "seen_version": "1"}
    assert client.post(at, posted).status_code == 200
    assert entries(steps) == []


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_decided_can_be_taken_back(client, steps, what):
    at = address(steps, "T2")
    changed(client, at, what, **CHANGES[what][0])
    page = changed(client, at, "resume", words="She is ready now.")

    assert "Your change is saved." in page.text
    assert entries(steps)[-1] == "step.resumed"
    assert "Put a step back in the order by Amara" in opened(client, TIMELINE).text
    assert 'value="resume"' not in opened(client, at).html
    assert StepDecision.objects.count() == 2  # the first decision stays readable


def test_stable_enough_is_recorded_shown_as_good_news_and_taken_back(client, steps):
    at = address(steps, "T1")
    changed(client, at, "stable_enough", words="She has had the room for a month.")
    told = opened(client, TIMELINE).text
    assert "Recorded “stable enough” with the person by Amara Good news" in told
    assert "Sam is stable enough for further work." in opened(client, reverse("today")).text

    changed(client, at, "not_stable")
    assert entries(steps) == ["step.stable-enough", "step.not-stable"]
    assert "Took back “stable enough” by Amara" in opened(client, TIMELINE).text
    assert "stable enough for further work" not in opened(client, reverse("today")).text


def test_stability_is_asked_only_of_work_that_brings_it(client, steps):
    assert 'value="stable_enough"' not in opened(client, address(steps, "T2")).html
    assert 'value="stable_enough"' in opened(client, address(steps, "T1")).html


def test_what_is_over_can_only_be_read(client, amara):
    line = factories.line()
    line["plan"]["goals"][1]["steps"][0]["delivery"] = {
        "started_on": "2026-11-01",
        "finished_on": "2026-12-01",
    }
    case = factories.case(amara, plan=line["plan"])
    page = opened(client, address(case, "T2"))
    assert "This step is over" in page.text
    assert client.post(address(case, "T2"), {"what": "hold", "confirmed": "on"}).status_code == 200
    assert entries(case) == []


def test_words_come_back_after_an_error(client, steps):
    page = opened(client, address(steps, "T2")).send(what="hold", words="Said <b>no</b> & left")
    assert page.form().values["words"].strip() == "Said <b>no</b> & left"
    assert page.form().values["what"] == "hold"
