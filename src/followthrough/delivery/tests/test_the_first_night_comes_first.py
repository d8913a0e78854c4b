"""Who leaves prison soon and needs a home is asked about until something says where they will
sleep, before all else that is not about the safety of others. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules.today import When, people_today, when_for
from followthrough.delivery.tests.facts import TODAY, need, on, step, to_do
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.delivery.tests.test_a_release_is_prepared import inside, kinds
from followthrough.people.rules import CircumstanceFacts

HOME = "accommodation"
ROOM = {"intervention": "accommodation_support"}  # a kind of work that finds a home


def asked(*steps: Any, immediacy: str = "soon", **parts: Any) -> set[str]:
    return kinds(inside(*steps, needs=[need(HOME, immediacy)], **parts))


@pytest.mark.parametrize(
    ("release", "speaks"), [(29, False), (28, True), (0, True), (-1, False), (None, False)]
)
def test_it_is_asked_four_weeks_before_the_release(release: int | None, speaks: bool) -> None:
    assert ("first-night" in asked(step(), release=release)) is speaks


@pytest.mark.parametrize("immediacy", ["immediate", "soon", "later"])
def test_it_is_asked_however_soon_the_need_is_to_be_met(immediacy: str) -> None:
    assert "first-night" in asked(step(), immediacy=immediacy)


@pytest.mark.parametrize(
    ("steps", "parts", "speaks"),
    [
        ([], {}, True),
        ([step()], {}, True),
        ([step()], {"plan": False}, True),
        ([step()], {"found": "stable_home"}, False),
        ([step()], {"found": "temporary_home"}, True),
        ([step()], {"found": "temporary_home", "note": "His brother’s, from the 24th"}, True),
        ([step()], {"found": "temporary_home", "needs": []}, True),
        ([step()], {"found": "place_from_release"}, False),
        ([step()], {"found": "no_fixed_address"}, True),
        ([step()], {"found": "no_fixed_address", "needs": []}, True),
        ([step()], {"needs": []}, False),  # no need is known, and help is planned
        ([], {"needs": []}, False),  # the rule on homes asks
        ([step(started=-5, **ROOM)], {}, True),
        ([step(started=-5, by=21, **ROOM)], {}, True),
        ([step(started=-5, by=20, **ROOM)], {}, True),  # a day that is wanted is no place to sleep
        ([step(referred=-5, by=20, **ROOM)], {}, True),  # it waits for a place
        ([step(by=20, **ROOM)], {}, True),  # nobody has begun it
        ([step(started=-5, by=20)], {}, True),  # nobody knows what it is
        ([step(started=-5, by=20, intervention="a_kind_of_long_ago")], {}, True),
        ([step(started=-5, by=20, area="thinking")], {}, True),
        ([step(started=-9, finished=-5, **ROOM)], {}, True),  # it does not say where
        ([step(started=-5, by=20, intervention="finance_benefit_debt")], {}, True),  # finds none
        # When it was to begin, not to end.
        ([step(started=-5, decided="move", to=10, **ROOM)], {}, True),
    ],
)
def test_it_is_asked_until_something_says_where(
    steps: list[Any], parts: dict[str, Any], speaks: bool
) -> None:
    parts = {"needs": [need(HOME, "soon")]} | parts
    assert ("first-night" in kinds(inside(*steps, **parts))) is speaks


@pytest.mark.parametrize(("said", "speaks"), [(-12, True), (-11, False)])
def test_a_home_that_was_recorded_before_the_recall_is_asked_about(said: int, speaks: bool) -> None:
    made = recalled([], -11, 20)
    assert made.case.assessment is not None
    home = CircumstanceFacts("stable_home", "His brother’s", on(said))
    assessed = replace(made.case.assessment, circumstances=(home,))
    facts = replace(made, case=replace(made.case, assessment=assessed))
    found = {item.kind: item for item in to_do(facts)}
    assert ("first-night" in found) is speaks
    if speaks:
        assert "the home that is recorded for Sam was recorded before the recall" in str(
            found["first-night"].text
        )
        assert found["first-night"].action.startswith("Ask whether it holds from that night")


def test_what_asks_about_the_first_night_asks_for_no_more_about_a_home() -> None:
    for steps in ([], [step()], [step(referred=-30)]):
        found = asked(*steps, immediacy="immediate", assessed=-40, opened=-40)
        assert not {"home-on-release", "immediate-need"} & found


@pytest.mark.parametrize("in_custody", [True, False])
def test_a_place_from_the_release_is_what_helps_until_a_home_is_found(in_custody: bool) -> None:
    """Nobody is asked for what helps in the meantime where it is on record; for work on the home
    itself still."""

    def found(code: str, *steps: Any) -> set[str]:
        facts = inside(
            *steps, found=code, needs=[need(HOME, "immediate")], assessed=-40, opened=-40
        )
        return kinds(replace(facts, case=replace(facts.case, in_custody=in_custody)))

    waiting = step(referred=-30, **ROOM)
    assert "immediate-need" not in found("place_from_release", waiting)
    assert {"immediate-need", "first-night"} & found("no_fixed_address", waiting)
    assert "immediate-need" in found("place_from_release")


@pytest.mark.parametrize(("in_custody", "asks"), [(True, True), (False, False)])
def test_a_room_that_is_temporary_helps_whoever_lives_in_it(in_custody: bool, asks: bool) -> None:
    """Whoever is in prison does not sleep there, and may have lost it by the release."""
    homes = [need(HOME, "immediate")]
    facts = inside(
        step(referred=-30, **ROOM), found="temporary_home", needs=homes, assessed=-40, opened=-40
    )
    facts = replace(facts, case=replace(facts.case, in_custody=in_custody))
    assert bool({"immediate-need", "first-night"} & kinds(facts)) is asks


@pytest.mark.parametrize(
    ("steps", "found", "text", "action"),
    [
        (
            [],
            "",
            "Leaves prison on 24 January 2027, and nothing says where Sam will sleep that night.",
            "Ask, and record it under circumstances, or add a step for it",
        ),
        (
            [step()],
            "",
            "Leaves prison on 24 January 2027, and nothing says where Sam will sleep that night.",
            "Ask, and record it under circumstances, and begin what is planned for it",
        ),
        (
            [step(started=-3)],
            "no_fixed_address",
            "Leaves prison on 24 January 2027, and Sam has no address for that night.",
            "Ask whoever helps with it what there is from that night, and record it under "
            "circumstances",
        ),
        (
            [],
            "temporary_home",
            "Leaves prison on 24 January 2027, and the home that is recorded for Sam is temporary.",
            "Ask whether it holds from that night, and record it as a place from the day of "
            "release, or add a step for it",
        ),
        (
            [step()],
            "temporary_home",
            "Leaves prison on 24 January 2027, and the home that is recorded for Sam is temporary.",
            "Ask whether it holds from that night, and record it as a place from the day of "
            "release, and begin what is planned for it",
        ),
        (
            [step(started=-3)],
            "temporary_home",
            "Leaves prison on 24 January 2027, and the home that is recorded for Sam is temporary.",
            "Ask whoever helps with it whether it holds from that night, and record it as a place "
            "from the day of release",
        ),
    ],
)
def test_it_is_said_plainly(steps: list[Any], found: str, text: str, action: str) -> None:
    facts = inside(*steps, needs=[need(HOME, "soon")], found=found)
    [thing] = [t for t in to_do(facts) if t.kind == "first-night"]
    assert (thing.text, thing.action) == (text, action)
    assert thing.at == ("add-part", ("X000001", "circumstances"), "")
    assert (thing.on, thing.item.since) == (on(-8), on(20))
    assert when_for(thing.item, TODAY) is When.NOW


def test_it_comes_before_a_wait_and_a_missing_reply() -> None:
    """Of another immediate need that waits for longer, too."""
    facts = inside(
        step(referred=-60, route="referral", area="alcohol"),
        step(referred=-60, route="referral"),
        needs=[need("alcohol"), need(HOME)],
        assessed=-60,
        opened=-60,
        plan_made=-60,
    )
    [person] = people_today([thing.item for thing in to_do(facts)], TODAY)
    assert person.first.kind == "first-night"
    assert "immediate-need" in {thing.kind for thing in person.things}


def test_what_protects_others_comes_before_it() -> None:
    facts = inside(step(protects_others=True, area="alcohol"), needs=[need(HOME)])
    first, second, *_ = to_do(facts)
    assert (first.kind, second.kind) == ("safety-step-not-started", "first-night")


@pytest.mark.parametrize(
    ("release", "speaks", "when"),
    [
        (29, False, None),
        (28, True, When.CAN_WAIT),  # a Monday
        (22, True, When.CAN_WAIT),
        (18, True, When.NOW),  # a Friday, before a weekend
        (20, True, When.NOW),  # a Sunday
        (32, False, None),  # a Friday, further away
        (7, True, When.THIS_WEEK),
        (0, True, When.NOW),
        (-1, False, None),
    ],
)
def test_whether_the_day_is_confirmed_is_asked_of_every_release(
    release: int, speaks: bool, when: When | None
) -> None:
    things = [t for t in to_do(inside(release=release)) if t.kind == "release-to-confirm"]
    assert [when_for(t.item, TODAY) for t in things] == ([when] if speaks else [])
    for thing in things:
        assert thing.text == (
            f"Nobody has recorded that the prison confirmed the release on "
            f"{on(release):%A} {on(release).day} {on(release):%B %Y}."
        )
