"""Writes the caseload file of the demonstration, one JSON line a person, whatever the number.

    for line in caseload_lines(people=2200, seed=1, as_of=date(2026, 11, 23)):
        file.write(line + "\n")

The same arguments give the same bytes. Nothing is kept from one line to the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from followthrough import policy
from followthrough.common.dates import age_on
from followthrough.demo.assessments import (
    circumstances_from_answers,
    draw_assessment,
    draw_registers,
    in_their_words,
)
from followthrough.demo.assumptions import assumptions
from followthrough.demo.dice import Dice
from followthrough.demo.endings import with_its_end
from followthrough.demo.facts_of_a_case import facts_of_assessment, facts_of_person
from followthrough.demo.identity import draw_person, draw_sex_and_age, with_safe_contact
from followthrough.demo.kept_up import with_recent_records
from followthrough.demo.plans import activity_days_used, draw_plan, hours_worked
from followthrough.demo.reasons import with_reasons_that_fit
from followthrough.demo.sentences import (
    Term,
    activity_limit,
    can_ask,
    draw_offence,
    draw_requirements,
    draw_term,
    has_a_victim,
    regime,
)
from followthrough.demo.staff import (
    MANAGER,
    SECOND,
    Share,
    holder,
    place_in_first_caseload,
    practitioner,
    share_of,
)
from followthrough.demo.steps import PersonProfile, PlannedStep
from followthrough.demo.stories import line_of, story_of
from followthrough.demo.who import made_less_certain, recorded_twice
from followthrough.people.rules import SentenceChange
from followthrough.people.rules.codes import HIGH_HARM
from followthrough.people.rules.sources import DEMONSTRATION

MOST_PEOPLE = 1_000_000
# The case of the first practitioner that the second may not see.
HIDDEN_FROM_SECOND = 4
NO_WORK = "None at present"
NIGHTS = "Nights, Sunday to Thursday"


def caseload_lines(people: int, seed: int, as_of: date) -> Iterator[str]:
    """Raises ValueError where there are not enough CRNs for so many people."""
    if not 1 <= people <= MOST_PEOPLE:
        raise ValueError(f"A caseload has from 1 to {MOST_PEOPLE:,} people, not {people:,}.")
    return (
        json.dumps(_line(number, people, seed, as_of), ensure_ascii=False, separators=(",", ":"))
        for number in range(people)
    )


def crn_of(number: int) -> str:
    """Two letters and six digits, in mixed order. A real CRN has one letter: this is nobody's."""
    return f"XD{(number * 7919 + 104729) % MOST_PEOPLE:06d}"


def _line(number: int, people: int, seed: int, as_of: date) -> dict[str, Any]:
    if (story := story_of(number, people)) is not None:
        return line_of(story, crn_of(number), as_of)
    return _generated(number, people, seed, as_of)


def _generated(number: int, people: int, seed: int, as_of: date) -> dict[str, Any]:
    dice = Dice("person", seed, number)
    pack = policy.on(as_of)
    share = share_of(number, people)
    term = draw_term(dice, as_of)
    sex, age = draw_sex_and_age(dice)
    person = draw_person(dice, sex, age, term.opened_on)
    if recorded_twice(number, people, seed):
        first = _first_record(number - 1, seed, as_of)
        sex, age = first["sex"], age_on(date.fromisoformat(first["date_of_birth"]), term.opened_on)
        person |= first
    drawn = draw_assessment(dice, term, sex, age, as_of)
    circumstances = [*drawn.circumstances, *circumstances_from_answers(person)]
    facts = facts_of_person(term, person, age, circumstances, as_of)
    facts |= drawn.tags | facts_of_assessment(vars(drawn))
    assessment = in_their_words(drawn, facts)
    requirements = draw_requirements(dice, term, facts)
    who = PersonProfile(age, assessment, facts)
    lately, strongly = Dice("lately", seed, number), Dice("strengths", seed, number)
    plan, steps = draw_plan(dice, who, term, requirements, as_of, pack, lately, strongly)
    registers = draw_registers(dice, assessment, assessment.made_on, as_of, pack)
    offence = draw_offence(dice, facts)
    mappa = any(register["code"] == "mapp" for register in registers)
    sentence = {
        **_sentence(dice, term, requirements, steps, as_of),
        **regime(dice, term, as_of, assessment.harm, mappa),
        "offence": offence,
    }
    held_by = holder(number, share)
    shown = made_less_certain(person, number, people, seed, term.opened_on)
    line: dict[str, Any] = {
        "source": DEMONSTRATION,
        "crn": crn_of(number),
        "person": {**with_safe_contact(shown, facts), **_hours(dice, facts)},
        "case": _case(dice, term, share, held_by, as_of),
        "access": _access(dice, number, people, share, held_by),
        "sentences": [sentence, *_second_sentence(dice, term, facts)],
        "assessment": {
            "made_on": assessment.made_on.isoformat(),
            "likelihood": assessment.likelihood,
            "serious_harm": assessment.harm,
            "harm_to": list(assessment.harm_to),
            "risk_to_staff": "staff" in assessment.harm_to
            or dice.chance(assumptions()["risk_to_staff"]),
            "victim_contact": _victim_contact(dice, term, assessment.harm, offence),
            "readiness": assessment.readiness,
            "needs": list(assessment.needs),
            "strengths": list(assessment.strengths),
            "circumstances": [{"code": code} for code in dict.fromkeys(circumstances)],
            "registers": registers,
        },
    }
    whole = with_reasons_that_fit(line | ({"plan": plan} if plan else {}), pack)
    whole = with_recent_records(whole, facts, number, seed, as_of, pack)
    return with_its_end(whole, term, number, seed, as_of)


def _first_record(number: int, seed: int, as_of: date) -> dict[str, Any]:
    """Who somebody is, of whom the next line is a second record."""
    dice = Dice("person", seed, number)
    term = draw_term(dice, as_of)
    person = draw_person(dice, *draw_sex_and_age(dice), term.opened_on)
    names = ("first_name", "last_name", "preferred_name", "date_of_birth", "sex")
    return {name: person[name] for name in names}


def _sentence(
    dice: Dice,
    term: Term,
    requirements: list[dict[str, Any]],
    steps: list[PlannedStep],
    as_of: date,
) -> dict[str, Any]:
    pack = policy.on(as_of)
    result: dict[str, Any] = {
        "ref": "1",
        "kind": term.kind,
        "starts_on": term.starts_on.isoformat(),
        "ends_on": term.ends_on.isoformat(),
    }
    if term.held_since is not None:
        recall = {"kind": SentenceChange.RECALLED.value, "on": term.held_since.isoformat()}
        result["changes"] = [recall]
    limit = activity_limit(requirements)
    if limit is not None:
        used = activity_days_used(steps, limit, as_of, pack)
        result |= {"activity_days_limit": limit, "activity_days_used": used}
    for requirement in requirements:
        if requirement["kind"] == "rehabilitation_activity":
            requirement["done"] = result["activity_days_used"]
        elif requirement["kind"] == "unpaid_work":
            requirement["done"] = hours_worked(dice, steps, requirement, as_of)
    return result | {"requirements": requirements}


def _second_sentence(dice: Dice, term: Term, facts: frozenset[str]) -> list[dict[str, Any]]:
    """A few people serve a community order, with a curfew, beside their licence."""
    known = assumptions()
    share = known["two_sentences"] / known["sentence_kind"]["licence"]
    drawn = not (term.on_order or term.in_custody) and dice.chance(share)
    if not (drawn and can_ask("curfew", facts)):
        return []
    return [
        {
            "ref": "2",
            "kind": "community_order",
            "offence": "Driving while disqualified",
            "starts_on": term.starts_on.isoformat(),
            "ends_on": term.ends_on.isoformat(),
            "requirements": [{"ref": "R90", "kind": "curfew", "amount": 2}],
        }
    ]


def _hours(dice: Dice, facts: frozenset[str]) -> dict[str, str]:
    """Nobody cares for children while they are at work, and young parents have none at school."""
    work = NO_WORK
    if "works_shifts" in facts:
        work = dice.pick((NIGHTS, "Early shift one week, late the next"))
    elif {"full_time_work", "new_job"} & facts:
        work = dice.pick(("Monday to Friday, 8 to 4", "Monday to Friday, 9 to 5", "Four long days"))
    caring = "None"
    if "cares_for_children" in facts:
        by_day = work in (NO_WORK, NIGHTS)
        hours = ["Children at weekends", *(["Every afternoon"] if by_day else [])]
        school = by_day and "under_22" not in facts
        caring = dice.pick(["School run at 8 and 3", *hours] if school else hours)
    elif "cares_for_adult" in facts:
        caring = "Mornings, with a parent"
    unsaid = assumptions()["equality_unsaid"]["not_asked"]
    return {
        "work_hours": "not_asked" if work == NO_WORK and dice.chance(unsaid) else work,
        "caring_hours": "not_asked" if caring == "None" and dice.chance(unsaid) else caring,
    }


def _case(dice: Dice, term: Term, share: Share, held_by: int, as_of: date) -> dict[str, Any]:
    result: dict[str, Any] = {
        "unit": share.unit.code,
        "opened_on": term.opened_on.isoformat(),
        "in_custody": term.in_custody,
        "practitioners": _practitioners(dice, term, share, held_by, as_of),
    }
    if term.release_on:
        result["expected_release_on"] = term.release_on.isoformat()
    return result


def _practitioners(
    dice: Dice, term: Term, share: Share, held_by: int, as_of: date
) -> list[dict[str, str]]:
    """From the first to the present one, without a gap."""
    changes = dice.among(assumptions()["practitioner_changes"])
    room = (as_of - term.opened_on).days // 60
    others = [n for n in range(share.practitioners) if n != held_by]
    earlier = dice.some(others, min(changes, room))
    result: list[dict[str, str]] = []
    since = term.opened_on
    step = (as_of - term.opened_on).days // (len(earlier) + 1)
    for number in earlier:
        until = since + timedelta(days=max(20, step - dice.between(0, 20)))
        result.append(_holds(share, number, since, until))
        since = until + timedelta(days=1)
    return [*result, _holds(share, held_by, since, None)]


def _holds(share: Share, number: int, since: date, until: date | None) -> dict[str, str]:
    who = practitioner(share, number)
    result = {"username": who.username, "name": who.name, "since": since.isoformat()}
    return result | ({"until": until.isoformat()} if until else {})


def _access(dice: Dice, number: int, people: int, share: Share, held_by: int) -> dict[str, Any]:
    """Nearly nobody is limited; one case of the first practitioner always is."""
    if place_in_first_caseload(number, people) == HIDDEN_FROM_SECOND:
        return {"excluded": [SECOND.username]}
    rates = assumptions()["limited_access"]
    what = dice.among({**rates, "": 1 - sum(rates.values())})
    if what == "excluded":
        colleague = dice.pick([n for n in range(share.practitioners) if n != held_by])
        return {"excluded": [practitioner(share, colleague).username]}
    if what == "restricted":
        holds = practitioner(share, held_by).username
        return {"restricted_to": [holds, MANAGER.username]}
    return {"known": False} if what == "not_known" else {}


def _victim_contact(dice: Dice, term: Term, harm: str, offence: str) -> str:
    yes, not_asked = 0.4 if harm in HIGH_HARM else 0.1, 0.08
    if term.on_order:
        yes, not_asked = 0.04, 0.10
    answer = dice.among({"yes": yes, "no": 1 - yes - not_asked, "not_asked": not_asked})
    return answer if has_a_victim(offence) else "no"
