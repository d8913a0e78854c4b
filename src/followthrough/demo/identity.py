"""Who a person of the demonstration is: names, day of birth, answers to equality questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from followthrough.common.dates import add_calendar_months
from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice

SAFE_CONTACT = (
    "Text message to own mobile",
    "Phone after four in the afternoon",
    "Letter in a plain envelope",
    "Phone; do not leave a message",
    "E-mail, read on Mondays at the library",
    "Through the support worker",
)
ADJUSTMENTS = {
    "ADHD": "Short meetings and a reminder on the day",
    "Dyslexia": "Short letters in large print, and a call to explain",
    "Autism": "The same room and the same time, and notice of any change",
    "Acquired brain injury": "A written summary after each meeting",
    "Hearing or sight": "A quiet room and large print",
    "Mobility": "Ground floor room",
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
        "safe_contact": _unanswered(dice) or dice.pick(SAFE_CONTACT),
    }


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
