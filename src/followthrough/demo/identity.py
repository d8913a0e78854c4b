"""Who a person of the demonstration is: names, day of birth, answers to equality questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from followthrough.common.dates import add_calendar_months
from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice, picked_by
from followthrough.demo.facts_of_a_case import texts_that_fit

SIGN_LANGUAGE = "British Sign Language"
ADJUSTMENTS = {
    "ADHD": "Short meetings and a reminder on the day",
    "Dyslexia": "Large print, little text, and somebody who explains it",
    "Autism": "The same room and the same time, and notice of any change",
    "Acquired brain injury": "A short summary at the end of each meeting",
    "Hearing or sight": "A quiet room and large print",
    "Mobility": "Ground floor room",
    "Learning disability": "Easy words and pictures, and one thing at a time",
    "Mental health condition": "A quiet room, and a break when it is needed",
}


def draw_sex_and_age(dice: Dice) -> tuple[str, int]:
    known = assumptions()
    low, high = dice.among(known["age_bands"]).split("-")
    return dice.among(known["sex"]), dice.between(int(low), int(high))


def draw_person(dice: Dice, sex: str, age: int, opened_on: date) -> dict[str, Any]:
    """`age` is the age when the case opened, so that nobody was under 18 then."""
    names, known = data("names"), assumptions()
    pool = names[sex] if sex in names else names[dice.pick(("female", "male"))]
    first = dice.pick(pool)
    short = names["short"].get(first, "")
    birthday = add_calendar_months(opened_on, -12 * age)
    health = _answer(dice, "disability")
    neuro = _answer(dice, "neurodiversity")
    language = _answer(dice, "language")
    if language == SIGN_LANGUAGE:
        health = "Hearing or sight"
    return {
        "first_name": first,
        "last_name": dice.pick(names["last"]),
        "preferred_name": short if short and dice.chance(known["preferred_name"]) else "",
        "date_of_birth": (birthday - timedelta(days=dice.between(0, 364))).isoformat(),
        "sex": sex,
        "gender_identity": _answer(dice, "gender_identity"),
        "ethnicity": dice.among(known["ethnicity"]),
        "disability": health,
        "adjustments": _adjustments(health, neuro),
        "neurodiversity": neuro,
        "literacy": _answer(dice, "literacy"),
        "language": language,
        "interpreter": _interpreter(dice, language),
        "religion": _answer(dice, "religion"),
        "safe_contact": _unanswered(dice) or dice.lot(),  # until `with_safe_contact`
    }


def with_safe_contact(person: dict[str, Any], facts: frozenset[str]) -> dict[str, Any]:
    """Nobody without a phone is rung, and nobody in prison written to at home."""
    said = person["safe_contact"]
    if isinstance(said, float):
        said = picked_by(said, texts_that_fit(data("words")["safe_contact"], facts))
    return {**person, "safe_contact": said}


def _unanswered(dice: Dice) -> str:
    """`not_asked`, `prefers_not_to_say` or an empty text."""
    rates: dict[str, float] = assumptions()["equality_unsaid"]
    return dice.among({**rates, "": 1 - sum(rates.values())})


def _answer(dice: Dice, question: str) -> str:
    answers: dict[str, float] = assumptions()[question]
    return dice.among(answers) if (unsaid := _unanswered(dice)) == "" else unsaid


def _adjustments(health: str, neuro: str) -> str:
    result = [ADJUSTMENTS[answer] for answer in (neuro, health) if answer in ADJUSTMENTS]
    if result:
        return ". ".join(result)
    return "not_asked" if "not_asked" in (health, neuro) else "None needed"


def _interpreter(dice: Dice, language: str) -> str:
    if language in ("not_asked", "prefers_not_to_say"):
        return language
    needed = language != "English" and dice.chance(assumptions()["interpreter_needed"])
    return "yes" if needed else "no"
