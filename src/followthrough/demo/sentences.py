"""The sentence of a person of the demonstration, its requirements, and where the person is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from followthrough.common.dates import add_calendar_months
from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.dice import Dice
from followthrough.demo.facts_of_a_case import texts_that_fit
from followthrough.people.rules import SentenceKind

MONTHS = ("curfew", "exclusion", "residence", "drug_rehabilitation", "alcohol_treatment")
AT_AN_ADDRESS = {"curfew", "residence", "licence_residence", "licence_curfew"}
NEED_OF = {
    "drug_rehabilitation": "drugs",
    "licence_drug_testing": "drugs",
    "alcohol_treatment": "alcohol",
    "alcohol_abstinence_monitoring": "alcohol",
    "licence_alcohol_monitoring": "alcohol",
    "mental_health_treatment": "health",
}
SUSPENDED = "In the last third of the sentence: contact is suspended by national policy"
EXEMPT = "High risk of serious harm or multi-agency arrangements: contact goes on"


@dataclass(frozen=True)
class Term:
    """When the sentence runs. `work_from`: the first day on which work could have been done; None
    before release. Somebody was recalled on `held_since`, and could do work until then."""

    kind: str
    starts_on: date
    ends_on: date
    opened_on: date
    in_custody: bool
    release_on: date | None
    work_from: date | None
    held_since: date | None

    @property
    def on_order(self) -> bool:
        return self.kind != SentenceKind.LICENCE

    def last_third(self, day: date) -> bool:
        return day >= self.ends_on - (self.ends_on - self.starts_on) / 3


def draw_term(dice: Dice, as_of: date) -> Term:
    known = assumptions()
    kind = dice.among(known["sentence_kind"])
    months = dice.among(known["months"][kind])
    held = kind == "licence" and dice.chance(known["in_custody"] / known["sentence_kind"][kind])
    if held and not dice.chance(known["recalled"]):
        return _before_release(dice, as_of, months)
    length = add_calendar_months(as_of, months) - as_of
    least, most = known["elapsed"]["least"], known["elapsed"]["most"]
    span = dice.between(int(length.days * least) + 1, int(length.days * most))
    starts_on = as_of - timedelta(days=span)
    ends_on = add_calendar_months(starts_on, months) - timedelta(days=1)
    early = dice.between(20, 160) if kind == "licence" else 0
    release = held_since = None
    if held:
        held_since = as_of - timedelta(days=min(dice.between(3, 40), span))
        release = _day_of_release(held_since + timedelta(days=known["recall_days"]))
        if release >= ends_on or dice.chance(0.2):
            release = None
    return Term(
        kind=kind,
        starts_on=starts_on,
        ends_on=max(ends_on, as_of + timedelta(days=7)),
        opened_on=starts_on - timedelta(days=early),
        in_custody=held,
        release_on=release,
        work_from=starts_on,
        held_since=held_since,
    )


def _day_of_release(day: date) -> date:
    """Nobody is released at a weekend: they leave on the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _before_release(dice: Dice, as_of: date, months: int) -> Term:
    release = _day_of_release(as_of + timedelta(days=dice.between(10, 150)))
    return Term(
        kind=SentenceKind.LICENCE.value,
        starts_on=release,
        ends_on=add_calendar_months(release, months) - timedelta(days=1),
        opened_on=as_of - timedelta(days=dice.between(25, 300)),
        in_custody=True,
        release_on=release,
        work_from=None,
        held_since=None,
    )


def draw_requirements(dice: Dice, term: Term, facts: frozenset[str]) -> list[dict[str, Any]]:
    """At least one that somebody has to deliver. `done` is filled in once the steps are known.
    Nobody is treated for what is no need of theirs, or kept at an address that they do not have."""
    known = assumptions()["licence_conditions" if not term.on_order else "requirements"]
    kinds = [kind for kind, share in known.items() if dice.chance(share) and can_ask(kind, facts)]
    if not term.on_order:
        kinds = ["licence_standard", "licence_supervision", *kinds]
    else:
        if not {"rehabilitation_activity", "unpaid_work", "accredited_programme"} & set(kinds):
            kinds.insert(0, dice.among({"rehabilitation_activity": 2, "unpaid_work": 1}))
    return [_requirement(dice, kind, f"R{n}", term) for n, kind in enumerate(kinds, start=1)]


def can_ask(kind: str, facts: frozenset[str]) -> bool:
    if kind in AT_AN_ADDRESS:
        return "no_fixed_address" not in facts
    return kind not in NEED_OF or f"need_{NEED_OF[kind]}" in facts


def _requirement(dice: Dice, kind: str, ref: str, term: Term) -> dict[str, Any]:
    result: dict[str, Any] = {"ref": ref, "kind": kind}
    if kind == "rehabilitation_activity":
        result["amount"] = dice.among(assumptions()["activity_days"])
    elif kind == "unpaid_work":
        result["amount"] = dice.among(assumptions()["unpaid_hours"])
    elif kind == "alcohol_abstinence_monitoring":
        result["amount"] = dice.pick((60, 90, 120))
    elif kind in MONTHS or kind == "mental_health_treatment":
        longest = (term.ends_on - term.starts_on).days // 31
        result["amount"] = max(1, min(longest, dice.pick((3, 6, 9))))
    return result


def activity_limit(requirements: list[dict[str, Any]]) -> int | None:
    for requirement in requirements:
        if requirement["kind"] == "rehabilitation_activity":
            return int(requirement["amount"])
    return None


def regime(dice: Dice, term: Term, as_of: date, harm: str, mappa: bool) -> dict[str, str]:
    """Contact stops in the last third, but not where risk of serious harm stands against it."""
    if term.in_custody or not term.last_third(as_of):
        return {}
    if mappa or harm == "very_high":
        return {"regime": "exempt", "regime_why": EXEMPT}
    if dice.chance(assumptions()["suspended_contact"]):
        return {"regime": "suspended", "regime_why": SUSPENDED}
    return {}


def draw_offence(dice: Dice, facts: frozenset[str]) -> str:
    offences = data("offences")
    weights = {"money": 3.0, "violence": 3.0, "other": 3.0}
    weights |= {"drugs": 4.0} if "need_drugs" in facts else {}
    weights |= {"alcohol": 4.0} if "need_alcohol" in facts else {}
    kind = "domestic" if "domestic_abuse" in facts else dice.among(weights)
    return dice.pick(texts_that_fit(offences[kind], facts))


def has_a_victim(offence: str) -> bool:
    return offence not in data("offences")["without_a_victim"]
